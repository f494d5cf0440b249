import { Decimal } from '../../core/decimal.js'
import { describeUnit } from '../../core/unit.js'
import { findNumbers } from '../../language/numbers.js'
import type { WrittenNumber } from '../../language/written-number.js'
import { type Need, PARTICLES } from './text-question.js'

/** Shorter stretches stand in any text. */
const SHORTEST_PIECE = 2

/** Text that needs are looked for in: lower case, without blanks. */
export function searchable(text: string): string {
  return text.replace(/\s/gu, '').toLowerCase()
}

/** The share of a need, from 0 to 1, that a searchable text holds in its best form. */
export function coverNeed(need: Need, text: string): number {
  if (need.written.some((form) => text.includes(searchable(form)))) return 1
  return Math.max(0, ...need.named.map((form) => coverForm(searchable(form), text)))
}

/** The weighted share of all needs that a searchable text holds; 1 when nothing is needed. */
export function coverNeeds(needs: readonly Need[], text: string): number {
  const all = needs.reduce((sum, need) => sum + need.weight, 0)
  return all === 0 ? 1 : needs.reduce((sum, need) => sum + need.weight * coverNeed(need, text), 0) / all
}

/**
 * The share of a form's characters that lie in pieces of two or more which the text holds: people run words together
 * (督办催办逾期工单) that a document says one by one. Latin forms are held as a whole or not; function words that are not held do
 * not count.
 */
function coverForm(form: string, text: string): number {
  if (form === '') return 0
  if (text.includes(form)) return 1
  if (!/\p{Script=Han}/u.test(form)) return 0
  const covered: boolean[] = Array.from(form, () => false)
  for (let start = 0; start < form.length; start++) {
    let end = start
    while (end < form.length && text.includes(form.slice(start, end + 1))) end += 1
    if (end - start >= SHORTEST_PIECE) covered.fill(true, start, end)
  }
  const counted = covered.map((is, at) => is || !PARTICLES.has(form[at] ?? ''))
  const all = counted.filter(Boolean).length
  return all === 0 ? 0 : covered.filter(Boolean).length / all
}

/** True when every number of the question stands in the text, in whatever unit. */
export function holdsNumbers(numbers: readonly WrittenNumber[], text: string): boolean {
  if (numbers.length === 0) return true
  const held = findNumbers(text)
  return numbers.every((number) => held.some((one) => sameNumber(one, number)))
}

function sameNumber(a: WrittenNumber, b: WrittenNumber): boolean {
  const [first, second] = [describeUnit(a.unit), describeUnit(b.unit)]
  if (first.base !== second.base) return false
  return new Decimal(a.value).times(first.factor).abs().eq(new Decimal(b.value).times(second.factor).abs())
}
