import { type Candidate, cellCandidates, exchangeCandidates, slipDistance, unitCandidates } from './candidates.js'
import type { Relation, Supposed } from './contract.js'
import type { Judged } from './judge.js'
import type { CheckCell } from './types.js'

/** Failed relations with one cause. Without a cause the relation stands for itself. */
export interface Root {
  cause: Candidate | null
  /** True when another single change would settle as much, so that the cause is not known. */
  isOpen: boolean
  /** What the cause settles, the relation that tells most first. */
  relations: Relation[]
  /** What earlier causes, where they are known, have already put right: this cause is what fails besides. */
  corrected: Supposed
}

interface Scored {
  candidate: Candidate
  settled: Relation[]
  broken: number
}

const NOTHING: Supposed = new Map()
/** More failures than this of one document are not grouped: each then stands for itself. */
const MOST_FAILED = 400
/** Cells of failed relations that take part in the search for exchanged values. */
const MOST_EXCHANGED = 60

/**
 * Groups failed relations by cause: again and again the single change that settles most of what still fails and breaks
 * least of what holds. Deterministic: ties go to the smaller slip, then to the order of the document.
 */
export function findRoots(judged: readonly Judged[]): Root[] {
  const failedAtFirst = judged
    .filter(({ verdict }) => verdict.outcome === 'inconsistent')
    .map(({ relation }) => relation)
  if (failedAtFirst.length > MOST_FAILED)
    return failedAtFirst.map((relation) => ({ cause: null, isOpen: true, relations: [relation], corrected: NOTHING }))
  const byCell = relationsByCell(judged)
  const everyCell = [
    ...new Map(judged.flatMap(({ relation }) => relation.cells.map((cell) => [cell.id, cell] as const))).values(),
  ]
  const really = new Set(failedAtFirst)
  const roots: Root[] = []
  let open = failedAtFirst
  let supposed: Supposed = NOTHING
  let corrected: Supposed = NOTHING
  // A cell has one slip; in a table of a wrong unit a single cell may be wrong besides.
  const changed = new Set<string>()
  while (open.length > 0) {
    const scored = scoreAll(open, supposed, changed, byCell, everyCell)
    const [best, ...others] = scored
    if (best === undefined) {
      roots.push(
        ...open
          .filter((relation) => really.has(relation))
          .map((relation) => ({ cause: null, isOpen: true, relations: [relation], corrected: NOTHING })),
      )
      break
    }
    const settled = new Set(best.settled)
    const relations = best.settled.filter((relation) => really.has(relation))
    const rival = others.some(
      (other) =>
        weightOf(other) === weightOf(best) &&
        slipDistance(other.candidate) === slipDistance(best.candidate) &&
        other.candidate.cells[0] !== best.candidate.cells[0],
    )
    if (relations.length > 0)
      roots.push({ cause: best.candidate, isOpen: rival, relations: byTelling(relations), corrected })
    const before = supposed
    supposed = best.candidate.supposed
    if (relations.length > 0 && !rival)
      corrected = new Map([...corrected, ...[...supposed].filter(([id, value]) => before.get(id) !== value)])
    if (best.candidate.kind === 'unit') changed.add(best.candidate.cells[0]?.table ?? '')
    else for (const { id } of best.candidate.cells) changed.add(id)
    open = open.filter((relation) => !settled.has(relation))
    // What the supposition breaks has to be settled by a further cause, or was no failure of the document.
    const touched = new Set(
      [...supposed.keys()].filter((id) => before.get(id) !== supposed.get(id)).flatMap((id) => byCell.get(id) ?? []),
    )
    for (const relation of touched)
      if (!settled.has(relation) && !open.includes(relation) && relation.judge(supposed).outcome === 'inconsistent')
        open.push(relation)
    if (!open.some((relation) => really.has(relation))) break
  }
  return roots
}

