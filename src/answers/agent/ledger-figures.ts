import type { Conflict, Figure, Quote } from '../../core/figure.js'
import type { Fact } from '../../facts/types.js'
import { displayValue } from '../../gate/display.js'
import { distinctDisplays, judgeDisplays } from '../../gate/displays.js'
import { factStage } from '../../gate/fact-label.js'
import { factName } from '../../gate/fact-name.js'
import type { Desk } from '../../tools/contract.js'
import { scopePhrase } from '../wording/scope-words.js'

/** The figure of an id, or undefined when no tool gave one. */
export function figureOf({ ledger }: Desk, id: string): Figure | undefined {
  return ledger.figures.find((figure) => figure.id === id)
}

export function quoteOf({ ledger }: Desk, id: string): Quote | undefined {
  return ledger.quotes.find((quote) => quote.id === id)
}

/** The words that a sentence names a figure with: organization, year, stage and label. */
export function sayOf(figure: Figure, desk: Desk): string {
  const [fact] = desk.ledger.factsBehind(figure)
  const stage = figure.stage === null || fact === undefined ? null : factStage(fact, desk.language)
  return `${scopePhrase(figure, stage, desk.language)} ${figure.label}`.trim()
}

/**
 * Where the documents show the quantities of these figures differently, each display entered in the ledger: whatever
 * tool found the figure, its other displays are told with it.
 */
export function conflictsOf(figures: readonly Figure[], desk: Desk): Conflict[] {
  const conflicts = new Map<string, Conflict>()
  for (const figure of figures) {
    if (figure.source === null) continue
    const [fact] = desk.ledger.factsBehind(figure)
    if (fact === undefined) continue
    const id = quantityOf(fact)
    const distinct = distinctDisplays(desk.library.facts(fact.document).filter((other) => quantityOf(other) === id))
    const agreement = judgeDisplays(distinct)
    if (agreement === 'one' || conflicts.has(`${fact.document}|${id}`)) continue
    const shown = distinct.map((one) => desk.ledger.addFact(one, factName(one, desk.language)))
    conflicts.set(`${fact.document}|${id}`, {
      kind: agreement,
      figures: shown.map((one) => one.id),
      note: noteOf(agreement, shown, desk.language === 'zh'),
    })
  }
  return [...conflicts.values()]
}

function quantityOf({ key, unit, bound }: Fact): string {
  return JSON.stringify([key, unit === '%', bound === null])
}

function noteOf(kind: Conflict['kind'], figures: Figure[], zh: boolean): string {
  const shown = figures.map((figure) => displayValue(figure.value, figure.unit)).join(zh ? '、' : ', ')
  const label = figures[0]?.label ?? ''
  const explained = kind === 'variant'
  return zh
    ? `${label}在文件中有不同的数（${shown}）${explained ? '，相差可由舍入解释' : '，前后不一致'}`
    : `${label} is displayed with different numbers (${shown})${explained ? '; rounding explains it' : '; the document contradicts itself'}`
}

const DIMENSIONS = [
  ['organization', '单位', 'organization'],
  ['level', '级次', 'level'],
  ['year', '年度', 'year'],
  ['stage', '预算与决算', 'stage'],
  ['fund', '资金', 'fund'],
  ['portion', '支出部分', 'portion'],
] as const

/** Names the scopes in which the operands of a calculation differ, or null. */
export function crossingOf(figure: Figure, desk: Desk): string | null {
  const zh = desk.language === 'zh'
  const keys = figure.source === null ? desk.ledger.factsBehind(figure).map((fact) => fact.key) : []
  const money = keys.filter((key) => key.kind === 'amount')
  const parts = DIMENSIONS.filter(([name]) => new Set(money.map((key) => key[name])).size > 1).map(
    ([, chinese, english]) => (zh ? chinese : english),
  )
  if (parts.length === 0) return null
  return zh ? `参与计算的数${parts.join('、')}不同。` : `The figures differ in ${parts.join(', ')}.`
}
