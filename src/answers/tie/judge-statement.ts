import { Decimal } from '../../core/decimal.js'
import type { Figure } from '../../core/figure.js'
import { displayInterval } from '../../core/interval.js'
import { describeUnit, sameDimension } from '../../core/unit.js'
import { foldName } from '../../facts/name-forms.js'
import type { Fact } from '../../facts/types.js'
import { type Display, displayOf, standingOf, unitBeside } from '../../gate/compare-number.js'
import { saysDecrease } from '../../gate/fact-label.js'
import { factsBehind } from '../../gate/verify-source.js'
import type { Library } from '../../library/types.js'
import type { Answer } from '../types.js'
import type { Asked } from './compose-questions.js'
import { withoutStage } from './empty-words.js'
import { fitsStage } from './fits-stage.js'
import { namesFigure } from './names-figure.js'
import type { Statement } from './statements.js'
import type { TieStatus } from './tied-text.js'

/** What became of one number. */
export interface Verdict {
  status: TieStatus
  figure: Figure | null
  expected: string | null
  candidates: Figure[]
  /** Figures that the others are made of. */
  among: readonly Figure[]
}

export const UNKNOWN: Verdict = { status: 'unknown', figure: null, expected: null, candidates: [], among: [] }

/** Holds a number against the answer to its question. */
export function judgeStatement(statement: Statement, asked: Asked, answer: Answer, library: Library): Verdict {
  const { number, frame } = statement
  if (answer.status === 'refused') return UNKNOWN
  const results = answer.results.flatMap((id) => answer.figures.find((figure) => figure.id === id) ?? [])
  const fitting = results.filter(
    (figure) =>
      sameDimension(unitBeside(number.unit, figure.unit), figure.unit) &&
      fitsRole(figure, asked) &&
      fitsFrame(figure, frame, asked.role.kind !== 'difference' && asked.role.kind !== 'ratio'),
  )
  const [first, ...others] = fitting
  const among = answer.figures
  if (first === undefined) return { ...UNKNOWN, candidates: results, among }
  const shown = fitting.map((figure) => ({ figure, standing: standing(statement, asked, figure, answer, library) }))
  const agreeing = shown.find((one) => one.standing === 'agrees')
  if (agreeing !== undefined)
    return {
      status: 'tied',
      figure: agreeing.figure,
      expected: null,
      candidates: fitting.filter((one) => one !== agreeing.figure),
      among,
    }
  const differs = shown.every((one) => one.standing === 'differs')
  const certain = asked.certainty !== 'guessed' && (asked.certainty !== 'carried' || asked.role.kind !== 'amount')
  if (
    !differs ||
    others.length > 0 ||
    !certain ||
    !namesFigure(asked.subject, first.label) ||
    standsElsewhere(statement, asked, first, library)
  )
    return { ...UNKNOWN, candidates: fitting, among }
  return {
    status: 'contradicted',
    figure: first,
    expected: inUnit(first, unitBeside(number.unit, first.unit)),
    candidates: [],
    among,
  }
}

function fitsRole(figure: Figure, { role }: Asked): boolean {
  const { label } = figure
  const isChange = /(?:增加|减少|增长|下降|变化|持平)$|^(?:increase|decrease|growth|fall|change) of /u.test(label)
  const isShare = /比重$|^share of /u.test(label)
  const isCompletion = /比率$|^completion of /u.test(label)
  if (role.kind === 'change') return isChange
  if (role.kind === 'share') return isShare
  if (role.kind === 'completion') return isCompletion
  if (role.kind === 'difference') return figure.basis === 'calculation' && /多$| exceeds .* by$/u.test(label)
  if (role.kind === 'ratio') return figure.basis === 'calculation' && /倍数$/u.test(label)
  return !isChange && !isShare && !isCompletion && !/倍数$/u.test(label)
}

function fitsFrame(figure: Figure, frame: Statement['frame'], isOfOne: boolean): boolean {
  if (frame.organization !== null && isOfOne && figure.organization !== frame.organization) return false
  if (frame.stage !== null && figure.stage !== null && !fitsStage(frame.stage, figure.stage)) return false
  return frame.year === null || figure.year === null || figure.year === frame.year
}

/** Every display of a figure: its own, and the others told beside it. */
function displaysOf(figure: Figure, answer: Answer, library: Library): Display[] {
  const facts = factsBehind(figure, library)
  const bound = facts[0]?.bound ?? null
  const also = (figure.source?.also ?? []).map((one) => displayOf(one, bound))
  const conflicting = answer.conflicts
    .filter((conflict) => conflict.figures.includes(figure.id))
    .flatMap((conflict) => answer.figures.filter((one) => conflict.figures.includes(one.id)))
    .map((one) => displayOf(one, bound))
  return [displayOf(figure, bound), ...also, ...conflicting]
}

