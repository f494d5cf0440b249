import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createAssistant } from '../../src/answers/assistant.js'
import { createTextTier } from '../../src/answers/tie/tie-text.js'
import type { TiedText } from '../../src/answers/tie/tied-text.js'
import type { Answer } from '../../src/answers/types.js'
import { parseDocument } from '../../src/app/parse-document.js'
import { SUPPORTED_EXTENSIONS } from '../../src/documents/taken-extensions.js'
import type { Library, ParsedDocument } from '../../src/library/types.js'
import { shippedVocabulary } from '../facts/vocabulary-files.js'
import { makePlace, openLibrary, runIngest, writeFiles } from '../library/small-library.js'

export const CORPUS = fileURLToPath(new URL('../../corpus/', import.meta.url))

const { vocabulary } = shippedVocabulary()

export interface Desk {
  library: Library
  ask(
    question: string,
    options?: { session?: string; documents?: string[]; organization?: string; stale?: boolean },
  ): Answer
  /** Holds the numbers of a text against the documents. */
  tie(text: string): TiedText
  close(): void
}

/** The bundled corpus as files by name. */
export function bundledFiles(): Record<string, string> {
  return Object.fromEntries(
    readdirSync(CORPUS)
      .filter((name) => name.endsWith('.txt'))
      .map((name) => [name, readFileSync(join(CORPUS, name), 'utf8')]),
  )
}

/** Opens an assistant over some documents, through a real index in a temporary folder; `onParsed` is shown each one. */
export async function openDesk(
  files: Record<string, string | Uint8Array> = bundledFiles(),
  onParsed?: (parsed: ParsedDocument) => void,
): Promise<Desk> {
  const place = makePlace()
  writeFiles(place.corpus, files)
  await runIngest(place, {
    parse: async (path, bytes, id) => {
      const parsed = await parseDocument(path, bytes, vocabulary, id)
      onParsed?.(parsed)
      return parsed
    },
    extensions: SUPPORTED_EXTENSIONS.map((extension) => `.${extension}`),
  })
  const library = openLibrary(place.index)
  const assistant = createAssistant({ library, vocabulary })
  const tier = createTextTier({ library, vocabulary, assistant })
  return {
    library,
    tie: (text) => tier.tie(text, { documents: null, defaultOrganization: null, stale: false }),
    ask: (question, options = {}) =>
      assistant.ask(question, {
        id: '1',
        session: options.session ?? null,
        documents: options.documents ?? null,
        defaultOrganization: options.organization ?? null,
        stale: options.stale ?? false,
      }),
    close() {
      library.close()
      place.remove()
    },
  }
}

/** Results of an answer as `648.03 万元`. */
export function results(answer: Answer): string[] {
  return answer.results.map((id) => {
    const figure = answer.figures.find((one) => one.id === id)
    return `${figure?.value} ${figure?.unit}`.trim()
  })
}
