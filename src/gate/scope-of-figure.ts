import type { Figure } from '../core/figure.js'

/** What a sentence about a figure may name; null where anything may be, an empty list where nothing. */
export interface FigureScope {
  organizations: string[] | null
  years: number[] | null
  stages: string[] | null
}

/**
 * The organization, years and stage that a figure belongs to. A calculation without its own belongs where all of its
 * operands do; numbers of the question belong nowhere.
 */
export function scopeOf(figure: Figure, figures: Figure[]): FigureScope {
  if (figure.basis === 'given' || figure.basis === 'constant') return { organizations: null, years: null, stages: null }
  const operands = sourcedOperands(figure, figures)
  const only = <T>(own: T | null, others: (T | null)[]): T[] => {
    if (own !== null) return [own]
    const distinct = [...new Set(others)]
    return distinct.length === 1 && distinct[0] != null ? [distinct[0]] : []
  }
  const years = figure.year === null ? [...new Set(operands.flatMap((one) => one.year ?? []))] : [figure.year]
  return {
    organizations: only(
      figure.organization,
      operands.map((one) => one.organization),
    ),
    years,
    stages: only(
      figure.stage,
      operands.map((one) => one.stage),
    ),
  }
}

/** The figures of documents that a calculation goes back to; operands are listed before what is made of them. */
export function sourcedOperands(figure: Figure, figures: Figure[]): Figure[] {
  const at = figures.indexOf(figure)
  const before = at < 0 ? figures.filter((one) => one.id !== figure.id) : figures.slice(0, at)
  return figure.operands.flatMap((id) => {
    const operand = before.find((one) => one.id === id)
    if (operand === undefined) return []
    return operand.source !== null ? [operand] : sourcedOperands(operand, before)
  })
}
