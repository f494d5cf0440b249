import { existsSync } from 'node:fs'
import { join } from 'node:path'

/** A file of this name in a corpus folder marks its documents as private: they are sent nowhere. */
const PRIVATE_MARK = '.tieout-private'

export function isMarkedPrivate(folder: string): boolean {
  return existsSync(join(folder, PRIVATE_MARK))
}
