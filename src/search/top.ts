import type { PassageNumber } from '../library/ports.js'

export interface Scored {
  number: PassageNumber
  score: number
}

/** The best `limit` in descending order; equal scores in the order in which `rank` puts the passages. */
export function bestOf(scored: Iterable<Scored>, limit: number, rank: (number: PassageNumber) => number): Scored[] {
  const best: Scored[] = []
  const before = (a: Scored, b: Scored) => a.score > b.score || (a.score === b.score && rank(a.number) < rank(b.number))
  for (const candidate of scored) {
    const worst = best.at(-1)
    if (best.length >= limit && worst !== undefined && !before(candidate, worst)) continue
    let low = 0
    let high = best.length
    while (low < high) {
      const middle = (low + high) >> 1
      const held = best[middle]
      if (held !== undefined && before(held, candidate)) low = middle + 1
      else high = middle
    }
    best.splice(low, 0, candidate)
    if (best.length > limit) best.pop()
  }
  return best
}
