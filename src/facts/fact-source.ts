import { type PageStart, type Place, placeOfLine } from '../core/place.js'
import type { Column, Row, Table } from '../tables/types.js'
import { joinBlanks } from './clean-name.js'
import type { Fact } from './types.js'

/** Where a cell stands, in the words people find it by: table, row with its code, column path, line, page and address. */
export function cellSource(
  document: { id: string; path: string; pages?: PageStart[] },
  table: Table,
  place: { row: Row; name: string; column: Column; text: string; line: number; place?: Place | undefined },
): Fact['source'] {
  return {
    document: document.id,
    path: document.path,
    table: [table.number, joinBlanks(table.title)].filter((word) => word !== '').join(' '),
    row: [place.row.code, place.name].filter((word) => word !== '').join(' '),
    column: place.column.path.map(joinBlanks).join(' / '),
    line: place.line,
    ...(place.place ?? placeOfLine(document.pages, place.line)),
    text: place.text,
  }
}
