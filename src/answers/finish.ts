import { checkText } from '../gate/check-text.js'
import { identitiesOf } from '../gate/identities.js'
import { detectLanguage } from '../language/language-of.js'
import type { Library } from '../library/types.js'
import type { Draft } from './draft.js'
import { refuseUnproven } from './refusals.js'
import type { Answer } from './types.js'

/** Renders the draft and lets the gate read it; a text that the gate stops is never sent. */
export function finish(question: string, id: string, draft: Draft, library: Library): Answer {
  const documents = library.documents()
  const text = [...draft.lines, ...draft.suggestions.map((suggestion) => `· ${suggestion}`)].join('\n')
  const { figures, quotes } = draft.ledger
  const identities = [
    ...identitiesOf({ figures, quotes, suggestions: draft.suggestions }, documents),
    ...draft.identities,
  ]
  const offences =
    draft.status === 'refused'
      ? []
      : checkText({
          text,
          figures,
          quotes,
          identities,
          organizations: documents.flatMap((record) => record.organization ?? []),
          results: draft.results.map((figure) => figure.id),
          bounds: draft.ledger.bounds,
          question,
          library,
        })
  if (offences.length > 0) return finish(question, id, refuseUnproven(detectLanguage(question) === 'zh'), library)
  return {
    id,
    question,
    engine: 'offline',
    status: draft.status,
    reason: draft.reason,
    answer: text,
    results: draft.results.map((figure) => figure.id),
    figures: draft.ledger.figures,
    quotes: draft.ledger.quotes,
    conflicts: draft.conflicts,
    warnings: draft.warnings,
    suggestions: draft.suggestions,
  }
}
