import type { Figure, Quote } from '../core/figure.js'
import type { InterfaceLanguage } from '../language/stages.js'

/** Tells to look at the page where an answer holds what was recognised from pictures (图像识别): documents and pages. */
export function recognitionWarnings(
  figures: readonly Figure[],
  quotes: readonly Quote[],
  language: InterfaceLanguage,
): string[] {
  const zh = language === 'zh'
  const pages = new Map<string, Set<number>>()
  for (const { source } of [...figures, ...quotes]) {
    if (source === null || source.recognized !== true) continue
    const known = pages.get(source.document) ?? new Set<number>()
    if (source.page !== null) known.add(source.page)
    pages.set(source.document, known)
  }
  return [...pages].map(([document, numbers]) => {
    const list = [...numbers].sort((a, b) => a - b).join(zh ? '、' : ', ')
    return zh
      ? `图像识别：${document} 第 ${list} 页是图片，上面的数和文字由图像识别读出，可能有误，未经证实；请对照原页。`
      : `OCR: page ${list} of ${document} is a picture; its figures and words were read by OCR, may be wrong and are not verified: look at the page.`
  })
}
