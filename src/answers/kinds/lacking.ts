import type { Fund, Portion, Scheme } from '../../core/quantity.js'
import { baseValue } from '../../core/unit.js'
import type { Fact } from '../../facts/types.js'
import { holding } from '../../gate/holding.js'
import { type Standing, standingOf } from '../../gate/item-standing.js'
import { PORTION_NAMES } from '../../language/portions.js'
import type { DocumentRecord } from '../../library/types.js'
import { type Draft, refuse, startDraft } from '../draft.js'
import { type CompleteListing, completeListing } from '../list/complete-listing.js'
import { readDimension } from '../list/dimension.js'
import { scopeOf, teller } from '../list/telling.js'
import { readLackingFrame } from '../understand/lacking-words.js'
import type { Reading } from '../understand/reading.js'
import { resolveScope } from '../understand/scope.js'
import type { KindContext, QuestionKind } from './contract.js'

/** 甲有而乙没有的科目 — by code, over complete lists of both; no row, a blank cell and 0.00 are three things, told apart. */
export const lacking: QuestionKind = {
  name: 'lacking',
  serves: ['lacking', 'list', 'across'],
  answer(reading, context) {
    if (!reading.intents.has('lacking')) return null
    const frame = readLackingFrame(reading.text, reading.mentions)
    if (frame?.asks !== 'items' || !asksItems(reading)) return null
    const of = (start: number): string[] =>
      reading.mentions.flatMap((mention) => (mention.start === start ? mention.organizations : []))
    const [having, ...moreHaving] = of(frame.has)
    const [without, ...moreWithout] = of(frame.lacks)
    if (having === undefined || without === undefined || moreHaving.length + moreWithout.length > 0) return null
    const level = readLevel(reading)
    if (level === null) return refuseUnclassified(reading, having, without)
    const portion = askedPortion(reading)
    const a = recordOf(reading, having, context)
    const b = recordOf(reading, without, context)
    if (a === null || b === null || a.id === b.id || portion === 'several') return null
    for (const one of portion === null ? PORTIONS : [portion]) {
      const list = completeListing(a, level, one, context.library)
      const other = completeListing(b, level, one, context.library)
      if (list !== null && other !== null) return compare(reading, list, other, b, context)
    }
    return refuseIncomplete(reading, [a, b])
  },
}

/** All spending before basic spending, which most forms list by economic item. */
const PORTIONS: Portion[] = ['total', 'basic']

/** 科目 of all spending or of a portion; an item, a fund or income beside it narrows the lists, which is not compared here. */
function asksItems(reading: Reading): boolean {
  const allowed = reading.senses.every((word) =>
    word.senses.some(
      (sense) =>
        ['intent', 'filler', 'stage', 'portion'].includes(sense.type) ||
        (sense.type === 'flow' && sense.flow === 'expenditure') ||
        (sense.type === 'total' && sense.of !== 'income'),
    ),
  )
  return (
    allowed &&
    /科目|项|支出|款|items?|lines?|codes?/.test(reading.text) &&
    reading.terms.every((term) => /^(?:支出|科目|.{0,4}分类)$/.test(term.text)) &&
    reading.given.length + reading.unheldCodes.length + reading.unheldNames.length + reading.contexts.length === 0
  )
}

function readLevel(reading: Reading): { scheme: Scheme; length: number } | null {
  const dimension = readDimension(reading)
  if (dimension?.by !== 'code') return null
  if (dimension.scheme !== 'functional') return dimension
  const { text } = reading
  return { scheme: 'functional', length: /大类|类级|按类|几类|\bclass/.test(text) ? 3 : /款/.test(text) ? 5 : 7 }
}

function askedPortion(reading: Reading): Portion | 'several' | null {
  const portions = reading.senses.flatMap((word) =>
    word.senses.flatMap((sense) => (sense.type === 'portion' ? [sense.portion] : [])),
  )
  const [portion, ...more] = new Set(portions)
  return more.length > 0 ? 'several' : (portion ?? null)
}

/** The newest document of the organization, or that of the year and stage that the question names. */
function recordOf(reading: Reading, organization: string, context: KindContext): DocumentRecord | null {
  const held = context.documents.filter((record) => record.organization === organization)
  if (held.length === 0) return null
  const scoped = resolveScope(reading, held)
  return scoped.found && scoped.scope.year === null && scoped.scope.stages.length === 0 ? scoped.scope.record : null
}

