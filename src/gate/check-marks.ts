import type { Figure } from '../core/figure.js'
import type { Source } from '../core/source.js'
import type { BoundNumber } from './bind-numbers.js'
import type { GateInput, Offence } from './gate-input.js'
import type { Mention } from './mask.js'
import type { Line, TextReading } from './read-text.js'
import { sourcedOperands } from './scope-of-figure.js'
import { sourceLine } from './source-line.js'

/**
 * Holds every mark `[n]` against the source line that carries its number: source lines are numbered in order and are
 * those of figures and quotes, and a line with one mark shows a figure or a quote that stands there.
 */
export function checkMarks(input: GateInput, reading: TextReading, bound: BoundNumber[]): Offence[] {
  const offences: Offence[] = reading.strangers.map(({ name, start }) => ({
    text: name,
    start,
    reason: 'wrong-source' as const,
  }))
  const printed = new Map<number, string>()
  for (const line of reading.lines)
    if (line.source !== null && isListed(reading.sources, line)) {
      if (line.source !== printed.size + 1)
        offences.push({ text: `[${line.source}]`, start: line.start, reason: 'wrong-source' })
      printed.set(line.source, input.text.slice(line.start, line.end))
    }
  if (printed.size === 0 && reading.strangers.length === 0) return offences
  for (const line of reading.lines) {
    const marks = reading.marks.filter((mark) => line.start <= mark.start && mark.end <= line.end)
    const [only] = marks
    if (line.source !== null || only === undefined) continue
    for (const mark of marks)
      if (!printed.has(Number(mark.name)))
        offences.push({ text: `[${mark.name}]`, start: mark.start, reason: 'wrong-mark' })
    if (marks.length > 1) continue
    const shown = printed.get(Number(only.name))
    if (shown !== undefined && !standsThere(shown, Number(only.name), line, input, reading, bound))
      offences.push({ text: `[${only.name}]`, start: only.start, reason: 'wrong-mark' })
  }
  return offences
}

const isListed = (sources: Mention[], line: Line): boolean => sources.some((source) => source.start === line.start)

function standsThere(
  shown: string,
  mark: number,
  line: Line,
  input: GateInput,
  reading: TextReading,
  bound: BoundNumber[],
): boolean {
  const within = (span: { start: number; end: number }): boolean => line.start <= span.start && span.end <= line.end
  const sources = [
    ...bound.filter(within).flatMap(({ figures }) => figures.flatMap((figure) => sourcesOf(figure, input.figures))),
    ...reading.quotes
      .filter(within)
      .flatMap(({ name }) => input.quotes.filter((quote) => quote.id === name).map((quote) => quote.source)),
  ]
  return sources.some((source) => [sourceLine(mark, source, 'zh'), sourceLine(mark, source, 'en')].includes(shown))
}

function sourcesOf(figure: Figure, figures: Figure[]): Source[] {
  if (figure.source !== null) return [figure.source]
  const converted = figure.operation?.startsWith('convert(') === true
  return converted ? sourcedOperands(figure, figures).flatMap((one) => one.source ?? []) : []
}
