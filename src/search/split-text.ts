import { findNumbers } from '../language/numbers.js'

/** Where a piece of a text begins and ends, in UTF-16 units. */
export interface Span {
  start: number
  end: number
}

const SENTENCE_END = /[。；！？!?;\n]["'”’」』）)]*/g
const SOFT_END = /[，、,：:]/g

/**
 * Cuts a text into pieces of at most about `max` units: at ends of sentences where there are any, else after a comma, else
 * between two characters, but never within a number or between it and its unit. Where numbers leave no such place, a
 * piece is up to twice as long.
 */
export function splitText(text: string, max: number): Span[] {
  const spans: Span[] = []
  if (text.length > max) {
    const allowed = findAllowedCuts(text)
    let start = 0
    while (text.length - start > max) {
      const end = findCut(text, start, max, allowed)
      spans.push({ start, end })
      start = end
    }
    spans.push({ start, end: text.length })
  } else spans.push({ start: 0, end: text.length })
  return spans.map((span) => trimmed(text, span)).filter((span) => span.end > span.start)
}

/** For each offset whether a piece may end there: not within an amount with its unit, nor within one character. */
function findAllowedCuts(text: string): Uint8Array {
  const allowed = new Uint8Array(text.length + 1).fill(1)
  for (const { start, end } of findNumbers(text)) allowed.fill(0, start + 1, end)
  for (let at = 1; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    if (unit >= 0xdc00 && unit <= 0xdfff) allowed[at] = 0
  }
  return allowed
}

function findCut(text: string, start: number, max: number, allowed: Uint8Array): number {
  const window = text.slice(start, start + max)
  const sentence = lastEnd(window, start, SENTENCE_END, allowed)
  if (sentence > start) return sentence
  const soft = lastEnd(window, start, SOFT_END, allowed)
  if (soft > start + max / 4) return soft
  for (let end = start + max; end > start + max / 2; end--) if (allowed[end] === 1) return end
  const limit = Math.min(text.length, start + 2 * max)
  for (let end = start + max; end < limit; end++) if (allowed[end] === 1) return end
  return limit
}

function lastEnd(window: string, start: number, pattern: RegExp, allowed: Uint8Array): number {
  let last = start
  for (const match of window.matchAll(pattern)) {
    const end = start + match.index + match[0].length
    if (allowed[end] === 1) last = end
  }
  return last
}

function trimmed(text: string, span: Span): Span {
  let { start, end } = span
  while (start < end && /\s/.test(text.charAt(start))) start++
  while (end > start && /\s/.test(text.charAt(end - 1))) end--
  return { start, end }
}
