import type { Figure } from '../../core/figure.js'
import { displayValue } from '../../gate/display.js'

/** A result with its unit, called 约 where it was rounded: `约 69.36%`. */
export function displayResult(figure: Figure, zh: boolean): string {
  return `${aboutWord(figure, zh)}${displayValue(figure.value, figure.unit)}${readMark(figure, zh)}`
}

/** 约 in front of what was rounded; a figure that was read from a picture is marked behind instead. */
export function aboutWord({ exact, recognized, operation }: Figure, zh: boolean): string {
  const isShown = operation === null || operation.startsWith('convert(')
  const isRounded = !exact && !(recognized === true && isShown)
  return isRounded ? (zh ? '约 ' : 'about ') : ''
}

/** （图像识别） behind a figure that was recognised from a picture. */
export function readMark({ recognized }: Figure, zh: boolean): string {
  return recognized !== true ? '' : zh ? '（图像识别）' : ' (read by OCR)'
}
