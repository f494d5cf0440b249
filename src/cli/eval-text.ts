import { VERDICTS } from '../answers/judge/judge-answer.js'
import { Decimal } from '../core/decimal.js'
import { escapeForTerminal } from '../language/escape.js'
import { tableText } from '../reports/table-text.js'
import type { CommandContext } from './context.js'
import type { Spent } from './eval-spending.js'
import type { Evaluation, JudgedQuestion, Tally } from './eval-tally.js'

/** The table of an evaluation by kind, a summary line with times, and each question that was not answered right. */
export async function evaluationText(
  evaluation: Evaluation,
  spent: Spent | null,
  context: CommandContext,
): Promise<string> {
  const { terminal, messages } = context
  const words = messages.evaluation
  const row = (name: string, counts: Tally): string[] => [name, ...VERDICTS.map((verdict) => String(counts[verdict]))]
  const table = await tableText(
    {
      columns: [{ title: words.kind }, ...VERDICTS.map((one) => ({ title: words[one], align: 'right' as const }))],
      rows: [
        ...Object.entries(evaluation.kinds).map(([kind, counts]) => row(kind === '' ? '—' : kind, counts)),
        row(words.all, evaluation.all),
      ],
    },
    { drawn: terminal.drawn, width: terminal.width, heading: (text) => terminal.style('bold', text) },
  )
  const total = evaluation.questions.length
  const { correct, wrong } = evaluation.all
  const percent = new Decimal(correct).times(100).div(total).toFixed(1)
  const summary = words.summary({ correct, wrong, total, percent, time: evaluation.time })
  const amiss = [...VERDICTS]
    .reverse()
    .filter((verdict) => verdict !== 'correct')
    .flatMap((verdict) => evaluation.questions.filter((question) => question.verdict === verdict))
  const list = amiss.map((question) => describe(question, context))
  const cost = spent === null ? [] : [words.spent(spent, total)]
  return [table, terminal.style(wrong === 0 ? 'green' : 'red', summary), ...cost, ...list].join('\n')
}

function describe(judged: JudgedQuestion, { terminal, messages }: CommandContext): string {
  const words = messages.evaluation
  const clean = (texts: readonly string[]): string => escapeForTerminal(texts.join('、').replace(/\s+/gu, ' '))
  const head = `${words[judged.verdict]} ${clean([judged.id])} (${messages.columns.line} ${judged.line}) ${clean([judged.question])}`
  if (judged.verdict === 'refused') return terminal.style('dim', head)
  return [
    terminal.style(judged.verdict === 'wrong' ? 'red' : 'yellow', head),
    `  ${words.expected} ${clean(judged.expected)}`,
    `  ${words.got} ${clean(judged.got)}`,
  ].join('\n')
}
