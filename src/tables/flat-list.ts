import { Decimal } from '../core/decimal.js'
import type { DataWarning, FlatBlock } from '../documents/types.js'
import type { DocumentLabels } from './document-labels.js'
import { columnsOf, type FlatColumns, roleOfLabel } from './flat-columns.js'
import { buildFlatHeaders } from './flat-header-tree.js'
import { type FlatRow, readFlatRows } from './flat-rows.js'
import { type PlacedRows, placeCells } from './place-cells.js'
import type { Budget } from './place-group.js'
import type { RowLimits } from './place-row.js'
import { readCell } from './read-cell.js'
import { placeRows } from './row-tree.js'
import { relationsOf } from './sum-relations.js'
import type { Cell, Column, Row, Table } from './types.js'

/** Columns, rows and proofs of a flattened table. */
export type FlatReading = Pick<Table, 'columns' | 'rows' | 'usedRelations' | 'hypotheses' | 'warnings'>

const MOST_STATES = 150_000

/** Reads a flattened list: what every possible header agrees on is placed, the rest keeps its figures without a column. */
export function readFlatList(
  words: readonly string[],
  body: FlatBlock['rows'],
  context: { unit: string; labels: DocumentLabels },
): FlatReading {
  const readings = buildFlatHeaders(words, context.labels).map(columnsOf)
  const first = readings[0] ?? columnsOf([])
  const sources = readFlatRows(body, first)
  const places = placeRows(sources.map(({ code, name, indent }) => ({ lane: '', code, name, indent })))
  // Lanes side by side that `flat-lanes` cannot tell apart: a list would take the figures of one for those of the other.
  const wide = hasLanes(words)
    ? []
    : readings.filter((reading) => reading.figures.length >= Math.max(0, ...sources.map((row) => row.figures.length)))
  const budget = { states: MOST_STATES }
  const attempts = (wide.length > 0 ? wide : readings).map((reading) => ({
    reading,
    placed: place(sources, places, reading, context, budget),
  }))
  const shown = attempts[0]
  const warnings: DataWarning[] = []
  const rows = sources.map((source, at): Row => {
    const cells = source.figures.flatMap((figure, index): Cell[] => {
      const read = readCell(figure.text)
      if (read === null) return []
      // More figures in a row than the header has columns: the header was not understood, and nothing is placed.
      const found = wide.length > 0 ? agreed(attempts, at, index) : UNPROVEN
      return [{ ...read, column: found.column, line: figure.line, placement: found.proof }]
    })
    const { level, parent, isTotal } = places[at] ?? { level: 1, parent: null, isTotal: false }
    return {
      lane: '',
      code: source.code,
      secondCode: source.secondCode,
      secondName: source.secondName,
      name: source.name,
      level,
      parent,
      isTotal,
      line: source.line,
      lines: source.lines,
      cells,
      texts: source.texts,
    }
  })
  const unplaced = rows.flatMap((row) => row.cells.filter((cell) => cell.column === null))
  if (unplaced.length > 0)
    warnings.push({
      code: 'unplaced-figures',
      message: {
        zh: `有 ${unplaced.length} 个数字的所在列无法证明。`,
        en: `The column of ${unplaced.length} figures cannot be proven.`,
      },
      line: unplaced[0]?.line ?? null,
    })
  const columns: Column[] = (shown?.reading ?? first).columns
  const figures = (shown?.reading ?? first).figures
  const real = (column: number): number => figures[column] ?? -1
  return {
    columns,
    rows,
    usedRelations: (shown?.placed.used ?? []).map(({ kind, cells }) => ({
      kind,
      cells: cells.map((cell) => ({ row: cell.row, column: real(cell.column) })),
    })),
    hypotheses:
      attempts.length === 1
        ? (shown?.placed.hypotheses ?? []).map((one) => ({ ...one, column: real(one.column) }))
        : [],
    warnings,
  }
}

