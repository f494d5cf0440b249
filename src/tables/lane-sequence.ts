import type { DocumentLabels } from './document-labels.js'
import type { LaneEntry } from './flat-lane-entries.js'
import { isTotalLabel, numberingOf } from './numbering.js'

const MOST_LANES = 8

/** Last number of each rank in a lane; a number of an outer rank closes the inner ones. */
type Counters = Map<number, number>

/** Gives the entries of each line to lanes: a lane's numbering goes on, and its labels stay in it. */
export class LaneSequence {
  readonly #lanes: readonly string[]
  readonly #labels: DocumentLabels
  readonly #counters: Counters[]
  /** Lanes that the last line left out: their lists have ended. */
  #ended: Set<number> = new Set()

  constructor(lanes: readonly string[], labels: DocumentLabels) {
    this.#lanes = lanes
    this.#labels = labels
    this.#counters = lanes.map(() => new Map())
  }

  /** Lane index of each entry in order, or null where several arrangements fit equally well. */
  assign(entries: readonly LaneEntry[]): number[] | null {
    const found = this.#best(entries)
    for (const [at, lane] of (found ?? []).entries()) this.#advance(lane, entries[at]?.label ?? '')
    if (found !== null)
      this.#ended = new Set(this.#lanes.map((_, lane) => lane).filter((lane) => !found.includes(lane)))
    return found
  }

  #best(entries: readonly LaneEntry[]): number[] | null {
    const lanes = this.#lanes.length
    if (entries.length === lanes) return entries.map((_, at) => at)
    if (entries.length > lanes || lanes > MOST_LANES) return null
    let best: number[] | null = null
    let score = Number.NEGATIVE_INFINITY
    const visit = (chosen: number[], total: number): void => {
      const entry = entries[chosen.length]
      if (entry === undefined) {
        if (total > score) {
          score = total
          best = [...chosen]
        } else if (total === score) best = null
        return
      }
      for (let lane = (chosen.at(-1) ?? -1) + 1; lane < lanes; lane += 1)
        visit([...chosen, lane], total + this.#fit(lane, entry.label))
    }
    visit([], 0)
    return score > 0 ? best : null
  }

  #fit(lane: number, label: string): number {
    const known = this.#labels.lanesOf(label)
    const here = known.has(this.#lanes[lane] ?? '')
    const content =
      (known.size === 0 ? 0 : here ? 4 / known.size : -4) -
      (this.#ended.has(lane) ? 1 : 0) -
      (isOfOtherSide(label, this.#lanes[lane] ?? '') ? 2 : 0)
    const numbering = numberingOf(label)
    if (numbering === null) return content
    const last = this.#counters[lane]?.get(numbering.rank)
    const goesOn = last === undefined ? numbering.number === 1 : numbering.number === last + 1
    return content + (goesOn ? 3 : -3)
  }

  #advance(lane: number, label: string): void {
    const counters = this.#counters[lane]
    const numbering = numberingOf(label)
    if (counters === undefined) return
    if (isTotalLabel(label)) counters.clear()
    if (numbering === null) return
    for (const rank of [...counters.keys()]) if (rank > numbering.rank) counters.delete(rank)
    counters.set(numbering.rank, numbering.number)
  }
}

/** 住房保障支出 is no line of 收入, and no income one of 支出. */
function isOfOtherSide(label: string, lane: string): boolean {
  const [own, side] = [sideOf(label), sideOf(lane)]
  return own !== null && side !== null && own !== side
}

function sideOf(words: string): string | null {
  return /(收入|支出)(?:合计|总计|小计)?$/.exec(words.replace(/[\s\u3000]+/g, ''))?.[1] ?? null
}
