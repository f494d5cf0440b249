import { findFigures, type FigureGroup, type FigureQuery, type FoundFigures } from '../tools/find-figures.js'
import type { Draft } from './draft.js'
import type { KindContext } from './kinds/contract.js'
import { rankGroups } from './rank-groups.js'
import { refuseBlank, refuseNotHeld, refuseOtherYear, refuseStage, refuseTooMany } from './refusals.js'
import type { Reading, Term } from './understand/reading.js'
import { resolveScope, type Scope } from './understand/scope.js'

/** How many figures of one bare name are told before the question is asked back. */
const MOST_NAMED = 4

/** What a subject of a question turned out to be for one organization, or why it is not. */
export type Resolved = { found: true; groups: FigureGroup[]; scope: Scope } | { found: false; draft: Draft } | { found: false; draft: null }

/** Finds the figures that some words of a question mean for one organization; a refusal says what is missing. */
export function resolveSubject(reading: Reading, terms: Term[], organization: string, context: KindContext): Resolved {
  const held = context.documents.filter((document) => document.organization === organization)
  const scope = resolveScope(reading, held)
  if (!scope.found) return { found: false, draft: scope.reason === 'other-year' ? refuseOtherYear(reading, organization, scope.asked, scope.held) : refuseStage(reading, organization, scope.held) }
  if (reading.unheldNames.length > 0 || reading.unheldCodes.length > 0) return { found: false, draft: refuseNotHeld(reading, organization, terms, scope.scope, context) }
  const query = toQuery(reading, terms, scope.scope)
  if (query === null) return { found: false, draft: null }
  const figures = findFigures.run(query, context)
  const groups = rankGroups(figures.groups, terms, reading, scope.scope)
  if (groups.length === 0) return { found: false, draft: explainMissing(reading, organization, terms, scope.scope, figures, context) }
  if (groups.length > MOST_NAMED) return { found: false, draft: refuseTooMany(reading, organization, groups) }
  return { found: true, groups, scope: scope.scope }
}

const CONNECTOR = /^(?:和|与|及|以及|、|,|还有|跟|同)$/

/** 编制和实有人数 asks for two figures: terms joined by 和 or 、 are separate subjects, others narrow each other. */
export function splitSubjects(reading: Reading): Term[][] {
  const groups: Term[][] = []
  let previousEnd = 0
  // 在职多少人: the question words name nothing of their own beside an item.
  const named = reading.terms.filter((term) => !/^(?:多少|几)/.test(term.text))
  for (const term of named.length > 0 ? named : reading.terms) {
    const between = reading.text.slice(previousEnd, term.start).trim()
    const last = groups.at(-1)
    if (last !== undefined && !CONNECTOR.test(between)) last.push(term)
    else groups.push([term])
    previousEnd = term.end
  }
  return groups.length === 0 ? [[]] : groups
}

function toQuery(reading: Reading, terms: Term[], scope: Scope): FigureQuery | null {
  const senses = reading.senses.flatMap((word) => word.senses)
  const totals = senses.find((sense) => sense.type === 'total')
  const portions = senses.flatMap((sense) => (sense.type === 'portion' ? [sense.portion] : []))
  const fund = senses.find((sense) => sense.type === 'fund')?.fund ?? null
  const flow = senses.find((sense) => sense.type === 'flow')?.flow ?? null
  const items = terms.map((term) => [term.text, ...(term.corrected === null ? [] : [term.corrected]), ...term.items.map((item) => item.id)])
  const base = { documents: [scope.record.id], contexts: reading.contexts, year: scope.year, stages: scope.stages, fund, flow, portions }
  if (items.length > 0) return { ...base, items, kinds: ['amount', 'count', 'target', 'rate'] }
  if (totals !== undefined) return { ...base, items: [totalNames(totals.of, totals.scope)], portions: portions.length > 0 ? portions : ['total'] }
  const budget = senses.some((sense) => sense.type === 'stage')
  if (flow === null && fund === null && portions.length === 0 && !budget) return null
  return { ...base, items: [flow === null ? totalNames('both', 'grand') : totalNames(flow === 'income' ? 'income' : 'expenditure', 'grand')], portions: portions.length > 0 ? portions : ['total'] }
}

function totalNames(of: 'income' | 'expenditure' | 'both', scope: 'grand' | 'current'): string[] {
  const income = scope === 'grand' ? ['收入总计', '本年收入'] : ['本年收入']
  const expenditure = scope === 'grand' ? ['支出总计', '本年支出'] : ['本年支出']
  return of === 'income' ? income : of === 'expenditure' ? expenditure : [...income, ...expenditure]
}

function explainMissing(reading: Reading, organization: string, terms: Term[], scope: Scope, found: FoundFigures, context: KindContext): Draft {
  if (found.blanks.length > 0) return refuseBlank(reading, organization, found.blanks)
  const year = found.available.find((one) => one.condition === 'year')
  if (scope.year !== null && year !== undefined) return refuseOtherYear(reading, organization, scope.year, [scope.record])
  const stage = found.available.find((one) => one.condition === 'stages')
  if (scope.stages.length > 0 && stage !== undefined) return refuseStage(reading, organization, [scope.record])
  return refuseNotHeld(reading, organization, terms, scope, context)
}