/** True where a header repeats what names its lines: 项目 行次 金额 项目 行次 合计 …. */
function hasLanes(words: readonly string[]): boolean {
  const naming = words.filter((word) => ['name', 'ordinal'].includes(roleOfLabel(word)))
  return new Set(naming).size < naming.length
}

const UNPROVEN = { column: null, proof: 'unproven' } as const

interface Attempt {
  reading: FlatColumns
  placed: PlacedRows
}

/** The column on which all readings of the header agree, as index into the columns of the first. */
function agreed(
  attempts: readonly Attempt[],
  row: number,
  figure: number,
): { column: number | null; proof: Cell['placement'] } {
  const first = attempts[0]
  const place = first?.placed.places[row]?.[figure]
  if (first === undefined || place === undefined || place.column === null) return UNPROVEN
  const column = first.reading.figures[place.column] ?? -1
  const path = first.reading.columns[column]?.path.join('/')
  const same = attempts.every(({ reading, placed }) => {
    const other = placed.places[row]?.[figure]?.column
    return (
      other !== null && other !== undefined && reading.columns[reading.figures[other] ?? -1]?.path.join('/') === path
    )
  })
  return same ? { column, proof: place.proof } : UNPROVEN
}

function place(
  sources: readonly FlatRow[],
  tree: readonly { parent: number | null; isTotal: boolean }[],
  reading: FlatColumns,
  context: { unit: string; labels: DocumentLabels },
  budget: Budget,
): PlacedRows {
  const values = sources.map((row) => row.figures.map((figure) => readCell(figure.text)?.value ?? null))
  const scale = Math.max(
    0,
    ...sources.flatMap((row) => row.figures.map((figure) => readCell(figure.text)?.decimals ?? 0)),
  )
  const scaled = values.map((row) =>
    row.map((value) => BigInt(new Decimal(value ?? '0').times(new Decimal(10).pow(scale)).toFixed(0))),
  )
  const index = new Map(reading.leaves.map(({ node }, at) => [node, reading.figures.indexOf(at)]))
  const relations = relationsOf(reading.roots, (leaf) => {
    const at = index.get(leaf) ?? -1
    return at < 0 ? null : at
  })
  const counts = reading.figures.map((at) => /(数量|人数|个数)/.test(reading.columns[at]?.path.at(-1) ?? ''))
  const percents = reading.figures.map((at) => reading.columns[at]?.unit === '%')
  const labels = reading.figures.map((at) => labelOfColumn(reading.columns[at]?.path ?? []))
  const limits = sources.map((row, at): RowLimits => {
    const total = values[at]?.[0] ?? ''
    const blank = labels.map((label) => row.figures.length > 1 && context.labels.isBlankBeside(label, total))
    const pointed = row.figures.map((figure) => /[.,]\d/.test(figure.text))
    const percent = row.figures.map((figure) => percents.includes(true) && /[%％]/.test(figure.text))
    return {
      shown: row.shown?.every((column) => column < reading.figures.length) ? row.shown : null,
      excluded: (figure, column) =>
        (counts[column] === true && pointed[figure] === true) ||
        (percent[figure] === true && percents[column] !== true) ||
        (figure > 0 && (scaled[at]?.[figure] ?? 0n) !== 0n && blank[column] === true),
    }
  })
  return placeCells({
    rows: scaled.map((row, at) => ({
      values: row,
      parent: tree[at]?.parent ?? null,
      isTotal: tree[at]?.isTotal ?? false,
      wild: null,
    })),
    columns: reading.figures.length,
    relations,
    limits,
    budget,
    exact: context.unit === '元' && scale >= 2,
  })
}

/** What a column is about: a 小计 speaks of the cell above it. */
function labelOfColumn(path: readonly string[]): string {
  const leaf = path.at(-1) ?? ''
  return /^(小计|合计)$/.test(leaf) ? (path.at(-2) ?? '') : leaf
}
