import type { BigIntStats } from 'node:fs'

/** What tells two states of a file apart without reading it. Times are nanoseconds, as text because they exceed a `number`. */
export interface FileFingerprint {
  size: number
  mtimeNs: string
  ctimeNs: string
  inode: string
}

/** Stamps younger than this may hide a second change within one tick of a coarse clock (FAT counts in steps of 2 s). */
const SETTLED_AFTER_NS = 2_000_000_000n

export function fingerprintOf(stats: BigIntStats): FileFingerprint {
  return {
    size: Number(stats.size),
    mtimeNs: String(stats.mtimeNs),
    ctimeNs: String(stats.ctimeNs),
    inode: String(stats.ino),
  }
}

export function sameFingerprint(a: FileFingerprint, b: FileFingerprint): boolean {
  return a.size === b.size && a.mtimeNs === b.mtimeNs && a.ctimeNs === b.ctimeNs && a.inode === b.inode
}

/**
 * Whether the stamps were old enough at `nowMs` that a later change must show in them.
 * A stamp in the future (a wrong clock, another machine's clock) never counts as settled.
 */
export function isSettled(fingerprint: FileFingerprint, nowMs: number): boolean {
  const now = BigInt(Math.trunc(nowMs)) * 1_000_000n
  const newest = [BigInt(fingerprint.mtimeNs), BigInt(fingerprint.ctimeNs)].reduce((a, b) => (a > b ? a : b))
  return now - newest > SETTLED_AFTER_NS
}
