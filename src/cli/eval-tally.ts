import { type Judgement, VERDICTS, type Verdict } from '../answers/judge/judge-answer.js'

/** One judged line of a question file; of a conversation, its worst turn. */
export interface JudgedQuestion extends Judgement {
  id: string
  line: number
  kind: string
  question: string
}

export type Tally = Record<Verdict, number>

export interface Evaluation {
  questions: JudgedQuestion[]
  all: Tally
  kinds: Record<string, Tally>
  /** Milliseconds a question took (nearest rank) and all of them together. */
  time: { p50: number; p95: number; total: number }
}

/** Adds up what was judged; kinds come in the order of their first question. */
export function tally(questions: JudgedQuestion[], times: readonly number[]): Evaluation {
  const all = none()
  const kinds = new Map<string, Tally>()
  for (const { kind, verdict } of questions) {
    const own = kinds.get(kind) ?? none()
    kinds.set(kind, own)
    own[verdict]++
    all[verdict]++
  }
  const sorted = [...times].sort((a, b) => a - b)
  const rank = (share: number): number => round(sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0)
  return {
    questions,
    all,
    kinds: Object.fromEntries(kinds),
    time: { p50: rank(0.5), p95: rank(0.95), total: round(sorted.reduce((sum, one) => sum + one, 0)) },
  }
}

/** The turn that decides about a conversation: its worst, the first of these. */
export function worstOf<Turn extends Judgement>(turns: readonly Turn[]): Turn | undefined {
  const rank = (turn: Turn | undefined): number => (turn === undefined ? -1 : VERDICTS.indexOf(turn.verdict))
  return turns.reduce<Turn | undefined>((worst, turn) => (rank(turn) > rank(worst) ? turn : worst), undefined)
}

const none = (): Tally => ({ correct: 0, partial: 0, refused: 0, wrong: 0 })
const round = (milliseconds: number): number => Math.round(milliseconds * 100) / 100
