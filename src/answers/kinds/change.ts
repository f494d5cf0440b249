import { Decimal } from '../../core/decimal.js'
import type { Figure } from '../../core/figure.js'
import type { Stage } from '../../core/quantity.js'
import type { Fact } from '../../facts/types.js'
import { displayValue } from '../../gate/display.js'
import { orderDisplays } from '../../gate/displays.js'
import { factName } from '../../gate/fact-name.js'
import { sourceLine } from '../../gate/source-line.js'
import { FUND_NAMES } from '../../language/funds.js'
import { stageName } from '../../language/stages.js'
import { changeByNumber, type StatedChange } from '../change-by-number.js'
import { currentOf } from '../current-of-change.js'
import { type Draft, refuse, startDraft } from '../draft.js'
import { enterOperand } from '../operands.js'
import { isPartOfAll } from '../part-of-all.js'
import { confirm, directionLine, standing, unexplained } from '../premise.js'
import { refuseOtherYear } from '../refusals.js'
import { resolveSubject, splitSubjects } from '../resolve-subject.js'
import type { Reading, SenseWord, Term } from '../understand/reading.js'
import { displayResult } from '../wording/display-result.js'
import { quoteReason } from '../wording/reason.js'
import { type KindContext, newestYear, type QuestionKind } from './contract.js'

/** 比上年多多少、涨了百分之几、为什么 — the change that the document states, with the reason it gives. */
export const change: QuestionKind = {
  name: 'change',
  serves: ['change', 'why', 'difference', 'list', 'share'],
  readsNumbers: true,
  readsYears: true,
  answer(reading, context) {
    const [organization, ...others] = reading.organizations
    if (
      organization === undefined ||
      others.length > 0 ||
      !asksForChange(reading) ||
      /占/.test(reading.text) ||
      comparesStages(reading, organization, context)
    )
      return null
    // 去年比今年少百分之几 has this year for its base, and no rate of a document has.
    if (isFromEarlier(reading.text) && /百分|%|率|幅/.test(reading.text)) return null
    const subjects = splitSubjects(reading)
    if (subjects.length !== 1) return null
    if (ofEarlierYear(reading, newestYear(organization, context))) {
      const held = context.documents.filter((record) => record.organization === organization)
      return refuseOtherYear(reading, organization, held)
    }
    const [terms = []] = subjects
    const stated =
      statedChange(withoutBaseYear(reading, organization, context), organization, context) ??
      changeByNumber(reading, terms, organization, context)
    if (stated === null) return notStated(reading, organization, context)
    const told = stated.amount ?? stated.rate
    if (told !== null && asksForAll(reading, terms) && isPartOfAll(told, context)) return refusePart(reading, told)
    const base = told?.key.base ?? null
    if (base !== null && !fitsBaseStage(reading.text, base.stage)) return refuseBaseStage(reading, base.stage)
    const draft = word(reading, stated, context)
    const newest = newestYear(organization, context)
    if (base !== null && base.year !== null && base.year !== newest - 1) {
      const zh = reading.language === 'zh'
      const otherBase = reading.years.some(({ year }) => year !== null && year !== newest && year !== base.year)
      if (otherBase || /去年|上年|上一年|last year|previous year/.test(reading.text))
        return refuse('not-held', [
          zh
            ? `文件没有写与这一年相比的增减，只写了与${base.year}年相比的。`
            : `The document states no change against that year, only against ${base.year}.`,
        ])
      draft.warnings.push(
        zh
          ? `注意：文件写的是与${base.year}年比，不是与上年比。`
          : `Note: the document compares with ${base.year}, not with the year before.`,
      )
    }
    return draft
  },
}

/** 总支出, 预算: all money, of whatever fund. */
const asksForAll = (reading: Reading, terms: Term[]): boolean =>
  terms.length === 0 && !reading.senses.some((word) => word.senses.some((sense) => sense.type === 'fund'))

/** The document tells the change of one fund, and other money comes to it. */
function refusePart(reading: Reading, fact: Fact): Draft {
  const zh = reading.language === 'zh'
  const { organization, year, fund, flow } = fact.key
  if (fund === null || fund === 'all') return refuse('not-held', [])
  const name = FUND_NAMES[fund][reading.language]
  const scope = `${organization ?? ''}${year === null ? '' : `${year}年`}`
  return refuse(
    'not-held',
    [
      zh
        ? `文件没有写全部${flow === 'income' ? '收入' : '支出'}比上年的增减，只写了其中${name}的。`
        : `The document states no change of all ${flow === 'income' ? 'income' : 'expenditure'}, only that of the ${name}.`,
    ],
    [
      zh
        ? `${scope}${name}${flow === 'income' ? '收入' : '支出'}比上年增减多少？`
        : `How did ${name} ${flow ?? ''} of ${organization ?? ''} change?`,
    ],
  )
}

