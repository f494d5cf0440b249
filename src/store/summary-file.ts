import { join } from 'node:path'
import type { KeptFinding } from '../checks/compare-runs.js'
import type { SummaryKeeper } from '../library/ports.js'
import { readJson, replaceFile } from './replace-file.js'

const SUMMARY_FILE = 'last-summary.json'
const VERSION = 1

/**
 * The findings of the last summary, in a file beside the index: taking documents in again, even from nothing, keeps it.
 * A file that cannot be read counts as no run, so that everything is told as found for the first time.
 */
export function openSummaries(folder: string): SummaryKeeper {
  const path = join(folder, SUMMARY_FILE)
  return {
    last() {
      const kept = readJson(path)
      return isRun(kept) ? kept.findings : null
    },
    keep: (findings) => replaceFile(path, `${JSON.stringify({ version: VERSION, findings })}\n`),
  }
}

function isRun(value: unknown): value is { findings: KeptFinding[] } {
  return isVersion(value) && 'findings' in value && isFindings(value.findings)
}

const isVersion = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && 'version' in value && value.version === VERSION

/** Whether these are findings that an earlier run kept. */
export const isFindings = (value: unknown): value is KeptFinding[] =>
  Array.isArray(value) &&
  value.every((one: unknown) => typeof one === 'object' && one !== null && 'id' in one && 'rule' in one)
