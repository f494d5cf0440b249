import { foldName } from '../../facts/name-forms.js'
import type { BlankCell } from '../../facts/types.js'
import type { Desk } from '../contract.js'
import { dataText } from './data-text.js'
import type { FigureGroup, FoundFigures } from './figure-group.js'
import { enterDisplays, placeOf } from './figure-view.js'
import { nearNames } from './near-names.js'
import { pageOf } from './page.js'

const MOST_GROUPS = 24
const MOST_BLANKS = 8
const MOST_NAMES = 15

/**
 * What a model is told of figures that were found: each quantity with its displays entered in the ledger, those named
 * exactly and those over all first. Where nothing was found, what there would be: other conditions, and names like these.
 */
export function tellFigures(
  found: FoundFigures,
  query: { documents: string[]; items: string[][] },
  desk: Desk,
): Record<string, unknown> {
  const asked = new Set(query.items.flat().map(foldName))
  const { shown, cut } = pageOf([...found.groups].sort(byFit(asked)), 0, MOST_GROUPS)
  const quantities = shown.map(({ document, facts }) => ({ document, ...enterDisplays(facts, desk) }))
  const blanks = pageOf(found.blanks, 0, MOST_BLANKS)
  return {
    quantities,
    ...(cut === null ? {} : { cut: { ...cut, narrow: 'by year, stages, fund, flow, portions, contexts or kinds' } }),
    ...(blanks.shown.length === 0 ? {} : { leftBlank: blanks.shown.map(blankView), blankMeans: 'no figure, not zero' }),
    ...(blanks.cut === null ? {} : { leftBlankCut: blanks.cut }),
    ...(quantities.length > 0 ? {} : tellNothing(found, query, desk)),
  }
}

function tellNothing(
  found: FoundFigures,
  query: { documents: string[]; items: string[][] },
  desk: Desk,
): Record<string, unknown> {
  const names = [...desk.itemIndex(query.documents).items.values()].map(({ item }) => item.name)
  const similar = nearNames([...new Set(names)], query.items.flat(), MOST_NAMES).map((name) => dataText(name))
  const otherwise = found.available.map(({ condition, values }) => ({
    condition,
    values: values.slice(0, MOST_NAMES).map((value) => dataText(value)),
  }))
  return {
    nothing: 'No figure fits. Do not state one.',
    ...(otherwise.length === 0 ? {} : { availableUnderOther: otherwise }),
    ...(similar.length === 0 ? {} : { similarNames: similar }),
  }
}

const blankView = ({ name, source }: BlankCell): Record<string, unknown> => ({
  name: dataText(name),
  ...placeOf(source),
})

/** Exact names before names that only fit by context, totals before parts, then the order of the document. */
function byFit(asked: ReadonlySet<string>): (a: FigureGroup, b: FigureGroup) => number {
  const rank = ({ item, facts }: FigureGroup): number => {
    const named = item.names.some((name) => asked.has(name)) || (item.item.code !== null && asked.has(item.item.code))
    const portion = facts[0]?.key.portion
    return (named ? 0 : 2) + (portion === 'total' || portion === null ? 0 : 1)
  }
  return (a, b) => rank(a) - rank(b)
}
