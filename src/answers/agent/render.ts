import type { Conflict, Figure, Quote } from '../../core/figure.js'
import type { Source } from '../../core/source.js'
import { displayValue } from '../../gate/display.js'
import { sourcedOperands } from '../../gate/scope-of-figure.js'
import { sourceLine } from '../../gate/source-line.js'
import type { Desk } from '../../tools/contract.js'
import { displayResult } from '../wording/display-result.js'
import { conflictsOf, crossingOf, figureOf, quoteOf, sayOf } from './ledger-figures.js'

/** A text of the model with its references written out, and everything of the ledger that it rests on. */
export interface Rendered {
  text: string
  /** Figures that the text states, in its order. */
  stated: Figure[]
  /** The stated figures with their operands, in the order of the ledger. */
  figures: Figure[]
  quotes: Quote[]
  conflicts: Conflict[]
  crossings: string[]
}

const REFERENCE = /\{([FQ]\d{1,5})\}/g

/** Writes a checked template: figures and quotes with marks, operands as bullets, disagreements, source lines. */
export function render(template: string, desk: Desk): Rendered {
  const marks = new Marks(desk)
  const stated: Figure[] = []
  const quotes: Quote[] = []
  const body = template.replace(REFERENCE, (whole, id: string) => {
    const quote = quoteOf(desk, id)
    if (quote !== undefined) {
      if (!quotes.includes(quote)) quotes.push(quote)
      return `“${quote.text}”${marks.of(quote.source)}`
    }
    const figure = figureOf(desk, id)
    if (figure === undefined) return whole
    if (!stated.includes(figure)) stated.push(figure)
    return shown(figure, desk, marks)
  })
  const conflicts = conflictsOf(rests(stated, desk), desk)
  const beside = [
    ...stated.flatMap((figure) => (figure.source === null ? sourcedOperands(figure, desk.ledger.figures) : [])),
    ...conflicts.flatMap((conflict) => conflict.figures.flatMap((id) => figureOf(desk, id) ?? [])),
  ].filter((figure, at, all) => all.indexOf(figure) === at && !stated.includes(figure) && !isConverted(figure, stated))
  const crossings = stated.flatMap((figure) => crossingOf(figure, desk) ?? [])
  const note = desk.language === 'zh' ? '注意：' : 'Note: '
  const lines = [
    body.trim(),
    ...beside.map((figure) => `· ${sayOf(figure, desk)} ${shown(figure, desk, marks)}`),
    ...conflicts.map((conflict) => `${note}${conflict.note}`),
    ...new Set(crossings.map((crossing) => `${note}${crossing}`)),
    ...marks.lines(),
  ]
  const figures = rests([...stated, ...beside], desk)
  return { text: lines.join('\n'), stated, figures, quotes, conflicts, crossings: [...new Set(crossings)] }
}

function shown(figure: Figure, desk: Desk, marks: Marks): string {
  if (figure.source !== null)
    return `${displayValue(figure.value, figure.unit, desk.ledger.bounds.get(figure.id) ?? null)}${marks.of(figure.source)}`
  const [from] = figure.operation?.startsWith('convert(') === true ? sourcedOperands(figure, desk.ledger.figures) : []
  return `${displayResult(figure, desk.language === 'zh')}${from?.source == null ? '' : marks.of(from.source)}`
}

/** A conversion carries the mark of what it was converted from, which need not be shown again. */
function isConverted(figure: Figure, stated: Figure[]): boolean {
  return stated.some((one) => one.operation?.startsWith(`convert(${figure.id},`) === true)
}

/** Figures with everything that they are calculated from. */
function rests(figures: Figure[], desk: Desk): Figure[] {
  const ids = new Set<string>()
  const take = (figure: Figure): void => {
    if (ids.has(figure.id)) return
    ids.add(figure.id)
    for (const id of figure.operands) {
      const operand = figureOf(desk, id)
      if (operand !== undefined) take(operand)
    }
  }
  for (const figure of figures) take(figure)
  return desk.ledger.figures.filter((figure) => ids.has(figure.id))
}

/** Numbers places of documents in the order in which they are shown. */
class Marks {
  readonly #desk: Desk
  readonly #sources: Source[] = []

  constructor(desk: Desk) {
    this.#desk = desk
  }

  of(source: Source): string {
    const same = (one: Source): boolean => this.#line(1, one) === this.#line(1, source)
    let at = this.#sources.findIndex(same)
    if (at < 0) at = this.#sources.push(source) - 1
    return ` [${at + 1}]`
  }

  lines(): string[] {
    return this.#sources.map((source, at) => this.#line(at + 1, source))
  }

  #line(mark: number, source: Source): string {
    return sourceLine(mark, source, this.#desk.language)
  }
}
