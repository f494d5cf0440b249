import type { QuantityKey } from '../core/quantity.js'
import type { Cell, Column, Row, Table } from '../tables/types.js'
import { cellKey, type TableScope } from './cell-key.js'
import { joinBlanks } from './clean-name.js'
import type { FactDocument, UnnumberedFact } from './fact-document.js'
import { cellSource } from './fact-source.js'
import { performanceFacts } from './from-performance.js'
import { identifyForm, identifyHeadings, NO_FORM } from './identify-form.js'
import { ownRows } from './own-rows.js'
import { type DocumentPeriod, stageOfDocument } from './period-words.js'
import { type ColumnMeaning, readColumn } from './read-column.js'
import { type RowMeaning, readRows } from './read-row.js'
import type { BlankCell, Fact } from './types.js'
import { type Lookup, lookupOf } from './vocabulary/lookup.js'
import type { Vocabulary } from './vocabulary/types.js'

/**
 * One fact for each numeric cell whose column is proven, and one blank cell for each empty figure cell of a row that was
 * read whole. Codes and 行次 are never facts. What a cell is about follows from the title, the headings, the column path,
 * the lane, the rows above, the code and the vocabulary; what none of them says is null.
 */
export function factsFromTables(
  document: FactDocument,
  tables: Table[],
  vocabulary: Vocabulary,
): { facts: UnnumberedFact[]; blanks: BlankCell[] } {
  const lookup = lookupOf(vocabulary)
  const facts: UnnumberedFact[] = []
  const blanks: BlankCell[] = []
  for (const table of tables) {
    const read = table.shape === 'list' ? listFacts(document, table, lookup) : performanceFacts(document, table)
    facts.push(...read.facts)
    blanks.push(...read.blanks)
  }
  return { facts, blanks }
}

function listFacts(
  document: FactDocument,
  table: Table,
  lookup: Lookup,
): { facts: UnnumberedFact[]; blanks: BlankCell[] } {
  const scope = scopeOf(document, table, lookup)
  const rows = readRows(table, scope, lookup)
  const own = scope.level === 'department' ? ownRows(table, rows, scope.organization) : new Set<number>()
  const scopeAt = (at: number): TableScope => (own.has(at) ? { ...scope, level: 'own' } : scope)
  const columns = new Map<string, ColumnMeaning>()
  const meaningOf = (index: number, lane: string): ColumnMeaning => {
    const key = `${index} ${lane}`
    const path = table.columns[index]?.path ?? []
    const known = columns.get(key) ?? currentOnly(path, readColumn(path, lane, lookup, scope.period))
    columns.set(key, known)
    return known
  }
  const nameless = table.columns.filter((column) => holdsFigures(column) && isNameless(column)).length
  const facts: UnnumberedFact[] = []
  const blanks: BlankCell[] = []
  for (const [at, row] of table.rows.entries()) {
    const meaning = rows[at]
    if (meaning === undefined) continue
    for (const cell of row.cells) {
      const column = cell.column === null ? undefined : table.columns[cell.column]
      if (cell.column === null || column === undefined || !holdsFigures(column)) continue
      if (nameless > 1 && isNameless(column)) continue
      const key = cellKey(meaning, meaningOf(cell.column, row.lane), scopeAt(at), lookup)
      const place = { row: at, column: cell.column }
      if (cell.value !== null)
        facts.push(
          cellFact(document, table, { row, meaning, cell, column, at: place }, key, meaningOf(cell.column, row.lane)),
        )
      else if (cell.reading === 'dash' || cell.reading === 'none')
        blanks.push(
          blankCell(document, table, { row, meaning, column, at: place, text: cell.text, line: cell.line }, key),
        )
    }
    blanks.push(...blanksOf(row, at, meaning))
  }
  return { facts, blanks }

  /** Beside a column of balances, 本年财政拨款 is the money of this year only and not the whole of that fund. */
  function currentOnly(path: string[], meaning: ColumnMeaning): ColumnMeaning {
    const isCurrent = path.some((words) => /^(?:本年|当年)/u.test(joinBlanks(words))) && meaning.fund !== null
    if (!isCurrent || !scope.hasBalances || scope.context.flow === 'income') return meaning
    return { ...meaning, narrowing: ['本年', ...meaning.narrowing] }
  }

  function blanksOf(row: Row, at: number, meaning: RowMeaning): BlankCell[] {
    if (row.cells.some((cell) => cell.column === null) || (meaning.name === '' && row.cells.length === 0)) return []
    const filled = new Set(row.cells.map((cell) => cell.column))
    return table.columns.flatMap((column, index) => {
      const inLane = row.lane === '' || column.path[0] === row.lane
      if (!holdsFigures(column) || filled.has(index) || !inLane) return []
      const key = cellKey(meaning, meaningOf(index, row.lane), scopeAt(at), lookup)
      return [
        blankCell(
          document,
          table,
          { row, meaning, column, at: { row: at, column: index }, text: '', line: row.line },
          key,
        ),
      ]
    })
  }
}

