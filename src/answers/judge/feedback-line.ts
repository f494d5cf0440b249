import type { Answer } from '../types.js'

/** What somebody said of an answer. */
export interface Feedback {
  verdict: 'right' | 'wrong'
  answer: Answer
  /** The whole question: a follow-up as it was completed. */
  whole: string
  note: string
  /** A word that was not understood as meant, and the printed name that it stands for: a proposal to the operator. */
  alias: { word: string; means: string } | null
}

/**
 * What is kept of feedback: a right answer as a line that `tieout eval` reads, with the figures and quotes that answered;
 * a wrong one as a line that waits for the operator, with what was said and no gold. `isSettled` tells them apart.
 */
export function feedbackLine({ verdict, answer, whole, note, alias }: Feedback): { isSettled: boolean; line: string } {
  const figures = answer.results.flatMap((id) => answer.figures.find((figure) => figure.id === id) ?? [])
  const shown = figures.map(({ value, unit, organization, label }) => ({
    value,
    unit,
    entity: organization ?? '',
    label,
  }))
  const base = { id: answer.id, kind: 'feedback', question: whole }
  const quotes = answer.quotes.map(({ text }) => text)
  const isSettled = verdict === 'right' && (answer.status === 'refused' || shown.length + quotes.length > 0)
  const line = isSettled
    ? { ...base, status: STATUSES[answer.status], gold: shown, gold_text: quotes }
    : { ...base, gold: [], verdict, answered: answer.answer, note, alias }
  return { isSettled, line: JSON.stringify(line) }
}

const STATUSES = { answered: 'answer', conflict: 'conflict', refused: 'refuse' } as const