function standing(
  { number, frame }: Statement,
  asked: Asked,
  figure: Figure,
  answer: Answer,
  library: Library,
): 'agrees' | 'differs' | 'open' {
  const displays = displaysOf(figure, answer, library)
  const standings = displays.map((display) => standingOf(number, display))
  const differing = standings.filter((one) => one === 'differs').length
  // What displays of one quantity have in common is what it is: where they agree, one that excludes the number suffices.
  const excluded = haveInCommon(displays) ? differing > 0 : differing === standings.length
  const best = standings.includes('agrees') ? 'agrees' : excluded ? 'differs' : 'open'
  if (asked.role.kind === 'change') {
    if (new Decimal(figure.value).isZero()) return best
    const down = saysDecrease(figure.label) || new Decimal(figure.value).isNegative()
    if (new Decimal(number.value).isNegative()) return 'open'
    return down === (asked.role.direction === 'decrease') ? best : 'differs'
  }
  if (asked.role.kind === 'difference') {
    const larger = foldName(figure.label.split(/比| exceeds /u)[0] ?? '')
    const [one, other] = [frame.organization ?? '', asked.subject].map(foldName)
    const own = figure.organization === null ? one : other
    const compared = foldName(withoutStage(asked.role.other))
    const isFirst = own !== undefined && own !== '' && (larger.includes(own) || own.includes(larger))
    const isSecond =
      figure.organization === null
        ? !isFirst
        : compared !== '' && (larger.includes(compared) || compared.includes(larger))
    if (isFirst === isSecond) return 'open'
    return isFirst === (asked.role.direction === 'increase') ? best : 'differs'
  }
  if (asked.role.kind === 'ratio') {
    const larger = foldName(figure.label.split('相当于')[0] ?? '')
    const own = foldName(figure.organization === null ? (frame.organization ?? '') : asked.subject)
    return own !== '' && (larger.includes(own) || own.includes(larger)) ? best : 'open'
  }
  const sign = new Decimal(number.value).isNegative() === new Decimal(figure.value).isNegative()
  return sign || new Decimal(figure.value).isZero() ? best : best === 'agrees' ? 'differs' : best
}

function haveInCommon(displays: Display[]): boolean {
  const intervals = displays.map(({ value, decimals, unit }) => displayInterval(value, decimals, unit))
  return Decimal.max(...intervals.map(({ low }) => low)).lte(Decimal.min(...intervals.map(({ high }) => high)))
}

const SAYS_PORTION = /基本支出|项目支出|人员经费|公用经费|basic|project|personnel|public/iu
const SAYS_FUND = /公共预算|政府性基金|国有资本|财政拨款|单位资金|专户|general public|government fund|fiscal/iu
const SAYS_STAGE = /预算|决算|执行|budget|accounts|execution/iu

/**
 * True when the number is another display of what the words may also mean: the same item of the same office under another
 * portion, fund, stage or scheme that the words leave open. Then nothing is contradicted.
 */
function standsElsewhere(
  { number, frame }: Statement,
  { words, role }: Asked,
  figure: Figure,
  library: Library,
): boolean {
  const [own] = factsBehind(figure, library)
  if (own === undefined) return false
  const documents = library.documents().filter((record) => record.organization === figure.organization)
  const others = documents.flatMap((record) => library.facts(record.id)).filter((fact) => sameItem(fact, own))
  return others.some((fact) => {
    if (
      standingOf(number, { value: fact.value, unit: fact.unit, decimals: fact.decimals, bound: fact.bound }) !==
      'agrees'
    )
      return false
    const { key } = fact
    if (
      key.kind !== own.key.kind ||
      (role.kind === 'change' && fact.direction !== null && fact.direction !== role.direction)
    )
      return false
    if (frame.year !== null && key.year !== frame.year) return false
    if (key.portion !== own.key.portion && SAYS_PORTION.test(words)) return false
    if (
      key.fund !== own.key.fund &&
      SAYS_FUND.test(words.replaceAll(own.key.item?.name ?? '\n', '')) &&
      own.key.fund !== 'all'
    )
      return false
    return key.stage === own.key.stage || !SAYS_STAGE.test(words)
  })
}

function sameItem(fact: Fact, own: Fact): boolean {
  const [a, b] = [fact.key.item, own.key.item]
  if (a === null || b === null || fact.key.flow !== own.key.flow) return false
  return (a.code !== null && a.code === b.code) || a.name === b.name || fact.name === own.name
}

/** The figure in the text's unit, exactly. */
export function inUnit(figure: Figure, unit: string): string {
  const ratio = describeUnit(figure.unit).factor.div(describeUnit(unit).factor)
  return new Decimal(figure.value).times(ratio).toFixed()
}
