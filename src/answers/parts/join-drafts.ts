import type { Figure } from '../../core/figure.js'
import { type Draft, startDraft } from '../draft.js'

const SOURCE_LINE = /^\[\d+\] /

/** Several answers as one: figures, quotes and source marks are numbered on, sentences stay in order, sources come last. */
export function joinDrafts(drafts: readonly Draft[]): Draft {
  const joined = startDraft()
  const sources: string[] = []
  for (const draft of drafts) {
    const [figuresBefore, quotesBefore, marksBefore] = [
      joined.ledger.figures.length,
      joined.ledger.quotes.length,
      sources.length,
    ]
    const renamed = (text: string): string =>
      text
        .replace(/\bF(\d+)\b/g, (_, digits: string) => `F${Number.parseInt(digits, 10) + figuresBefore}`)
        .replace(/\bQ(\d+)\b/g, (_, digits: string) => `Q${Number.parseInt(digits, 10) + quotesBefore}`)
    const marked = (line: string): string =>
      line.replace(/\[(\d+)\]/g, (_, digits: string) => `[${Number.parseInt(digits, 10) + marksBefore}]`)
    const moved = new Map<string, Figure>()
    for (const figure of draft.ledger.figures) {
      const next: Figure = {
        ...figure,
        id: renamed(figure.id),
        operation: figure.operation === null ? null : renamed(figure.operation),
        operands: figure.operands.map(renamed),
      }
      moved.set(figure.id, next)
      joined.ledger.figures.push(next)
      joined.ledger.bounds.set(next.id, draft.ledger.bounds.get(figure.id) ?? null)
    }
    joined.ledger.quotes.push(...draft.ledger.quotes.map((quote) => ({ ...quote, id: renamed(quote.id) })))
    for (const result of draft.results) {
      const next = moved.get(result.id)
      if (next !== undefined && !joined.results.some((one) => sameFigure(one, next))) joined.results.push(next)
    }
    for (const line of draft.lines.map(marked)) {
      if (SOURCE_LINE.test(line)) sources.push(line)
      else joined.lines.push(line)
    }
    joined.conflicts.push(...draft.conflicts.map((one) => ({ ...one, figures: one.figures.map(renamed) })))
    if (draft.status === 'conflict') joined.status = 'conflict'
    joined.warnings.push(...draft.warnings)
    joined.identities.push(...draft.identities.map(marked))
  }
  joined.lines.push(...sources)
  return joined
}

/** One figure told by two parts is one result. */
export function sameFigure(a: Figure, b: Figure): boolean {
  return (
    a.value === b.value &&
    a.unit === b.unit &&
    a.organization === b.organization &&
    a.year === b.year &&
    (a.label === b.label || a.source?.line === b.source?.line)
  )
}
