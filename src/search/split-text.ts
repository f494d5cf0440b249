/** Where a piece of a text begins and ends, in UTF-16 units. */
export interface Span {
  start: number
  end: number
}

const SENTENCE_END = /[。；！？!?;\n]["'”’」』）)]*/g
const SOFT_END = /[，、,：:]/g
/** Characters that a number is written with or that may follow it as its unit: no cut beside them. */
const NUMERIC =
  /[\d０-９.．,，、%％‰〇零一二两三四五六七八九十百千万亿△≥≤>=<＞＝＜+\-－—－元个人次项条辆件分年月倍点批㎡\s]/

/**
 * Cuts a text into pieces of at most about `max` units: at ends of sentences where there are any, else after a comma that is
 * no thousands separator, else between two characters that cannot belong to an amount or its unit. Such a place may be
 * lacking; a piece is then up to twice as long.
 */
export function splitText(text: string, max: number): Span[] {
  const spans: Span[] = []
  let start = 0
  while (text.length - start > max) {
    const end = findCut(text, start, max)
    spans.push({ start, end })
    start = end
  }
  if (start < text.length) spans.push({ start, end: text.length })
  return spans.map((span) => trimmed(text, span)).filter((span) => span.end > span.start)
}

function findCut(text: string, start: number, max: number): number {
  const window = text.slice(start, start + max)
  const sentence = lastEnd(window, SENTENCE_END, () => true)
  if (sentence > 0) return start + sentence
  const soft = lastEnd(
    window,
    SOFT_END,
    (end) => !/\d/.test(window.charAt(end - 2)) || !/\d/.test(text.charAt(start + end)),
  )
  // Half-width and full-width commas between digits separate thousands.
  if (soft > max / 4) return start + soft
  for (let end = start + max; end > start + max / 2; end--) if (isCuttable(text, end)) return end
  const limit = Math.min(text.length, start + 2 * max)
  for (let end = start + max; end < limit; end++) if (isCuttable(text, end)) return end
  return avoidSurrogate(text, limit)
}

function lastEnd(window: string, pattern: RegExp, accept: (end: number) => boolean): number {
  let last = 0
  for (const match of window.matchAll(pattern)) {
    const end = match.index + match[0].length
    if (accept(end)) last = end
  }
  return last
}

function isCuttable(text: string, at: number): boolean {
  return avoidSurrogate(text, at) === at && !NUMERIC.test(text.charAt(at - 1)) && !NUMERIC.test(text.charAt(at))
}

function avoidSurrogate(text: string, at: number): number {
  const unit = text.charCodeAt(at)
  return unit >= 0xdc00 && unit <= 0xdfff ? at + 1 : at
}

function trimmed(text: string, span: Span): Span {
  let { start, end } = span
  while (start < end && /\s/.test(text.charAt(start))) start++
  while (end > start && /\s/.test(text.charAt(end - 1))) end--
  return { start, end }
}
