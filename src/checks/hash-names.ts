import { createHash } from 'node:crypto'

/** A short stable hash of names, the same in every run and on every machine. */
export function hashNames(names: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(names)).digest('hex').slice(0, 16)
}
