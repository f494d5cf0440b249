import type { Command } from 'commander'
import { summaryNews } from '../reports/summary-news.js'
import { heldDocument } from './check-documents.js'
import type { CommandContext } from './context.js'
import { EXIT, type ExitStatus } from './exit-status.js'
import { judgedTogether } from './judge-together.js'
import { withCorpus } from './with-corpus.js'

interface SummaryFlags {
  keep: boolean
  corpus?: string
  ingest: boolean
}

/** `tieout summary`: one message about the checks of the whole corpus and what changed since the last one. */
export function addSummary(program: Command, context: CommandContext, end: (status: ExitStatus) => void): void {
  const { help } = context.messages
  program
    .command('summary')
    .description(help.summary)
    .option('--no-keep', help.noKeep)
    .option('--corpus <dir>', help.corpus)
    .option('--no-ingest', help.noIngest)
    .action(async (flags: SummaryFlags) => end(await summarize(flags, context)))
}

async function summarize(flags: SummaryFlags, context: CommandContext): Promise<ExitStatus> {
  const { terminal, messages, settings } = context
  const request = { folder: flags.corpus ?? null, ingest: flags.ingest ? 'when-changed' : 'never' } as const
  return withCorpus(context, request, async ({ library, summaries, stale }) => {
    const checks = judgedTogether(library.documents().map((record) => heldDocument(library, record)))
    const kept = summaries()
    const { text, findings } = summaryNews(checks, kept.last(), settings.language)
    terminal.result(text)
    // A summary of an old index says nothing about what is settled now.
    if (flags.keep && !stale && !kept.keep(findings))
      terminal.note(terminal.styleNote('yellow', messages.check.summaryNotKept))
    return EXIT.done
  })
}
