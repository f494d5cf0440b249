import type { Conflict, Figure, Quote } from '../core/figure.js'
import type { Library } from '../library/types.js'
import { checkText } from './check-text.js'
import type { Offence } from './gate-input.js'
import { identitiesOf } from './identities.js'
import { type Reason, said } from './proof-failure.js'
import { verifyCalculation } from './verify-calculation.js'
import { verifyConstant, verifyGiven } from './verify-given.js'
import { quoteStands } from './verify-quote.js'
import { checkRefusal, strayNumbers } from './verify-refusal.js'
import { factsBehind, verifySource } from './verify-source.js'

/** The parts of an exported answer that can be proven again. */
export interface ProvenAnswer {
  question: string
  status: string
  answer: string
  results: string[]
  figures: Figure[]
  quotes: Quote[]
  conflicts?: Conflict[]
  suggestions: string[]
}

export interface ProofFailure {
  /** Figure or quote id, or `answer` for the text. */
  figure: string
  reason: Reason
}

/**
 * Re-runs every proof of an answer against an open library: cells and quotes are looked up again, calculations worked out
 * again, the text read by the gate. Nothing of the answer is taken on trust but its question.
 */
export function verifyAnswer(answer: ProvenAnswer, library: Library): { ok: boolean; failures: ProofFailure[] } {
  const failures: ProofFailure[] = [
    ...verifyShape(answer),
    ...verifyResults(answer),
    ...answer.figures.flatMap((figure) => {
      const reason = verifyFigure(figure, answer, library)
      return reason === null ? [] : [{ figure: figure.id, reason }]
    }),
    ...answer.quotes.flatMap((quote) => {
      const stands = quoteStands(quote, library) && answer.answer.includes(quote.text)
      return stands
        ? []
        : [{ figure: quote.id, reason: said('引文与文件不一致', 'the quote does not stand in the document') }]
    }),
    ...answer.suggestions.flatMap((suggestion) =>
      strayNumbers(suggestion, [], answer.question).map((number) => ({
        figure: 'answer',
        reason: said(`建议的问题里有来历不明的“${number}”`, `a suggestion holds “${number}”, which was not asked`),
      })),
    ),
    ...verifyText(answer, library),
  ]
  return { ok: failures.length === 0, failures }
}

function verifyShape(answer: ProvenAnswer): ProofFailure[] {
  const failures: ProofFailure[] = []
  const fail = (figure: string, zh: string, en: string): void => {
    failures.push({ figure, reason: said(zh, en) })
  }
  const { status, figures, quotes, results, conflicts = [] } = answer
  if (!['answered', 'conflict', 'refused'].includes(status))
    fail('answer', `没有“${status}”这种状态`, `there is no status “${status}”`)
  const ids = [...figures, ...quotes].map((one) => one.id)
  for (const id of new Set(ids.filter((one, at) => ids.indexOf(one) !== at)))
    fail(id, '编号重复', 'the id is used twice')
  for (const conflict of conflicts)
    for (const id of conflict.figures)
      if (!figures.some((figure) => figure.id === id))
        fail(id, '冲突引用了没有列出的数', 'a conflict refers to a figure that is not listed')
  if (status === 'refused' && figures.length + quotes.length + results.length + conflicts.length > 0)
    fail('answer', '拒答不应带有数', 'a refusal carries no figures')
  return failures
}

/** What answers is a figure of the documents or worked out from them, never a number of the question. */
function verifyResults({ results, figures }: ProvenAnswer): ProofFailure[] {
  return results.flatMap((id) => {
    const figure = figures.find((one) => one.id === id)
    if (figure === undefined)
      return [{ figure: id, reason: said('结果引用了没有列出的数', 'a result refers to a figure that is not listed') }]
    return figure.basis === 'given' || figure.basis === 'constant'
      ? [{ figure: id, reason: said('这个数不能作为结果', 'this figure cannot be a result') }]
      : []
  })
}

function verifyFigure(figure: Figure, answer: ProvenAnswer, library: Library): Reason | null {
  switch (figure.basis) {
    case 'cell':
    case 'quote':
      return verifySource(figure, library)
    case 'calculation':
      return verifyCalculation(figure, answer, library)
    case 'given':
      return verifyGiven(figure, answer.question)
    case 'constant':
      return verifyConstant(figure, answer.figures)
    default:
      return said('没有这种依据', 'there is no such basis')
  }
}

function verifyText(answer: ProvenAnswer, library: Library): ProofFailure[] {
  const organizations = library.documents().flatMap((record) => record.organization ?? [])
  const { figures, quotes, results, status } = answer
  const failing = (reason: Reason): ProofFailure => ({ figure: 'answer', reason })
  if (status === 'refused')
    return checkRefusal(answer, library).map((number) =>
      failing(said(`拒答的正文里有“${number}”`, `the text of a refusal holds “${number}”`)),
    )
  const offences = checkText({
    text: answer.answer,
    figures,
    quotes,
    identities: identitiesOf(answer, library.documents()),
    organizations,
    results,
    question: answer.question,
    library,
    bounds: new Map(
      figures.flatMap((figure) => factsBehind(figure, library).map((fact) => [figure.id, fact.bound] as const)),
    ),
  })
  return offences.map((offence) => failing(describeOffence(offence)))
}

const OFFENCES: Record<Offence['reason'], { zh: string; en: string }> = {
  'no-figure': { zh: '没有依据', en: 'has no figure behind it' },
  'wrong-year': { zh: '不是这一年的数', en: 'is not the figure of this year' },
  'wrong-organization': { zh: '不是这个单位的数', en: 'is not the figure of this organization' },
  'wrong-stage': { zh: '不是这个口径（预算、决算）的数', en: 'is not the figure of this stage' },
  'wrong-item': { zh: '不是这个项目的数', en: 'is not the figure of this item' },
  'wrong-sign': { zh: '正负号与依据不符', en: 'has another sign than its figure' },
  'wrong-bound': { zh: '上下限（≥、≤）与依据不符', en: 'has another limit (≥, ≤) than its figure' },
  'wrong-mark': { zh: '的来源标记指向别处', en: 'points at another source' },
  'wrong-source': { zh: '不是任何数的来源', en: 'is the source of no figure' },
  'not-stated': {
    zh: '是结果，正文里却没有按其单位和年份写出',
    en: 'is a result that the text does not state in its scope',
  },
  'wrong-direction': { zh: '说的增减没有数支持', en: 'tells a direction that no figure bears out' },
  'wrong-order': { zh: '说的高低或名次没有数支持', en: 'tells an order that the figures do not bear out' },
  'wrong-comparison': {
    zh: '说的异同没有数支持',
    en: 'tells an agreement or a difference that the figures do not bear out',
  },
  'wrong-quantifier': { zh: '说的全部、没有或只有没有依据', en: 'says all, none or only without proof' },
  'wrong-multiple': {
    zh: '说的约数或倍数没有数支持',
    en: 'tells an approximation or a multiple that no figure bears out',
  },
  'unread-remark': { zh: '说了这个数什么，无法核对', en: 'says something of the figure that cannot be checked' },
  'no-quote-of-cause': { zh: '说的原因不是文件原文', en: 'tells a cause that is no quote of a document' },
}

function describeOffence({ text, reason }: Offence): Reason {
  return said(`正文中的“${text}”${OFFENCES[reason].zh}`, `“${text}” in the text ${OFFENCES[reason].en}`)
}
