import type { Item } from '../core/quantity.js'
import { aliasForms, foldName, nameForms } from './name-forms.js'
import type { BlankCell, Fact } from './types.js'
import type { ItemEntry, Vocabulary } from './vocabulary/types.js'

/** Everything a set of documents holds of one item: its facts, its blank cells, and the names people may use for it. */
export interface IndexedItem {
  id: string
  item: Item
  names: string[]
  facts: Fact[]
  blanks: BlankCell[]
}

/** Items of some documents by folded name; built once a generation and document set. */
export interface ItemIndex {
  items: Map<string, IndexedItem>
  byName: Map<string, IndexedItem[]>
  byCode: Map<string, IndexedItem[]>
  longestName: number
  /** All names joined by line feeds, for finding the longest stretch of a question that occurs in one. */
  haystack: string
  /** Words of row ancestors, columns and titles, so that a question may name them as context. */
  contexts: Set<string>
}

const TOTAL_NAMES = new Set(['本年支出', '支出总计'])

/** Items that only differ in the portion of a total (基本支出 of 本年支出) are addressed by the portion's own name. */
function portionNames(fact: { key: Fact['key']; column: string[] }, vocabulary: Vocabulary): string[] {
  const { item, portion } = fact.key
  if (item === null || !TOTAL_NAMES.has(item.name) || portion === null || portion === 'total') return []
  const leaf = fact.column.at(-1)
  const words = vocabulary.items
    .filter((entry) => entry.portion === portion && entry.code === null)
    .flatMap((entry) => [entry.name, ...entry.aliases, ...entry.everyday])
  return leaf === undefined || GENERIC_COLUMN.test(leaf) || FUND_ROW.test(leaf) ? words : [...words, leaf]
}

/** A total row or a row that carries the organization's name is not what the item is called. */
function isNameOfItem(fact: Fact | BlankCell): boolean {
  if (FUND_ROW.test(foldName(fact.name)) && foldName(fact.name) !== foldName(fact.key.item?.name ?? '')) return false
  return !GENERIC_COLUMN.test(foldName(fact.name)) && foldName(fact.name) !== foldName(fact.key.organization ?? '')
}

/** What a project buys (空调机) is asked for by its own name; the classification's code in front is none. */
function goods(fact: Fact | BlankCell): string[] {
  const { item, flow } = fact.key
  const within = flow === 'procurement' && item?.scheme === 'project' ? item.within : null
  return within === null || within.includes('／')
    ? []
    : [within.replace(/^[A-Z]\d+-?/, '')].filter((name) => name !== '')
}

/** 一般公共预算 below 上年结转 says which fund, not what. */
const FUND_ROW =
  /^(?:一般公共预算|政府性基金预算|国有资本经营预算|财政专户管理资金|单位资金|基金预算)(?:拨款|财政拨款)?(?:收入|结转结余)?$/

const GENERIC_COLUMN =
  /^(合计|小计|总计|金额|预算数|决算数|预算金额|执行数|项目|收入|支出|本年支出|本年收入|预算|决算)$/

export function itemId(item: Item, portion: string | null): string {
  return [item.scheme, item.code ?? '', item.name, item.within ?? '', portion ?? ''].join('|')
}

export function buildItemIndex(facts: Fact[], blanks: BlankCell[], vocabulary: Vocabulary): ItemIndex {
  const aliases = aliasesByName(vocabulary)
  const items = new Map<string, IndexedItem>()
  const contexts = new Set<string>()
  const enter = (fact: Fact | BlankCell): IndexedItem | null => {
    const { item } = fact.key
    if (item === null) return null
    const portions = portionNames(fact, vocabulary)
    const id = itemId(item, portions.length > 0 ? fact.key.portion : null)
    let entry = items.get(id)
    if (entry === undefined) {
      entry = { id, item, names: [], facts: [], blanks: [] }
      items.set(id, entry)
    }
    const own = portions.length > 0 ? portions : [item.name, ...(isNameOfItem(fact) ? [fact.name] : []), ...goods(fact)]
    for (const name of own)
      for (const form of [
        ...(portions.length > 0 ? aliasForms(name) : nameForms(name)),
        ...(aliases.get(foldName(name)) ?? []),
      ])
        if (!entry.names.includes(form)) entry.names.push(form)
    for (const word of [...fact.parents, ...fact.column])
      for (const form of nameForms(word)) if (!GENERIC_COLUMN.test(form)) contexts.add(form)
    return entry
  }
  for (const fact of facts) enter(fact)?.facts.push(fact)
  for (const blank of blanks) enter(blank)?.blanks.push(blank)

  const byName = new Map<string, IndexedItem[]>()
  const byCode = new Map<string, IndexedItem[]>()
  for (const entry of items.values()) {
    for (const name of entry.names) push(byName, name, entry)
    if (entry.item.code !== null) push(byCode, entry.item.code, entry)
  }
  const names = [...byName.keys()]
  return {
    items,
    byName,
    byCode,
    contexts,
    longestName: Math.max(0, ...names.map((name) => name.length)),
    haystack: names.join('\n'),
  }
}

function push<V>(map: Map<string, V[]>, key: string, value: V): void {
  const list = map.get(key)
  if (list === undefined) map.set(key, [value])
  else list.push(value)
}

/** Every name people use for an item of the vocabulary, without the bare words that say a flow or a portion (收入, 支出). */
export function itemForms(entry: ItemEntry): string[] {
  const forms = [...entry.aliases, ...entry.everyday].flatMap(aliasForms)
  const singular = forms.filter((form) => /^[a-z]+s$/.test(form)).map((form) => form.slice(0, -1))
  return [...forms, ...singular].filter((form) => !TOO_BROAD.has(form))
}

const TOO_BROAD = new Set([
  '收入',
  '支出',
  '预算',
  '决算',
  '经费',
  '资金',
  '合计',
  'income',
  'revenue',
  'expenditure',
  'spending',
  'budget',
])

function aliasesByName(vocabulary: Vocabulary): Map<string, string[]> {
  const map = new Map<string, string[]>()
  const add = (entry: ItemEntry): void => {
    const key = foldName(entry.name)
    map.set(key, [...(map.get(key) ?? []), ...itemForms(entry)])
  }
  vocabulary.items.forEach(add)
  return map
}
