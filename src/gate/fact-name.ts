import type { Fact } from '../facts/types.js'
import type { InterfaceLanguage } from '../language/stages.js'
import { factLabel, factStage } from './fact-label.js'
import type { FigureName } from './ledger.js'

/** Label and scope under which a fact is entered into the ledger. */
export function factName(fact: Fact, language: InterfaceLanguage): FigureName {
  return {
    label: factLabel(fact, language),
    organization: fact.key.organization,
    year: fact.key.year,
    stage: factStage(fact, 'zh'),
  }
}
