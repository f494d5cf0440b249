import type { CellObject, WorkBook, WorkSheet } from '@e965/xlsx'
import { TieoutError } from '../../../core/errors.js'
import { openOfficePackage } from '../../archive/office-package.js'
import type { Piece, ReadPieces } from '../../pieces.js'
import { displayedNumber } from './displayed-number.js'
import { scaledNumber } from './scaled-number.js'
import { addressOf, layOutSheet, type SheetCell } from './sheet-cells.js'
import { formsBesideEachOther } from './side-by-side.js'
import { splitSheet } from './split-sheet.js'

const MOST_CELLS = 500_000
const MOST_NAMED = 8

type Warning = ReadPieces['warnings'][number]

/** Reads an .xlsx workbook: see `piecesOfWorkbook`. Its pictures and what is embedded are not unpacked. */
export async function readXlsx(bytes: Uint8Array): Promise<ReadPieces> {
  const wanted = (name: string): boolean => /\.(xml|rels)$/i.test(name)
  const { names, bytes: unpacked } = await openOfficePackage(bytes, wanted)
  const read = await readXls(unpacked)
  const pictures = names.filter((name) => /^xl\/media\//i.test(name)).length
  if (pictures > 0) read.warnings.push(pictureWarning(pictures))
  return read
}

/** Reads a workbook of either format: lines and tables of each sheet, as they are shown, with the address of each cell. */
export async function readXls(bytes: Uint8Array): Promise<ReadPieces> {
  const { read } = await import('@e965/xlsx')
  let book: WorkBook
  try {
    book = read(bytes, {
      type: 'array',
      dense: true,
      cellNF: true,
      cellText: true,
      cellFormula: true,
      cellStyles: true,
    })
  } catch (cause) {
    throw isPassword(cause) ? encrypted(cause) : damaged(cause)
  }
  return piecesOfWorkbook(book)
}

/**
 * Hidden sheets and columns are left out and named; hidden rows are left out unless they hold a number, which totals may count.
 * A formula without a value that was kept has none to show: it is named, and its cell stays blank.
 */
function piecesOfWorkbook(book: WorkBook): ReadPieces {
  const pieces: Piece[] = []
  const warnings: Warning[] = []
  let count = 0
  for (const [index, name] of book.SheetNames.entries()) {
    const sheet = book.Sheets[name]
    if (sheet === undefined) continue
    if ((book.Workbook?.Sheets?.[index]?.Hidden ?? 0) !== 0) {
      warnings.push(
        warning('hidden-sheet', `工作表“${name}”是隐藏的，未读取`, `the sheet "${name}" is hidden and was not read`),
      )
      continue
    }
    const cells = cellsOf(sheet, name, warnings)
    count += cells.length
    if (count > MOST_CELLS)
      throw new TieoutError(
        'bad-input',
        `单元格超过 ${MOST_CELLS} 个。The workbook has more than ${MOST_CELLS} cells.`,
        { hint: '请只保留要公开的工作表。 Keep the sheets that are disclosed.' },
      )
    const hidden = hiddenParts(sheet, name, cells, warnings)
    for (const part of formsBesideEachOther(cells)) pieces.push(...splitSheet(layOutSheet(name, part, hidden)))
  }
  if (pieces.length === 0)
    throw new TieoutError('bad-input', '工作簿中没有可见的内容。The workbook shows nothing.', {
      hint: '请检查工作表是否被隐藏。 See whether its sheets are hidden.',
    })
  return { pieces, warnings }
}

function cellsOf(sheet: WorkSheet, name: string, warnings: Warning[]): SheetCell[] {
  const data = (sheet['!data'] ?? []) as (CellObject | undefined)[][]
  const merges = new Map(
    (sheet['!merges'] ?? []).map(({ s, e }) => [`${s.r}:${s.c}`, { rows: e.r - s.r + 1, columns: e.c - s.c + 1 }]),
  )
  const cells: SheetCell[] = []
  const unworked: string[] = []
  const failed: string[] = []
  const unshown: string[] = []
  for (const [row, line] of data.entries())
    for (const [column, cell] of (line ?? []).entries()) {
      const merge = merges.get(`${row}:${column}`)
      if (cell === undefined && merge === undefined) continue
      if (cell?.f !== undefined && (cell.v === undefined || cell.v === '') && cell.t !== 's')
        unworked.push(addressOf(row, column))
      if (cell !== undefined && typeof cell.v === 'number' && scaledNumber(cell.v, String(cell.z ?? '')) === null)
        unshown.push(addressOf(row, column))
      if (cell?.t === 'e') failed.push(addressOf(row, column))
      const text = cell === undefined ? '' : textOf(cell)
      if (text === '' && merge === undefined) continue
      cells.push({ row, column, text, rows: merge?.rows ?? 1, columns: merge?.columns ?? 1 })
    }
  if (unworked.length > 0)
    warnings.push(
      warning(
        'formula-without-value',
        `工作表“${name}”有 ${unworked.length} 个公式没有保存结果（${named(unworked)}），按空白处理；请用 Excel 打开并保存后再读`,
        `${unworked.length} formulas of the sheet "${name}" were saved without their values (${named(unworked)}) and count as blank; open and save it in Excel`,
      ),
    )
  if (unshown.length > 0)
    warnings.push(
      warning(
        'format-not-read',
        `工作表“${name}”有 ${unshown.length} 个单元格的数字格式无法识别（${named(unshown)}），按空白处理；请改用普通数字格式`,
        `${unshown.length} cells of the sheet "${name}" have a number format that is not known (${named(unshown)}) and count as blank; give them a plain one`,
      ),
    )
  if (failed.length > 0)
    warnings.push(
      warning(
        'formula-error',
        `工作表“${name}”有 ${failed.length} 个公式出错（${named(failed)}）`,
        `${failed.length} formulas of the sheet "${name}" failed (${named(failed)})`,
      ),
    )
  return cells
}

/** The words that the cell shows. */
function textOf(cell: CellObject): string {
  if (cell.t === 'z' || (cell.v === undefined && cell.w === undefined)) return ''
  const shown = cell.w ?? String(cell.v)
  const scaled = typeof cell.v === 'number' ? scaledNumber(cell.v, String(cell.z ?? '')) : undefined
  if (scaled !== undefined) return scaled ?? ''
  return cell.t === 'n' && typeof cell.v === 'number' ? displayedNumber(cell.v, shown).trim() : shown.trim()
}

function hiddenParts(
  sheet: WorkSheet,
  name: string,
  cells: readonly SheetCell[],
  warnings: Warning[],
): { rows: Set<number>; columns: Set<number> } {
  const rows = new Set<number>()
  const columns = new Set<number>()
  const kept: number[] = []
  const filled = cells.filter(({ text }) => text !== '')
  for (const [row, info] of (sheet['!rows'] ?? []).entries()) {
    if (info?.hidden !== true) continue
    const own = filled.filter((cell) => cell.row === row)
    if (own.some(({ text }) => /^[-(（]?[\d,]{1,30}(\.\d{1,12})?[)）%]?$/.test(text))) kept.push(row)
    else rows.add(row)
  }
  for (const [column, info] of (sheet['!cols'] ?? []).entries()) if (info?.hidden === true) columns.add(column)
  const words = filled.filter(({ row, column }) => rows.has(row) || columns.has(column))
  if (words.length > 0)
    warnings.push(
      warning(
        'hidden-cells',
        `工作表“${name}”有隐藏的行或列，其中 ${words.length} 个单元格未读取（${named(words.map(({ row, column }) => addressOf(row, column)))}）`,
        `the sheet "${name}" has hidden rows or columns; ${words.length} of their cells were not read (${named(words.map(({ row, column }) => addressOf(row, column)))})`,
      ),
    )
  if (kept.length > 0)
    warnings.push(
      warning(
        'hidden-rows',
        `工作表“${name}”的隐藏行 ${named(kept.map((row) => String(row + 1)))} 有数字，已读取`,
        `hidden rows ${named(kept.map((row) => String(row + 1)))} of the sheet "${name}" hold numbers and were read`,
      ),
    )
  return { rows, columns }
}

function named(places: readonly string[]): string {
  return places.length <= MOST_NAMED ? places.join(', ') : `${places.slice(0, MOST_NAMED).join(', ')} …`
}

function warning(code: string, zh: string, en: string): Warning {
  return { code, message: { zh: `${zh}。`, en: `${en}.` } }
}

function pictureWarning(count: number): Warning {
  return warning(
    'pictures',
    `文件中有 ${count} 张图片，图片里的文字未读取`,
    `the file holds ${count} pictures, whose words were not read`,
  )
}

const isPassword = (cause: unknown): boolean => cause instanceof Error && /password|encrypt/i.test(cause.message)

function encrypted(cause: unknown): TieoutError {
  return new TieoutError('bad-input', '工作簿已加密。The workbook is encrypted.', {
    cause,
    hint: '请取消密码后再存一份。 Save it without a password.',
  })
}

function damaged(cause: unknown): TieoutError {
  return new TieoutError('bad-input', '工作簿已损坏，无法读取。The workbook is damaged and cannot be read.', {
    cause,
    hint: '请用 Excel 或 WPS 打开并重新保存。 Open it in Excel or WPS and save it anew.',
  })
}
