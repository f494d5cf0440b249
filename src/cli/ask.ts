import type { Command } from 'commander'
import { TieoutError } from '../core/errors.js'
import { answerBatch } from './ask-batch.js'
import { converse } from './ask-interactive.js'
import { type AskSettings, askOne, printAnswer } from './ask-one.js'
import { chooseDocuments } from './choose-documents.js'
import type { CommandContext } from './context.js'
import { EXIT, type ExitStatus } from './exit-status.js'
import { readStandardInput } from './read-input.js'
import { withCorpus } from './with-corpus.js'

interface AskFlags {
  json?: boolean
  batch?: string
  document: string[]
  corpus?: string
  ingest: boolean
  timing?: boolean
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
    .option('--document <id>', help.document, (id: string, before: string[]) => [...before, id], [] as string[])
    .option('--corpus <dir>', help.corpus)
    .option('--no-ingest', help.noIngest)
    .option('--timing', help.timing)
    .action(async (words: string[], flags: AskFlags) => end(await ask(words, flags, context)))
}

async function ask(words: string[], flags: AskFlags, context: CommandContext): Promise<ExitStatus> {
  const { messages, terminal } = context
  const { batch } = flags
  if (batch !== undefined && words.length > 0) throw new TieoutError('usage', messages.usage.questionAndBatch)
  const talk = batch === undefined && words.length === 0 && terminal.interactive
  const question = batch === undefined && !talk ? await questionFrom(words, context) : ''
  const request = { folder: flags.corpus ?? null, ingest: flags.ingest ? 'when-changed' : 'never' } as const
  return withCorpus(context, request, async (corpus) => {
    const documents = chooseDocuments(corpus.library.documents(), flags.document, messages)
    const settings: AskSettings = {
      assistant: await corpus.assistant(),
      documents,
      defaultOrganization: context.settings.organization,
      stale: corpus.stale,
      timing: flags.timing === true,
    }
    if (batch !== undefined) return answerBatch(batch, settings, context)
    if (talk) return converse(settings, flags.json === true, context)
    printAnswer(askOne('1', question, settings), flags.json === true, context)
    return EXIT.done
  })
}

/** Words of the command line, else what a pipe brings; asked for in vain, the person is told what to type. */
async function questionFrom(words: string[], { messages }: CommandContext): Promise<string> {
  if (words.length > 0) return words.join(' ')
  const piped = process.stdin.isTTY === true ? '' : (await readStandardInput()).trim()
  if (piped !== '') return piped
  throw new TieoutError('usage', messages.usage.noQuestion)
}
