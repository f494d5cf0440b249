import type { Figure } from '../../core/figure.js'
import type { Fact } from '../../facts/types.js'
import { displayValue } from '../../gate/display.js'
import { factStage } from '../../gate/fact-label.js'
import { factName } from '../../gate/fact-name.js'
import { sourceLine } from '../../gate/source-line.js'
import type { InterfaceLanguage } from '../../language/stages.js'
import type { Draft } from '../draft.js'
import { scopePhrase } from '../wording/scope-words.js'

/** `渭南…2024年年初预算`: whose figure it is, of which year and stage. */
export const scopeOf = (fact: Fact, language: InterfaceLanguage): string =>
  scopePhrase(factName(fact, language), factStage(fact, language), language)

interface Told {
  figure: Figure
  /** `渭南…2024年年初预算 邮电费（基本支出） 5000.00 元 [3]`. */
  line: string
}

/** Enters facts into a draft and words each with its whole scope and the mark of its source; `sources` holds their lines. */
export function teller(draft: Draft, language: InterfaceLanguage): { (fact: Fact): Told; sources: string[] } {
  const sources: string[] = []
  const told = new Map<string, Told>()
  const tell = (fact: Fact): Told => {
    const figure = draft.ledger.addFact(fact, factName(fact, language))
    const known = told.get(figure.id)
    if (known !== undefined) return known
    const mark = sources.length + 1
    if (figure.source !== null) sources.push(sourceLine(mark, figure.source, language))
    const value = displayValue(figure.value, figure.unit)
    const one = { figure, line: `${scopeOf(fact, language)} ${figure.label} ${value} [${mark}]` }
    told.set(figure.id, one)
    return one
  }
  return Object.assign(tell, { sources })
}
