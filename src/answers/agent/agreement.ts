import type { Figure } from '../../core/figure.js'
import { baseValue, describeUnit } from '../../core/unit.js'
import type { Answer } from '../types.js'
import type { Rendered } from './render.js'

/**
 * What the text leaves out of the answer that the offline engine found by itself: an answer with other figures is one to
 * another question, however well each of them is proven.
 */
export function missing(offline: Answer, rendered: Rendered): string[] {
  const problems = offline.results.flatMap((id) => {
    const wanted = offline.figures.find((figure) => figure.id === id)
    return wanted === undefined || rendered.figures.some((figure) => agrees(wanted, figure)) ? [] : [nameOf(wanted)]
  })
  const quotes = offline.results.length > 0 ? [] : offline.quotes
  const places = rendered.quotes.map(({ source }) => `${source.document}:${source.line}`)
  if (
    quotes.length > 0 &&
    !quotes.some(
      ({ source, text }) => places.includes(`${source.document}:${source.line}`) || rendered.text.includes(text),
    )
  )
    return ['the passage that answers is another one']
  return problems
}

/** Results of the answer: those of the offline engine in its order where there are any, else what nothing else is made of. */
export function resultsOf(offline: Answer | null, { stated, figures }: Rendered): string[] {
  if (offline !== null && offline.results.length > 0) {
    const found = offline.results.flatMap((id) => {
      const wanted = offline.figures.find((figure) => figure.id === id)
      if (wanted === undefined) return []
      const agreeing = figures.filter((figure) => agrees(wanted, figure))
      return agreeing.find((figure) => figure.unit === wanted.unit)?.id ?? agreeing[0]?.id ?? []
    })
    return [...new Set(found)]
  }
  const used = new Set(stated.flatMap((figure) => figure.operands))
  return stated.filter((figure) => !used.has(figure.id) && figure.basis !== 'given').map((figure) => figure.id)
}

function agrees(a: Figure, b: Figure): boolean {
  const [one, other] = [describeUnit(a.unit), describeUnit(b.unit)]
  const scope = <T>(x: T | null, y: T | null): boolean => x === null || y === null || x === y
  return (
    one.dimension === other.dimension &&
    one.base === other.base &&
    baseValue(a).abs().eq(baseValue(b).abs()) &&
    sameSubject(a, b) &&
    scope(a.organization, b.organization) &&
    scope(a.year, b.year) &&
    scope(a.stage, b.stage)
  )
}

/** Equal numbers of different items agree by chance only. */
function sameSubject(a: Figure, b: Figure): boolean {
  if (a.label === b.label) return true
  if (a.source === null || b.source === null) return a.source === null && b.source === null
  return a.source.document === b.source.document && a.source.line === b.source.line
}

function nameOf(figure: Figure): string {
  const scope = [figure.organization, figure.year, figure.stage].filter((part) => part !== null).join(' ')
  return `the question is answered with ${scope} ${figure.label} (${figure.unit}), which the text does not state`
}
