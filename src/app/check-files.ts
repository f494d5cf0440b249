import { realpathSync, statSync } from 'node:fs'
import { basename, relative, sep } from 'node:path'
import { setImmediate as breathe } from 'node:timers/promises'
import type { CheckedFiles, FilesRequest } from '../cli/context.js'
import type { Progress } from '../cli/progress.js'
import { TieoutError } from '../core/errors.js'
import { archiveMembers } from '../documents/archive/archive-members.js'
import type { RecognitionSettings } from '../documents/recognition/types.js'
import { readSingleFile } from '../documents/single-file.js'
import { isInside } from '../documents/stable-read.js'
import type { DataWarning } from '../documents/types.js'
import type { Vocabulary } from '../facts/vocabulary/types.js'
import { documentIds } from '../library/document-id.js'
import type { CheckedDocument } from '../reports/checked-document.js'
import { listDocuments } from './locate-corpus.js'
import { parseDocument } from './parse-document.js'

interface Draft {
  /** What the document is called: its path inside the corpus or the folder that was named, else the file's name. */
  name: string
  read(): Uint8Array | Promise<Uint8Array>
}

/**
 * Checks files as they are now, each by itself. Nothing of them is kept: they are read, judged and forgotten.
 *
 * @param corpus real path of the corpus, whose own files keep their names; null when there is none.
 */
export async function checkFiles(
  { paths }: FilesRequest,
  corpus: string | null,
  { vocabulary, recognition }: { vocabulary: Vocabulary; recognition: RecognitionSettings | null },
  progress: Progress,
): Promise<CheckedFiles> {
  const problems: DataWarning[] = []
  const drafts: Draft[] = []
  for (const path of paths)
    for (const draft of draftsAt(path, corpus, problems)) drafts.push(...(await insideOf(draft, problems)))
  const documents: CheckedDocument[] = []
  const named = withOwnNames(drafts)
  const ids = documentIds(named.map(({ name }) => name))
  try {
    for (const [at, { name, draft }] of named.entries()) {
      // An interrupt is heard between two documents.
      await breathe()
      try {
        const parsed = await parseDocument(name, await draft.read(), vocabulary, ids.get(name), recognition)
        const { record, check, tables, facts, sourceLines } = parsed
        documents.push({
          ...check,
          identity: record,
          facts: () => facts.facts,
          tables: () => tables,
          sourceLines: () => sourceLines,
        })
      } catch (error) {
        problems.push(problemOf(name, error))
      }
      if (drafts.length > 1) progress.step(at + 1, drafts.length, draft.name)
    }
  } finally {
    progress.end()
  }
  return { documents, problems }
}

function draftsAt(path: string, corpus: string | null, problems: DataWarning[]): Draft[] {
  const real = realpathSync(path)
  const inCorpus = corpus !== null && isInside(corpus, real)
  if (!statSync(real).isDirectory()) {
    const name = inCorpus ? relative(corpus, real).split(sep).join('/') : basename(path)
    return [{ name, read: () => readSingleFile(path) }]
  }
  const listing = listDocuments(path)
  problems.push(...listing.problems.map(({ warning }) => warning))
  const before = inCorpus && real !== corpus ? `${relative(corpus, real).split(sep).join('/')}/` : ''
  return listing.entries.map((entry) => ({ name: `${before}${entry.path}`, read: () => entry.read().bytes }))
}

/** A zip is the documents inside it; any other draft is itself. */
async function insideOf(draft: Draft, problems: DataWarning[]): Promise<Draft[]> {
  if (!/\.zip$/iu.test(draft.name)) return [draft]
  try {
    const archive = await archiveMembers(draft.name, await draft.read())
    if (archive === null) return [draft]
    problems.push(...archive.problems.map(({ warning }) => warning))
    return archive.members.map(({ path, read }) => ({ name: path, read }))
  } catch (error) {
    problems.push(problemOf(draft.name, error))
    return []
  }
}

function withOwnNames(drafts: readonly Draft[]): { name: string; draft: Draft }[] {
  const names = new Set<string>()
  return drafts.map((draft) => ({ name: freeName(draft.name, names), draft }))
}

/** Two drafts of one name are told apart by a number before the extension. */
function freeName(name: string, names: Set<string>): string {
  let free = name
  for (let n = 2; names.has(free); n++) free = name.replace(/(\.[^./]*)?$/u, `-${n}$1`)
  names.add(free)
  return free
}

function problemOf(name: string, error: unknown): DataWarning {
  if (!(error instanceof TieoutError)) throw error
  const hint = error.hint === null ? '' : ` ${error.hint}`
  // Readers name the file themselves.
  const told = error.message.startsWith(`${name}: `) ? error.message.slice(name.length + 2) : error.message
  return {
    code: error.code,
    message: { zh: `${name}：${told}${hint}`, en: `${name}: ${told}${hint}` },
    line: null,
  }
}