/** 比2023年预算 is another base than the 2023年执行数 that a document may compare with. */
function fitsBaseStage(text: string, stage: Stage | null): boolean {
  const asked = /比(?:上年|去年|20\d\d年)度?的?(年初预算|预算(?!执行)|预算执行|执行|决算)/.exec(text)?.[1]
  if (asked === undefined || stage === null) return true
  return asked.endsWith('预算') === (stage === 'initial-budget')
}

function refuseBaseStage(reading: Reading, stage: Stage | null): Draft {
  const zh = reading.language === 'zh'
  const name = stage === null ? '' : stageName(stage, reading.language)
  return refuse('not-held', [
    zh ? `文件只写了与${name}相比的增减。` : `The document states the change against the ${name} only.`,
  ])
}

/** An item that is held, but whose change the document does not state: said so, rather than declined as a kind. */
function notStated(reading: Reading, organization: string, context: KindContext): Draft | null {
  const [terms = []] = splitSubjects(reading)
  if (terms.length === 0 || !reading.intents.has('change')) return null
  const current = resolveSubject(withoutBaseYear(reading, organization, context), terms, organization, context)
  const [group] = current.found ? current.groups : []
  if (group === undefined) return null
  const zh = reading.language === 'zh'
  const name = terms.map((term) => term.corrected ?? term.text).join('')
  const question = zh ? `${organization}的${name}是多少？` : `How much is ${name} of ${organization}?`
  return refuse(
    'not-held',
    [
      zh
        ? `文件没有给出“${name}”比上年增减的数。`
        : `The document states no change of “${name}” against the year before.`,
    ],
    [question],
  )
}

/** 决算比年初预算多花: accounts against their budget, which is no change over the years. */
function comparesStages(reading: Reading, organization: string, context: KindContext): boolean {
  const stages = reading.senses.flatMap((word) =>
    word.senses.flatMap((sense) => (sense.type === 'stage' ? [sense.stage] : [])),
  )
  const accounts = context.documents.some(
    (record) => record.organization === organization && record.kind === 'accounts',
  )
  return accounts && stages.some((stage) => stage !== 'final-accounts') && !BASE_YEAR.test(reading.text)
}

const FROM_EARLIER = /(上年|去年|20\d\d年?)[^,。比]{0,12}比(今年|本年|20\d\d年)[^,。]{0,12}[少低减降]/

function isFromEarlier(text: string): boolean {
  const [, from = '', to = ''] = FROM_EARLIER.exec(text) ?? []
  // 2026年比2025年减少: the later year is set against the earlier one, as documents do it.
  return from !== '' && !(/^20/.test(from) && /^20/.test(to) && from.slice(0, 4) > to.slice(0, 4))
}
const BASE_YEAR = /上年|去年|上一年|比.{0,4}20\d\d|20\d\d年?.{0,6}比/

const BEFORE_BASE = /(?:比|较|与|和|跟|同|对|从|自|由|于|over|from|than|since|with|to|against|and|in)\s*$/
const AFTER_BASE = /^(?:年度?|\s)*(?:的|[^,，]{0,12})?(?:相比|到|至|-|—|~|比)/

/** 2023年的增长率: an earlier year that nothing sets the figure against is the year asked about, and its change is not told. */
function ofEarlierYear({ years, text, intents }: Reading, newest: number): boolean {
  const [year, ...others] = years
  if (year === undefined || others.length > 0 || !intents.has('change')) return false
  if (year.relative !== -1 && year.year !== newest - 1) return false
  return !BEFORE_BASE.test(text.slice(0, year.end - year.text.length)) && !AFTER_BASE.test(text.slice(year.end))
}

/** 多多少 is a change only against an earlier year; between two items it is a difference. */
function asksForChange(reading: Reading): boolean {
  if (reading.intents.has('change') || reading.intents.has('why')) return true
  return (
    reading.intents.has('difference') &&
    (BASE_YEAR.test(reading.text) || reading.years.some((year) => year.relative === -1))
  )
}

/** The earlier year is the base of the comparison, not the year of the figure. */
export function withoutBaseYear(reading: Reading, organization: string, context: KindContext): Reading {
  const newest = newestYear(organization, context)
  const isBase = (year: { year: number | null; relative: number | null }): boolean =>
    year.relative === -1 || year.year === newest - 1
  // 比去年 is one word of comparison that names the base year too.
  const ends = [
    ...reading.years.filter(isBase).map((year) => year.end),
    ...reading.senses.filter((word) => /上年|去年/.test(word.text)).map((word) => word.start + word.text.length),
  ]
  // 比2023年执行数: the stage behind the base year is the base's.
  const ofBase = (word: SenseWord): boolean =>
    word.senses.every((sense) => sense.type === 'stage') &&
    ends.some((end) => word.start >= end && word.start - end <= 6)
  return {
    ...reading,
    years: reading.years.filter((year) => !isBase(year)),
    senses: reading.senses.filter((word) => !ofBase(word)),
  }
}

