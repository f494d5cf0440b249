import { evaluate } from '../calculate/evaluate.js'
import { Decimal } from '../core/decimal.js'
import type { Figure, Quote } from '../core/figure.js'
import type { Source } from '../core/source.js'
import { describeUnit } from '../core/unit.js'
import { findNumbers } from '../language/numbers.js'
import type { Library } from '../library/types.js'
import { checkText } from './check-text.js'
import { identitiesOf } from './identities.js'
import { decimalsOf } from './ledger.js'

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
  const failures: ProofFailure[] = []
  const fail = (figure: string, zh: string, en: string): void => {
    failures.push({ figure, reason: { zh, en } })
  }
  const ids = new Set(answer.figures.map((figure) => figure.id))
  for (const id of answer.results)
    if (!ids.has(id)) fail(id, '结果引用了没有列出的数', 'a result refers to a figure that is not listed')
  for (const figure of answer.figures) verifyFigure(figure, answer, library, fail)
  for (const quote of answer.quotes)
    if (!quoteStands(quote.text, quote.source, library))
      fail(quote.id, '引文与文件不一致', 'the quote does not stand in the document')
  if (answer.status !== 'refused') {
    const identities = identitiesOf(answer, library.documents())
    for (const offence of checkText({
      text: answer.answer,
      figures: answer.figures,
      quotes: answer.quotes,
      identities,
    })) {
      fail('answer', `正文中的“${offence.text}”没有依据`, `“${offence.text}” in the text has no figure behind it`)
    }
  }
  return { ok: failures.length === 0, failures }
}

type Fail = (figure: string, zh: string, en: string) => void

function verifyFigure(figure: Figure, answer: ProvenAnswer, library: Library, fail: Fail): void {
  switch (figure.basis) {
    case 'cell':
    case 'quote':
      verifySource(figure, library, fail)
      return
    case 'calculation':
      verifyCalculation(figure, answer.figures, fail)
      return
    case 'given':
      if (!findNumbers(answer.question).some((number) => new Decimal(number.value).eq(figure.value)))
        fail(figure.id, '问题里没有这个数', 'the question does not hold this number')
      return
    case 'constant':
      return
  }
}

function verifySource(figure: Figure, library: Library, fail: Fail): void {
  const { source } = figure
  if (source === null) return fail(figure.id, '缺少来源', 'the source is missing')
  if (!library.documents().some((record) => record.id === source.document))
    return fail(figure.id, `没有收录文件“${source.document}”`, `document “${source.document}” is not held`)
  const facts = library.facts(source.document)
  const here = facts.filter(
    (fact) =>
      fact.source.line === source.line &&
      fact.source.table === source.table &&
      fact.source.row === source.row &&
      fact.source.column === source.column &&
      fact.source.text === source.text,
  )
  if (here.length === 0)
    return fail(
      figure.id,
      `文件里（第 ${source.line ?? '?'} 行）已没有这个数`,
      `the document no longer has this figure at line ${source.line ?? '?'}`,
    )
  if (!here.some((fact) => fact.value === figure.value && fact.unit === figure.unit)) {
    return fail(
      figure.id,
      `文件里是 ${here[0]?.value} ${here[0]?.unit}，不是 ${figure.value} ${figure.unit}`,
      `the document has ${here[0]?.value} ${here[0]?.unit}, not ${figure.value} ${figure.unit}`,
    )
  }
  const fact = here.find((one) => one.value === figure.value && one.unit === figure.unit)
  if (figure.organization !== fact?.key.organization || figure.year !== fact.key.year)
    fail(figure.id, '单位或年份与文件不符', 'organization or year is not the document’s')
}

function verifyCalculation(figure: Figure, figures: Figure[], fail: Fail): void {
  if (figure.operation === null) return fail(figure.id, '缺少算式', 'the operation is missing')
  const result = evaluate(figure.operation, {
    digits: decimalsOf(figure.value),
    resolve: (reference) => {
      const operand = figures.find((one) => one.id === reference && one.id !== figure.id)
      return operand === undefined
        ? null
        : { value: operand.value, decimals: decimalsOf(operand.value), unit: operand.unit, interval: operand.interval }
    },
  })
  if (!result.ok)
    return fail(
      figure.id,
      `算式不能计算：${result.error.message.zh}`,
      `the operation cannot be worked out: ${result.error.message.en}`,
    )
  if (!new Decimal(result.value).eq(figure.value) || !sameUnit(result.unit, figure))
    fail(
      figure.id,
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
