import type { Reading } from './reading.js'
import { englishFillers } from './words.js'

/**
 * "official receptions (公务接待费)": the English words directly before a Chinese name in brackets gloss it and say nothing
 * more. Words further away, and words of time or manner, do.
 */
export function isGloss(text: string, start: number, end: number, reading: Reading): boolean {
  const open = text.indexOf('(', end)
  const close = text.indexOf(')', open)
  if (
    open < 0 ||
    close < 0 ||
    !reading.terms.some((term) => term.start > open && term.end <= close && HAN.test(term.text))
  )
    return false
  const between = text
    .slice(start, open)
    .split(/\s+/)
    .filter((word) => word !== '')
  return (
    between.length <= 6 &&
    between.every(
      (word) => /^[a-z-]+$/.test(word) && (NOUN.test(word) || !englishFillers.has(word)) && !QUALIFIER.test(word),
    )
  )
}

/** Fillers elsewhere, but parts of a name within one. */
const NOUN = /^(?:services?|centers?|centres?|hotlines?|projects?|government|affairs|units?|costs?)$/
const HAN = /\p{Script=Han}/u
const QUALIFIER =
  /^(?:month|monthly|quarter|quarterly|week|weekly|daily|day|hourly|average|first|second|third|fourth|last|next|previous|prior|former|temporary|overseas|foreign|non-.*|without|except|excluding|not|no|half|twice|double|target|growth|share)s?$/

/** 五险一金（养老、医保 …）: what stands in the bracket right behind a word says what it means. */
export function explainedByBracket(text: string, end: number, reading: Reading): boolean {
  if (text[end] !== '(') return false
  const close = text.indexOf(')', end)
  return reading.terms.filter((term) => term.start > end && term.end <= close).length >= 2
}
