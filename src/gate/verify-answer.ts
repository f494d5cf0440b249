import { evaluate } from '../calculate/evaluate.js'
import { Decimal } from '../core/decimal.js'
import type { Figure, Quote } from '../core/figure.js'
import type { Source } from '../core/source.js'
import { describeUnit } from '../core/unit.js'
import type { Fact } from '../facts/types.js'
import { findNumbers } from '../language/numbers.js'
import { PORTION_NAMES } from '../language/portions.js'
import { stageName } from '../language/stages.js'
import type { Library } from '../library/types.js'
import { checkText } from './check-text.js'
import { identitiesOf } from './identities.js'
import { decimalsOf, intervalInUnit } from './ledger.js'

/** The parts of an exported answer that can be proven again. */
export interface ProvenAnswer {
  question: string
  status: string
  answer: string
  results: string[]
  figures: Figure[]
  quotes: Quote[]
  suggestions: string[]
}

export interface ProofFailure {
  /** Figure or quote id, or `answer` for the text. */
  figure: string
  reason: { zh: string; en: string }
}

/** Re-runs every proof of an answer against an open library: cells and quotes are looked up again, calculations worked out again, the text read by the gate. */
export function verifyAnswer(answer: ProvenAnswer, library: Library): { ok: boolean; failures: ProofFailure[] } {
  const ids = new Set(answer.figures.map((figure) => figure.id))
  const unlisted = answer.results.filter((id) => !ids.has(id))
  const failures: ProofFailure[] = [
    ...unlisted.map((id) => ({
      figure: id,
      reason: said('结果引用了没有列出的数', 'a result refers to a figure that is not listed'),
    })),
    ...answer.figures.flatMap((figure) => {
      const reason = verifyFigure(figure, answer, library)
      return reason === null ? [] : [{ figure: figure.id, reason }]
    }),
    ...answer.quotes
      .filter((quote) => !quoteStands(quote.text, quote.source, library))
      .map((quote) => ({
        figure: quote.id,
        reason: said('引文与文件不一致', 'the quote does not stand in the document'),
      })),
    ...(answer.status === 'refused' ? [] : verifyText(answer, library)),
  ]
  return { ok: failures.length === 0, failures }
}

type Reason = ProofFailure['reason']

function said(zh: string, en: string): Reason {
  return { zh, en }
}

function verifyText(answer: ProvenAnswer, library: Library): ProofFailure[] {
  const identities = identitiesOf(answer, library.documents())
  const offences = checkText({ text: answer.answer, figures: answer.figures, quotes: answer.quotes, identities })
  return offences.map((offence) => ({
    figure: 'answer',
    reason: said(`正文中的“${offence.text}”没有依据`, `“${offence.text}” in the text has no figure behind it`),
  }))
}

function verifyFigure(figure: Figure, answer: ProvenAnswer, library: Library): Reason | null {
  switch (figure.basis) {
    case 'cell':
    case 'quote':
      return verifySource(figure, library)
    case 'calculation':
      return verifyCalculation(figure, answer.figures)
    case 'given':
      return findNumbers(answer.question).some((number) => new Decimal(number.value).eq(figure.value))
        ? null
        : said('问题里没有这个数', 'the question does not hold this number')
    case 'constant':
      return null
  }
}

