import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Draft } from '../../channels/desk.js'
import { heldDocument } from '../../cli/check-documents.js'
import { TieoutError } from '../../core/errors.js'
import { createMemorySessions } from '../../library/memory-sessions.js'
import { openCorpus } from '../compose.js'
import type { Config } from '../config.js'
import { locateCorpus } from '../locate-corpus.js'
import { inPrivatePlace } from '../private-place.js'
import { askFor } from './ask-for.js'
import { ingestApart } from './ingest-apart.js'

const SILENT = { step: () => undefined, end: () => undefined }

/**
 * A file as a corpus of its own in a private folder, which goes when the draft is closed. It is answered by the offline
 * engine: what somebody dropped into a thread is sent to no model.
 *
 * @throws TieoutError `bad-input` when the file cannot be used.
 */
export async function openDraft(name: string, bytes: Uint8Array, config: Config): Promise<Draft> {
  return inPrivatePlace('draft', async ({ documents, index, remove }) => {
    writeFileSync(join(documents, fileName(name)), bytes, { mode: 0o600 })
    await ingestApart(documents, index, config)
    const places = locateCorpus(documents, { ...config, index })
    const corpus = await openCorpus({ folder: documents, ingest: 'never' }, places, SILENT, config.model)
    const { library } = corpus
    const [record] = library.documents()
    if (record === undefined) {
      const problem = corpus.problems[0]?.message[config.language] ?? fileName(name)
      corpus.close()
      throw new TieoutError('bad-input', problem)
    }
    const sessions = createMemorySessions()
    const assistant = await corpus.assistant({ engine: 'offline', kept: { sessions, onDamage: () => undefined } })
    return {
      name: fileName(name),
      checked: () => heldDocument(library, record),
      library: () => library,
      pictures: () => corpus.pictures().catch(() => null),
      ask: (question, options) => askFor(assistant, question, { ...options, organization: null }, false),
      close() {
        corpus.close()
        remove()
      },
    }
  })
}

/** The last part of the name, of letters, digits and a few marks: it becomes a file's and a document's name. */
function fileName(name: string): string {
  const last = name.normalize('NFC').split(/[/\\]/u).at(-1) ?? ''
  const plain = last.replace(/[^\p{L}\p{N}._（）()-]+/gu, '-').replace(/^[.-]+/u, '')
  const dot = plain.lastIndexOf('.')
  return dot <= 0 ? `file${plain}` : `${plain.slice(0, dot).slice(0, 80)}${plain.slice(dot).slice(0, 12)}`
}
