import { nameKey } from '../../facts/clean-name.js'
import type { CellIndex } from '../cells.js'
import type { CheckCell, CheckDocument } from '../types.js'

/** A name that a form prints beside a code, and the first place where it does. */
export interface PrintedName {
  name: string
  cell: CheckCell
}

/** For each code of the budget classifications the different names that the lists of a document print beside it, by `nameKey`. */
export function namesByCode(document: CheckDocument, cells: CellIndex): Map<string, Map<string, PrintedName>> {
  const byCode = new Map<string, Map<string, PrintedName>>()
  for (const table of document.tables) {
    // Forms of 单位名称（项目） print what is done beside the code that pays for it.
    const isProjects = table.columns.some(
      ({ role, path }) => role === 'name' && /[（(]项目[）)]$/u.test(path.at(-1) ?? ''),
    )
    if (table.shape !== 'list' || isProjects) continue
    for (const row of table.rows) {
      const key = nameKey(row.name)
      if (row.code.length < 3 || !isName(key) || !isClassified(row.code)) continue
      const names = byCode.get(row.code) ?? new Map<string, PrintedName>()
      byCode.set(row.code, names)
      if (!names.has(key))
        names.set(key, {
          name: row.name.trim(),
          cell: cells.ofText(row.line, `${row.code} ${row.name.trim()}`, table),
        })
    }
  }
  return byCode
}

/** A name of an item has no digits and no list of attributes in it. */
const isName = (key: string): boolean => key !== '' && key.length <= 40 && !/[\d/]/u.test(key)

/** Codes of the budget classifications; unit codes (103002) and counts are none. */
const isClassified = (code: string): boolean =>
  /^(?:2\d{2}(?:\d{2}){0,2}|3\d{2}(?:\d{2})?|5\d{2}(?:\d{2})?)$/u.test(code)
