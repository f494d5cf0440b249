import { nameKey } from '../../facts/clean-name.js'
import type { Outcome, Rule, RuleContext } from '../contract.js'
import type { CheckCell, CheckDocument } from '../types.js'

interface Printed {
  name: string
  cell: CheckCell
}

/** One code has one name in all forms of a document. A name that another merely cuts short by layout is not told apart from a shorter one. */
export const codeNames: Rule = {
  name: 'code-names',
  title: { zh: '同一科目编码名称一致', en: 'one code, one name' },
  *check(document: CheckDocument, { cells }: RuleContext): Iterable<Outcome> {
    const byCode = new Map<string, Map<string, Printed>>()
    for (const table of document.tables) {
      if (table.shape !== 'list') continue
      for (const row of table.rows) {
        const key = nameKey(row.name)
        if (row.code.length < 3 || !isName(key) || !isClassified(row.code)) continue
        const names = byCode.get(row.code) ?? new Map<string, Printed>()
        byCode.set(row.code, names)
        if (!names.has(key))
          names.set(key, {
            name: row.name.trim(),
            cell: cells.ofText(row.line, `${row.code} ${row.name.trim()}`, table),
          })
      }
    }
    for (const [code, names] of byCode) {
      if (names.size < 2) continue
      const printed = [...names.values()]
      const list = printed.map(({ name, cell }) => `“${name}”（${cell.tableTitle ?? ''}第${cell.line ?? '?'}行）`)
      yield {
        notice: {
          rule: codeNames.name,
          severity: 'warning',
          cells: printed.map(({ cell }) => cell),
          message: {
            zh: `科目${code}的名称不一致：${list.join('、')}。`,
            en: `Code ${code} has several names: ${list.join(', ')}.`,
          },
          about: [code],
        },
      }
    }
  },
}

/** A name of an item has no digits and no list of attributes in it. */
const isName = (key: string): boolean => key !== '' && key.length <= 40 && !/[\d/]/u.test(key)

/** Codes of the budget classifications; unit codes (103002) and counts are none. */
const isClassified = (code: string): boolean =>
  /^(?:2\d{2}(?:\d{2}){0,2}|3\d{2}(?:\d{2})?|5\d{2}(?:\d{2})?)$/u.test(code)
