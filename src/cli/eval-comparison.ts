import { VERDICTS } from '../answers/judge/judge-answer.js'
import { escapeForTerminal } from '../language/escape.js'
import { tableText } from '../reports/table-text.js'
import type { CommandContext } from './context.js'
import type { Spent } from './eval-spending.js'
import type { Evaluation } from './eval-tally.js'

/** One model over the questions of a file. */
export interface ComparedModel {
  model: string
  evaluation: Evaluation
  spent: Spent
}

/** A table of several models over the same questions: verdicts, what each answered itself, time, tokens and cost. */
export function comparisonText(
  models: readonly ComparedModel[],
  { terminal, messages }: CommandContext,
): Promise<string> {
  const words = messages.evaluation
  const numbers = [...VERDICTS.map((one) => words[one]), words.byModel, 'p50 ms', 'p95 ms', words.tokens, words.cost]
  return tableText(
    {
      columns: [{ title: words.model }, ...numbers.map((title) => ({ title, align: 'right' as const }))],
      rows: models.map(({ model, evaluation: { all, time }, spent: { byModel, tokens, cost } }) => [
        escapeForTerminal(model),
        ...VERDICTS.map((one) => String(all[one])),
        String(byModel),
        String(time.p50),
        String(time.p95),
        `${tokens.in}+${tokens.out}`,
        cost ?? '—',
      ]),
    },
    { drawn: terminal.drawn, width: terminal.width, heading: (text) => terminal.style('bold', text) },
  )
}
