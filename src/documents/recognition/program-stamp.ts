import { statSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import type { RecognitionSettings } from './types.js'

/**
 * What the program is on this machine, in a few characters: another one may read other words, so that documents are read
 * again when it comes, goes or is replaced. Nothing is run.
 */
export function programStamp({ program, environment }: RecognitionSettings): string {
  const named = /[\\/]/.test(program)
  const folders = named ? [''] : (environment.PATH ?? environment.Path ?? '').split(delimiter)
  for (const folder of folders)
    for (const ending of ['', '.exe']) {
      const path = `${named ? program : join(folder, program)}${ending}`
      const stats = statSync(path, { throwIfNoEntry: false })
      if (stats?.isFile() === true) return `${path}:${stats.size}:${Math.floor(stats.mtimeMs)}`
    }
  return 'absent'
}