function compare(
  reading: Reading,
  list: CompleteListing,
  other: CompleteListing,
  record: DocumentRecord,
  context: KindContext,
): Draft | null {
  const zh = reading.language === 'zh'
  const draft = startDraft()
  const tell = teller(draft, reading.language)
  const groups: Record<Standing['is'], { fact: Fact; standing: Standing }[]> = {
    'no-row': [],
    blank: [],
    zero: [],
    unread: [],
    figure: [],
  }
  const listed = new Set(other.rows.filter((row) => !baseValue(row).isZero()).map((row) => row.key.item?.code))
  for (const fact of list.rows) {
    const { item } = fact.key
    if (item === null || baseValue(fact).isZero() || listed.has(item.code)) continue
    const standing = standingOf(item, record, context.library)
    groups[standing.is].push({ fact, standing })
  }
  if (groups['no-row'].length + groups.blank.length + groups.zero.length === 0)
    return refuseNone(reading, list.total, other.total)
  const scheme = SCHEMES[list.rows[0]?.key.item?.scheme ?? '']?.[zh ? 0 : 1] ?? ''
  const { portion } = list.total.key
  const scope = portion === null || portion === 'total' ? '' : PORTION_NAMES[portion][reading.language]
  const within = scope === '' ? '' : zh ? `（范围：${scope}）` : ` (scope: ${scope})`
  draft.lines.push(zh ? `按${scheme}编码比对的清单${within}：` : `Lists set side by side by ${scheme}${within}:`)
  const heads = [list.total, other.total].map((total) => tell(total))
  draft.lines.push(...heads.map((head) => `· ${head.line}`))
  const add = (fact: Fact, result: boolean): string => {
    const { figure, line } = tell(fact)
    if (result) draft.results.push(figure)
    return `· ${line}`
  }
  const place = scopeOf(other.total, reading.language)
  const sections: [Standing['is'], string][] = [
    ['no-row', zh ? `${place}的表中没有这一行：` : `${place} has no such row:`],
    ['blank', zh ? `${place}的表中有这一行但该格空白：` : `${place} has the row but its cell is blank:`],
    ['zero', zh ? `${place}写明为零的：` : `${place}, stated as none:`],
    [
      'unread',
      zh
        ? `${place}有这一行，读不出数，不算在内的：`
        : `Listed by ${place}, unreadable as a figure, so not counted here:`,
    ],
    [
      'figure',
      zh
        ? `${place}另有同名或同码的数，不算在内的：`
        : `Told with a like name or code by ${place}, so not counted here:`,
    ],
  ]
  for (const [is, heading] of sections) {
    if (groups[is].length === 0) continue
    draft.lines.push(heading)
    for (const { fact, standing } of groups[is]) {
      draft.lines.push(add(fact, is !== 'figure' && is !== 'unread'))
      const [shown] = 'facts' in standing ? [...standing.facts].sort(cellsFirst) : []
      if (shown !== undefined) draft.lines.push(add(shown, false))
    }
  }
  draft.lines.push(...differences(list.rows[0] ?? list.total, other.rows[0] ?? other.total, zh), ...tell.sources)
  return draft
}

const cellsFirst = (a: Fact, b: Fact): number => (a.origin === b.origin ? 0 : a.origin === 'cell' ? -1 : 1)

const SCHEMES: Record<string, [string, string]> = {
  'economic-department': ['部门预算经济分类', 'economic item'],
  'economic-government': ['政府预算经济分类', 'government economic class'],
  functional: ['功能分类', 'function'],
}

/** Another year, stage or fund on the other side is said, as far as it is one. */
function differences(a: Fact, b: Fact, zh: boolean): string[] {
  const notes: string[] = []
  if (a.key.stage !== b.key.stage) notes.push(zh ? '口径不同。' : 'Stages differ.')
  if (a.key.fund !== b.key.fund)
    notes.push(
      (zh ? '资金范围：' : 'Funds: ') +
        [a, b].map((one) => `${one.key.organization ?? ''}${zh ? '' : ' '}${fundOf(one, zh)}`).join(zh ? '；' : '; ') +
        (zh ? '。' : '.'),
    )
  if (a.key.year !== b.key.year) notes.push(zh ? '年度不同。' : 'Years differ.')
  return notes
}

const FUNDS: Partial<Record<Fund, [string, string]>> = {
  general: ['一般公共预算', 'general public budget'],
  fiscal: ['财政拨款', 'fiscal appropriations'],
  all: ['各种资金', 'funds of any kind'],
}

function fundOf({ key }: Fact, zh: boolean): string {
  const names = key.fund === null ? undefined : FUNDS[key.fund]
  return names?.[zh ? 0 : 1] ?? (zh ? '另一种资金' : 'another fund')
}

/** 支出科目 may be functional or economic: which is asked back. */
function refuseUnclassified(reading: Reading, having: string, without: string): Draft {
  return reading.language === 'zh'
    ? refuse(
        'ambiguous',
        ['支出科目有功能分类和经济分类两种，不能混着比，请说明按哪一种，例如：'],
        [`${having}有而${without}没有的经济科目有哪些？`, `${having}有而${without}没有的功能科目有哪些？`],
        [having, without],
      )
    : refuse(
        'ambiguous',
        ['Spending is listed by function and by economic item, which are not mixed; please say which, for example:'],
        [
          `Which economic items does ${having} have that ${without} lacks?`,
          `Which functional items does ${having} have that ${without} lacks?`,
        ],
        [having, without],
      )
}

function refuseIncomplete(reading: Reading, records: DocumentRecord[]): Draft {
  const zh = reading.language === 'zh'
  const names = records.map((record) => holding(record, zh))
  return refuse(
    'not-held',
    [
      zh
        ? `${names.join('、')}：没有两份范围相同、各行加起来等于合计的清单，看不出少了哪些科目，不作比较。`
        : `${names.join('; ')}: there are no two lists of the same kind that add up to their totals, so what one lacks cannot be told.`,
    ],
    [],
    names,
  )
}

function refuseNone(reading: Reading, a: Fact, b: Fact): Draft {
  const zh = reading.language === 'zh'
  const [having, without] = [scopeOf(a, reading.language), scopeOf(b, reading.language)]
  return refuse(
    'not-held',
    [
      zh
        ? `没有找到这样的科目：${having}清单里有数的各项，${without}的文件里也都有数。`
        : `No such item was found: whatever ${having} lists with an amount, ${without} has an amount for as well.`,
    ],
    [],
    [having, without],
  )
}
