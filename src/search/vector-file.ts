import { randomBytes } from 'node:crypto'
import { closeSync, fsyncSync, openSync, readdirSync, statSync, unlinkSync } from 'node:fs'
import { join } from 'node:path'
import type Hnswlib from 'hnswlib-node'
import type { PassageBlock, PassageSource, VectorFile, VectorFileKeeper } from '../library/ports.js'
import { decodeVectors, dequantize } from './quantize.js'

/**
 * From so many passages on an approximate index pays. Below, comparing each one takes some tens of milliseconds and is exact,
 * while a process that answers one question would first read a file of hundreds of megabytes, and each ingest build it.
 */
export const APPROXIMATE_FROM = 200_000
/** A file serves on while at most this part of it is gone or missing: what is missing is compared exactly. */
const TOLERATED_DRIFT = 0.1
const NAME = /^vectors-(\d+)-[0-9a-f]{8}\.hnsw$/
const LINKS = 32
const BUILD_EFFORT = 200
const SEED = 100

export interface VectorFileOptions {
  folder: string
  dimension: number
  hnswlib: typeof Hnswlib | null
  approximateFrom?: number
}

/** Keeps the file of a large collection in step with its generations; see `VectorFileKeeper`. */
export function createVectorFileKeeper(options: VectorFileOptions): VectorFileKeeper {
  const { folder, hnswlib } = options
  return {
    renew(source, generation) {
      const blocks = source.allBlocks()
      const total = blocks.reduce((sum, { count }) => sum + count, 0)
      if (hnswlib === null || total < (options.approximateFrom ?? APPROXIMATE_FROM)) return null
      const held = source.vectorFile()
      if (held !== null && isWhole(folder, held) && drift(held, blocks) <= TOLERATED_DRIFT * total) return held
      const name = `vectors-${generation}-${randomBytes(4).toString('hex')}.hnsw`
      build(join(folder, name), source, blocks, total, options.dimension, hnswlib)
      const covers = blocks.map(({ first, count }) => ({ first, count }))
      return { name, bytes: statSync(join(folder, name)).size, covers }
    },
    tidy(current) {
      const files = readdirSync(folder).flatMap((name) => {
        const generation = NAME.exec(name)?.[1]
        return generation === undefined ? [] : [{ name, generation: Number(generation) }]
      })
      // A writer after this one may already have made a newer file, and a reader may be about to open the one before.
      const generations = files.map(({ generation }) => generation).sort((a, b) => b - a)
      const oldestKept = current === null ? Number.POSITIVE_INFINITY : (generations[1] ?? 0)
      for (const { name, generation } of files) {
        if (generation < oldestKept && name !== current?.name) removeQuietly(join(folder, name))
      }
    },
  }
}

/** A file that is not as long as it was written is not opened: the library below trusts its content. */
export function isWhole(folder: string, file: VectorFile): boolean {
  return statSync(join(folder, file.name), { throwIfNoEntry: false })?.size === file.bytes
}

function build(
  path: string,
  source: PassageSource,
  blocks: readonly PassageBlock[],
  total: number,
  dimension: number,
  hnswlib: typeof Hnswlib,
): void {
  const index = new hnswlib.HierarchicalNSW('ip', dimension)
  index.initIndex(total, LINKS, BUILD_EFFORT, SEED)
  const points = blocks.flatMap((block) => {
    const vectors = decodeVectors(source.vectors(block.document), dimension)
    return Array.from({ length: block.count }, (_, i) => ({ vectors, i }))
  })
  // Documents share their set phrases. Added one document after another these near-duplicates link only to each other, and
  // parts of the graph are never reached; in a mixed order they are.
  for (const label of mixedOrder(total)) {
    const point = points[label]
    if (point !== undefined) index.addPoint(dequantize(point.vectors, point.i), label)
  }
  index.writeIndexSync(path)
  const descriptor = openSync(path, 'r+')
  try {
    fsyncSync(descriptor)
  } finally {
    closeSync(descriptor)
  }
}

/** The numbers below `count` in an order that looks random and is always the same (Fisher–Yates, Lehmer's generator). */
function mixedOrder(count: number): Uint32Array {
  const order = Uint32Array.from({ length: count }, (_, i) => i)
  let state = SEED
  for (let i = count - 1; i > 0; i--) {
    state = (state * 48_271) % 2_147_483_647
    const j = state % (i + 1)
    const held = order[i] ?? 0
    order[i] = order[j] ?? 0
    order[j] = held
  }
  return order
}

/** Passages that the file lacks, and those it has that are gone. */
function drift(file: VectorFile, blocks: readonly PassageBlock[]): number {
  const covered = new Map(file.covers.map(({ first, count }) => [first, count]))
  let lacking = 0
  for (const { first, count } of blocks) {
    if (!covered.delete(first)) lacking += count
  }
  return [...covered.values()].reduce((sum, count) => sum + count, lacking)
}

function removeQuietly(path: string): void {
  try {
    unlinkSync(path)
  } catch {
    // Still open elsewhere (Windows): the next ingest tries again.
  }
}
