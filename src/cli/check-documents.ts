import { existsSync } from 'node:fs'
import { TieoutError } from '../core/errors.js'
import type { DocumentRecord, Library } from '../library/types.js'
import type { CheckedDocument } from '../reports/checked-document.js'
import { chooseDocuments } from './choose-documents.js'
import type { CommandContext, OpenCorpus } from './context.js'
import { EXIT, type ExitStatus } from './exit-status.js'
import { withCorpus } from './with-corpus.js'

export interface WantedDocuments {
  /** Document ids, files and folders; empty for the whole corpus. */
  names: readonly string[]
  corpus: string | null
  ingest: boolean
}

/**
 * Hands the documents to `work`: those of the corpus as they were checked when they were taken in, files and folders
 * checked now. A name that is a path on this machine is that file; the corpus is opened for other names only.
 */
export async function withCheckedDocuments(
  { names, corpus, ingest }: WantedDocuments,
  context: CommandContext,
  work: (documents: CheckedDocument[]) => Promise<ExitStatus>,
): Promise<ExitStatus> {
  const paths = names.filter((name) => existsSync(name))
  const ids = names.filter((name) => !existsSync(name))
  const files = paths.length === 0 ? null : await context.checkFiles({ paths, corpus })
  const complete = files === null || files.problems.length === 0
  const checked = files?.documents ?? []
  const { terminal, messages, settings } = context
  for (const { message } of files?.problems ?? [])
    terminal.note(terminal.styleNote('yellow', messages.problem(message[settings.language])))
  const status =
    names.length > 0 && ids.length === 0
      ? await work(checked)
      : await openCorpusFor(ids, { corpus, ingest }, context, (held) => work([...held, ...checked]))
  return status === EXIT.done && !complete ? EXIT.inputUnusable : status
}

/** A document of the corpus with what was found in it when it was taken in. */
export function heldDocument(library: Library, record: DocumentRecord): CheckedDocument {
  return {
    ...library.check(record.id),
    identity: record,
    facts: () => library.facts(record.id),
    tables: () => library.tables(record.id),
    sourceLines: () => library.sourceLines(record.id),
  }
}

async function openCorpusFor(
  ids: readonly string[],
  { corpus, ingest }: { corpus: string | null; ingest: boolean },
  context: CommandContext,
  work: (documents: CheckedDocument[]) => Promise<ExitStatus>,
): Promise<ExitStatus> {
  const request = { folder: corpus, ingest: ingest ? 'when-changed' : 'never' } as const
  return withCorpus(context, request, async ({ library }) => {
    const chosen = chosenIds(library, ids, context)
    const records = library.documents().filter(({ id }) => chosen === null || chosen.includes(id))
    return work(records.map((record) => heldDocument(library, record)))
  })
}

/** A name with an extension that is no document was meant as a file. */
function chosenIds(
  library: OpenCorpus['library'],
  ids: readonly string[],
  { messages }: CommandContext,
): string[] | null {
  try {
    return chooseDocuments({ library }, ids, messages)
  } catch (error) {
    const file = ids.find((name) => /[/\\]|\.[a-z]{2,4}$/iu.test(name))
    if (!(error instanceof TieoutError) || file === undefined) throw error
    throw new TieoutError('not-found', messages.inputMissing(file), { cause: error, hint: messages.check.pathHint })
  }
}
