import { createRequire } from 'node:module'
import type Hnswlib from 'hnswlib-node'

/** Loads hnswlib-node, an optional native package; null where it is missing or does not fit this Node version. */
export function loadHnswlib(load: (name: string) => unknown = createRequire(import.meta.url)): typeof Hnswlib | null {
  try {
    return load('hnswlib-node') as typeof Hnswlib
  } catch {
    return null
  }
}
