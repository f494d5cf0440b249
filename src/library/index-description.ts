import { TieoutError } from '../core/errors.js'
import type { IndexDescription } from './ports.js'

export function sameDescription(a: IndexDescription, b: IndexDescription): boolean {
  return a.derivation === b.derivation && a.embedder === b.embedder && a.dimension === b.dimension
}

/**
 * Vectors of two embedders cannot be compared, and a changed setting must not silently send every document to another
 * endpoint: so a mismatch stops, and a person decides to rebuild.
 */
export function requireSameEmbedder(held: IndexDescription, wanted: { embedder: string; dimension: number }): void {
  if (held.embedder === wanted.embedder && held.dimension === wanted.dimension) return
  const built = `${held.embedder} (${held.dimension})`
  const configured = `${wanted.embedder} (${wanted.dimension})`
  throw new TieoutError(
    'configuration',
    `索引由 ${built} 建立，当前配置为 ${configured}。 The index was built with ${built}, the configuration says ${configured}.`,
    {
      hint: '运行 tieout ingest --rebuild 重建索引，或改回原配置。 Run tieout ingest --rebuild, or restore the setting.',
    },
  )
}
