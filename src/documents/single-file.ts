import { realpathSync } from 'node:fs'
import { dirname } from 'node:path'
import { MAX_FILE_BYTES } from './corpus-folder.js'
import { readStable } from './stable-read.js'

/**
 * The bytes of one file outside any corpus, of one state of it.
 *
 * @throws TieoutError `bad-input` when it cannot be read, keeps changing or is too large.
 */
export function readSingleFile(path: string): Uint8Array {
  let real = path
  try {
    real = realpathSync(path)
  } catch {
    // Reading it says what is wrong.
  }
  return readStable(dirname(real), real, path, MAX_FILE_BYTES).bytes
}
