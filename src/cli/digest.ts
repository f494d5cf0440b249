import type { Command } from 'commander'
import type { CommandContext } from './context.js'
import { EXIT, type ExitStatus } from './exit-status.js'

interface DigestFlags {
  corpus?: string
  dryRun?: boolean
}

/** `tieout digest`: tells channels now what is new, settled and standing, whatever their schedule says. */
export function addDigest(program: Command, context: CommandContext, end: (status: ExitStatus) => void): void {
  const { help, digest } = context.messages
  program
    .command('digest')
    .argument('[name]', help.digestName)
    .description(help.digest)
    .option('--corpus <dir>', help.corpus)
    .option('--dry-run', help.dryRun)
    .action(async (name: string | undefined, flags: DigestFlags) => {
      const { terminal } = context
      const show = flags.dryRun === true ? (text: string) => terminal.result(text) : null
      for (const told of await context.digest({ name: name ?? null, folder: flags.corpus ?? null, show }))
        terminal.note(digest[told.outcome](told.name, told.place))
      end(EXIT.done)
    })
}
