import { z } from 'zod'
import type { Flow, Fund, Portion, QuantityKind, Stage } from '../core/quantity.js'
import type { IndexedItem, ItemIndex } from '../facts/item-index.js'
import { foldName } from '../facts/name-forms.js'
import type { BlankCell, Fact } from '../facts/types.js'
import type { Tool, ToolContext } from './contract.js'
import type { FigureGroup, FoundFigures } from './shared/figure-group.js'

export type { FigureGroup, FoundFigures } from './shared/figure-group.js'

const STAGES = [
  'initial-budget',
  'adjusted-budget',
  'full-year-budget',
  'execution',
  'final-accounts',
] as const satisfies readonly Stage[]
const FUNDS = [
  'general',
  'government-fund',
  'state-capital',
  'fiscal',
  'special-account',
  'own-funds',
  'all',
] as const satisfies readonly Fund[]
const FLOWS = [
  'income',
  'expenditure',
  'position',
  'asset',
  'staff',
  'procurement',
  'activity',
  'target',
] as const satisfies readonly Flow[]
const PORTIONS = ['total', 'basic', 'project', 'personnel', 'public'] as const satisfies readonly Portion[]
const KINDS = ['amount', 'change', 'share', 'rate', 'count', 'target'] as const satisfies readonly QuantityKind[]

export const figureQuery = z.object({
  documents: z.array(z.string()).min(1).describe('Document ids to look in'),
  items: z
    .array(z.array(z.string()).min(1))
    .describe(
      'Each entry is one word of the question: ids, names or codes of the items it may mean. A figure must fit every entry, as its item or as the context it stands in',
    ),
  contexts: z
    .array(z.string())
    .default([])
    .describe('Words that must occur in the rows above, the column or the title'),
  year: z.number().int().nullable().default(null).describe('Year of the quantity; null takes the document’s own year'),
  stages: z.array(z.enum(STAGES)).default([]).describe('Accepted stages; empty takes the document’s own'),
  fund: z
    .enum(FUNDS)
    .nullable()
    .default(null)
    .describe(
      'general 一般公共预算, government-fund 政府性基金, state-capital 国有资本经营, fiscal 财政拨款; null takes any',
    ),
  flow: z.enum(FLOWS).nullable().default(null).describe('What moves or is counted; null takes any'),
  portions: z
    .array(z.enum(PORTIONS))
    .default([])
    .describe('total 合计, basic 基本支出, project 项目支出, personnel 人员经费, public 公用经费; empty takes any'),
  kinds: z
    .array(z.enum(KINDS))
    .default(['amount', 'count', 'target'])
    .describe('change, share and rate are those that the document states itself'),
})

export type FigureQuery = z.input<typeof figureQuery>
type ParsedQuery = z.output<typeof figureQuery>

/** Finds the facts that fit a description; nothing is ranked or chosen here. */
export const findFigures: Tool<FigureQuery, FoundFigures> = {
  name: 'find_figures',
  description:
    'Figures of the disclosed documents by item (name, alias or code), year, stage, fund, flow and portion. Returns every display with its quantity and source, blank cells, and what would be available under other conditions.',
  input: figureQuery,
  run(query, context) {
    const parsed = figureQuery.parse(query)
    const matched = match(parsed, context)
    return { ...matched, available: matched.groups.length > 0 ? [] : alternatives(parsed, context) }
  },
}

function match(query: ParsedQuery, context: ToolContext): { groups: FigureGroup[]; blanks: BlankCell[] } {
  const groups = new Map<string, FigureGroup>()
  const blanks: BlankCell[] = []
  for (const document of query.documents) {
    const record = context.library.documents().find((one) => one.id === document)
    if (record === undefined) continue
    const index = context.itemIndex([document])
    const scope = { year: query.year ?? record.year, query }
    const words = query.items.map((names) => ({
      names: new Set(names.map(foldName)),
      ids: new Set(names),
      portions: portionsOf(names, index),
    }))
    for (const item of index.items.values()) {
      const hits = words.map((word) => fitsItem(item, word))
      if (words.length > 0 && !hits.includes(true)) continue
      const under = words.map((word) => isUnder(item, word, index))
      for (const fact of item.facts) {
        if (!fitsScope(fact, scope)) continue
        if (!words.every((word, at) => hits[at] === true || fitsWord(fact, word, under[at] === true))) continue
        if (!query.contexts.every((words) => fitsContext(fact, new Set([foldName(words)])))) continue
        const id = [
          document,
          item.id,
          fact.key.organization,
          fact.key.year,
          fact.key.stage,
          fact.key.fund,
          fact.key.flow,
          fact.key.portion,
          fact.key.kind,
          fact.unit === '%' ? '%' : '',
          fact.bound === null ? '' : 'bound',
          JSON.stringify(fact.key.base),
        ].join('|')
        const group = groups.get(id)
        if (group === undefined) groups.set(id, { document, item, facts: [fact] })
        else group.facts.push(fact)
      }
      for (const blank of item.blanks)
        if (
          fitsScope(blank, scope) &&
          words.every((word, at) => hits[at] === true || fitsWord(blank, word, under[at] === true))
        )
          blanks.push(blank)
    }
  }
  return { groups: [...groups.values()], blanks }
}

/** The portions that a word stands for when it names nothing but parts of a total (公用经费). */
function portionsOf(names: string[], index: ItemIndex): ReadonlySet<Portion> {
  const items = names.flatMap((name) => index.items.get(name) ?? [])
  const portions = items.flatMap((item) => item.facts.map((fact) => fact.key.portion))
  const isPortion =
    items.length > 0 &&
    items.every((item) => item.item.code === null && item.item.scheme === 'form') &&
    portions.length > 0 &&
    portions.every((portion) => portion !== null && portion !== 'total')
  return new Set<Portion>(isPortion ? portions.flatMap((portion) => (portion === null ? [] : [portion])) : [])
}

