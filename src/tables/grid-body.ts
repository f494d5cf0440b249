import type { DataWarning } from '../documents/types.js'
import { withoutBlanks } from '../documents/words.js'
import { detailedName, isDetailed } from './detailed-name.js'
import type { Lane } from './grid-lanes.js'
import { type GridRow, placeAt } from './grid-rows.js'
import { isTotalLabel } from './numbering.js'
import { readCell } from './read-cell.js'
import { placeRows } from './row-tree.js'
import { rejoinCode, splitCode } from './split-code.js'
import type { Cell, Column, Row } from './types.js'

interface Draft {
  row: Row
  lane: Lane
}

/** Reads the body of a grid: one row per lane and line that has a name, a code or a figure. */
export function readBody(
  body: readonly GridRow[],
  columns: readonly Column[],
  lanes: readonly Lane[],
): { rows: Row[]; warnings: DataWarning[] } {
  const warnings: DataWarning[] = []
  const codedLanes = new Set(lanes.filter((lane) => carriesCodes(body, lane)))
  const detailed = isDetailed(columns)
  const drafts: Draft[] = []
  for (const source of body) {
    const line: Draft[] = []
    for (const lane of lanes) {
      const row = readLane(source, lane, { coded: codedLanes.has(lane), detailed }, warnings)
      if (row !== null) line.push({ row, lane })
    }
    drafts.push(...joinSplitTotals(line, lanes))
  }
  const rows = drafts.map(({ row }) => row)
  const places = placeRows(
    // A list of codes goes on in the next strip; lists of other lines side by side are lists of their own, whatever their headers say.
    drafts.map(({ row, lane }) => ({
      lane: lane.codes.length > 0 ? lane.name : `${lanes.indexOf(lane)}`,
      code: row.code,
      name: row.name,
      indent: 0,
    })),
  )
  return { rows: rows.map((row, at) => ({ ...row, ...places[at] })), warnings }
}

/** Names that open with a code (201 一般公共服务支出): accepted where most names of the lane do. */
function carriesCodes(body: readonly GridRow[], lane: Lane): boolean {
  const column = lane.nameColumn
  if (column === null || lane.codes.length > 0) return false
  const names = body.map((row) => row.cells[column] ?? '').filter((name) => name !== '' && !isTotalLabel(name))
  return names.length > 0 && names.filter((name) => splitCode(name) !== null).length * 2 >= names.length
}

function readLane(
  source: GridRow,
  lane: Lane,
  { coded, detailed }: { coded: boolean; detailed: boolean },
  warnings: DataWarning[],
): Row | null {
  const at = (column: number | null): string => (column === null ? '' : (source.cells[column] ?? ''))
  const cells: Cell[] = []
  for (const column of lane.figures) {
    const read = readCell(at(column))
    if (read === null) continue
    cells.push({ ...read, column, line: source.line, placement: 'given', ...placeAt(source, column) })
    if (read.reading === 'overflow' || (read.reading === 'text' && /^[\d,.]+$/.test(withoutBlanks(read.text))))
      warnings.push({
        code: 'unreadable-figure',
        message: { zh: `“${read.text}”不能读作数字。`, en: `"${read.text}" cannot be read as a number.` },
        line: source.line,
      })
  }
  const codes = readCodes(lane.codes.map((column) => ({ column, text: withoutBlanks(at(column)) })))
  let { code } = codes
  let name = at(lane.nameColumn)
  const texts = lane.texts.map((column) => ({ column, text: at(column) })).filter(({ text }) => text !== '')
  if (name === '') {
    const stand = [...lane.codes, ...lane.texts, ...lane.ordinals]
      .map((column) => ({ column, text: at(column) }))
      .find(({ text }) => /[\u4e00-\u9fff]/.test(text))
    name = stand?.text ?? ''
    if (stand !== undefined && lane.texts.includes(stand.column))
      texts.splice(
        texts.findIndex(({ column }) => column === stand.column),
        1,
      )
  }
  if (coded) {
    const split = splitCode(name)
    if (split !== null) ({ code, name } = split)
  }
  if (codes.second === null) ({ code, name } = rejoinCode(code, name))
  if (/^[\d.,-]+$/.test(name)) name = ''
  if (/^0+$/.test(code)) code = ''
  if (name === '' && code === '' && cells.length === 0 && texts.length === 0) return null
  const secondName = (codes.second?.column ?? -1) + 1
  return {
    lane: lane.name,
    code,
    secondCode: codes.second?.text ?? null,
    secondName: codes.second === null ? null : (texts.find(({ column }) => column === secondName)?.text ?? null),
    name: isTotalLabel(name) || !detailed ? name : detailedName(name, texts),
    level: 1,
    parent: null,
    isTotal: false,
    line: source.line,
    lines: { first: source.first, last: source.last },
    cells,
    texts,
  }
}

interface CodeText {
  column: number
  text: string
}

/**
 * The code of a row from its code columns: 类, 款 and 项 in columns of their own are joined, columns that repeat the code
 * above go on with it, and a code of the other economic scheme (50501 beside 30101) is the row's second code.
 */
function readCodes(texts: readonly CodeText[]): { code: string; second: CodeText | null } {
  if (!texts.every(({ text }) => /^\d*$/.test(text))) return { code: '', second: null }
  let code = ''
  let second: CodeText | null = null
  for (const { column, text } of texts) {
    if (second !== null) second.text = text.startsWith(second.text) ? text : second.text + text
    else if (/^3\d{4}$/.test(code) && /^5\d{2}/.test(text)) second = { column, text }
    else
      code =
        code.length >= 3 && text.length > code.length && text.startsWith(code) ? text : code + twoDigits(code, text)
  }
  return { code, second }
}

/** 301 2 for 301 02: a spreadsheet drops the zero in front of a 款 or 项 that it takes for a number. */
function twoDigits(above: string, text: string): string {
  return /^\d$/.test(text) && (above.length === 3 || above.length === 5) ? `0${text}` : text
}

/** A total whose merged label reaches over the next lanes: its figure stands in their columns. */
function joinSplitTotals(line: readonly Draft[], lanes: readonly Lane[]): Draft[] {
  const kept: Draft[] = []
  for (const draft of line) {
    const before = kept.at(-1)
    const nameless = draft.row.name === '' && draft.row.code === '' && draft.row.cells.length > 0
    const takes = before !== undefined && before.row.cells.length === 0 && isTotalLabel(before.row.name)
    const adjacent = before !== undefined && before.lane.name === draft.lane.name && lanes.includes(draft.lane)
    if (nameless && takes && adjacent) before.row.cells.push(...draft.row.cells)
    else kept.push(draft)
  }
  return kept
}
