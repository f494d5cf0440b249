import { baseValue } from '../../core/unit.js'
import { displayValue } from '../../gate/display.js'
import { type Draft, startDraft } from '../draft.js'
import { enterOperand, type Operand } from '../operands.js'
import { askedDirection } from '../premise.js'
import { resolveSubject, splitSubjects } from '../resolve-subject.js'
import type { Reading } from '../understand/reading.js'
import { resolveScope, statingFigures } from '../understand/scope.js'
import { displayResult } from '../wording/display-result.js'
import { type KindContext, newestYear, type QuestionKind } from './contract.js'
import { isSameQuantity } from './same-quantity.js'

/**
 * 2024年办公费比2023年少多少, 2023年和2024年分别是多少: one quantity in two years of one office, each year by its own
 * document. A change that the later document states itself is told by `change`; here it is worked out, and said to be.
 */
export const twoYears: QuestionKind = {
  name: 'two-years',
  serves: ['change', 'difference', 'list', 'share'],
  readsYears: true,
  answersAfterRefusal: true,
  answer(reading, context) {
    const [organization, ...others] = reading.organizations
    if (organization === undefined || others.length > 0 || reading.given.length > 0) return null
    if (/占|合计|一共|总共|共计|平均|最|为什么|哪/.test(reading.text)) return null
    const asksChange = reading.intents.has('change') || reading.intents.has('difference')
    if (!asksChange && !/分别|各/.test(reading.text)) return null
    const [earlier, later, ...more] = yearsOf(reading, newestYear(organization, context))
    if (earlier === undefined || later === undefined || more.length > 0 || isBackwards(reading, earlier)) return null
    const [terms = [], ...moreSubjects] = splitSubjects(reading)
    if (terms.length === 0 || moreSubjects.length > 0) return null
    const now = groupsOf(reading, later, organization, context)
    const [group, ...several] = now?.groups ?? []
    const then = groupsOf(reading, earlier, organization, context)
    const [before, ...moreBefore] =
      then?.groups.filter((one) => group !== undefined && isSameQuantity(one, group)) ?? []
    if (now === null || then === null || group === undefined || before === undefined) return null
    if (several.length > 0 || moreBefore.length > 0 || now.scope.record.kind !== then.scope.record.kind) return null

    const draft = startDraft()
    const sources: string[] = []
    const operands = [
      enterOperand(reading, before, then.scope, draft, sources),
      enterOperand(reading, group, now.scope, draft, sources),
    ] as const
    if (operands[0].figure.label !== operands[1].figure.label) return null
    if (asksChange) return workChange(reading, operands, draft, sources)
    draft.results.push(...operands.map(({ figure }) => figure))
    draft.lines.push(...operands.map((one) => line(one, reading.language === 'zh')), ...sources)
    return draft
  },
}

/** The years that a question sets side by side, earliest first; 上年 is the year before the one that is named. */
function yearsOf(reading: Reading, newest: number): number[] {
  const named = reading.years.flatMap(({ year }) => year ?? [])
  const own = named.length > 0 ? Math.max(...named) : newest
  const relative = reading.years.flatMap((year) => (year.relative === null ? [] : [own + year.relative]))
  const byWord = reading.senses.some((word) => /上年|去年/.test(word.text)) ? [own - 1] : []
  const years = new Set([...named, ...relative, ...byWord])
  // 比2023年少多少: what stands against the year of the question is this year.
  if (years.size === 1 && /比|较|than|from/.test(reading.text)) years.add(newest)
  return [...years].sort((a, b) => a - b)
}

/** 2023年比2024年多多少 asks in terms of the later year, which no rate of change has for its base. */
const isBackwards = (reading: Reading, earlier: number): boolean =>
  new RegExp(`${earlier}年?[^,。比]{0,14}比`).test(reading.text) ||
  /去年[^,。比]{0,14}比|上年[^,。比]{0,14}比/.test(reading.text)

