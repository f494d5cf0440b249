import type { Command } from 'commander'
import { TieoutError } from '../core/errors.js'
import type { SessionKeeper } from '../library/ports.js'
import { answerBatch } from './ask-batch.js'
import { type ChartFile, chartFile, writeChart } from './ask-chart.js'
import { converse } from './ask-interactive.js'
import { type AskFormat, type AskSettings, askOne, printAnswer } from './ask-one.js'
import { chooseDocuments } from './choose-documents.js'
import type { CommandContext, OpenCorpus } from './context.js'
import { engineFrom } from './engine.js'
import { EXIT, type ExitStatus } from './exit-status.js'
import { showModelProgress } from './model-progress.js'
import { readStandardInput } from './read-input.js'
import { sessionName } from './session-name.js'
import { withCorpus } from './with-corpus.js'

interface AskFlags {
  json?: boolean
  batch?: string
  document: string[]
  corpus?: string
  ingest: boolean
  timing?: boolean
  csv?: boolean
  session?: string
  forget?: boolean
  engine?: string
  trace?: string
  chart?: string
}

/** `tieout ask`: one question, a conversation, or a batch. */
export function addAsk(program: Command, context: CommandContext, end: (status: ExitStatus) => void): void {
  const { help } = context.messages
  program
    .command('ask')
    .description(help.ask)
    .argument('[question...]', help.question)
    .option('--json', help.json)
    .option('--batch <file>', help.batch)
    .option('--csv', help.askCsv)
    .option('--chart <file>', help.chart)
    .option('--session <name>', help.session)
    .option('--forget', help.forget)
    .option('--document <id>', help.document, (id: string, before: string[]) => [...before, id], [] as string[])
    .option('--corpus <dir>', help.corpus)
    .option('--no-ingest', help.noIngest)
    .option('--timing', help.timing)
    .option('--engine <offline|model>', help.engine)
    .option('--trace <file>', help.trace)
    .action(async (words: string[], flags: AskFlags) => end(await ask(words, flags, context)))
}

async function ask(words: string[], flags: AskFlags, context: CommandContext): Promise<ExitStatus> {
  const { messages, terminal } = context
  const { batch } = flags
  const { session, format, chart } = readFlags(words, flags, context)
  const only = flags.forget === true && words.length === 0
  const talk = batch === undefined && words.length === 0 && chart === null && terminal.interactive
  const question = batch === undefined && !talk && !only ? await questionFrom(words, context) : ''
  const request = {
    folder: flags.corpus ?? null,
    ingest: flags.ingest ? 'when-changed' : 'never',
    documents: flags.document,
  } as const
  return withCorpus(context, request, async (corpus) => {
    const sessions = session === null ? null : keptSessions(corpus, context)
    try {
      if (flags.forget === true && session !== null)
        terminal.note(
          sessions?.forget(session) === true ? messages.forgotten(session) : messages.nothingToForget(session),
        )
      if (only) return EXIT.done
      const documents = chooseDocuments(corpus, flags.document, messages)
      const onDamage = (name: string) => terminal.note(terminal.styleNote('yellow', messages.sessionDamaged(name)))
      const settings: AskSettings = {
        assistant: await corpus.assistant({
          engine: engineFrom(flags.engine, context),
          ...(sessions === null ? {} : { kept: { sessions, onDamage } }),
          trace: flags.trace ?? null,
          onProgress: showModelProgress(terminal, messages),
        }),
        documents,
        defaultOrganization: context.settings.organization,
        stale: corpus.stale,
        timing: flags.timing === true,
        onAnswered: () => terminal.status(null),
      }
      if (batch !== undefined) return await answerBatch(batch, settings, context)
      if (talk) return await converse(settings, session, format, context)
      const answer = await askOne('1', question, settings, session)
      await printAnswer(answer, format, context)
      if (chart !== null) await writeChart(answer, chart, corpus, context)
      return EXIT.done
    } finally {
      sessions?.close()
    }
  })
}

/** What the options say together. @throws TieoutError `usage` where they exclude each other. */
function readFlags(
  words: string[],
  flags: AskFlags,
  { messages }: CommandContext,
): { session: string | null; format: AskFormat; chart: ChartFile | null } {
  const { batch, session, chart } = flags
  if (batch !== undefined && words.length > 0) throw new TieoutError('usage', messages.usage.questionAndBatch)
  if (flags.json === true && flags.csv === true) throw new TieoutError('usage', messages.usage.jsonAndCsv)
  if (batch !== undefined && (flags.csv === true || session !== undefined || chart !== undefined))
    throw new TieoutError('usage', messages.usage.batchAlone)
  if (flags.forget === true && session === undefined) throw new TieoutError('usage', messages.usage.forgetWhat)
  return {
    session: session === undefined ? null : sessionName(session, messages),
    format: flags.json === true ? 'json' : flags.csv === true ? 'csv' : 'text',
    chart: chart === undefined ? null : chartFile(chart, messages),
  }
}

/** Conversations kept beside the index; what goes wrong with them is told and stops nothing. */
function keptSessions(corpus: OpenCorpus, { terminal, settings }: CommandContext): SessionKeeper {
  return corpus.openSessions((trouble) => terminal.note(terminal.styleNote('yellow', trouble[settings.language])))
}

/** Words of the command line, else what a pipe brings; asked for in vain, the person is told what to type. */
async function questionFrom(words: string[], { messages }: CommandContext): Promise<string> {
  if (words.length > 0) return words.join(' ')
  const piped = process.stdin.isTTY === true ? '' : (await readStandardInput()).trim()
  if (piped !== '') return piped
  throw new TieoutError('usage', messages.usage.noQuestion)
}