function verifySource(figure: Figure, library: Library): Reason | null {
  const { source } = figure
  if (source === null) return said('缺少来源', 'the source is missing')
  const { document, line } = source
  if (!library.documents().some((record) => record.id === document))
    return said(`没有收录文件“${document}”`, `document “${document}” is not held`)
  const here = library.facts(document).filter((fact) => sameSource(fact.source, source))
  if (here.length === 0)
    return said(
      `文件里（第 ${line ?? '?'} 行）已没有这个数`,
      `the document no longer has this figure at line ${line ?? '?'}`,
    )
  const [stated] = here
  const same = here.filter((fact) => fact.value === figure.value && fact.unit === figure.unit)
  if (same.length === 0)
    return said(
      `文件里是 ${stated?.value} ${stated?.unit}，不是 ${figure.value} ${figure.unit}`,
      `the document has ${stated?.value} ${stated?.unit}, not ${figure.value} ${figure.unit}`,
    )
  const scoped = same.some(
    (fact) =>
      fact.key.organization === figure.organization && fact.key.year === figure.year && stageOf(fact) === figure.stage,
  )
  if (!scoped) return said('单位、年份或口径与文件不符', 'organization, year or stage is not the document’s')
  const named = same.some((fact) => namesOf(fact).some((name) => figure.label.includes(name)))
  if (!named) return said('名称与文件不符', 'the label is not what the document calls it')
  const intervals = same.some((fact) =>
    sameInterval(intervalInUnit(fact.value, fact.decimals, fact.unit), figure.interval),
  )
  return intervals ? null : said('区间与显示的位数不符', 'the interval does not follow from the display')
}

function sameSource(a: Source, b: Source): boolean {
  return (
    a.line === b.line &&
    a.table === b.table &&
    a.row === b.row &&
    a.column === b.column &&
    a.text === b.text &&
    a.path === b.path
  )
}

function stageOf(fact: Fact): string | null {
  return fact.key.stage === null ? null : stageName(fact.key.stage, 'zh')
}

/** Words that a label may use for a fact: the item, what is printed, or the portion of a total. */
function namesOf(fact: Fact): string[] {
  const portion =
    fact.key.portion === null || fact.key.portion === 'total'
      ? []
      : [PORTION_NAMES[fact.key.portion].zh, PORTION_NAMES[fact.key.portion].en]
  return [fact.key.item?.name ?? '', fact.name, ...portion].filter((name) => name !== '')
}

function sameInterval(a: [string, string], b: [string, string]): boolean {
  return new Decimal(a[0]).eq(b[0]) && new Decimal(a[1]).eq(b[1])
}

function verifyCalculation(figure: Figure, figures: Figure[]): Reason | null {
  if (figure.operation === null) return said('缺少算式', 'the operation is missing')
  const used = new Set(figure.operation.match(/\bF\d+\b/g) ?? [])
  if (used.size !== figure.operands.length || figure.operands.some((id) => !used.has(id)))
    return said('算式与列出的运算数不符', 'the operands are not those of the operation')
  const result = evaluate(figure.operation, {
    digits: decimalsOf(figure.value),
    ...(describeUnit(figure.unit).dimension === 'count' || figure.unit === '' ? {} : { as: figure.unit }),
    resolve: (reference) => {
      const operand = figures.find((one) => one.id === reference && one.id !== figure.id)
      return operand === undefined
        ? null
        : { value: operand.value, decimals: decimalsOf(operand.value), unit: operand.unit, interval: operand.interval }
    },
  })
  if (!result.ok)
    return said(
      `算式不能计算：${result.error.message.zh}`,
      `the operation cannot be worked out: ${result.error.message.en}`,
    )
  if (new Decimal(result.value).eq(figure.value) && sameUnit(result.unit, figure)) return null
  return said(
    `算式的结果是 ${result.value} ${result.unit}，不是 ${figure.value} ${figure.unit}`,
    `the operation gives ${result.value} ${result.unit}, not ${figure.value} ${figure.unit}`,
  )
}

/** A number of operands is counted in 项, 类 …: its unit says what was counted. */
function sameUnit(unit: string, figure: Figure): boolean {
  return (
    unit === figure.unit ||
    (unit === '' && figure.operation?.startsWith('count(') === true && describeUnit(figure.unit).dimension === 'count')
  )
}

/** A quote must stand in the source at its line; line breaks are joined and blanks do not count. */
function quoteStands(text: string, source: Source, library: Library): boolean {
  const lines = library.sourceLines(source.document)
  const from = (source.line ?? 1) - 1
  const bare = (words: string): string => words.replace(/\s/g, '')
  return bare(lines.slice(from, from + 200).join('')).includes(bare(text))
}
