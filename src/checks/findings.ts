import { Decimal } from '../core/decimal.js'
import type { Notice, Relation, Verdict } from './contract.js'
import { hashNames } from './hash-names.js'
import type { Judged } from './judge.js'
import type { Root } from './roots.js'
import type { CheckCell, CheckDocument, Consequence, Finding, FindingCell } from './types.js'
import { hypothesisText, relationText, residueText } from './wording.js'

/** Cells shown of one relation, and of one consequence: a finding that names half the document names nothing. */
const MOST_CELLS = 6
const MOST_CONSEQUENCE_CELLS = 3
const MOST_CONSEQUENCES = 8

/** The finding for failed relations with one cause: the changed cell first, the plainest relation in the message, the rest under it. */
export function rootFinding(root: Root, document: CheckDocument): Finding {
  const [first, ...rest] = root.relations
  if (first === undefined) throw new TypeError('a root without relations')
  const [suspect] = root.cause?.cells ?? []
  const corrected = first.cells.filter((cell) => cell !== suspect && root.corrected.has(cell.id))
  const besides = corrected.length === 0 ? null : first.judge(root.corrected)
  const verdict = besides?.outcome === 'inconsistent' ? besides : seenFrom(first, suspect)
  const failed = verdict.outcome === 'inconsistent' ? verdict : null
  const named = cellsOf(first, root.cause?.cells ?? [])
  const shown = outsizedFirst(named).slice(0, MOST_CELLS)
  const severity = root.relations.some((relation) => relation.severity === 'error') ? 'error' : first.severity
  const sure = root.cause !== null && !root.isOpen && suspect !== undefined
  return {
    id: findingId(first.rule, document, named),
    rule: first.rule,
    severity,
    document: document.id,
    message: relationText(
      first,
      verdict,
      sure && root.cause !== null ? hypothesisText(root.cause, root.relations.length, failed?.cell ?? null) : null,
      besides?.outcome === 'inconsistent' ? corrected : [],
    ),
    cells: shown.map(findingCell),
    expected: failed?.expected ?? null,
    actual: failed?.actual ?? null,
    difference: failed?.difference ?? null,
    explainedByRounding: failed?.explained ?? null,
    hypothesis:
      sure && root.cause?.kind === 'cell' && root.cause.value !== null
        ? { cell: findingCell(suspect), value: root.cause.value }
        : null,
    rootOf: rest.slice(0, MOST_CONSEQUENCES).map((relation) => consequence(relation, suspect)),
  }
}

/** Differences in the last digit (尾差) that rounding explains: told, and no mistakes. One place and value is told once. */
export function residueFindings(judged: readonly Judged[], document: CheckDocument): Finding[] {
  const told = new Map<string, Finding>()
  for (const one of judged) {
    const finding = residueFinding(one, document)
    if (finding === null || one.verdict.outcome !== 'within-rounding') continue
    const key = `${one.verdict.residue?.cell.id ?? ''} ${finding.expected ?? ''} ${finding.actual ?? ''}`
    if (!told.has(key)) told.set(key, finding)
  }
  return [...told.values()]
}

function residueFinding({ relation, verdict }: Judged, document: CheckDocument): Finding | null {
  if (verdict.outcome !== 'within-rounding' || verdict.residue === null) return null
  const { residue } = verdict
  const named = cellsOf(relation, [residue.cell, ...(residue.against === undefined ? [] : [residue.against])])
  return {
    id: findingId(relation.rule, document, named),
    rule: relation.rule,
    severity: 'info',
    document: document.id,
    message: residueText(relation, residue),
    cells: named.slice(0, MOST_CELLS).map(findingCell),
    expected: residue.expected,
    actual: residue.actual,
    difference: residue.difference,
    explainedByRounding: residue.explained,
    hypothesis: null,
    rootOf: [],
  }
}

export function noticeFinding(notice: Notice, document: CheckDocument): Finding {
  return {
    id: hashNames([notice.rule, document.identity.organization ?? document.id, ...notice.about]),
    rule: notice.rule,
    severity: notice.severity,
    document: document.id,
    message: notice.message,
    cells: notice.cells.map(findingCell),
    expected: notice.expected ?? null,
    actual: notice.actual ?? null,
    difference: notice.difference ?? null,
    explainedByRounding: notice.explainedByRounding ?? null,
    hypothesis: null,
    rootOf: [],
  }
}

export function findingCell(cell: CheckCell): FindingCell {
  return {
    table: cell.tableTitle,
    row: cell.row,
    column: cell.column,
    line: cell.line,
    page: cell.page,
    sheet: cell.sheet,
    cell: cell.cell,
    value: cell.value,
    unit: cell.unit,
  }
}

/** The suspected cells, then those of the relation, the figures before the blanks. */
function cellsOf(relation: Relation, suspects: readonly CheckCell[]): CheckCell[] {
  const own = relation.cells.filter((cell) => !suspects.includes(cell))
  const mine = suspects.filter((cell) => relation.cells.includes(cell))
  const [head, ...others] = own
  const figures = others.filter((cell) => cell.state === 'figure')
  const blanks = others.filter((cell) => cell.state !== 'figure')
  const rest = head === undefined ? [] : [head, ...figures, ...blanks]
  return [...(mine.length > 0 ? suspects : []), ...rest]
}

/** Figures above the first one, of which they may be parts, are shown next to it, the largest first. */
function outsizedFirst([first, ...others]: readonly CheckCell[]): CheckCell[] {
  if (first === undefined) return []
  const size = (cell: CheckCell): Decimal => new Decimal(cell.value ?? '0').abs()
  const isOutsized = (cell: CheckCell): boolean => cell.unit === first.unit && size(cell).gt(size(first))
  const outsized = others.filter(isOutsized).sort((a, b) => size(b).cmp(size(a)))
  return [first, ...outsized, ...others.filter((cell) => !isOutsized(cell))]
}

function consequence(relation: Relation, suspect: CheckCell | undefined): Consequence {
  const verdict = seenFrom(relation, suspect)
  const shown = cellsOf(relation, suspect === undefined ? [] : [suspect]).slice(0, MOST_CONSEQUENCE_CELLS)
  return {
    rule: relation.rule,
    message: relationText(relation, verdict, null),
    cells: shown.map(findingCell),
    difference: verdict.outcome === 'inconsistent' ? verdict.difference : null,
  }
}

const seenFrom = (relation: Relation, suspect: CheckCell | undefined): Verdict =>
  (suspect === undefined ? undefined : relation.seenFrom?.(suspect.id)) ?? relation.judge()

/** Names, never lines or values: the same mistake has the same id after lines moved. */
function findingId(rule: string, document: CheckDocument, cells: readonly CheckCell[]): string {
  const names = cells.slice(0, 3).map((cell) => [cell.tableTitle, cell.row, cell.column].join('|'))
  return hashNames([rule, document.identity.organization ?? document.id, ...names])
}