function scopeOf(document: FactDocument, table: Table, lookup: Lookup): TableScope {
  const { identity } = document
  const period: DocumentPeriod = { year: identity.year, stage: stageOfDocument(identity) }
  const organizations = identity.organization === null ? [] : [identity.organization]
  const titled = identifyForm(table.title, lookup.forms, organizations)
  const context =
    titled ??
    (table.section.length > 0 ? identifyHeadings(table.section.slice(-1), lookup.forms, organizations) : NO_FORM)
  const headers = table.columns
    .filter((column) => column.role === 'figure')
    .map((column) => joinBlanks(column.path.join('／')))
  return {
    organization: identity.organization,
    level: identity.level,
    period,
    context,
    totals: totalNames(context.form, headers),
    hasBalances: headers.some((header) => /结转|结余/u.test(header)),
    splitByFund: headers.some((header) => /一般公共预算|政府性基金/u.test(header)),
    fullYearBudget: table.notes.some((note) => note.text.includes('全年预算')),
  }
}

/** What 合计 and 总计 of a form are called: with balances among the columns an income form adds up to 收入总计. */
function totalNames(form: string | null, headers: string[]): TableScope['totals'] {
  const income = headers.some((header) => /结转|结余/u.test(header)) ? '收入总计' : '本年收入'
  switch (form) {
    case 'three-publics':
      return {
        income,
        expenditure: headers.some((header) => /会议费|培训费/u.test(header))
          ? '“三公”经费及会议费、培训费'
          : '“三公”经费',
      }
    case 'operating-expenses':
      return { income, expenditure: '机关运行经费' }
    case 'procurement':
      return { income, expenditure: '政府采购' }
    case 'service-purchases':
      return { income, expenditure: '政府购买服务' }
    case 'carry-over':
      return { income, expenditure: '年初结转和结余' }
    case 'assets':
    case 'staff':
    case 'transfers':
    case 'evaluation-summary':
    case null:
      return { income, expenditure: null }
    default:
      return { income, expenditure: '本年支出' }
  }
}

interface Place {
  row: Row
  meaning: RowMeaning
  column: Column
  /** Where the cell stands in the table. */
  at: { row: number; column: number }
}

function cellFact(
  document: FactDocument,
  table: Table,
  place: Place & { cell: Cell },
  key: QuantityKey,
  column: ColumnMeaning,
): UnnumberedFact {
  const { cell, row, meaning } = place
  const unit =
    cell.unit ?? place.column.unit ?? column.unit ?? (key.kind === 'share' || key.kind === 'rate' ? '%' : table.unit)
  const kind = unit === '%' && key.kind === 'change' ? 'rate' : countKind(key.kind, unit)
  const changes = kind === 'change' || kind === 'rate'
  return {
    document: document.id,
    origin: 'cell',
    key: { ...key, kind },
    value: cell.value ?? '',
    unit,
    decimals: cell.decimals,
    bound: cell.bound,
    second: row.secondCode === null ? null : { code: row.secondCode, name: row.secondName ?? '' },
    direction: changes && key.base?.year !== key.year ? signOf(cell.value ?? '') : null,
    reason: null,
    name: meaning.name,
    parents: meaning.parents,
    column: place.column.path.map(joinBlanks),
    table: table.id,
    tableTitle: table.title,
    cell: place.at,
    source: cellSource(document, table, {
      row,
      name: meaning.name,
      column: place.column,
      text: cell.text,
      line: cell.line,
      place: cell.place,
    }),
  }
}

function blankCell(
  document: FactDocument,
  table: Table,
  place: Place & { text: string; line: number },
  key: QuantityKey,
): BlankCell {
  return {
    document: document.id,
    table: table.id,
    tableTitle: table.title,
    key,
    name: place.meaning.name,
    parents: place.meaning.parents,
    column: place.column.path.map(joinBlanks),
    cell: place.at,
    source: cellSource(document, table, { ...place, name: place.meaning.name }),
  }
}

/** A zero written under 科目编码 of an empty form is no figure. */
function holdsFigures(column: Column): boolean {
  return column.role === 'figure' && !/编码$|名称$|编号$|序号$/u.test(joinBlanks(column.path.at(-1) ?? ''))
}

/** Of several columns without a name nobody knows which one an amount means. */
const isNameless = (column: Column): boolean => column.path.every((words) => words.trim() === '')

function signOf(value: string): Fact['direction'] {
  if (/^-?0*(?:\.0*)?$/.test(value)) return 'none'
  return value.startsWith('-') ? 'decrease' : 'increase'
}

/** Things counted are counts, whatever the form says of amounts. */
function countKind(kind: QuantityKey['kind'], unit: string): QuantityKey['kind'] {
  return kind === 'amount' && unit !== '' && !/元$/u.test(unit) && unit !== '%' ? 'count' : kind
}
