import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { KeptFinding } from '../checks/compare-runs.js'
import type { SummaryKeeper } from '../library/ports.js'

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
      try {
        const kept: unknown = JSON.parse(readFileSync(path, 'utf8'))
        return isRun(kept) ? kept.findings : null
      } catch {
        return null
      }
    },
    keep(findings) {
      const beside = `${path}.${process.pid}`
      try {
        mkdirSync(folder, { recursive: true })
        writeFileSync(beside, `${JSON.stringify({ version: VERSION, findings })}\n`, { mode: 0o600 })
        renameSync(beside, path)
        return true
      } catch {
        rmSync(beside, { force: true })
        return false
      }
    },
  }
}

function isRun(value: unknown): value is { findings: KeptFinding[] } {
  return (
    typeof value === 'object' &&
    value !== null &&
    'version' in value &&
    value.version === VERSION &&
    'findings' in value &&
    Array.isArray(value.findings) &&
    value.findings.every((one: unknown) => typeof one === 'object' && one !== null && 'id' in one && 'rule' in one)
  )
}
