import { placeWords } from '../../language/place-words.js'
import type { Row, Table } from '../../tables/types.js'
import type { Outcome, Rule, RuleContext } from '../contract.js'
import type { CheckCell, CheckDocument } from '../types.js'

const CODE = /^\d{3,7}$/u
/** Rows of a form that must stand under a class of their own before one without is odd. */
const LEAST_ROWS = 4

/**
 * In a form that lists classes with what stands under them, a code that is in no class of the form and breaks the ascending
 * order of its neighbours was mistyped (7 11 02 between 210 11 and 221). Only an ascending, well-founded list can tell.
 */
export const codeParents: Rule = {
  name: 'code-parents',
  title: { zh: '科目编码在所列的类、款之下', en: 'codes stand under a class of their form' },
  *check(document: CheckDocument, { cells }: RuleContext): Iterable<Outcome> {
    const told = new Map<string, { row: Row; meant: string | null; cells: CheckCell[] }>()
    for (const table of document.tables)
      for (const odd of oddCodes(table)) {
        const cell = cells.ofText(odd.row.line, `${odd.row.code} ${odd.row.name.trim()}`, table)
        const key = `${odd.row.code} ${odd.row.name}`
        const before = told.get(key)
        if (before === undefined) told.set(key, { ...odd, cells: [cell] })
        else before.cells.push(cell)
      }
    for (const { row, meant, cells: places } of told.values()) {
      const name = row.name.trim()
      yield {
        notice: {
          rule: codeParents.name,
          severity: 'warning',
          cells: places,
          message: {
            zh: `科目编码${row.code}“${name}”不属于表中任何类、款，次序也不符，编码疑误${meant === null ? '' : `，按所在位置应为${meant}`}（${places.map((cell) => `${cell.tableTitle ?? ''}${placeWords(cell).zh}`).join('、')}）。`,
            en: `Code ${row.code} “${name}” is in no class of its form and out of order: most likely mistyped${meant === null ? '' : ` for ${meant}`} (${places.map((cell) => `${cell.tableTitle ?? ''}, ${placeWords(cell).en}`).join('; ')}).`,
          },
          about: ['code-parent', row.code, name],
          expected: meant,
          actual: row.code,
        },
      }
    }
  },
}

function oddCodes(table: Table): { row: Row; meant: string | null }[] {
  if (table.shape !== 'list') return []
  const lanes = new Map<string, Row[]>()
  for (const row of table.rows) if (row.code !== '') lanes.set(row.lane, [...(lanes.get(row.lane) ?? []), row])
  return [...lanes.values()].flatMap(oddOfLane)
}

function oddOfLane(rows: readonly Row[]): { row: Row; meant: string | null }[] {
  if (rows.some(({ code }) => !CODE.test(code))) return []
  const codes = new Set(rows.map(({ code }) => code))
  const hasParent = (code: string): boolean => [...codes].some((other) => other !== code && code.startsWith(other))
  const founded = rows.filter(({ code }) => code.length > 3 && hasParent(code)).length
  const odd = rows.flatMap((row, at) => {
    const [before, after] = [rows[at - 1]?.code, rows[at + 1]?.code]
    if (row.code.length <= 3 || hasParent(row.code) || before === undefined || after === undefined) return []
    const isBetween = before < row.code && row.code < after
    return before < after && !isBetween ? [{ row, meant: meantAfter(before, row.code) }] : []
  })
  return founded >= LEAST_ROWS && odd.length * LEAST_ROWS <= founded ? odd : []
}

/** The code that the place asks for: the last two digits under the 款 above. */
const meantAfter = (before: string, code: string): string | null =>
  before.length === 5 || before.length === 7 ? before.slice(0, 5) + code.slice(-2) : null
