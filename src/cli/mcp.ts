import type { Command } from 'commander'
import { chooseDocuments } from './choose-documents.js'
import type { CommandContext } from './context.js'
import { EXIT, type ExitStatus } from './exit-status.js'
import { withCorpus } from './with-corpus.js'

interface McpFlags {
  corpus?: string
  document: string[]
  ingest: boolean
}

/** `tieout mcp`: the tools for another agent, over standard input and output, until that agent closes them. */
export function addMcp(program: Command, context: CommandContext, end: (status: ExitStatus) => void): void {
  const { help } = context.messages
  program
    .command('mcp')
    .description(help.mcp)
    .option('--corpus <dir>', help.corpus)
    .option('--document <id>', help.document, (id: string, before: string[]) => [...before, id], [] as string[])
    .option('--no-ingest', help.noIngest)
    .action(async (flags: McpFlags) => {
      const request = { folder: flags.corpus ?? null, ingest: flags.ingest ? 'when-changed' : 'never' } as const
      end(
        await withCorpus(context, request, async (corpus) => {
          const { messages, settings } = context
          const documents = chooseDocuments(corpus, flags.document, messages)
          await context.serveTools(await corpus.toolbox({ documents, language: settings.language }))
          return EXIT.done
        }),
      )
    })
}