function relationsByCell(judged: readonly Judged[]): Map<string, Relation[]> {
  const found = new Map<string, Relation[]>()
  for (const { relation, verdict } of judged) {
    if (verdict.outcome === 'not-checked' || verdict.outcome === 'empty') continue
    for (const id of new Set(relation.cells.map((cell) => cell.id))) {
      const known = found.get(id)
      if (known === undefined) found.set(id, [relation])
      else known.push(relation)
    }
  }
  return found
}

/** Candidates that settle something, best first. */
function scoreAll(
  open: readonly Relation[],
  supposed: Supposed,
  changed: ReadonlySet<string>,
  byCell: Map<string, Relation[]>,
  everyCell: readonly CheckCell[],
): Scored[] {
  const cells = [
    ...new Map(open.flatMap((relation) => relation.cells.map((cell) => [cell.id, cell] as const))).values(),
  ].filter((cell) => !changed.has(cell.id))
  const openSet = new Set(open)
  const of = (cell: CheckCell): Relation[] => (byCell.get(cell.id) ?? []).filter((relation) => openSet.has(relation))
  const singles = cells.flatMap((cell) => cellCandidates(cell, of(cell), supposed))
  const scored = singles.map((candidate) => score(candidate, supposed, openSet, byCell))
  const best = Math.max(0, ...scored.map(weightOf))
  if (best < open.length) {
    const wider = [
      ...(cells.length <= MOST_EXCHANGED ? exchangeCandidates(cells, supposed) : []),
      ...unitCandidates(
        cells.filter(({ table }) => table === null || !changed.has(table)),
        everyCell,
        supposed,
      ),
    ].map((candidate) => score(candidate, supposed, openSet, byCell))
    // Two changes at once have to explain clearly more than one does.
    scored.push(...wider.filter((one) => one.settled.length >= 2 && weightOf(one) > best))
  }
  return scored
    .filter((one) => one.settled.length > 0)
    .map((one, at) => ({ one, at }))
    .sort(
      (a, b) =>
        weightOf(b.one) - weightOf(a.one) ||
        Number(fillsBlank(a.one)) - Number(fillsBlank(b.one)) ||
        a.one.broken - b.one.broken ||
        slipDistance(a.one.candidate) - slipDistance(b.one.candidate) ||
        support(a.one, byCell) - support(b.one, byCell) ||
        a.at - b.at,
    )
    .map(({ one }) => one)
}

/** A form rarely forgets a figure that no other form has: changing one that is printed is the likelier cause. */
const fillsBlank = ({ candidate }: Scored): boolean => candidate.cells.some((cell) => cell.state === 'blank')

const weightOf = ({ settled, broken }: Scored): number => settled.length - broken

/** How much else the changed cell takes part in: a cell that nothing else vouches for is the likelier one. */
const support = ({ candidate, settled }: Scored, byCell: Map<string, Relation[]>): number =>
  candidate.cells.reduce((sum, cell) => sum + (byCell.get(cell.id)?.length ?? 0), 0) - settled.length

function score(
  candidate: Candidate,
  before: Supposed,
  open: ReadonlySet<Relation>,
  byCell: Map<string, Relation[]>,
): Scored {
  const changed = [...candidate.supposed.keys()].filter((id) => before.get(id) !== candidate.supposed.get(id))
  const touched = new Set(changed.flatMap((id) => byCell.get(id) ?? []))
  const settled: Relation[] = []
  let broken = 0
  for (const relation of touched) {
    const fails = relation.judge(candidate.supposed).outcome === 'inconsistent'
    if (open.has(relation)) {
      if (!fails) settled.push(relation)
    } else if (fails) broken += 1
  }
  return { candidate, settled, broken }
}

/** Errors first, then relations of few cells: they say most plainly what is wrong. */
function byTelling(relations: readonly Relation[]): Relation[] {
  const rank = { error: 0, warning: 1, info: 2 }
  return relations
    .map((relation, at) => ({ relation, at }))
    .sort(
      (a, b) =>
        rank[a.relation.severity] - rank[b.relation.severity] ||
        a.relation.cells.length - b.relation.cells.length ||
        a.at - b.at,
    )
    .map(({ relation }) => relation)
}
