import { type PageStart, placeOfLine } from '../core/place.js'
import type { BlankCell, Fact } from '../facts/types.js'
import { placeWords } from '../language/place-words.js'
import type { Cell, Row, Table } from '../tables/types.js'
import type { Bilingual, CheckCell, CheckDocument } from './types.js'

/** Finds the cell of a place, always the same object for the same place, so that relations meet in it. */
export interface CellIndex {
  /** The cell of a table; `blank` where a row that was read whole has nothing, `unread` where that is not sure. */
  at(table: Table, row: number, column: number): CheckCell
  /** The place that a fact was read from. */
  ofFact(fact: Fact): CheckCell
  /** The place of a blank cell. */
  ofBlank(blank: BlankCell): CheckCell
  /** A place in the text that holds no figure: a heading, a sentence. `words` are shown as the row. */
  ofText(line: number, words: string, table?: Table | null): CheckCell
  /** Where a source line stands, for people: its page or sheet where the file has them. */
  where(line: number): Bilingual
  /** Figures of a row whose column is not known: for relations that hold whichever column each of them stands in. */
  unplacedIn(table: Table, row: number): CheckCell[]
  /** Every figure of the tables, placed or not. Goals of indicators (指标值) are wishes, not figures that add up. */
  numeric(): CheckCell[]
}

/** Builds the cells of a document on demand. */
export function indexCells(document: CheckDocument): CellIndex {
  const made = new Map<string, CheckCell>()
  const tables = new Map(document.tables.map((table) => [table.id, table]))
  const factAt = new Map<string, Fact>()
  for (const fact of document.facts.facts)
    if (fact.table !== null && fact.cell !== null) factAt.set(cellId(fact.table, fact.cell.row, fact.cell.column), fact)

  const keep = (cell: CheckCell): CheckCell => {
    const known = made.get(cell.id)
    if (known !== undefined) return known
    made.set(cell.id, cell)
    return cell
  }
  const at = (table: Table, row: number, column: number): CheckCell => {
    const id = cellId(table.id, row, column)
    const known = made.get(id)
    if (known !== undefined) return known
    const line = table.rows[row]
    const cell = line?.cells.find((one) => one.column === column)
    return keep(tableCell(document, table, line ?? null, column, id, cell ?? null, factAt.get(id) ?? null))
  }
  const unplacedIn = (table: Table, index: number): CheckCell[] => {
    const row = table.rows[index]
    if (row === undefined) return []
    return row.cells.flatMap((cell, position) =>
      cell.value === null || cell.column !== null
        ? []
        : [
            keep({
              ...tableCell(document, table, row, null, `${table.id}:r${index}:u${position}`, cell, null),
              state: 'figure' as const,
            }),
          ],
    )
  }
  // One number that states two quantities (收、支总计均为 …) is one place: a slip there is one slip.
  const twins = new Map<Fact['source'], CheckCell>()
  return {
    at,
    ofFact(fact) {
      const table = fact.table === null ? undefined : tables.get(fact.table)
      if (table !== undefined && fact.cell !== null) return at(table, fact.cell.row, fact.cell.column)
      const twin = twins.get(fact.source)
      if (twin !== undefined) return twin
      const cell = keep({
        id: fact.id,
        state: 'figure',
        table: fact.table,
        tableTitle: fact.tableTitle,
        row: fact.name === '' ? null : fact.name,
        column: null,
        line: fact.source.line,
        page: fact.source.page,
        sheet: fact.source.sheet,
        cell: fact.source.cell,
        value: signed(fact),
        unit: fact.unit,
        decimals: fact.decimals,
        bound: fact.bound,
        fact,
      })
      twins.set(fact.source, cell)
      return cell
    },
    ofBlank(blank) {
      const table = tables.get(blank.table)
      if (table !== undefined) return at(table, blank.cell.row, blank.cell.column)
      return keep(
        textCell(
          `${blank.table}:${blank.source.line}:${blank.column.join('/')}`,
          blank.source.line,
          blank.name,
          table ?? null,
          blank.source,
        ),
      )
    },
    ofText: (line, words, table = null) =>
      keep(textCell(`l${line}:${words}`, line, words, table, placeOfLine(document.pages, line))),
    where: (line) => placeWords({ ...placeOfLine(document.pages, line), line }),
    unplacedIn,
    numeric: () =>
      document.tables.flatMap((table) =>
        table.rows.flatMap((row, index) => [
          ...row.cells
            .flatMap((cell) => (cell.value === null || cell.column === null ? [] : [at(table, index, cell.column)]))
            .filter((cell) => cell.fact?.key.kind !== 'target'),
          ...unplacedIn(table, index),
        ]),
      ),
  }
}

const cellId = (table: string, row: number, column: number): string => `${table}:r${row}:c${column}`

/** A stated decrease is written without a sign; relations need one. */
function signed(fact: Fact): string {
  const isChange = fact.key.kind === 'change' || fact.key.kind === 'rate'
  return isChange && fact.direction === 'decrease' && !fact.value.startsWith('-') ? `-${fact.value}` : fact.value
}

/** True when every figure of the row has its column: what is missing then is blank in the form. */
const wasReadWhole = (row: Row): boolean => row.cells.every((cell) => cell.column !== null)

function tableCell(
  { pages }: { pages?: PageStart[] },
  table: Table,
  row: Row | null,
  column: number | null,
  id: string,
  cell: Cell | null,
  fact: Fact | null,
): CheckCell {
  const head = column === null ? undefined : table.columns[column]
  const blank = cell === null || cell.reading === 'dash' || cell.reading === 'none'
  const state =
    row === null || column === null
      ? 'unread'
      : blank
        ? wasReadWhole(row)
          ? 'blank'
          : 'unread'
        : cell.value === null
          ? 'unread'
          : 'figure'
  const line = cell?.line ?? row?.line ?? null
  return {
    id,
    state,
    table: table.id,
    tableTitle: [table.number, table.title].filter((part) => part !== '').join(' '),
    row: row === null ? null : [row.code, row.name.trim()].filter((part) => part !== '').join(' '),
    column: head === undefined ? null : head.path.join(' / '),
    line,
    ...placeIn(cell?.place ?? placeOfLine(pages, line)),
    value: cell?.value ?? null,
    unit: cell?.unit ?? head?.unit ?? fact?.unit ?? table.unit,
    decimals: cell?.decimals ?? 0,
    bound: cell?.bound ?? null,
    fact,
  }
}

function textCell(id: string, line: number | null, words: string, table: Table | null, place: PlaceInFile): CheckCell {
  return {
    id,
    state: 'text',
    table: table?.id ?? null,
    tableTitle: table === null ? null : [table.number, table.title].filter((part) => part !== '').join(' '),
    row: words,
    column: null,
    line,
    ...placeIn(place),
    value: null,
    unit: '',
    decimals: 0,
    bound: null,
    fact: null,
  }
}

type PlaceInFile = Pick<CheckCell, 'page' | 'sheet' | 'cell'>

const placeIn = ({ page, sheet, cell }: PlaceInFile): PlaceInFile => ({ page, sheet, cell })
