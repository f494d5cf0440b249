import type { Fact } from '../../facts/types.js'
import { factLabel, factStage } from '../../gate/fact-label.js'
import type { FigureName } from '../../gate/ledger.js'
import type { InterfaceLanguage } from '../../language/stages.js'

/** Label and scope under which a fact is entered into the ledger. */
export function factName(fact: Fact, language: InterfaceLanguage): FigureName {
  return {
    label: factLabel(fact, language),
    organization: fact.key.organization,
    year: fact.key.year,
    stage: factStage(fact, 'zh'),
  }
}

/** `渭南…2024年年初预算`, the scope that a sentence opens with. */
export function scopePhrase(
  name: { organization: string | null; year: number | null; stage: string | null },
  stage: string | null,
  language: InterfaceLanguage,
): string {
  if (language === 'zh') return `${name.organization ?? ''}${name.year === null ? '' : `${name.year}年`}${stage ?? ''}`
  return [name.organization ?? '', name.year === null ? '' : String(name.year), stage ?? '']
    .filter((part) => part !== '')
    .join(', ')
}
