import type { Command } from 'commander'
import type { CommandContext } from './context.js'
import { EXIT, type ExitStatus } from './exit-status.js'
import { withCorpus } from './with-corpus.js'

/** `tieout ingest`: brings the index up to the corpus. */
export function addIngest(program: Command, context: CommandContext, end: (status: ExitStatus) => void): void {
  const { help } = context.messages
  program
    .command('ingest')
    .description(help.ingest)
    .option('--corpus <dir>', help.corpus)
    .option('--rebuild', help.rebuild)
    .action(async (flags: { corpus?: string; rebuild?: boolean }) => {
      const ingest = flags.rebuild === true ? 'rebuild' : 'when-changed'
      end(
        await withCorpus(context, { folder: flags.corpus ?? null, ingest, embeddings: 'required' }, async (corpus) => {
          const { added, changed, removed } = corpus.changes
          const documents = corpus.library.documents().length
          const { messages, terminal } = context
          terminal.result(
            added + changed + removed === 0
              ? messages.nothingChanged(documents)
              : messages.ingested({ ...corpus.changes, documents }),
          )
          return EXIT.done
        }),
      )
    })
}
