import { evaluate } from '../calculate/evaluate.js'
import { convertValue } from '../core/convert.js'
import { Decimal } from '../core/decimal.js'
import type { Figure, Quote } from '../core/figure.js'
import { displayInterval } from '../core/interval.js'
import type { Source } from '../core/source.js'
import { describeUnit } from '../core/unit.js'
import type { Fact } from '../facts/types.js'

/** How a figure is named to people: the words of the label, and the scope it belongs to. */
export interface FigureName {
  label: string
  organization: string | null
  year: number | null
  stage: string | null
}

/**
 * The figures and quotes of one answer. Every number that an answer shows is entered here first, with its proof;
 * ids are given in order of entry, and the same fact entered twice is one figure.
 */
export class Ledger {
  readonly figures: Figure[] = []
  readonly quotes: Quote[] = []
  /** Limits (≥, ≤) of the facts entered, by figure id, for the gate. */
  readonly bounds = new Map<string, Fact['bound']>()
  readonly #byFact = new Map<string, Figure>()
  readonly #facts = new Map<string, Fact>()

  /** Enters a cell or a claim; its other displays are told in `source.also`. */
  addFact(fact: Fact, name: FigureName, also: Fact[] = []): Figure {
    const id = `${fact.document}#${fact.id}`
    const known = this.#byFact.get(id)
    if (known !== undefined) return known
    const figure = this.#enter({
      ...name,
      value: fact.value,
      unit: fact.unit,
      exact: fact.source.recognized !== true,
      interval: intervalInUnit(fact.value, fact.decimals, fact.unit),
      ...recognizedAmong([fact.source]),
      basis: fact.origin === 'cell' ? 'cell' : 'quote',
      operation: null,
      operands: [],
      source: {
        ...fact.source,
        also: also.map((other) => ({ ...other.source, value: other.value, unit: other.unit })),
      },
    })
    this.#byFact.set(id, figure)
    this.#facts.set(figure.id, fact)
    this.bounds.set(figure.id, fact.bound)
    return figure
  }

  /** The facts that a figure goes back to: itself, or those of its operands. Numbers of the question go back to none. */
  factsBehind(figure: Figure): Fact[] {
    const own = this.#facts.get(figure.id)
    if (own !== undefined) return [own]
    const operands = this.figures.filter((one) => figure.operands.includes(one.id))
    return [...new Set(operands.flatMap((one) => this.factsBehind(one)))]
  }

  /** True when this fact, or another one of the same place and value, was entered before. */
  holds(fact: Fact): boolean {
    return this.figures.some(
      (figure) =>
        figure.value === fact.value &&
        figure.unit === fact.unit &&
        figure.source !== null &&
        figure.source.document === fact.document &&
        figure.source.line === fact.source.line &&
        figure.source.column === fact.source.column &&
        figure.source.row === fact.source.row &&
        figure.source.text === fact.source.text,
    )
  }

  /** Enters a figure in another unit, as a calculation over the first. Null when the units measure different things. */
  addConversion(from: Figure, unit: string): Figure | null {
    const converted = convertValue(from.value, decimalsOf(from.value), from.unit, unit)
    if (converted === null) return null
    const ratio = describeUnit(from.unit).factor.div(describeUnit(unit).factor)
    const [low, high] = from.interval.map((bound) => new Decimal(bound).times(ratio).toFixed())
    return this.#enter({
      label: from.label,
      organization: from.organization,
      year: from.year,
      stage: from.stage,
      value: converted.value,
      unit,
      exact: converted.exact && from.recognized !== true,
      interval: [low ?? converted.value, high ?? converted.value],
      ...recognizedAmong([from]),
      basis: 'calculation',
      operation: `convert(${from.id}, ${unit})`,
      operands: [from.id],
      source: null,
    })
  }

  /** Enters the result of an expression over figures of this ledger (`F1 + F2`); null when it cannot be worked out. */
  addCalculation(operation: string, name: FigureName, options: { digits?: number; as?: string } = {}): Figure | null {
    const used = new Set(operation.match(/\bF\d+\b/g) ?? [])
    const result = evaluate(operation, { ...options, resolve: (reference) => this.operand(reference) })
    if (!result.ok) return null
    const mark = recognizedAmong(this.figures.filter(({ id }) => used.has(id)))
    return this.#enter({
      ...name,
      value: result.value,
      unit: result.unit,
      exact: result.exact && mark.recognized !== true,
      interval: result.interval,
      ...mark,
      basis: 'calculation',
      operation,
      operands: [...used],
      source: null,
    })
  }

  /** Enters how many quotes a list has; null when there is none. */
  addCount(quotes: readonly Quote[], label: string, unit: string): Figure | null {
    const operands = quotes.map(({ id }) => id)
    const operation = `count(${operands.join(', ')})`
    const exists = (reference: string) => this.quotes.some((quote) => quote.id === reference)
    const result = evaluate(operation, { exists })
    if (!result.ok || operands.length === 0) return null
    const { value, exact, interval } = result
    const mark = recognizedAmong(quotes.map(({ source }) => source))
    const name = { label, organization: null, year: null, stage: null }
    return this.#enter({
      ...name,
      value,
      unit,
      exact: exact && mark.recognized !== true,
      interval,
      ...mark,
      basis: 'calculation',
      operation,
      operands,
      source: null,
    })
  }

  /** Enters a number of the user's question, shown as such and never a result. */
  addGiven(value: string, decimals: number, unit: string, label: string): Figure {
    return this.#enter({
      label,
      organization: null,
      year: null,
      stage: null,
      value,
      unit,
      exact: true,
      interval: intervalInUnit(value, decimals, unit),
      basis: 'given',
      operation: null,
      operands: [],
      source: null,
    })
  }

  addQuote(text: string, source: Source): Quote {
    const known = this.quotes.find(
      (quote) => quote.text === text && quote.source.line === source.line && quote.source.document === source.document,
    )
    if (known !== undefined) return known
    const quote = { id: `Q${this.quotes.length + 1}`, text, source }
    this.quotes.push(quote)
    return quote
  }

  operand(reference: string): { value: string; decimals: number; unit: string; interval: [string, string] } | null {
    const figure = this.figures.find((one) => one.id === reference)
    return figure === undefined
      ? null
      : { value: figure.value, decimals: decimalsOf(figure.value), unit: figure.unit, interval: figure.interval }
  }

  #enter(figure: Omit<Figure, 'id'>): Figure {
    const entered = { id: `F${this.figures.length + 1}`, ...figure }
    this.figures.push(entered)
    return entered
  }
}

/** The mark of a figure that goes back to something that was recognised from a picture; nothing for any other. */
export function recognizedAmong(parts: readonly { recognized?: true }[]): { recognized?: true } {
  return parts.some(({ recognized }) => recognized === true) ? { recognized: true } : {}
}

/** Digits after the point of a plain decimal string. */
export function decimalsOf(value: string): number {
  const point = value.indexOf('.')
  return point < 0 ? 0 : value.length - point - 1
}

/** What a display stands for, in its own unit. */
export function intervalInUnit(value: string, decimals: number, unit: string): [string, string] {
  const { factor } = describeUnit(unit)
  const { low, high } = displayInterval(value, decimals, unit)
  return [low.div(factor).toFixed(), high.div(factor).toFixed()]
}
