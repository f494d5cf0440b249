import { appendFileSync, mkdirSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** Lines that the question file of `tieout eval` can hold at once, and those that wait for the operator. */
const SETTLED = 'right.jsonl'
const OPEN = 'open.jsonl'
/** A file that grew to this is full: people press buttons more often than operators read. */
const MOST_BYTES = 20 * 1024 * 1024

/** Keeps lines of feedback in a folder beside the index, readable by its owner only. */
export function openFeedback(folder: string): { add(line: { isSettled: boolean; line: string }): boolean } {
  const place = join(folder, 'feedback')
  return {
    /** False when it could not be kept. */
    add({ isSettled, line }) {
      const path = join(place, isSettled ? SETTLED : OPEN)
      try {
        mkdirSync(place, { recursive: true, mode: 0o700 })
        if ((statSync(path, { throwIfNoEntry: false })?.size ?? 0) > MOST_BYTES) return false
        appendFileSync(path, `${line}\n`, { mode: 0o600 })
        return true
      } catch {
        return false
      }
    },
  }
}
