import type { Figure } from '../../core/figure.js'
import { displayValue } from '../../gate/display.js'

/** A result with its unit, called 约 where it was rounded: `约 69.36%`. */
export function displayResult(figure: Figure, zh: boolean): string {
  return `${figure.exact ? '' : zh ? '约 ' : 'about '}${displayValue(figure.value, figure.unit)}`
}
