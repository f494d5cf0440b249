/** How much an archive may hold, judged by what it declares before anything is unpacked, and held to while unpacking. */
export interface ArchiveLimits {
  entries: number
  entryBytes: number
  totalBytes: number
  /** Unpacked bytes for one packed byte; small entries may pack better. */
  ratio: number
  ratioFrom: number
}

export const ARCHIVE_LIMITS: ArchiveLimits = {
  entries: 500,
  entryBytes: 100 * 1_048_576,
  totalBytes: 300 * 1_048_576,
  ratio: 100,
  ratioFrom: 1_048_576,
}
