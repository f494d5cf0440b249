import type { Stage } from '../../core/quantity.js'
import type { DocumentRecord } from '../../library/types.js'
import type { Reading } from './reading.js'

/** Which document answers for an organization, and under which year and stages the figure is sought. */
export interface Scope {
  record: DocumentRecord
  /** Null: the document's own year. */
  year: number | null
  /** Empty: the document's own stage. */
  stages: Stage[]
}

export type ScopeResult =
  | { found: true; scope: Scope }
  | { found: false; reason: 'other-year'; asked: number; held: DocumentRecord[] }
  | { found: false; reason: 'not-held'; asked: 'budget' | 'accounts'; held: DocumentRecord[] }

const BUDGET_STAGES: Stage[] = ['initial-budget', 'adjusted-budget', 'full-year-budget']

/**
 * Chooses the document of one organization. 今年 is the year of its newest document, whatever the clock says;
 * the earlier year's own document is used when it is held, otherwise the newest document may still state that year.
 */
export function resolveScope(reading: Reading, held: DocumentRecord[]): ScopeResult {
  const dated = statingFigures(held).sort((a, b) => (b.year ?? 0) - (a.year ?? 0) || (a.id < b.id ? -1 : 1))
  const newest = dated[0]
  if (newest === undefined) throw new Error('resolveScope needs at least one document')
  const year = askedYear(reading, newest)
  const kind = askedKind(reading)
  const ofYear =
    year === null ? dated.filter((one) => one.year === newest.year) : dated.filter((one) => one.year === year)
  // A document also states the year before its own.
  const later = year === null ? [] : dated.filter((one) => one.year === year + 1)
  const pool = ofYear.length > 0 ? ofYear : later
  if (pool.length === 0 && year !== null) return { found: false, reason: 'other-year', asked: year, held: dated }
  const fitting = kind === null ? pool : pool.filter((one) => one.kind === kind)
  const record = fitting[0] ?? pool[0] ?? newest
  if (kind === 'accounts' && record.kind === 'budget' && !asksForState(reading))
    return { found: false, reason: 'not-held', asked: 'accounts', held: dated }
  const stages = stagesOf(reading, record)
  return { found: true, scope: { record, year: year !== null && year !== record.year ? year : null, stages } }
}

/** A checklist or a notice about a disclosure names the same office and year, and states no figure: the disclosure answers. */
export function statingFigures(held: readonly DocumentRecord[]): DocumentRecord[] {
  const stating = held.filter((one) => one.counts.facts > 0)
  return stating.length > 0 ? stating : [...held]
}

/** 实际在岗几人: staff and assets are counted as they stand, in budgets too. */
function asksForState(reading: Reading): boolean {
  const flows = reading.terms.flatMap((term) => term.items.flatMap((item) => item.facts.map((fact) => fact.key.flow)))
  return flows.length > 0 && flows.every((flow) => flow === 'staff' || flow === 'asset')
}

function askedYear(reading: Reading, newest: DocumentRecord): number | null {
  const years = reading.years.flatMap((mention) => {
    if (mention.year !== null) return [mention.year]
    return mention.relative !== null && newest.year !== null ? [newest.year + mention.relative] : []
  })
  return years[0] ?? null
}

function askedKind(reading: Reading): 'budget' | 'accounts' | null {
  const stages = reading.senses.flatMap((word) =>
    word.senses.flatMap((sense) => (sense.type === 'stage' ? [sense.stage] : [])),
  )
  if (stages.includes('final-accounts')) return 'accounts'
  return stages.length > 0 ? 'budget' : null
}

function stagesOf(reading: Reading, record: DocumentRecord): Stage[] {
  const named = reading.senses.flatMap((word) =>
    word.senses.flatMap((sense) => (sense.type === 'stage' ? [sense.stage] : [])),
  )
  // 执行数 in a budget is the year before's; asked without that year it is not held.
  if (record.kind === 'budget' && named.includes('execution')) return ['execution']
  const revised = named.filter((stage) => stage === 'adjusted-budget' || stage === 'full-year-budget')
  if (record.kind === 'budget' && revised.length > 0) return revised
  if (record.kind === 'budget' || named.length === 0 || named.includes('final-accounts')) return []
  const precise = named.filter((stage): stage is Stage => stage !== 'budget')
  return precise.length > 0 ? precise : BUDGET_STAGES
}
