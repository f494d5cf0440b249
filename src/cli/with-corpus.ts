import type { CommandContext, CorpusRequest, OpenCorpus } from './context.js'
import { EXIT, type ExitStatus } from './exit-status.js'

/** Opens the corpus for one command, tells on standard error what could not be used, and closes it whatever happens. */
export async function withCorpus(
  context: CommandContext,
  request: CorpusRequest,
  work: (corpus: OpenCorpus) => Promise<ExitStatus>,
): Promise<ExitStatus> {
  const corpus = await context.openCorpus(request)
  try {
    tellProblems(context, corpus)
    const status = await work(corpus)
    const incomplete = corpus.problems.length > 0 || corpus.stale
    return status === EXIT.done && incomplete ? EXIT.inputUnusable : status
  } finally {
    corpus.close()
  }
}

function tellProblems({ terminal, messages, settings }: CommandContext, corpus: OpenCorpus): void {
  for (const { message } of corpus.problems) {
    terminal.note(terminal.styleNote('yellow', messages.problem(message[settings.language])))
  }
  for (const { message } of corpus.notices) terminal.note(terminal.styleNote('dim', message[settings.language]))
  if (corpus.stale) terminal.note(terminal.styleNote('yellow', messages.stale))
}
