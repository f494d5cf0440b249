import type { Figure } from '../../core/figure.js'
import type { Source } from '../../core/source.js'
import type { Fact } from '../../facts/types.js'
import { displayValue } from '../../gate/display.js'
import { distinctDisplays, judgeDisplays, orderDisplays } from '../../gate/displays.js'
import { factName } from '../../gate/fact-name.js'
import type { Desk } from '../contract.js'
import { dataName, dataText } from './data-text.js'

/** Where something stands, short: enough to find it and to open its table. */
export function placeOf({ document, table, row, column, line, page, sheet, cell }: Source): Record<string, unknown> {
  const place = {
    table: dataName(table),
    row: dataName(row),
    column: dataName(column),
    line,
    page,
    sheet: dataName(sheet),
    cell: dataName(cell),
  }
  return { document, ...withoutNulls(place) }
}

/** A figure of the ledger as a model is told of it: refer to it by `id`, never by its digits. */
export function figureView(figure: Figure, desk: Desk): Record<string, unknown> {
  const facts = desk.ledger.factsBehind(figure)
  const [fact] = facts
  return {
    id: figure.id,
    label: dataText(figure.label),
    ...withoutNulls({ organization: dataName(figure.organization), year: figure.year, stage: figure.stage }),
    value: figure.value,
    unit: figure.unit,
    display: dataText(displayValue(figure.value, figure.unit, desk.ledger.bounds.get(figure.id) ?? null)),
    ...(figure.exact || figure.recognized === true ? {} : { rounded: true }),
    ...(figure.recognized === true ? { recognized: 'read by OCR, may be wrong: say so, never call it certain' } : {}),
    ...(figure.operation === null ? {} : { operation: figure.operation }),
    ...(figure.source === null || fact === undefined ? {} : { key: keyView(fact), source: placeOf(figure.source) }),
  }
}

/** The parts of the quantity key that tell figures of one name apart; what is unknown is left out. */
function keyView({ key, direction, origin }: Fact): Record<string, unknown> {
  const { item, level, fund, flow, portion, kind, base } = key
  return withoutNulls({
    scheme: item?.scheme,
    code: item?.code,
    within: dataName(item?.within),
    level,
    fund,
    flow,
    portion,
    kind,
    direction,
    base: base === null ? null : withoutNulls({ ...base, item: dataName(base.item) }),
    stated: origin === 'claim' ? 'in a sentence' : null,
  })
}

/** Displays of one quantity, entered in the ledger: one figure where they agree, each of them where they do not. */
export function enterDisplays(displays: Fact[], desk: Desk): Record<string, unknown> {
  const ordered = orderDisplays(displays)
  const distinct = distinctDisplays(displays)
  const agreement = judgeDisplays(distinct)
  const agree = agreement === 'one'
  const shown = agree ? ordered.slice(0, 1) : distinct
  const figures = shown.map((fact) =>
    desk.ledger.addFact(fact, factName(fact, desk.language), agree ? ordered.slice(1) : []),
  )
  const [first] = ordered
  return {
    figures: figures.map((figure) => figureView(figure, desk)),
    ...(agree ? {} : { agreement }),
    ...(first === undefined ? {} : enterReason(ordered, desk)),
  }
}

/** The reason that the document gives, verbatim, as a quote. */
function enterReason(facts: readonly Fact[], desk: Desk): Record<string, unknown> {
  const fact = facts.find(({ reason, origin }) => reason !== null && origin === 'claim')
  if (fact?.reason == null) return {}
  const quote = desk.ledger.addQuote(fact.reason, { ...fact.source, text: fact.reason })
  return { reason: { id: quote.id, text: dataText(quote.text, 200) } }
}

/** The same object without entries that say nothing. */
export function withoutNulls(fields: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null && value !== undefined))
}
