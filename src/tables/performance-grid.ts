import { withoutBlanks } from '../documents/words.js'
import { type GridRow, isBlankRow, placeAt } from './grid-rows.js'
import { peelCaptionRows } from './grid-table.js'
import { indicatorColumn, isClass, isIndicatorHeader, plainRow, readTarget } from './indicator.js'
import { readRecords } from './performance-records.js'
import type { TableDraft, TableHead } from './table-input.js'
import type { Column, Row } from './types.js'
import { moneyUnitOf } from './units.js'

/** True for a table that lists indicators with targets. */
export function isPerformanceGrid(rows: readonly GridRow[]): boolean {
  return rows.some((row) => isIndicatorHeader(row.cells))
}

interface Layout {
  first: number
  second: number
  name: number
  values: number[]
  /** Blank cells that end a row in its usual place. */
  trailing: number
}

/** Reads a performance form (绩效目标表, 自评表): records of the project and its funds, then one row an indicator with its targets and results. */
export function readPerformanceGrid(
  source: readonly GridRow[],
  captioned: TableHead,
  inherited: string | null,
): TableDraft {
  const { rows, head } = peelCaptionRows(source, captioned)
  const at = rows.findIndex((row) => isIndicatorHeader(row.cells))
  const header = rows[at]
  const before = rows.slice(0, Math.max(at, 0)).filter((row) => !isBlankRow(row))
  const body = rows.slice(at + 1).filter((row) => !isBlankRow(row) && !isIndicatorHeader(row.cells))
  const unit =
    head.unit ??
    before.flatMap((row) => row.cells.map(moneyUnitOf)).find((found) => found !== null) ??
    moneyUnitOf(head.title) ??
    inherited ??
    ''
  const layout = layOut(header?.cells ?? [], body)
  const columns: Column[] = [
    { path: ['一级指标'], role: 'text', unit: null },
    { path: ['二级指标'], role: 'text', unit: null },
    { path: [header?.cells[layout.name] || '三级指标'], role: 'name', unit: null },
  ]
  const targets = layout.values.map((position) => {
    const label = labelAt(header?.cells ?? [], position)
    const known = columns.findIndex((column, index) => index > 2 && column.path[0] === label)
    if (known >= 0) return known
    columns.push(indicatorColumn(label))
    return columns.length - 1
  })
  const records = readRecords(before, columns)
  const indicators = readIndicators(body, layout, targets, columns)
  const read = [...records, ...indicators]
  return {
    number: head.number,
    title: head.title,
    unit,
    shape: 'performance',
    columns,
    rows: read,
    empty: !read.some((row) => row.cells.some((cell) => cell.value !== null)),
    usedRelations: [],
    hypotheses: [],
    warnings: [],
  }
}

function layOut(header: readonly string[], body: readonly GridRow[]): Layout {
  const find = (pattern: RegExp): number => header.findIndex((cell) => pattern.test(withoutBlanks(cell)))
  const name = Math.max(find(/^(三级指标|四级指标|指标内容|指标名称)$/), 0)
  const second = find(/^二级指标$/)
  const first = find(/^一级指标$/)
  const values: number[] = []
  for (let at = name + 1; at < header.length; at += 1) if (labelAt(header, at) !== '') values.push(at)
  const trailing = Math.min(
    ...body
      .filter((row) => !/^(总分|合计)/.test(row.cells.find((cell) => cell !== '') ?? ''))
      .map((row) => trailingBlanks(row.cells)),
  )
  return {
    first: first < 0 ? name : first,
    second: second < 0 ? name - 1 : second,
    name,
    values,
    trailing: Number.isFinite(trailing) ? trailing : 0,
  }
}

/** Header of a position: a blank belongs to the cell before it. */
function labelAt(header: readonly string[], position: number): string {
  for (let at = position; at >= 0; at -= 1) if ((header[at] ?? '') !== '') return withoutBlanks(header[at] ?? '')
  return ''
}

function trailingBlanks(cells: readonly string[]): number {
  let count = 0
  while (count < cells.length && (cells[cells.length - 1 - count] ?? '') === '') count += 1
  return count
}

/** How many leading blank cells a row has lost: its class stands left of its column, and blanks at the end make up for it. */
function lostCells(cells: readonly string[], layout: Layout): number {
  let last = -1
  for (let at = 0; at <= layout.second; at += 1) if (isClass(cells[at] ?? '')) last = at
  if (last < 0 || last >= layout.second || (cells[last + 1] ?? '') === '') return 0
  const lost = layout.second - last
  const spare = trailingBlanks(cells) - layout.trailing
  return spare >= lost ? lost : 0
}

function readIndicators(
  body: readonly GridRow[],
  layout: Layout,
  targets: readonly number[],
  columns: readonly Column[],
): Row[] {
  const rows: Row[] = []
  let first = ''
  let second = ''
  for (const row of body) {
    const label = row.cells.find((cell) => cell !== '') ?? ''
    if (/^(总分|合计|总计)[：:]?$/.test(label)) {
      const cells = row.cells.flatMap((text, position) => {
        const figure = text === label ? null : readTarget(text, '', null, row.line, 'unproven')
        return figure === null ? [] : { ...figure, ...placeAt(row, position) }
      })
      rows.push({ ...plainRow(label, row.line, cells, []), isTotal: true, level: 0 })
      continue
    }
    const lost = lostCells(row.cells, layout)
    const cells = [...new Array<string>(lost).fill(''), ...row.cells]
    const own = cells[layout.first] ?? ''
    if (own !== '' && layout.first < layout.second) {
      first = own
      second = ''
    }
    if ((cells[layout.second] ?? '') !== '') second = cells[layout.second] ?? ''
    const name = cells[layout.name] ?? ''
    if (name === '' || /^(无|\/|[-—]+)$/.test(name)) continue
    const texts = [
      { column: 0, text: first },
      { column: 1, text: second },
    ].filter(({ text }) => text !== '' && text !== '/')
    const found = targets.flatMap((column, at) => {
      const position = layout.values[at] ?? -1
      const text = cells[position] ?? ''
      if (text === '') return []
      if (columns[column]?.role === 'text') {
        texts.push({ column, text })
        return []
      }
      const target = readTarget(text, name, column, row.line, lost > 0 ? 'blanks' : 'given')
      return target === null ? [] : { ...target, ...placeAt(row, position - lost) }
    })
    rows.push(plainRow(name, row.line, found, texts, { first: row.first, last: row.last }))
  }
  return rows
}
