import { isFormTitle, readCaption } from '../documents/captions.js'
import type { DataWarning } from '../documents/types.js'
import { withoutBlanks } from '../documents/words.js'
import { roleOfColumn } from './column-roles.js'
import { readBody } from './grid-body.js'
import { findLanes } from './grid-lanes.js'
import { type GridRow, isBlankRow } from './grid-rows.js'
import { findHeader, isColumnNumbering } from './header-rows.js'
import { buildHeaderTree } from './header-tree.js'
import type { TableDraft, TableHead } from './table-input.js'
import { unitFromHeader, unitWarning } from './table-unit.js'
import type { Column } from './types.js'
import { unitOfColumn } from './units.js'

/** Title, number and unit that stand in rows of the grid itself, above its header. */
export function peelCaptionRows(rows: readonly GridRow[], head: TableHead): { rows: GridRow[]; head: TableHead } {
  let rest = rows.filter((row, at) => at > 0 || !isBlankRow(row))
  let found = head
  for (let count = 0; count < 4 && rest.length > 1; count += 1) {
    const filled = (rest[0]?.cells ?? []).filter((cell) => cell !== '')
    const captions = filled.map((cell) => readCaption(cell))
    const only = filled.length === 1 && (rest[0]?.cells[0] ?? '') !== '' ? (filled[0] ?? '') : ''
    const besides = captions.slice(1).every((caption) => caption !== null && !caption.title)
    const headed = filled.length > 1 && isFormTitle(filled[0] ?? '') && besides
    const titled =
      headed ||
      (only !== '' &&
        (isFormTitle(only) || (only.length >= 6 && (rest[0]?.cells.length ?? 0) > 2 && namesAllColumns(rest[1]))))
    if (!titled && (filled.length === 0 || captions.some((caption) => caption === null || caption.title))) break
    found = {
      ...found,
      title: found.title === '' && titled ? (filled[0] ?? '') : found.title,
      number: captions.find((caption) => caption?.number != null)?.number ?? found.number,
      unit: captions.find((caption) => caption?.unit != null)?.unit ?? found.unit,
    }
    rest = rest.slice(1)
  }
  return { rows: rest, head: found }
}

function namesAllColumns(row: GridRow | undefined): boolean {
  return row !== undefined && row.cells.filter((cell) => cell !== '').length >= 2
}

/** Reads a table whose cells are separated: header tree, roles of columns, lanes, rows with their tree. */
export function readGridTable(source: readonly GridRow[], captioned: TableHead, inherited: string | null): TableDraft {
  const { rows, head } = peelCaptionRows(source, captioned)
  const warnings: DataWarning[] = []
  const header = findHeader(rows)
  const width = rows.reduce((most, row) => Math.max(most, row.cells.length), 0)
  const tree = buildHeaderTree(header.rows, width)
  const repeated = new Set(header.rows.map(signature))
  const body = rows
    .slice(header.bodyStart)
    .filter((row) => !isBlankRow(row) && !repeated.has(signature(row)) && !isColumnNumbering(row))
  const roles = tree.paths.map((path, column) => roleOfColumn(path, body, column))
  const text = roles.indexOf('text')
  if (text >= 0 && !roles.includes('name')) roles[text] = 'name'
  const lanes = findLanes(tree, roles)
  const unit = head.unit ?? unitFromHeader(header.rows, head.title) ?? inherited ?? ''
  const columns: Column[] = tree.paths.map((path, column) => {
    const lane = lanes.length > 1 ? lanes.find((one) => one.columns.includes(column)) : undefined
    const full =
      lane === undefined || path[0] === lane.name ? path : [lane.name, ...path.filter((label) => label !== lane.name)]
    const own = roles[column] === 'figure' ? unitOfColumn(path) : null
    return { path: full, role: roles[column] ?? 'text', unit: own === unit ? null : own }
  })
  if (header.rows.length === 0 && body.length > 0)
    warnings.push({
      code: 'no-header',
      message: { zh: '表格没有表头，列名未知。', en: 'The table has no header; its columns are unnamed.' },
      line: body[0]?.line ?? null,
    })
  const content = readBody(body, columns, lanes)
  warnings.push(...content.warnings)
  const empty = !content.rows.some((row) => row.cells.some((cell) => cell.value !== null))
  if (unit === '' && !empty) warnings.push(...unitWarning(columns, rows[0]?.line ?? null))
  return {
    number: head.number,
    title: head.title,
    unit,
    shape: 'list',
    columns,
    rows: content.rows,
    empty,
    usedRelations: [],
    hypotheses: [],
    warnings,
  }
}

function signature(row: GridRow): string {
  return row.cells.map(withoutBlanks).join('|').replace(/\|+$/, '')
}
