import type { Figure, Quote } from '../core/figure.js'
import { type Reason, said } from './proof-failure.js'

/**
 * Figures and quotes of an answer that nothing can verify, because they were recognised from pictures (图像识别) or worked
 * out from such: that a reader of letters read them is no proof that they stand there.
 */
export function recognizedProofs({
  figures,
  quotes,
}: {
  figures: readonly Figure[]
  quotes: readonly Quote[]
}): { figure: string; reason: Reason }[] {
  const reason = said(
    '由图像识别读出，不能证实，请对照原页',
    'was read by OCR and cannot be verified: look at the page',
  )
  return [
    ...figures.filter(({ recognized }) => recognized === true),
    ...quotes.filter(({ source }) => source.recognized === true),
  ].map(({ id }) => ({ figure: id, reason }))
}
