import { indexCells } from './cells.js'
import type { Outcome, Rule } from './contract.js'
import { doubtfulTables, withoutVerdicts } from './doubtful-tables.js'
import { noticeFinding, residueFindings, rootFinding } from './findings.js'
import { coverageOf, coveredBy, type Judged, relationsOf } from './judge.js'
import { byPlace, withoutRepeats } from './order.js'
import { certainPart } from './recognized-pages.js'
import { findRoots } from './roots.js'
import { rules } from './rules/registry.js'
import type { CheckDocument, CheckResult } from './types.js'

/** Stands in place of a rule for figures of pages that were recognised from pictures. */
const RECOGNIZED = 'recognized-pages'

export interface DocumentCheck extends CheckResult {
  /** Ids of the cells that a relation with a verdict covers. */
  covered: ReadonlySet<string>
}

/** Checks one document by itself: every rule, every relation judged, failures grouped by cause. Pure and deterministic. */
export function checkDocument(read: CheckDocument, chosen: readonly Rule[] = rules): DocumentCheck {
  const { document, left, mayConclude, isBroken } = certainPart(read)
  const cells = indexCells(document)
  // The order of the rules decides nothing.
  const ordered = [...chosen].sort((a, b) => (a.name < b.name ? -1 : 1))
  const outcomes: Outcome[] = ordered.flatMap((rule) =>
    rule.check === undefined || !mayConclude(rule.name) ? [] : [...rule.check(document, { cells })],
  )
  const placing = usedForPlacing(document)
  const first: Judged[] = relationsOf(outcomes).map((relation) => ({
    relation,
    verdict: placing(relation.cells.map(({ id }) => id))
      ? { outcome: 'not-checked', reason: 'used-for-placing' }
      : isBroken(relation.cells)
        ? { outcome: 'not-checked', reason: 'recognized' }
        : relation.judge(),
  }))
  const firstRoots = findRoots(first)
  const doubtful = doubtfulTables(first, firstRoots)
  const judged = doubtful.size === 0 ? first : withoutVerdicts(first, doubtful)
  const roots = doubtful.size === 0 ? firstRoots : findRoots(judged)
  const notices = outcomes.flatMap((outcome) => ('notice' in outcome ? [outcome.notice] : []))
  const skipped = outcomes.flatMap((outcome) => ('skipped' in outcome ? [outcome.skipped] : []))
  if (left > 0) skipped.push({ rule: RECOGNIZED, reason: 'recognized', count: left })
  const { identity } = document
  const covered = coveredBy(judged)
  return {
    covered,
    report: {
      id: document.id,
      path: document.path,
      organization: identity.organization,
      year: identity.year,
      stage: identity.kind,
      coverage: coverageOf(judged, skipped, cells.numeric(), covered),
    },
    findings: withoutRepeats([
      ...roots.map((root) => rootFinding(root, document)),
      ...residueFindings(judged, document),
      ...notices.map((notice) => noticeFinding(notice, document)),
    ]).sort(byPlace),
  }
}

/** A relation that was used to place a cell proves nothing about it (design, placing cells). */
function usedForPlacing(document: CheckDocument): (cells: readonly string[]) => boolean {
  const used = new Set(
    document.tables.flatMap((table) =>
      table.usedRelations.map(({ cells }) => keyOf(cells.map(({ row, column }) => `${table.id}:r${row}:c${column}`))),
    ),
  )
  return (cells) => used.size > 0 && used.has(keyOf(cells))
}

const keyOf = (cells: readonly string[]): string => [...new Set(cells)].sort().join(' ')
