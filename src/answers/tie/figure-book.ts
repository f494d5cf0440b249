import type { Figure } from '../../core/figure.js'

/** The figures of one text under ids of their own: each answer counts its figures from F1, a text has many answers. */
export class FigureBook {
  readonly figures: Figure[] = []
  readonly #known = new Map<string, Figure>()

  /** Enters a figure with everything that it is made of; the same figure entered twice keeps its id. */
  enter(figure: Figure, among: readonly Figure[]): Figure {
    const operands = figure.operands.map((id) => {
      const operand = among.find((one) => one.id === id)
      return { id, entered: operand === undefined || operand === figure ? null : this.enter(operand, among) }
    })
    const renamed = new Map(
      operands.flatMap(({ id, entered }) => (entered === null ? [] : [[id, entered.id] as const])),
    )
    const operation = figure.operation?.replace(/\bF\d+\b/gu, (id) => renamed.get(id) ?? id) ?? null
    const own = { ...figure, operation, operands: figure.operands.map((id) => renamed.get(id) ?? id) }
    const identity = JSON.stringify({ ...own, id: '' })
    const known = this.#known.get(identity)
    if (known !== undefined) return known
    const entered = { ...own, id: `F${this.figures.length + 1}` }
    this.figures.push(entered)
    this.#known.set(identity, entered)
    return entered
  }

  /** Enters a calculation over figures of this book. */
  enterCalculation(figure: Omit<Figure, 'id' | 'basis' | 'source'>): Figure {
    const entered: Figure = { id: `F${this.figures.length + 1}`, ...figure, basis: 'calculation', source: null }
    this.figures.push(entered)
    return entered
  }
}