/** The change and the growth that the document states of a subject against an earlier year. */
export function statedChange(reading: Reading, organization: string, context: KindContext): StatedChange | null {
  const [terms = []] = splitSubjects(reading)
  const growth = (fact: Fact): boolean => fact.key.base !== null && fact.key.base.year !== fact.key.year
  const found = (['change', 'rate'] as const).map((kind) => {
    const resolved = resolveSubject(reading, terms, organization, context, { kinds: [kind], keep: growth })
    if (!resolved.found || resolved.groups.length !== 1) return null
    return orderDisplays(resolved.groups[0]?.facts ?? [])[0] ?? null
  })
  const [amount = null, rate = null] = found
  return amount === null && rate === null ? null : { amount, rate }
}

function word(reading: Reading, stated: StatedChange, context: KindContext): Draft {
  const zh = reading.language === 'zh'
  const draft = startDraft()
  const sources: string[] = []
  const facts = [stated.amount, stated.rate].filter((fact): fact is Fact => fact !== null)
  const figures = facts.map((fact) => draft.ledger.addFact(fact, factName(fact, reading.language)))
  for (const figure of figures) {
    if (figure.source !== null) sources.push(sourceLine(sources.length + 1, figure.source, reading.language))
    draft.results.push(figure)
    const scope = zh
      ? `${figure.organization ?? ''}${figure.year ?? ''}年${figure.stage ?? ''}`
      : `${figure.organization ?? ''}, ${figure.year ?? ''}`
    draft.lines.push(`${scope} ${figure.label} ${magnitude(figure)} [${sources.length}]`)
  }
  if (stated.amount !== null && stated.rate === null) workRate(reading, stated.amount, { draft, sources }, context)
  const opposite = directionLine(reading, facts.find((fact) => fact.direction !== null)?.direction ?? null)
  if (opposite !== null) draft.lines.unshift(opposite)
  draft.lines.push(...checkNumbers(reading, figures, draft))
  if (opposite === null) confirm(draft, reading)
  const reason = facts.find((fact) => fact.reason !== null)
  if (reason !== undefined) draft.lines.push(quoteReason(draft.ledger, reason, zh))
  else if (reading.intents.has('why')) draft.lines.push(zh ? '文件没有说明原因。' : 'The document gives no reason.')
  draft.lines.push(...sources)
  return draft
}

/** 增长率: a rate that the document leaves out is worked out from the change it states and the figure of its own year. */
function workRate(
  reading: Reading,
  fact: Fact,
  { draft, sources }: { draft: Draft; sources: string[] },
  context: KindContext,
): void {
  const now = /百分|%|率|幅|percent|growth/.test(reading.text) ? currentOf(fact, context) : null
  const [changed] = draft.results
  if (now === null || changed === undefined || fact.direction === null || fact.direction === 'none') return
  const zh = reading.language === 'zh'
  const current = enterOperand(reading, now.group, { record: now.record, year: null, stages: [] }, draft, sources)
  const before = `${current.figure.id} ${fact.direction === 'decrease' ? '+' : '-'} ${changed.id}`
  const result = draft.ledger.addCalculation(
    `${changed.id} / (${before})`,
    {
      label: zh ? `${changed.label}的百分比` : `percentage ${changed.label}`,
      organization: changed.organization,
      year: changed.year,
      stage: changed.stage,
    },
    { as: '%' },
  )
  if (result === null) return
  draft.results.push(result)
  const { label, value, unit } = current.figure
  draft.lines.push(
    `${result.label} ${displayResult(result, zh)}`,
    zh ? '百分比按以上增减和下面的数算出：' : 'The percentage is worked out from this and:',
    `· ${label} ${displayValue(value, unit)} [${current.mark}]`,
  )
}

/** A stated decrease keeps its magnitude; the label says which way. */
function magnitude(figure: Figure): string {
  return displayValue(new Decimal(figure.value).abs().toFixed(figure.value.split('.')[1]?.length ?? 0), figure.unit)
}

/** Numbers in the question that the document does not bear out are told beside the figures. */
function checkNumbers(reading: Reading, figures: Figure[], draft: Draft): string[] {
  const zh = reading.language === 'zh'
  return unexplained(reading, figures, new Set()).flatMap((number) => {
    if (!figures.some((figure) => standing(number, figure.value, figure.unit) !== null)) return []
    const unit = number.unit === '万' ? '万元' : number.unit
    const label = zh ? '问题里的数' : 'the number in the question'
    const entered = draft.ledger.addGiven(number.value, number.decimals, unit, label)
    const shown = displayValue(entered.value, entered.unit)
    return [zh ? `您给的 ${shown} 与文件不符。` : `The ${shown} of the question is not what the document states.`]
  })
}
