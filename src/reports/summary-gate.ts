import type { Finding } from '../checks/types.js'
import { placeWords } from '../language/place-words.js'

/** One line of a summary with everything that may stand behind its numbers. */
export interface SummaryLine {
  text: string
  /** The finding that the line tells, or null. */
  finding: Finding | null
  /** Counts that the line tells. */
  counts: readonly number[]
  /** Names whose digits are no amounts: organizations, documents, years. */
  names: readonly string[]
}

const NUMBER = /[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?/gu

/** Numbers of a line that are neither its counts, nor in its names, nor figures of its finding; a line with one is not sent. */
export function unprovenNumbers({ text, finding, counts, names }: SummaryLine): string[] {
  const bare = [...names]
    .sort((a, b) => b.length - a.length)
    .reduce((rest, name) => (name === '' ? rest : rest.replaceAll(name, ' '.repeat(name.length))), text)
  const allowed = new Set([...counts.map(String), ...(finding === null ? [] : figuresOf(finding))])
  return numbersIn(bare).filter((number) => !allowed.has(number))
}

function figuresOf(finding: Finding): string[] {
  const { expected, actual, difference, explainedByRounding, hypothesis } = finding
  const stated = [expected, actual, difference, explainedByRounding, hypothesis?.value ?? null]
  const cells = [...finding.cells, ...(hypothesis === null ? [] : [hypothesis.cell])]
  return [
    ...stated.flatMap((value) => (value === null ? [] : numbersIn(value))),
    ...cells.flatMap(({ table, row, column, value, ...place }) =>
      [table, row, column, value, placeWords(place).en].flatMap((part) => (part === null ? [] : numbersIn(part))),
    ),
  ]
}

const numbersIn = (text: string): string[] => [...text.matchAll(NUMBER)].map(([number]) => number.replaceAll(',', ''))
