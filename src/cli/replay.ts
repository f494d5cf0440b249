import type { Command } from 'commander'
import type { Replayed } from '../answers/agent/replay.js'
import { TieoutError } from '../core/errors.js'
import { escapeForTerminal } from '../language/escape.js'
import type { CommandContext } from './context.js'
import { EXIT, type ExitStatus } from './exit-status.js'
import { readText } from './read-input.js'
import { withCorpus } from './with-corpus.js'

interface ReplayFlags {
  json?: boolean
  corpus?: string
  ingest: boolean
}

/** `tieout replay`: runs tools and checks of a trace again, without the model; status 3 when something comes out otherwise. */
export function addReplay(program: Command, context: CommandContext, end: (status: ExitStatus) => void): void {
  const { help } = context.messages
  program
    .command('replay')
    .description(help.replay)
    .argument('<trace>', help.traceFile)
    .option('--json', help.json)
    .option('--corpus <dir>', help.corpus)
    .option('--no-ingest', help.noIngest)
    .action(async (path: string, flags: ReplayFlags) => end(await replay(path, flags, context)))
}

async function replay(path: string, flags: ReplayFlags, context: CommandContext): Promise<ExitStatus> {
  const { messages, terminal } = context
  const { readTrace } = await import('../answers/agent/read-trace.js')
  const read = readTrace(await readText(path, messages))
  if (!read.ok || read.questions.length === 0)
    throw new TieoutError('bad-input', messages.replay.noTrace(read.ok ? 1 : read.line), {
      hint: messages.help.traceFile,
    })
  const { questions } = read
  const request = { folder: flags.corpus ?? null, ingest: flags.ingest ? 'when-changed' : 'never' } as const
  return withCorpus(context, request, async (corpus) => {
    const replayed = await corpus.replay(questions)
    for (const one of replayed) terminal.result(flags.json === true ? JSON.stringify(one) : describe(one, context))
    return replayed.every(({ differences }) => differences.length === 0) ? EXIT.done : EXIT.proofFailed
  })
}

function describe({ id, answer, calls, differences }: Replayed, { terminal, messages }: CommandContext): string {
  const { replay: words } = messages
  const name = escapeForTerminal(id)
  if (answer === null) return terminal.style('dim', words.unfinished(name))
  if (differences.length === 0) return words.same(name, calls, answer.engine)
  const places = differences.map(({ step, what }) =>
    step === null ? `  ${words.answer}` : `  ${words.call(step, escapeForTerminal(what))}`,
  )
  return [terminal.style('red', words.differs(name)), ...places, escapeForTerminal(answer.answer)].join('\n')
}
