/** Chinese numerals as they number headings: 一 … 二十三. */
export const HAN_DIGITS = '一二三四五六七八九十百零〇'

const HAN = '[\\u3000-\\u303f\\u4e00-\\u9fff\\uff00-\\uffef“”‘’—…]'
const BETWEEN_HAN = new RegExp(`(?<=${HAN})[ \\t\\u3000\\u00a0]+(?=${HAN})`, 'g')

/** Removes the blanks that wrapping or spacing left between Chinese characters (收 入 总 计), and collapses the others. */
export function tidyBlanks(text: string): string {
  if (!/\s/.test(text)) return text
  return text
    .replace(/[\t\u3000\u00a0 ]+/g, ' ')
    .replace(BETWEEN_HAN, '')
    .trim()
}

/** Text without any blank, for comparing labels. */
export function withoutBlanks(text: string): string {
  return text.replace(/[\s\u3000\u00a0\ufeff]+/g, '')
}

/** Width of a line in half-width units: a Chinese character counts two. */
export function displayWidth(text: string): number {
  let width = 0
  for (const char of text) width += char >= '\u1100' ? 2 : 1
  return width
}
