import { Decimal } from '../core/decimal.js'

/** A number in English words. Offsets are of the text given. */
export interface EnglishNumeral {
  start: number
  end: number
  value: string
  /** '%' for half, 倍 for twice; '' otherwise. */
  unit: string
}

const SMALL = new Map(
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'
    .split(' ')
    .map((word, value) => [word, value] as const),
)
const TENS = new Map(
  'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ').map((word, at) => [word, (at + 2) * 10] as const),
)
const SCALES = new Map([
  ['hundred', 2],
  ['thousand', 3],
  ['million', 6],
  ['billion', 9],
  ['trillion', 12],
])
const ALONE = new Map([
  ['half', { value: '50', unit: '%' }],
  ['halved', { value: '50', unit: '%' }],
  ['twice', { value: '2', unit: '倍' }],
  ['double', { value: '2', unit: '倍' }],
  ['doubled', { value: '2', unit: '倍' }],
  ['triple', { value: '3', unit: '倍' }],
  ['tripled', { value: '3', unit: '倍' }],
  ['dozen', { value: '12', unit: '' }],
])
const WORD = /[A-Za-z]+/g
const LONGEST_RUN = 24

interface Word {
  text: string
  start: number
  end: number
}

/**
 * Finds numbers in English words (two, nine hundred and eighty thousand, half). A lone "one" is left to the caller's
 * unit test: it is returned with `value` 1 and means a number only when a unit follows. Linear in the text.
 */
export function findEnglishNumerals(text: string): EnglishNumeral[] {
  const found: EnglishNumeral[] = []
  let run: Word[] = []
  const close = () => {
    const numeral = readRun(run)
    if (numeral !== null) found.push(numeral)
    run = []
  }
  for (const match of text.matchAll(WORD)) {
    const word = { text: match[0].toLowerCase(), start: match.index, end: match.index + match[0].length }
    const alone = ALONE.get(word.text)
    const last = run.at(-1)
    const gap = last === undefined ? '' : text.slice(last.end, word.start)
    if (last !== undefined && (run.length >= LONGEST_RUN || !(gap === ' ' || gap === '-'))) close()
    if (alone !== undefined) {
      close()
      found.push({ start: word.start, end: word.end, ...alone })
    } else if (isNumeral(word.text) || (word.text === 'and' && run.length > 0)) run.push(word)
    else close()
  }
  close()
  return found
}

const isNumeral = (word: string): boolean => SMALL.has(word) || TENS.has(word) || SCALES.has(word)

function readRun(run: Word[]): EnglishNumeral | null {
  while (run.at(-1)?.text === 'and') run.pop()
  const [first] = run
  const last = run.at(-1)
  if (first === undefined || last === undefined || (run.length === 1 && SCALES.has(first.text))) return null
  let total = new Decimal(0)
  let group = new Decimal(0)
  for (const { text } of run) {
    const power = SCALES.get(text)
    if (power === undefined) group = group.plus(SMALL.get(text) ?? TENS.get(text) ?? 0)
    else if (power === 2) group = (group.isZero() ? new Decimal(1) : group).times(100)
    else {
      total = total.plus((group.isZero() ? new Decimal(1) : group).times(new Decimal(10).pow(power)))
      group = new Decimal(0)
    }
  }
  return { start: first.start, end: last.end, value: total.plus(group).toFixed(), unit: '' }
}
