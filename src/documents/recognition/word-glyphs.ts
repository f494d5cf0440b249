import type { Box, Glyph } from '../readers/page/page-content.js'
import { plainCharacters } from '../readers/page/plain-characters.js'
import { median } from '../readers/page/text-lines.js'
import type { RecognizedWord } from './tesseract-words.js'

/** Height of what is inked, as part of the font size. */
const HAN_HEIGHT = 0.9
const DIGIT_HEIGHT = 0.72
const SIZES = { least: 5, usual: 10, most: 40 }
/** Parts of a number nearer than this part of the size are one number. */
const NEAR = 0.9
/** Chinese words nearer than this are one run; one that begins further back begins a line of its own. */
const TOGETHER = 0.4
const MOST_OVERLAP = 3
/** Below this a word with digits is no figure: some character of it was made out, and nobody knows which. */
const LEAST_SURE = 15
/** What is left of rules and of the paper's edge. */
const SPECKS = /^[|¦_~‘’'`"“”^•·*<>《》\\/[\]{}【】「」]+$/

interface Placed {
  word: RecognizedWord
  text: string
  middle: number
}

/**
 * Makes characters of recognised words, in points: the boxes of words are shared out among their characters, and numbers that
 * the program took apart at their separators are joined again.
 */
export function glyphsOfWords(words: readonly RecognizedWord[], scale: number): Glyph[] {
  const lines = new Map<string, RecognizedWord[]>()
  for (const word of words) {
    if (SPECKS.test(word.text) || (word.confidence < LEAST_SURE && !/[\p{L}\p{N}]/u.test(word.text))) continue
    const line = lines.get(word.line)
    if (line === undefined) lines.set(word.line, [word])
    else line.push(word)
  }
  return [...lines.values()].flatMap((line) => glyphsOfLine(line, scale))
}

function glyphsOfLine(words: readonly RecognizedWord[], scale: number): Glyph[] {
  const sizes = words.flatMap((word) => sizeOf(word, scale))
  const size = sizes.length === 0 ? SIZES.usual : Math.min(SIZES.most, Math.max(SIZES.least, median(sizes)))
  const placed = withoutSpecks(joined(words, size * scale), size * scale).map(
    (word): Placed => ({ word, text: textOf(word), middle: (word.top + word.bottom) / 2 / scale }),
  )
  const anchors = placed.filter(({ word }) => sizeOf(word, scale).length > 0)
  return placed.flatMap((one, at) => {
    // Points and commas stand low in the line: their neighbours say where it runs.
    const middle = anchors.includes(one) ? one.middle : (nearest(anchors, one)?.middle ?? one.middle)
    const next = placed[at + 1]
    const isJoined = next !== undefined && isOneNumber(one, next, size * scale)
    return spread(one, { middle, size, scale, right: isJoined ? next.word.left : one.word.right })
  })
}

/**
 * Words of Chinese that follow each other become one: it is set in even steps, and the boxes that the program gives its words
 * reach over each other, but not over the whole of them. What still overlaps is parted in the middle, in the order of reading.
 */
function joined(words: readonly RecognizedWord[], size: number): RecognizedWord[] {
  const runs: RecognizedWord[] = []
  for (const word of words) {
    const before = runs.at(-1)
    const gap = before === undefined ? 0 : word.left - before.right
    if (
      before !== undefined &&
      isChinese(before) &&
      isChinese(word) &&
      gap < TOGETHER * size &&
      gap > -MOST_OVERLAP * size
    ) {
      before.text += word.text
      before.left = Math.min(before.left, word.left)
      before.right = Math.max(before.right, word.right)
      before.top = Math.min(before.top, word.top)
      before.bottom = Math.max(before.bottom, word.bottom)
    } else if (before !== undefined && gap < 0 && word.left > before.left) {
      const middle = (before.right + word.left) / 2
      before.right = middle
      runs.push({ ...word, left: middle, right: Math.max(word.right, middle + 1) })
    } else runs.push({ ...word })
  }
  return runs
}

const isChinese = ({ text }: RecognizedWord): boolean => /^\p{Script=Han}+$/u.test(text)

/** A speck beside a number, or in front of words that stand alone, is read as a mark that cannot stand there. */
function withoutSpecks(words: readonly RecognizedWord[], size: number): RecognizedWord[] {
  const line = words.map(({ text }) => text).join('')
  return words.map((word, at) => {
    const before = words[at - 1]
    const isFirst = before === undefined || word.left - before.right > size
    // 单位：元, with the colon's lower dot run into a comma.
    if (/^[;；]/u.test(word.text) && /(?:单位|部门|名称)$/u.test(before?.text ?? ''))
      return { ...word, text: `：${word.text.slice(1)}` }
    if (/^[”“’‘'"、，。；《〈]+[\d.,]+$/u.test(word.text)) return { ...word, text: word.text.replace(/^[^\d]+/u, '') }
    const text = isFirst ? word.text.replace(/^[”’、，。；]+(?=.)/u, '') : word.text
    return { ...word, text: isFirst && text.startsWith('“') && !line.includes('”') ? text.slice(1) : text }
  })
}

/** The font size that a word's height tells; [] for punctuation. */
function sizeOf({ text, top, bottom }: RecognizedWord, scale: number): number[] {
  const height = (bottom - top) / scale
  if (/\p{Script=Han}/u.test(text)) return /^[一二三]+$/u.test(text) ? [] : [height / HAN_HEIGHT]
  return /[0-9A-Za-z]/.test(text) ? [height / DIGIT_HEIGHT] : []
}

const nearest = (anchors: readonly Placed[], { word }: Placed): Placed | undefined =>
  anchors.reduce<Placed | undefined>(
    (best, one) =>
      best === undefined || Math.abs(one.word.left - word.left) < Math.abs(best.word.left - word.left) ? one : best,
    undefined,
  )

function textOf({ text, confidence }: RecognizedWord): string {
  if (/\d/.test(text) && confidence < LEAST_SURE) return text.replace(/\S/g, '\ufffd')
  // Separators of numbers are read as those of text.
  return text.replace(/(?<=\d)[，,](?=\d|$)/g, ',').replace(/(?<=\d)[。．](?=\d|$)/g, '.')
}

/** 1,  097,  073.  43 */
function isOneNumber(one: Placed, next: Placed, size: number): boolean {
  const gap = next.word.left - one.word.right
  if (gap > NEAR * size) return false
  return (/\d[.,]$/.test(one.text) && /^\d/.test(next.text)) || (/\d$/.test(one.text) && /^[.,]\d*/.test(next.text))
}

function spread(
  { word, text }: Placed,
  { middle, size, scale, right }: { middle: number; size: number; scale: number; right: number },
): Glyph[] {
  const characters = [...text].filter((character) => character.trim() !== '')
  const widths = characters.map((character) => (character >= '\u1100' ? 2 : 1))
  const whole = widths.reduce((sum, width) => sum + width, 0)
  const [from, step] = [word.left / scale, (right - word.left) / scale / Math.max(1, whole)]
  let before = 0
  return characters.map((character, at): Glyph => {
    const left = from + before * step
    before += widths[at] ?? 1
    const box: Box = [left, middle - size / 2, from + before * step, middle + size / 2]
    return { text: plainCharacters(character), box, size, turn: 0 }
  })
}
