import type { Answered } from '../answers/agent/model-assistant.js'
import { Decimal } from '../core/decimal.js'

/** What the questions of an evaluation cost. */
export interface Spent {
  /** Questions that the model answered itself; the offline engine answered the others. */
  byModel: number
  tokens: { in: number; out: number }
  /** In the currency of the price; null where none is configured. */
  cost: string | null
}

/** Adds up what each question cost. */
export function countSpending(): { add(answered: Answered): void; total(): Spent } {
  const tokens = { in: 0, out: 0 }
  let byModel = 0
  let cost: Decimal | null = null
  return {
    add(answered) {
      tokens.in += answered.tokens.in
      tokens.out += answered.tokens.out
      if (answered.answer.engine === 'model') byModel++
      if (answered.cost !== null) cost = (cost ?? new Decimal(0)).plus(answered.cost)
    },
    total: () => ({ byModel, tokens: { ...tokens }, cost: cost?.toString() ?? null }),
  }
}
