import type { Command } from 'commander'
import type { CommandContext } from './context.js'
import { engineFrom } from './engine.js'
import { EXIT, type ExitStatus } from './exit-status.js'
import { withCorpus } from './with-corpus.js'

interface DiscordFlags {
  corpus?: string
  engine?: string
  ingest: boolean
}

/** `tieout discord`: answers in Discord until the program is told to stop. */
export function addDiscord(program: Command, context: CommandContext, end: (status: ExitStatus) => void): void {
  const { help } = context.messages
  program
    .command('discord')
    .description(help.discord)
    .option('--corpus <dir>', help.corpus)
    .option('--engine <offline|model>', help.engine)
    .option('--no-ingest', help.noIngest)
    .action(async (flags: DiscordFlags) => {
      const request = { folder: flags.corpus ?? null, ingest: flags.ingest ? 'when-changed' : 'never' } as const
      const engine = engineFrom(flags.engine, context)
      end(
        await withCorpus(context, request, async (corpus) => {
          await context.serveDiscord(corpus, engine)
          return EXIT.done
        }),
      )
    })
}
