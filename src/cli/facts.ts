import type { Command } from 'commander'
import type { QuantityKey } from '../core/quantity.js'
import type { Fact } from '../facts/types.js'
import { tableText } from '../reports/table-text.js'
import { chooseDocuments } from './choose-documents.js'
import type { CommandContext } from './context.js'
import { EXIT, type ExitStatus } from './exit-status.js'
import { printJsonArray } from './json-array.js'
import { withCorpus } from './with-corpus.js'

/** `tieout facts`: every figure that was read, with the quantity it is of. */
export function addFacts(program: Command, context: CommandContext, end: (status: ExitStatus) => void): void {
  const { help } = context.messages
  program
    .command('facts')
    .description(help.facts)
    .argument('[document...]', help.documentArgument)
    .option('--json', help.json)
    .option('--corpus <dir>', help.corpus)
    .option('--no-ingest', help.noIngest)
    .action(async (names: string[], flags: { json?: boolean; corpus?: string; ingest: boolean }) => {
      const request = {
        folder: flags.corpus ?? null,
        ingest: flags.ingest ? 'when-changed' : 'never',
        documents: names,
      } as const
      end(
        await withCorpus(context, request, async (corpus) => {
          const { library } = corpus
          const records = library.documents()
          const chosen = chooseDocuments(corpus, names, context.messages) ?? records.map(({ id }) => id)
          const facts = records.filter(({ id }) => chosen.includes(id)).flatMap(({ id }) => library.facts(id))
          if (flags.json === true) printJsonArray(facts, context.terminal)
          else context.terminal.result(await describeFacts(facts, context))
          return EXIT.done
        }),
      )
    })
}

async function describeFacts(facts: readonly Fact[], { messages, terminal }: CommandContext): Promise<string> {
  if (facts.length === 0) return messages.noDocuments
  const { columns } = messages
  return tableText(
    {
      columns: [
        { title: columns.place },
        { title: columns.line, align: 'right' },
        { title: columns.name },
        { title: columns.value, align: 'right' },
        { title: columns.quantity },
      ],
      rows: facts.map((fact) => [
        `${fact.document} ${fact.id}`,
        String(fact.source.line ?? '—'),
        fact.name,
        `${fact.bound ?? ''}${fact.value} ${fact.unit}`.trim(),
        describeKey(fact.key),
      ]),
    },
    { drawn: terminal.drawn, width: terminal.width, heading: (text) => terminal.style('bold', text) },
  )
}

/** The parts of a key in their fixed order; an unknown part shows as `?`. */
function describeKey({ year, stage, fund, flow, item, portion, kind }: QuantityKey): string {
  const name = item === null ? '?' : [item.code, item.name].filter((part) => part !== null).join(' ')
  return [year, stage, fund, flow, name, portion, kind].map((part) => String(part ?? '?')).join(' · ')
}
