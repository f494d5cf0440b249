import type { Command } from 'commander'
import type { DocumentRecord } from '../library/types.js'
import { tableText } from '../reports/table-text.js'
import type { CommandContext } from './context.js'
import { EXIT, type ExitStatus } from './exit-status.js'
import { withCorpus } from './with-corpus.js'

/** `tieout documents`: what the library holds. */
export function addDocuments(program: Command, context: CommandContext, end: (status: ExitStatus) => void): void {
  const { help } = context.messages
  program
    .command('documents')
    .description(help.documents)
    .option('--json', help.json)
    .option('--corpus <dir>', help.corpus)
    .option('--no-ingest', help.noIngest)
    .action(async (flags: { json?: boolean; corpus?: string; ingest: boolean }) => {
      const request = { folder: flags.corpus ?? null, ingest: flags.ingest ? 'when-changed' : 'never' } as const
      end(
        await withCorpus(context, request, async ({ library }) => {
          const records = library.documents()
          context.terminal.result(
            flags.json === true ? JSON.stringify(records, null, 2) : await describe(records, context),
          )
          return EXIT.done
        }),
      )
    })
}

async function describe(records: readonly DocumentRecord[], { messages, terminal }: CommandContext): Promise<string> {
  if (records.length === 0) return messages.noDocuments
  const { columns, kinds } = messages
  return tableText(
    {
      columns: [
        { title: columns.id },
        { title: columns.organization },
        { title: columns.year, align: 'right' },
        { title: columns.kind },
        { title: columns.tables, align: 'right' },
        { title: columns.facts, align: 'right' },
        { title: columns.warnings, align: 'right' },
      ],
      rows: records.map((record) => [
        record.id,
        record.organization ?? '—',
        String(record.year ?? '—'),
        record.kind === null ? '—' : kinds[record.kind],
        String(record.counts.tables),
        String(record.counts.facts),
        String(record.warnings.length),
      ]),
    },
    { drawn: terminal.drawn, width: terminal.width, heading: (text) => terminal.style('bold', text) },
  )
}
