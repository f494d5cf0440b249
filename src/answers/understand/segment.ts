/** A stretch of text with a meaning, offered to the segmentation with a weight. */
export interface Candidate<T> {
  start: number
  end: number
  weight: number
  meaning: T
}

/**
 * Picks the non-overlapping candidates with the greatest total weight (each costs a little, so that few long readings
 * beat many short ones); ties go to the earlier candidate, so that the same text is always read the same way.
 */
export function segment<T>(length: number, candidates: Candidate<T>[]): Candidate<T>[] {
  const COST = 3
  const byEnd = new Map<number, Candidate<T>[]>()
  for (const candidate of candidates) {
    const list = byEnd.get(candidate.end)
    if (list === undefined) byEnd.set(candidate.end, [candidate])
    else list.push(candidate)
  }
  const best: { weight: number; last: Candidate<T> | null; from: number }[] = [{ weight: 0, last: null, from: 0 }]
  for (let end = 1; end <= length; end++) {
    let choice = { weight: best[end - 1]?.weight ?? 0, last: null as Candidate<T> | null, from: end - 1 }
    for (const candidate of byEnd.get(end) ?? []) {
      const weight = (best[candidate.start]?.weight ?? 0) + candidate.weight - COST
      if (weight > choice.weight) choice = { weight, last: candidate, from: candidate.start }
    }
    best.push(choice)
  }
  const chosen: Candidate<T>[] = []
  for (let at = length; at > 0; ) {
    const step = best[at]
    if (step === undefined) break
    if (step.last !== null) chosen.unshift(step.last)
    at = step.from
  }
  return chosen
}
