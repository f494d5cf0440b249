import { writeFileSync } from 'node:fs'
import type { Answer } from '../answers/types.js'
import { TieoutError } from '../core/errors.js'
import type { CommandContext, OpenCorpus } from './context.js'
import type { Messages } from './messages.js'

/** A file that takes the chart of an answer; its name says how it is drawn. */
export interface ChartFile {
  path: string
  format: 'png' | 'svg'
}

/** @throws TieoutError `usage` for a name that ends neither in .png nor in .svg. */
export function chartFile(path: string, { usage }: Messages): ChartFile {
  const ending = /\.(png|svg)$/iu.exec(path)?.[1]?.toLowerCase()
  if (ending !== 'png' && ending !== 'svg') throw new TieoutError('usage', usage.chartEnding(path))
  return { path, format: ending }
}

/** Draws the answer into the file; an answer that has no shape to draw is told on standard error and leaves the file as it is. */
export async function writeChart(
  answer: Answer,
  { path, format }: ChartFile,
  corpus: OpenCorpus,
  { terminal, messages }: CommandContext,
): Promise<void> {
  const picture = await (await corpus.pictures()).chart(answer)
  if (picture === null) {
    terminal.note(terminal.styleNote('yellow', messages.noChart(answer.status === 'refused')))
    return
  }
  try {
    writeFileSync(path, picture[format])
  } catch (cause) {
    const reason = cause instanceof Error && 'code' in cause ? String(cause.code) : String(cause)
    throw new TieoutError('not-found', messages.outputUnwritable(path, reason), { cause, hint: messages.outputHint })
  }
  terminal.note(terminal.styleNote('dim', messages.chartWritten(path)))
}
