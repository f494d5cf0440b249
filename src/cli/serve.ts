import type { Command } from 'commander'
import type { CommandContext, PlatformName } from './context.js'
import { engineFrom } from './engine.js'
import { EXIT, type ExitStatus } from './exit-status.js'

interface ServeFlags {
  corpus?: string
  engine?: string
  ingest: boolean
}

/** `tieout discord`: answers in Discord until the program is told to stop. */
export function addDiscord(program: Command, context: CommandContext, end: (status: ExitStatus) => void): void {
  serving(program.command('discord').description(context.messages.help.discord), ['discord'], context, end)
}

/** `tieout slack`: answers in Slack until the program is told to stop. */
export function addSlack(program: Command, context: CommandContext, end: (status: ExitStatus) => void): void {
  serving(program.command('slack').description(context.messages.help.slack), ['slack'], context, end)
}

/** `tieout serve`: answers on every platform that is configured, and posts digests at their times, until it is told to stop. */
export function addServe(program: Command, context: CommandContext, end: (status: ExitStatus) => void): void {
  serving(program.command('serve').description(context.messages.help.serve), null, context, end)
}

function serving(
  command: Command,
  platforms: readonly PlatformName[] | null,
  context: CommandContext,
  end: (status: ExitStatus) => void,
): void {
  const { help } = context.messages
  command
    .option('--corpus <dir>', help.corpus)
    .option('--engine <offline|model>', help.engine)
    .option('--no-ingest', help.noIngest)
    .action(async (flags: ServeFlags) => {
      const ingest = flags.ingest ? 'when-changed' : 'never'
      await context.serve({
        folder: flags.corpus ?? null,
        ingest,
        engine: engineFrom(flags.engine, context),
        platforms,
      })
      end(EXIT.done)
    })
}
