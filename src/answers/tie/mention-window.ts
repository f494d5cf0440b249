import type { Mention } from './mentions.js'

const BEFORE = 3000
const BEHIND = 600

/** The first index of a sorted list whose item is not before an offset. */
export function firstAt<T>(list: readonly T[], offset: number, position: (item: T) => number): number {
  let [low, high] = [0, list.length]
  while (low < high) {
    const middle = (low + high) >> 1
    const item = list[middle]
    if (item !== undefined && position(item) < offset) low = middle + 1
    else high = middle
  }
  return low
}

/**
 * Mentions near a place, with the last of each kind from further up: all that a number can be read with, so that the time
 * for a text grows with its length and no faster.
 */
export class MentionWindow {
  readonly #mentions: readonly Mention[]
  readonly #last: (readonly Mention[])[] = [[]]

  constructor(mentions: readonly Mention[]) {
    this.#mentions = mentions
    let last: { organization: Mention[]; year: Mention[]; relative: Mention[]; stage: Mention[] } = {
      organization: [],
      year: [],
      relative: [],
      stage: [],
    }
    for (const mention of mentions) {
      if (!mention.isBase)
        last = { ...last, [mention.kind === 'year' && mention.year === null ? 'relative' : mention.kind]: [mention] }
      this.#last.push(
        [...last.organization, ...last.year, ...last.relative, ...last.stage].sort((a, b) => a.start - b.start),
      )
    }
  }

  /** Mentions that matter at a span, in reading order. */
  around(start: number, end: number): Mention[] {
    const from = firstAt(this.#mentions, start - BEFORE, (mention) => mention.start)
    const to = firstAt(this.#mentions, end + BEHIND, (mention) => mention.start)
    return [...(this.#last[from] ?? []), ...this.#mentions.slice(from, to)]
  }
}
