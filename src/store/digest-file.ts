import { join } from 'node:path'
import type { KeptFinding } from '../checks/compare-runs.js'
import { readJson, replaceFile } from './replace-file.js'
import { isFindings } from './summary-file.js'

const VERSION = 1

/** What is kept of one digest: when it ran (milliseconds) and what it found, null before its first run. */
interface KeptDigest {
  at: number
  findings: KeptFinding[] | null
}

/**
 * What a digest found when it last ran, in a file of its own beside the index. A file that cannot be read counts as no run.
 *
 * @param name lower-case letters, digits and `-`.
 */
export function openDigest(folder: string, name: string) {
  const path = join(folder, `digest-${name}.json`)
  return {
    last(): KeptDigest | null {
      const kept = readJson(path)
      return isDigest(kept) ? { at: kept.at, findings: kept.findings } : null
    },
    /** False when it could not be kept. */
    keep: (digest: KeptDigest): boolean =>
      replaceFile(path, `${JSON.stringify({ version: VERSION, at: digest.at, findings: digest.findings })}\n`),
  }
}

const isDigest = (value: unknown): value is KeptDigest =>
  typeof value === 'object' &&
  value !== null &&
  'version' in value &&
  value.version === VERSION &&
  'at' in value &&
  typeof value.at === 'number' &&
  'findings' in value &&
  (value.findings === null || isFindings(value.findings))
