import { Command, CommanderError } from 'commander'
import { TieoutError } from '../core/errors.js'
import { addAsk } from './ask.js'
import { addCalculate } from './calculate.js'
import { addCheck } from './check.js'
import type { CommandContext } from './context.js'
import { addDigest } from './digest.js'
import { addDoctor } from './doctor.js'
import { addDocuments } from './documents.js'
import { addEval } from './eval.js'
import { EXIT, type ExitStatus } from './exit-status.js'
import { addFacts } from './facts.js'
import { addIngest } from './ingest.js'
import { addMcp } from './mcp.js'
import type { Messages } from './messages.js'
import { nearestNames } from './nearest-names.js'
import { addReplay } from './replay.js'
import { addDiscord, addServe, addSlack } from './serve.js'
import { addSummary } from './summary.js'
import { addTables } from './tables.js'
import { addTie } from './tie.js'
import { addVerify } from './verify.js'

/** Runs one command line (without `node` and the script). @throws TieoutError for misuse and broken environments. */
export async function runProgram(args: readonly string[], context: CommandContext): Promise<ExitStatus> {
  const { messages, terminal } = context
  let status: ExitStatus = EXIT.done
  const end = (ended: ExitStatus) => {
    status = ended
  }
  const program = new Command('tieout')
  describeProgram(program, context)
  for (const add of [
    addAsk,
    addIngest,
    addDocuments,
    addTables,
    addFacts,
    addCheck,
    addSummary,
    addCalculate,
    addVerify,
    addReplay,
    addTie,
    addEval,
    addDoctor,
    addMcp,
    addDiscord,
    addSlack,
    addServe,
    addDigest,
  ])
    add(program, context, end)
  for (const command of [program, ...program.commands]) localize(command, messages)
  if (args.length === 0) {
    terminal.note(program.helpInformation())
    return EXIT.usage
  }
  try {
    await program.parseAsync(args.map(protectExpression), { from: 'user' })
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error
    if (error.exitCode === 0) return EXIT.done
    throw usageError(error, messages)
  }
  return status
}

function describeProgram(program: Command, { messages, version }: CommandContext): void {
  program
    .description(messages.title)
    .version(version(), '-V, --version', messages.help.version)
    .option('--language <zh|en>', messages.help.language)
    .addHelpText('after', `\n${messages.more}`)
    .allowExcessArguments()
    .action((_flags: unknown, command: Command) => {
      const [name = ''] = command.args
      const [nearest] = nearestNames(
        command.commands.map((known) => known.name()),
        name,
        2,
      )
      const hint = `${messages.usage.quoteQuestion} ${messages.usage.seeHelp('tieout')}`
      throw new TieoutError('usage', messages.usage.unknownCommand(name, nearest ?? null), { hint })
    })
}

/** commander speaks English only: headings are translated, and errors are caught and worded by `usageError`. */
function localize(command: Command, messages: Messages): void {
  const headings: Record<string, string> = messages.headings
  command
    .helpOption('-h, --help', messages.help.help)
    .helpCommand(false)
    .exitOverride()
    .showSuggestionAfterError(true)
    .configureHelp({ styleTitle: (title) => headings[title] ?? title, showGlobalOptions: true })
    .configureOutput({ writeErr: () => undefined, outputError: () => undefined })
}

/** `-5+3` and `-(2)` are expressions, not options. */
function protectExpression(arg: string): string {
  return /^-[\d.(（[]/.test(arg) ? ` ${arg}` : arg
}

function usageError(error: CommanderError, { usage }: Messages): TieoutError {
  const name = /'([^']*)'/.exec(error.message)?.[1] ?? ''
  const similar = /\(Did you mean (?:one of )?([^?]*)\?\)/.exec(error.message)?.[1] ?? null
  return new TieoutError('usage', wordUsage(error, name, similar, usage), {
    cause: error,
    hint: usage.seeHelp('tieout'),
  })
}

function wordUsage(error: CommanderError, name: string, similar: string | null, usage: Messages['usage']): string {
  switch (error.code) {
    case 'commander.unknownOption':
      return usage.unknownOption(name, similar)
    case 'commander.unknownCommand':
      return usage.unknownCommand(name, similar)
    case 'commander.missingArgument':
      return usage.missingArgument(name)
    case 'commander.optionMissingArgument':
      return usage.missingValue(name)
    case 'commander.excessArguments':
      return usage.excessArguments
    default:
      return usage.other(error.message.replace(/^error: /, ''))
  }
}
