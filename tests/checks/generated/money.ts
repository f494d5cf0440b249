/** Exact money of made-up documents: whole 分 as bigint, shown at any precision, each display rounded by itself. */

/** How a document writes its figures. */
export interface Writing {
  unit: '元' | '万元'
  /** Digits after the point of amounts and of percents. */
  decimals: number
  percentDecimals: number
  separators: boolean
  /** What stands where nothing was spent. */
  zero: 'blank' | 'digits' | 'dash'
  negative: '-' | '△'
}

export type Random = () => number

/** A generator of numbers in [0, 1) that gives the same sequence for the same seed (mulberry32). */
export function seeded(seed: number): Random {
  let state = (seed + 0x9e3779b9) >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

export function pick<T>(random: Random, from: readonly T[]): T {
  const chosen = from[Math.floor(random() * from.length)]
  if (chosen === undefined) throw new Error('nothing to pick from')
  return chosen
}

/** An amount between two numbers of 元, at 分, 元 or 百元. */
export function amountBetween(random: Random, least: number, most: number): bigint {
  const cents = BigInt(Math.floor((least + random() * (most - least)) * 100))
  const step = pick(random, [1n, 100n, 100n, 10_000n])
  return (cents / step) * step
}

/** `whole` in `count` parts that add up to it exactly. */
export function split(random: Random, whole: bigint, count: number): bigint[] {
  const parts: bigint[] = []
  let left = whole
  for (let at = 1; at < count; at += 1) {
    const part = (left * BigInt(Math.floor(random() * 70))) / 100n
    parts.push(part)
    left -= part
  }
  return [...parts, left]
}

export const sum = (amounts: readonly bigint[]): bigint => amounts.reduce((a, b) => a + b, 0n)

/** A fraction rounded half away from zero to so many digits after the point. */
function rounded(numerator: bigint, denominator: bigint, decimals: number): string {
  const negative = numerator < 0n !== denominator < 0n && numerator !== 0n
  const [over, under] = [numerator < 0n ? -numerator : numerator, denominator < 0n ? -denominator : denominator]
  const digits = ((over * 10n ** BigInt(decimals) * 2n + under) / (under * 2n)).toString().padStart(decimals + 1, '0')
  const whole = digits.slice(0, digits.length - decimals)
  const text = decimals === 0 ? whole : `${whole}.${digits.slice(-decimals)}`
  return negative && /[1-9]/.test(text) ? `-${text}` : text
}

const grouped = (text: string): string => text.replace(/\d+/, (whole) => whole.replace(/\B(?=(?:\d{3})+$)/g, ','))

/** An amount as it stands in a table. */
export function show(amount: bigint, writing: Writing): string {
  if (amount === 0n && writing.zero !== 'digits') return writing.zero === 'blank' ? '' : '-'
  return written(amount, writing)
}

/** An amount as it stands in the text, without its unit; nothing is written as a number there too. */
export function written(amount: bigint, writing: Writing): string {
  const text = rounded(amount, writing.unit === '元' ? 100n : 1_000_000n, writing.decimals)
  return (writing.separators ? grouped(text) : text).replace('-', writing.negative)
}

/** part / whole in percent with its sign; `base` must not be zero. */
export function percent(part: bigint, base: bigint, writing: Writing): string {
  return `${rounded(part * 100n, base, writing.percentDecimals)}%`
}

export const isShownZero = (amount: bigint, writing: Writing): boolean => !/[1-9]/.test(written(amount, writing))
