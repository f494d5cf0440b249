import { join } from 'node:path'
import type Hnswlib from 'hnswlib-node'
import type { PassageNumber, PassageSource, VectorFile } from '../library/ports.js'
import type { Scored } from './top.js'
import { isWhole } from './vector-file.js'
import type { VectorIndex } from './vectors.js'

/** More candidates than asked for: some may belong to documents that are gone, and recall grows with the effort. */
const CANDIDATES = 4
const SEARCH_EFFORT = 400

/**
 * Search over a vector file: approximate among what it covers, exact among what came later. Where few passages are asked for,
 * or the file cannot be read, the exact search serves alone.
 */
export function createApproximateVectors(
  folder: string,
  source: PassageSource,
  options: { dimension: number; hnswlib: typeof Hnswlib; approximateFrom: number; exact: VectorIndex },
): VectorIndex {
  let opened: { file: VectorFile; index: Hnswlib.HierarchicalNSW; starts: number[] } | null | undefined
  const open = () => {
    if (opened !== undefined) return opened
    opened = null
    const file = source.vectorFile()
    if (file === null || !isWhole(folder, file)) return opened
    try {
      const index = new options.hnswlib.HierarchicalNSW('ip', options.dimension)
      index.readIndexSync(join(folder, file.name))
      index.setEf(SEARCH_EFFORT)
      opened = { file, index, starts: startsOf(file) }
    } catch {
      // Damaged or removed meanwhile: the vectors in the store serve.
    }
    return opened
  }
  return {
    nearest(query, blocks, limit) {
      const total = blocks.reduce((sum, { count }) => sum + count, 0)
      const held = total < options.approximateFrom ? null : open()
      if (held === null) return options.exact.nearest(query, blocks, limit)
      const wanted = new Set(blocks.map(({ first }) => first))
      const covered = new Set(held.file.covers.map(({ first }) => first))
      const asked = Math.min(limit * CANDIDATES, held.index.getCurrentCount())
      const { neighbors, distances } = held.index.searchKnn(Array.from(query), asked)
      const found = neighbors.flatMap((label, i): Scored[] => {
        const place = placeOf(held.file, held.starts, label)
        const score = 1 - (distances[i] ?? 1)
        return wanted.has(place.first) && score > 0 ? [{ number: place.number, score }] : []
      })
      const later = blocks.filter(({ first }) => !covered.has(first))
      // A filter that leaves too few of the nearest needs all of its passages compared.
      if (found.length < Math.min(limit, total)) return options.exact.nearest(query, blocks, limit)
      return [...found, ...options.exact.nearest(query, later, limit)]
    },
  }
}

function startsOf(file: VectorFile): number[] {
  const starts: number[] = []
  let label = 0
  for (const { count } of file.covers) {
    starts.push(label)
    label += count
  }
  return starts
}

/** The passage of a label, and the first passage of its document: labels count through the file's documents. */
function placeOf(
  file: VectorFile,
  starts: readonly number[],
  label: number,
): { first: PassageNumber; number: PassageNumber } {
  let low = 0
  let high = starts.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((starts[middle] ?? 0) <= label) low = middle
    else high = middle - 1
  }
  const first = file.covers[low]?.first ?? -1
  return { first, number: first + label - (starts[low] ?? 0) }
}
