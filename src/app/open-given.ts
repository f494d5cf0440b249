import { mkdirSync, realpathSync, statSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { OpenCorpus } from '../cli/context.js'
import type { Progress } from '../cli/progress.js'
import { TieoutError } from '../core/errors.js'
import { readSingleFile } from '../documents/single-file.js'
import { isInside } from '../documents/stable-read.js'
import { openCorpus } from './compose.js'
import type { Config } from './config.js'
import { corpusRoot, locateCorpus } from './locate-corpus.js'
import { inPrivatePlace } from './private-place.js'

/**
 * Names of documents that are files outside the corpus: null where none is. A name that the corpus has itself means its document.
 *
 * @throws TieoutError `usage` where files outside and documents of the corpus are named together.
 */
export function givenFiles(names: readonly string[], folder: string | null, config: Config): string[] | null {
  const root = corpusRoot(folder, config)
  const outside = names.filter((name) => isFile(name) && !isOfCorpus(name, root))
  if (outside.length === 0) return null
  if (outside.length === names.length) return [...outside]
  throw new TieoutError(
    'usage',
    `资料夹之外的文件不能与收录的文件一起用：${outside.join('、')}。 Files outside the corpus cannot be used together with its documents: ${outside.join(', ')}.`,
    { hint: '把文件放进资料夹再问。 Put the files into the corpus folder and ask again.' },
  )
}

/**
 * Opens files outside the corpus as a corpus of their own, for one command: they are read into a private folder that goes with
 * it, and nothing of them is kept.
 */
export async function openGiven(files: readonly string[], config: Config, progress: Progress): Promise<OpenCorpus> {
  return inPrivatePlace('given', async ({ documents, index, remove }) => {
    const names = files.map((path) => basename(path))
    for (const [at, path] of files.entries()) {
      const name = basename(path)
      // Two files of one name stand in folders of their own.
      const within = names.indexOf(name) === at ? documents : join(documents, `${at + 1}`)
      mkdirSync(within, { recursive: true, mode: 0o700 })
      writeFileSync(join(within, name), readSingleFile(path), { mode: 0o600 })
    }
    const words = { ...config.model, embeddings: { ...config.model.embeddings, name: null } }
    const places = locateCorpus(documents, { ...config, index })
    const corpus = await openCorpus({ folder: documents, ingest: 'when-changed' }, places, progress, words)
    return {
      ...corpus,
      given: true,
      notices: [...corpus.notices, readOnce(names)],
      close() {
        corpus.close()
        remove()
      },
    }
  })
}

const readOnce = (names: readonly string[]) => ({
  code: 'read-once',
  message: {
    zh: `只为这一次读取，没有收录：${names.join('、')}。要留下来，放进资料夹（--corpus）即可。`,
    en: `Read for this once and not kept: ${names.join(', ')}. To keep it, put it into the corpus folder (--corpus).`,
  },
  line: null,
})

function isFile(name: string): boolean {
  try {
    return statSync(name).isFile()
  } catch {
    return false
  }
}

function isOfCorpus(name: string, root: string | null): boolean {
  return root !== null && (isFile(join(root, name)) || isInside(root, realpathSync(name)))
}
