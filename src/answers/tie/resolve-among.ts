import type { Operand } from '../../calculate/amount.js'
import type { Figure } from '../../core/figure.js'
import { decimalsOf } from '../../gate/ledger.js'

/** Looks the references of an operation up among the figures that it is worked out from. */
export function resolveAmong(figures: readonly Figure[]): (reference: string) => Operand | null {
  return (reference) => {
    const figure = figures.find(({ id }) => id === reference)
    if (figure === undefined) return null
    return { value: figure.value, decimals: decimalsOf(figure.value), unit: figure.unit, interval: figure.interval }
  }
}
