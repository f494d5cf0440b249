import type { Command } from 'commander'
import type { TextTier, TieOptions } from '../answers/tie/tie-text.js'
import type { TiedText, TieStatus } from '../answers/tie/tied-text.js'
import { TieoutError } from '../core/errors.js'
import { tieReport } from '../reports/tie-text.js'
import { readBatchLine } from './batch-line.js'
import { chooseDocuments } from './choose-documents.js'
import type { CommandContext } from './context.js'
import { EXIT, type ExitStatus } from './exit-status.js'
import { readLines, readText } from './read-input.js'
import { withCorpus } from './with-corpus.js'

interface TieFlags {
  json?: boolean
  batch?: string
  document: string[]
  corpus?: string
  ingest: boolean
}

/** `tieout tie`: every number of a text held against the documents. */
export function addTie(program: Command, context: CommandContext, end: (status: ExitStatus) => void): void {
  const { help } = context.messages
  program
    .command('tie')
    .description(help.tie)
    .argument('[file]', help.tieFile)
    .option('--json', help.json)
    .option('--batch <file>', help.tieBatch)
    .option('--document <id>', help.document, (id: string, before: string[]) => [...before, id], [] as string[])
    .option('--corpus <dir>', help.corpus)
    .option('--no-ingest', help.noIngest)
    .action(async (file: string | undefined, flags: TieFlags) => end(await tie(file, flags, context)))
}

async function tie(file: string | undefined, flags: TieFlags, context: CommandContext): Promise<ExitStatus> {
  const { messages, settings, terminal } = context
  const { batch } = flags
  if (batch !== undefined && file !== undefined) throw new TieoutError('usage', messages.usage.fileAndBatch)
  if (batch === undefined && file === undefined && process.stdin.isTTY === true)
    throw new TieoutError('usage', messages.usage.noText)
  const text = batch === undefined ? await readText(file ?? '-', messages) : ''
  const request = {
    folder: flags.corpus ?? null,
    ingest: flags.ingest ? 'when-changed' : 'never',
    documents: flags.document,
  } as const
  return withCorpus(context, request, async (corpus) => {
    const documents = chooseDocuments(corpus, flags.document, messages)
    const options: TieOptions = { documents, defaultOrganization: settings.organization, stale: corpus.stale }
    const tier = await corpus.textTier()
    if (batch !== undefined) return tieBatch(batch, tier, options, context)
    const tied = tier.tie(text, options)
    if (flags.json === true) terminal.result(JSON.stringify(tieObject(file ?? '-', tied)))
    else terminal.result(tieReport(text, tied.numbers, tied.figures, settings.language, paint(context)))
    return EXIT.done
  })
}

async function tieBatch(
  path: string,
  tier: TextTier,
  options: TieOptions,
  { terminal, messages }: CommandContext,
): Promise<ExitStatus> {
  let status: ExitStatus = EXIT.done
  for await (const { line, text } of readLines(path, messages)) {
    const read = readBatchLine(text, line, 'text', messages)
    if (read.ok) {
      terminal.result(JSON.stringify(tieObject(read.id, tier.tie(read.text, options))))
      continue
    }
    status = EXIT.inputUnusable
    const error = { code: 'bad-input', message: read.message }
    terminal.result(JSON.stringify({ id: read.id, numbers: [], error }))
  }
  return status
}

/** What `--json` prints; documented in the README. */
function tieObject(id: unknown, { numbers, figures }: TiedText): object {
  return { id, numbers: numbers.map(({ start: _start, end: _end, ...number }) => number), figures }
}

const COLOURS = { tied: 'green', contradicted: 'red', unknown: 'yellow' } as const

const paint =
  ({ terminal }: CommandContext) =>
  (status: TieStatus, text: string): string =>
    terminal.style(COLOURS[status], text)
