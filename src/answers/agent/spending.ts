import { Decimal } from '../../core/decimal.js'
import type { Tokens } from './chat.js'
import { ModelFailure } from './failure.js'
import type { ModelLimits, Price } from './settings.js'

/** What one question has cost so far. */
export class Spending {
  readonly #limits: ModelLimits
  readonly #total: Tokens = { in: 0, out: 0 }
  #last = 0

  constructor(limits: ModelLimits) {
    this.#limits = limits
  }

  add(tokens: Tokens): void {
    this.#total.in += tokens.in
    this.#total.out += tokens.out
    this.#last = tokens.in
  }

  get tokens(): Tokens {
    return { ...this.#total }
  }

  /** In the currency of the price, or null where there is none. */
  get cost(): Decimal | null {
    const { price } = this.#limits
    return price === null ? null : costOf(this.#total, price)
  }

  /**
   * To be called before each further request. A conversation only grows, so the next request costs at least what the last
   * one sent.
   *
   * @throws ModelFailure `too-many-tokens` or `too-much-money`.
   */
  requireMore(): void {
    const { tokens, money, price } = this.#limits
    if (this.#total.in + this.#total.out > tokens) throw new ModelFailure('too-many-tokens')
    if (money === null || price === null) return
    const next = { in: this.#total.in + this.#last, out: this.#total.out }
    if (costOf(next, price).gt(money)) throw new ModelFailure('too-much-money')
  }
}

function costOf(tokens: Tokens, price: Price): Decimal {
  return new Decimal(tokens.in).times(price.in).plus(new Decimal(tokens.out).times(price.out)).div(1_000_000)
}
