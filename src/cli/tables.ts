import type { Command } from 'commander'
import { TieoutError } from '../core/errors.js'
import { chooseDocuments } from './choose-documents.js'
import type { CommandContext } from './context.js'
import { EXIT, type ExitStatus } from './exit-status.js'
import { printJsonArray } from './json-array.js'
import { toTableOutput } from './tables-contract.js'
import { tableForPeople, tablesAsCsv } from './tables-text.js'
import { withCorpus } from './with-corpus.js'

interface TablesFlags {
  json?: boolean
  csv?: boolean
  corpus?: string
  ingest: boolean
}

/** `tieout tables`: every table with its figures in their rows and columns. */
export function addTables(program: Command, context: CommandContext, end: (status: ExitStatus) => void): void {
  const { help } = context.messages
  program
    .command('tables')
    .description(help.tables)
    .argument('[document...]', help.documentArgument)
    .option('--json', help.json)
    .option('--csv', help.csv)
    .option('--corpus <dir>', help.corpus)
    .option('--no-ingest', help.noIngest)
    .action(async (names: string[], flags: TablesFlags) => end(await listTables(names, flags, context)))
}

async function listTables(names: string[], flags: TablesFlags, context: CommandContext): Promise<ExitStatus> {
  if (flags.json === true && flags.csv === true) throw new TieoutError('usage', context.messages.usage.jsonAndCsv)
  const request = {
    folder: flags.corpus ?? null,
    ingest: flags.ingest ? 'when-changed' : 'never',
    documents: names,
  } as const
  return withCorpus(context, request, async (corpus) => {
    const { library } = corpus
    const { terminal, messages } = context
    const records = library.documents()
    const chosen = chooseDocuments(corpus, names, messages)
    const wanted = chosen === null ? records : records.filter(({ id }) => chosen.includes(id))
    const tables = wanted.flatMap((record) => library.tables(record.id).map((table) => ({ record, table })))
    if (flags.json === true)
      printJsonArray(
        tables.map(({ record, table }) => toTableOutput(record, table)),
        terminal,
      )
    else if (flags.csv === true) terminal.result(tablesAsCsv(tables))
    else await printForPeople(tables, context)
    return EXIT.done
  })
}

async function printForPeople(tables: Parameters<typeof tablesAsCsv>[0], context: CommandContext): Promise<void> {
  for (const [at, { record, table }] of tables.entries()) {
    context.terminal.result(`${at === 0 ? '' : '\n'}${await tableForPeople(record, table, context)}`)
  }
}