function inPortion(portion: Portion | null, asked: ReadonlySet<Portion>): boolean {
  if (portion === null) return false
  return asked.has(portion) || (asked.has('basic') && (portion === 'personnel' || portion === 'public'))
}

interface Word {
  portions: ReadonlySet<Portion>
  names: ReadonlySet<string>
  ids: ReadonlySet<string>
}

function fitsItem(item: IndexedItem, word: Word): boolean {
  // 上年结转 is printed 上年结转结余 elsewhere: a balance is offered under its longer name too, and ranked behind the exact one.
  const balance =
    item.facts[0]?.key.flow === 'position' &&
    item.names.some((name) => [...word.names].some((one) => one.length >= 4 && name.startsWith(one)))
  return (
    balance ||
    word.ids.has(item.id) ||
    (item.item.code !== null && word.ids.has(item.item.code)) ||
    item.names.some((name) => word.names.has(name))
  )
}

/** Words that stand in many names and tell none apart. */
const BROAD = /^(?:其他|项目|支出|收入|经费|费用|服务|资金|预算|补助|补贴|管理|事务|单位)$/

/** 商品和服务支出下的差旅费: the code says what an item is part of, whether or not the form repeats it. */
function isUnder(item: IndexedItem, word: Word, index: ItemIndex): boolean {
  const { code, scheme } = item.item
  if (code === null) return false
  for (let length = code.length - 2; length >= 3; length -= 2) {
    const parents = index.byCode.get(code.slice(0, length)) ?? []
    if (parents.some((parent) => parent.item.scheme === scheme && fitsItem(parent, word))) return true
  }
  return false
}

/** Beside an item, a portion must be the figure's own portion; other words may stand above it, in its column or title. */
function fitsWord(fact: Fact | BlankCell, word: Word, isBelow: boolean): boolean {
  if ([...word.names].every((name) => BROAD.test(name) || name.includes('|'))) return false
  if (word.portions.size > 0) return inPortion(fact.key.portion, word.portions)
  return isBelow || fitsContext(fact, word.names)
}

function fitsContext(fact: Fact | BlankCell, words: ReadonlySet<string>): boolean {
  const own = [fact.name, fact.key.item?.name ?? '']
  const specific = [...words].filter((word) => word.length >= 2 && !BROAD.test(word))
  if (specific.some((word) => own.some((name) => foldName(name).includes(word)))) return true
  const places = [...fact.parents, ...fact.column, fact.tableTitle ?? '', fact.key.item?.within ?? ''].map(foldName)
  return [...words].some((word) => word.length >= 2 && places.some((place) => place.includes(word)))
}

function fitsScope(fact: Fact | BlankCell, scope: { year: number | null; query: ParsedQuery }): boolean {
  const { key } = fact
  const { query } = scope
  if (!query.kinds.includes(key.kind)) return false
  if (
    query.year === null &&
    !isPosition(key.flow) &&
    key.year !== null &&
    scope.year !== null &&
    key.year !== scope.year
  )
    return false
  if (query.year !== null && key.year !== query.year) return false
  if (query.stages.length > 0 && (key.stage === null || !query.stages.includes(key.stage))) return false
  if (query.fund !== null && key.fund !== query.fund) return false
  if (query.flow !== null && !fitsFlow(key.flow, query.flow)) return false
  return fitsPortions(key.portion, query.portions)
}

/** Staff and assets are told as of a date, often the end of the year before. */
function isPosition(flow: Flow | null): boolean {
  return flow === 'asset' || flow === 'staff'
}

/** Buying is spending: a question for expenditure accepts procurement and activities, never income. */
function fitsFlow(flow: Flow | null, asked: Flow): boolean {
  return flow === asked || (asked === 'expenditure' && (flow === 'procurement' || flow === 'activity'))
}

/** 基本支出里的人员经费 names both: the narrower portion is meant. */
function fitsPortions(portion: Portion | null, asked: Portion[]): boolean {
  if (asked.length === 0) return true
  const narrow = asked.filter((one) => !(one === 'basic' && (asked.includes('personnel') || asked.includes('public'))))
  return portion !== null && narrow.length === 1 && narrow[0] === portion
}

const CONDITIONS = ['year', 'stages', 'fund', 'flow', 'portions', 'contexts', 'kinds'] as const

function alternatives(query: ParsedQuery, context: ToolContext): FoundFigures['available'] {
  const found: FoundFigures['available'] = []
  for (const condition of CONDITIONS) {
    const relaxed: ParsedQuery = {
      ...query,
      ...{
        year: { year: null },
        stages: { stages: [] },
        fund: { fund: null },
        flow: { flow: null },
        portions: { portions: [] },
        contexts: { contexts: [] },
        kinds: { kinds: [...KINDS] },
      }[condition],
    }
    if (JSON.stringify(relaxed) === JSON.stringify(query)) continue
    const { groups } = match(relaxed, context)
    if (groups.length === 0) continue
    const values = groups.map((group) => {
      const key = group.facts[0]?.key
      const value = {
        year: key?.year,
        stages: key?.stage,
        fund: key?.fund,
        flow: key?.flow,
        portions: key?.portion,
        contexts: key?.item?.name,
        kinds: key?.kind,
      }[condition]
      return String(value ?? '')
    })
    found.push({ condition, values: [...new Set(values.filter((value) => value !== ''))] })
  }
  return found
}