/** The figures of one year in the only document of that year and kind. */
function groupsOf(reading: Reading, year: number, organization: string, context: KindContext) {
  const stages = reading.senses.flatMap((word) =>
    word.senses.flatMap((sense) => (sense.type === 'stage' ? [sense.stage] : [])),
  )
  if (new Set(stages).size > 1) return null
  const alone: Reading = {
    ...reading,
    years: [{ year, relative: null, text: `${year}`, end: 0 }],
    senses: reading.senses.filter((word) => !/上年|去年/.test(word.text)),
  }
  const held = statingFigures(context.documents.filter((record) => record.organization === organization))
  const scope = resolveScope(alone, held)
  if (!scope.found || scope.scope.record.year !== year) return null
  const { record } = scope.scope
  const rivals = held.filter((one) => one.year === year && (stages.length === 0 || one.kind === record.kind))
  if (rivals.length !== 1) return null
  const [terms = []] = splitSubjects(alone)
  const resolved = resolveSubject(alone, terms, organization, context)
  return resolved.found ? resolved : null
}

/** 比2023年多多少 and 少了多少 take a direction for granted, too. */
function byMoreOrLess(text: string): 'increase' | 'decrease' | null {
  const [more, less] = [/多(?:多少|了|出)/.test(text), /少(?:多少|了)/.test(text)]
  return more === less ? null : more ? 'increase' : 'decrease'
}

function line({ figure, mark }: Operand, zh: boolean): string {
  const scope = zh
    ? `${figure.organization ?? ''}${figure.year ?? ''}年${figure.stage ?? ''}`
    : [figure.organization, figure.year, figure.stage].filter((part) => part !== null).join(', ')
  return `${scope} ${figure.label} ${displayValue(figure.value, figure.unit)} [${mark}]`
}

function workChange(
  reading: Reading,
  [before, now]: readonly [Operand, Operand],
  draft: Draft,
  sources: string[],
): Draft | null {
  const zh = reading.language === 'zh'
  const { label, organization, stage } = now.figure
  const order = baseValue(now.figure).cmp(baseValue(before.figure))
  const [larger, smaller] = order < 0 ? [before.figure, now.figure] : [now.figure, before.figure]
  const words = order < 0 ? (zh ? '减少' : 'decrease') : zh ? '增加' : 'increase'
  const [to, from] = [now.figure.year, before.figure.year]
  const name = zh ? `${to}年${label}比${from}年${words}` : `${words} of ${label} from ${from} to ${to}`
  const scope = { organization, year: null, stage: stage === before.figure.stage ? stage : null }
  const inPercent = /百分|%|率|幅|percent|rate/.test(reading.text)
  const result = inPercent
    ? draft.ledger.addCalculation(
        order < 0
          ? `(${before.figure.id} - ${now.figure.id}) / ${before.figure.id}`
          : `growth(${now.figure.id}, ${before.figure.id})`,
        { ...scope, label: zh ? `${name}的百分比` : `percentage ${name}` },
        { as: '%' },
      )
    : draft.ledger.addCalculation(`${larger.id} - ${smaller.id}`, { ...scope, label: name })
  if (result === null) return null
  const asked =
    reading.unit !== null && reading.unit !== result.unit ? draft.ledger.addConversion(result, reading.unit) : null
  const told = asked ?? result
  draft.results.push(told)
  draft.lines.push(`${organization ?? ''} ${told.label} ${displayResult(told, zh)}`.trim())
  const direction = askedDirection(reading.text) ?? byMoreOrLess(reading.text)
  if (order !== 0 && direction !== null && direction !== (order < 0 ? 'decrease' : 'increase'))
    draft.lines.unshift(zh ? `与问题的说法不同：是${words}。` : `Unlike the question says, it is a ${words}.`)
  const crossing = zh
    ? `注意：${from}年、${to}年的数各出自当年的文件，跨年的比较是在这里算出来的，不是文件直接公布的。`
    : `Note: the figures of ${from} and ${to} are from the documents of their own years; comparing the years is worked out here, not published as such.`
  draft.warnings.push(crossing)
  draft.lines.push(crossing, ...[before, now].map((one) => `· ${line(one, zh)}`), ...sources)
  return draft
}
