import { findEnglishNumerals } from './english-numerals.js'
import { findChineseNumbers } from './find-chinese-numbers.js'
import { findDigitNumbers } from './find-digit-numbers.js'
import { MEASURES_AFTER_DIGITS } from './measure-words.js'
import { type FoldedText, foldWithOffsets } from './normalize.js'
import { qualifiersAround } from './number-qualifiers.js'
import type { FoundNumber, WrittenNumber } from './written-number.js'
import { readUnit } from './written-units.js'

/**
 * Finds every number of a text in reading order, however it is written: digits of any script, Chinese numerals that
 * count something, 百分之, 成, 倍, English words. A gate relies on it, so it reports rather too much; codes, years and
 * telephone numbers come as plain numbers for the caller to tell apart. Chinese ordinals (第一) and words that merely
 * hold a numeral (一般, 三公) are not numbers. Linear in the length of the text.
 */
export function findNumbers(text: string): WrittenNumber[] {
  const folded = foldWithOffsets(text, { keepBreaks: true })
  const digits = findDigitNumbers(text, folded)
  const found = [...digits, ...outside(digits, findChineseNumbers(folded.text)), ...outside(digits, english(folded))]
  found.sort((a, b) => a.start - b.start)
  shareUnits(found, folded.text)
  return found.map((number) => inOriginal(number, folded, text))
}

/** Keeps the numbers that do not touch one of the sorted, disjoint spans. */
function outside(spans: readonly FoundNumber[], numbers: FoundNumber[]): FoundNumber[] {
  let at = 0
  return numbers.filter((number) => {
    while ((spans[at]?.end ?? Number.POSITIVE_INFINITY) <= number.start) at += 1
    return (spans[at]?.start ?? Number.POSITIVE_INFINITY) >= number.end
  })
}

function english({ text }: FoldedText): FoundNumber[] {
  const found: FoundNumber[] = []
  for (const numeral of findEnglishNumerals(text)) {
    const unit = numeral.unit === '' ? readUnit(text, numeral.end, MEASURES_AFTER_DIGITS) : null
    const lone = text.slice(numeral.start, numeral.end).toLowerCase() === 'one'
    if (lone && unit === null) continue
    found.push({
      start: numeral.start,
      end: unit?.end ?? numeral.end,
      value: numeral.value,
      unit: unit?.unit ?? numeral.unit,
      decimals: 0,
      approximate: false,
      form: 'chinese',
      prefix: '',
      ordinal: false,
    })
  }
  return found
}

const RANGE = /^ ?(?:-|~|至|到|to) ?$/u

/** In 5至8万元 or 20-30% the first number takes the unit of the second. */
function shareUnits(numbers: FoundNumber[], text: string): void {
  for (let at = numbers.length - 2; at >= 0; at--) {
    const [first, second] = [numbers[at], numbers[at + 1]]
    if (first === undefined || second === undefined || first.unit !== '' || second.unit === '') continue
    if (second.start - first.end <= 4 && RANGE.test(text.slice(first.end, second.start))) first.unit = second.unit
  }
}

function inOriginal(number: FoundNumber, folded: FoldedText, original: string): WrittenNumber {
  const start = folded.starts[number.start] ?? 0
  const end = folded.ends[number.end - 1] ?? original.length
  const { approximate, bound } = qualifiersAround(folded.text, number.start, number.end)
  return {
    ...number,
    start,
    end,
    text: original.slice(start, end),
    approximate: number.approximate || approximate,
    bound,
  }
}
