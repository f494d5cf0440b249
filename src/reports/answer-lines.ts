import type { Answer } from '../answers/types.js'

/** A line of an answer: words, a figure with its name, or where a figure stands. */
export type AnswerLine =
  | { kind: 'text' | 'source'; text: string }
  | { kind: 'figure'; name: string /** With unit and source mark, as the answer states it. */; value: string }

const BULLET = '· '
const SOURCE = /^\[\d{1,4}\] /u
const MARK = /\[\d{1,4}\]/u
const REMARK = /^(?:注意：|Note: )/u

/**
 * The lines of an answer, those that state one figure each taken apart into name and value, so that a table can show
 * them. Every character of the answer is in one of them; remarks between the figures come behind them. A figure alone
 * stays in its sentence.
 */
export function answerLines(answer: Answer): AnswerLine[] {
  const lines = answer.answer.split('\n').map((line) => lineOf(line, answer))
  const isList = lines.filter(({ kind }) => kind === 'figure').length > 1
  // The first line is the answer itself unless it is one of several that answer alike.
  const [first, second] = lines.filter((line) => line.kind !== 'text' || !REMARK.test(line.text))
  const isAlike = answer.results.length > 1 && first?.kind === 'figure' && second?.kind === 'figure'
  const told = lines.map((line, at): AnswerLine => {
    const isRow = line.kind === 'figure' && isList && (at > 0 || isAlike)
    return isRow || line.kind !== 'figure' ? line : { kind: 'text', text: `${line.name} ${line.value}` }
  })
  return remarksLast(told)
}

function lineOf(line: string, answer: Answer): AnswerLine {
  if (SOURCE.test(line)) return { kind: 'source', text: line }
  const text = line.startsWith(BULLET) ? line.slice(BULLET.length) : line
  const [figure] = answer.figures
    .filter(({ label }) => text.includes(`${label} `))
    .sort((a, b) => b.label.length - a.label.length)
  if (figure === undefined) return { kind: 'text', text: line }
  const end = text.lastIndexOf(`${figure.label} `) + figure.label.length
  const [name, value] = [text.slice(0, end), text.slice(end + 1)]
  // A line with several figures is a sentence, not a row.
  const isRow = !MARK.test(name) && /^[^\s\d]{0,4}\s?[-−≥≤＞＜]?\d/u.test(value) && !/[，。；]|[,;.] /u.test(value)
  return isRow ? { kind: 'figure', name, value } : { kind: 'text', text: line }
}

/** Remarks on figures stand below the run of figures that they interrupt. */
function remarksLast(lines: readonly AnswerLine[]): AnswerLine[] {
  const out: AnswerLine[] = []
  let held: AnswerLine[] = []
  for (const [at, line] of lines.entries()) {
    const isBetween = line.kind === 'text' && REMARK.test(line.text) && lines[at - 1]?.kind !== 'text'
    if (isBetween && lines[at + 1]?.kind === 'figure') held.push(line)
    else if (line.kind === 'figure') out.push(line)
    else {
      out.push(...held, line)
      held = []
    }
  }
  return [...out, ...held]
}
