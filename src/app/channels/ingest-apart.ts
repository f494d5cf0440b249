import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { TieoutError } from '../../core/errors.js'
import type { Config } from '../config.js'
import { PACKAGE_ROOT } from '../package-files.js'

/** A file that takes longer, or more memory, is given up. */
const LONGEST_MS = 120_000
const MEGABYTES = 1024

/**
 * Takes a folder in by a process of its own: reading a large or hostile file neither holds up the answers to others nor
 * ends the program. That process gets nothing of the environment but places, so no token or key.
 *
 * @throws TieoutError `bad-input` when it takes too long or too much memory.
 */
export async function ingestApart(
  folder: string,
  index: string,
  { vocabulary, language, recognition }: Config,
): Promise<void> {
  const env = {
    TIEOUT_INDEX: index,
    TIEOUT_LANGUAGE: language,
    ...(vocabulary === null ? {} : { TIEOUT_VOCABULARY: vocabulary }),
    ...(recognition === null
      ? {}
      : { ...recognition.environment, TIEOUT_OCR: 'yes', TIEOUT_TESSERACT: recognition.program }),
  }
  const args = [
    `--max-old-space-size=${MEGABYTES}`,
    join(PACKAGE_ROOT, 'dist', 'app', 'main.js'),
    'ingest',
    '--corpus',
    folder,
  ]
  const child = spawn(process.execPath, args, { cwd: folder, env, stdio: 'ignore', timeout: LONGEST_MS })
  const status = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject)
    child.on('close', resolve)
  })
  // A file that could not be used is told by the index; any other end left none.
  if (status === 0 || status === 65) return
  throw new TieoutError('bad-input', '文件太大或太复杂，没有能读取。 The file is too large or too complex to be read.')
}
