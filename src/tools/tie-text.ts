import { z } from 'zod'
import type { Figure } from '../core/figure.js'
import { displayValue } from '../gate/display.js'
import { factName } from '../gate/fact-name.js'
import { factsBehind } from '../gate/verify-source.js'
import type { Desk } from './contract.js'
import { dataName, dataText } from './shared/data-text.js'
import { figureView, withoutNulls } from './shared/figure-view.js'
import { type ModelTool, modelTool } from './shared/model-tool.js'
import { pageOf } from './shared/page.js'

/** Holds the numbers of a text against the documents of a desk. It is handed in: reading a text lies above the tools. */
export type TextReader = (text: string) => {
  numbers: {
    text: string
    line: number
    column: number
    status: 'tied' | 'contradicted' | 'unknown'
    figure: Figure | null
    expected: string | null
    unit: string
    candidates: Figure[]
  }[]
  figures: Figure[]
}

const LONGEST = 20_000
const MOST_NUMBERS = 30
const MOST_CANDIDATES = 3
const MOST_OPERANDS = 8

const input = z.object({
  text: z
    .string()
    .trim()
    .min(1)
    .max(LONGEST)
    .describe('The text whose numbers are to be checked, in Chinese or English'),
  offset: z.number().int().min(0).default(0).describe('Number to begin with, when the list was cut'),
})

/** Every number of a text: borne out, contradicted, or unknown. */
export const tieText = (read: TextReader): ModelTool =>
  modelTool({
    name: 'tie_text',
    description:
      'Holds every number of a text (a memo, a draft, your own answer) against the documents, by organization, year, stage and item: "tied" with its source, "contradicted" with the right figure, or "unknown". Name the organization and year in the text. Call it on your answer before you give it: what is not tied may not be stated as verified.',
    input,
    run({ text, offset }, desk) {
      const { numbers, figures } = read(text)
      const { shown, cut } = pageOf(numbers, offset, MOST_NUMBERS)
      const count = (status: string) => numbers.filter((number) => number.status === status).length
      return {
        counts: { tied: count('tied'), contradicted: count('contradicted'), unknown: count('unknown') },
        numbers: shown.map(({ text: words, line, column, status, figure, expected, unit, candidates }) => ({
          text: dataText(words),
          line,
          column,
          status,
          ...(figure === null ? {} : { figure: provenView(figure, figures, desk) }),
          ...(expected === null ? {} : { expected: displayValue(expected, unit) }),
          ...(candidates.length === 0
            ? {}
            : {
                candidates: candidates.slice(0, MOST_CANDIDATES).map((one) => provenView(one, figures, desk)),
              }),
        })),
        ...(cut === null ? {} : { cut }),
      }
    },
  })

/** A figure of a document gets its id of the desk's ledger; what was worked out is told with what it was made of. */
function provenView(figure: Figure, figures: readonly Figure[], desk: Desk): Record<string, unknown> {
  const [fact] = factsBehind(figure, desk.library)
  if (fact !== undefined) return figureView(desk.ledger.addFact(fact, factName(fact, desk.language)), desk)
  const { label, organization, year, stage, value, unit, operands } = figure
  const made = figures.filter(({ id }) => operands.includes(id) && id !== figure.id)
  return {
    label: dataText(label),
    ...withoutNulls({ organization: dataName(organization), year, stage }),
    display: displayValue(value, unit),
    ...(made.length === 0
      ? {}
      : { workedOutFrom: made.slice(0, MOST_OPERANDS).map((one) => provenView(one, figures, desk)) }),
  }
}
