import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { TieoutError } from '../../src/core/errors.js'
import type { Source } from '../../src/core/source.js'
import { listCorpus } from '../../src/documents/corpus-folder.js'
import type { Fact } from '../../src/facts/types.js'
import { composeLibrary } from '../../src/library/compose-library.js'
import { documentIdOf } from '../../src/library/document-id.js'
import { hashBytes } from '../../src/library/hash-bytes.js'
import { type IngestOptions, type IngestReport, ingest } from '../../src/library/ingest.js'
import type { VectorFileKeeper } from '../../src/library/ports.js'
import type { Library, ParsedDocument } from '../../src/library/types.js'
import { createLocalEmbedder } from '../../src/search/embedder.js'
import { createPassageIndexer } from '../../src/search/passage-indexer.js'
import { createPassageSearch, type PassageSearchOptions } from '../../src/search/passage-search.js'
import { openReader } from '../../src/store/open-reader.js'
import { openWriter, type WriterOptions } from '../../src/store/open-writer.js'
import { shippedVocabulary } from '../facts/vocabulary-files.js'

export const EXTENSIONS = ['.txt', '.md']
export const embedder = createLocalEmbedder()
const { questionWords } = shippedVocabulary().vocabulary

/** A folder of its own for one test, with a corpus and a place for the index beside it. */
export function makePlace(): { corpus: string; index: string; remove(): void } {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'tieout-test-')))
  mkdirSync(join(root, 'corpus'))
  return {
    corpus: join(root, 'corpus'),
    index: join(root, 'index'),
    remove: () => rmSync(root, { recursive: true, force: true }),
  }
}

export function writeFiles(corpus: string, files: Record<string, string | Uint8Array>): void {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(corpus, path)), { recursive: true })
    writeFileSync(join(corpus, path), content)
  }
}

/** Each line is a passage; `name=value` is a fact. A text that begins with BAD cannot be used. */
export function parseLines(path: string, bytes: Uint8Array, id: string = documentIdOf(path)): ParsedDocument {
  const text = new TextDecoder().decode(bytes)
  if (text.startsWith('BAD')) throw new TieoutError('bad-input', 'No document.', { hint: 'Replace it.' })
  if (text.startsWith('CRASH')) throw new RangeError('reader at a loss')
  const sourceLines = text.split('\n')
  const source = (line: number): Source => ({
    document: id,
    path,
    table: null,
    row: null,
    column: null,
    line,
    page: null,
    sheet: null,
    cell: null,
    box: null,
    text: sourceLines[line - 1] ?? '',
  })
  const facts = sourceLines.flatMap((content, i): Fact[] => {
    const [name, value] = content.split('=')
    if (name === undefined || value === undefined) return []
    const item = { scheme: 'form', code: null, name, within: null } as const
    const unknown = { level: null, stage: null, fund: null, flow: null, portion: null, base: null }
    const key = { ...unknown, organization: id, year: 2024, item, kind: 'amount' as const }
    const shown = { decimals: 2, second: null, bound: null, direction: null, reason: null, parents: [], column: [] }
    const rest = { key, name, value, unit: '元', table: null, tableTitle: null, cell: null, ...shown }
    return [{ id: `f${i + 1}`, document: id, origin: 'claim', source: source(i + 1), ...rest }]
  })
  const passages = sourceLines.map((content, i) => ({
    id: `p${i + 1}`,
    document: id,
    section: [],
    kind: 'prose' as const,
    text: content,
    source: source(i + 1),
  }))
  return {
    record: {
      id,
      path,
      hash: hashBytes(bytes),
      bytes: bytes.byteLength,
      lines: sourceLines.length,
      encoding: 'utf-8',
      warnings: [],
      counts: { tables: 0, facts: facts.length, passages: passages.length },
      title: sourceLines[0] ?? '',
      organization: id,
      level: null,
      year: 2024,
      kind: 'budget',
    },
    sourceLines,
    tables: [],
    facts: { facts, blanks: [], definitions: [] },
    passages,
    check: { report: emptyReport(id, path), findings: [] },
  }
}

const emptyReport = (id: string, path: string): ParsedDocument['check']['report'] => ({
  id,
  path,
  organization: id,
  year: 2024,
  stage: 'budget',
  coverage: {
    checked: 0,
    holds: 0,
    withinRounding: 0,
    inconsistent: 0,
    notChecked: [],
    cells: { numeric: 0, inRelation: 0, unplaced: 0 },
  },
})

export interface RunOptions extends WriterOptions {
  derivation?: string
  /** Extensions of the files that are listed, with the dot. */
  extensions?: readonly string[]
  vectorFiles?: VectorFileKeeper
  parse?: (path: string, bytes: Uint8Array, id: string) => ParsedDocument | Promise<ParsedDocument>
  expand?: IngestOptions['expand']
  onProgress?(done: number, total: number, path: string): void
}

export async function runIngest(
  place: { corpus: string; index: string },
  options: RunOptions = {},
): Promise<IngestReport> {
  const {
    derivation = 'test',
    parse = parseLines,
    extensions = EXTENSIONS,
    expand,
    vectorFiles,
    onProgress,
    ...writing
  } = options
  return ingest({
    listing: listCorpus(place.corpus, { extensions }),
    writer: await openWriter(place.index, writing),
    parse: async (path, bytes, id) => parse(path, bytes, id),
    indexer: createPassageIndexer(embedder),
    derivation,
    ...(expand === undefined ? {} : { expand }),
    ...(vectorFiles === undefined ? {} : { vectorFiles }),
    ...(onProgress === undefined ? {} : { onProgress }),
  })
}

export function openLibrary(index: string, search: Partial<PassageSearchOptions> = {}): Library {
  const reader = openReader(index)
  if (reader === null) throw new Error('no index')
  return composeLibrary(reader, createPassageSearch(reader, { folder: index, embedder, questionWords, ...search }))
}

/** Everything a library answers, without the number of its generation. */
export function describeLibrary(index: string, queries: readonly string[]): unknown {
  const library = openLibrary(index)
  try {
    const documents = library.documents()
    const ids = documents.map(({ id }) => id)
    return {
      documents,
      facts: ids.map((id) => library.facts(id)),
      lines: ids.map((id) => library.sourceLines(id)),
      notices: library.notices(),
      found: queries.map((query) => library.search(query, { documents: ids, limit: 5 })),
      narrow: queries.map((query) => library.search(query, { documents: ids.slice(0, 1), limit: 5 })),
    }
  } finally {
    library.close()
  }
}
