import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkDocument } from '../../src/checks/check-document.js'
import { rules } from '../../src/checks/rules/registry.js'
import { documentOf, tableText } from './check-tables.js'

/** 项 of two classes in 元: basic personnel, basic public and project money of each. */
interface Money {
  code: string
  name: string
  class: string
  parts: number[]
}

const ITEMS = [
  ['2010601', '行政运行', '201'],
  ['2010699', '其他财政事务支出', '201'],
  ['2080505', '机关事业单位基本养老保险缴费支出', '208'],
  ['2080506', '机关事业单位职业年金缴费支出', '208'],
] as const
const CLASSES = { '201': '一般公共服务支出', '208': '社会保障和就业支出' }

const money = fc.tuple(
  ...ITEMS.map(([code, name, own]) =>
    fc
      .array(fc.integer({ min: 1_000_000, max: 900_000_000 }), { minLength: 3, maxLength: 3 })
      .map((parts): Money => ({ code, name, class: own, parts })),
  ),
)

/** Amounts are whole 分; a display in 万元 with that many digits rounds each of them by itself, half up. */
function shown(cents: number, digits: number): string {
  const unit = 10 ** (6 - digits)
  const rounded = Math.floor(cents / unit + 0.5)
  const text = String(rounded).padStart(digits + 1, '0')
  return digits === 0 ? text : `${text.slice(0, -digits)}.${text.slice(-digits)}`
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0)

/** The functional form of these amounts: every total is computed exactly and rounded by itself. */
function rowsOf(items: readonly Money[], digits: number): string[][] {
  const row = (code: string, name: string, members: readonly Money[]): string[] => {
    const [personnel, office, project] = [0, 1, 2].map((at) => sum(members.map(({ parts }) => parts[at] ?? 0)))
    const [a, b, c] = [personnel ?? 0, office ?? 0, project ?? 0]
    return [code, name, ...[a + b + c, a + b, a, b, c].map((cents) => shown(cents, digits))]
  }
  return [
    row('', '合计', items),
    ...Object.entries(CLASSES).flatMap(([code, name]) => {
      const members = items.filter((item) => item.class === code)
      return [row(code, name, members), ...members.map((item) => row(item.code, item.name, [item]))]
    }),
  ]
}

const HEAD = ['科目编码|科目名称|合计|基本支出|||项目支出', '|||小计|人员经费|公用经费|']
const textOf = (rows: readonly string[][]): string =>
  tableText('一般公共预算支出表', ...HEAD, ...rows.map((row) => row.join('|')))

const errorsOf = (text: string, chosen = rules) =>
  checkDocument(documentOf(text), chosen).findings.filter(({ severity }) => severity === 'error')

describe('a form that adds up', () => {
  it('raises no error at whatever precision it is displayed', () => {
    fc.assert(
      fc.property(money, fc.integer({ min: 0, max: 4 }), (items, digits) => {
        expect(errorsOf(textOf(rowsOf(items, digits)))).toEqual([])
      }),
      { numRuns: 25 },
    )
  })

  it('raises one at the line of a figure that is changed beyond what rounding explains', () => {
    const change = fc.record({
      row: fc.integer({ min: 0, max: 6 }),
      column: fc.integer({ min: 2, max: 6 }),
      digits: fc.integer({ min: 1, max: 4 }),
      by: fc.integer({ min: 100, max: 900 }),
    })
    fc.assert(
      fc.property(money, change, (items, { row, column, digits, by }) => {
        const rows = rowsOf(items, digits)
        const printed = rows[row]?.[column]
        const line = rows[row]
        if (printed === undefined || line === undefined) return
        line[column] = `${Number(printed.split('.')[0]) + by}.${printed.split('.')[1] ?? ''}`
        const errors = errorsOf(textOf(rows))
        expect(errors.length).toBeGreaterThan(0)
        expect(errors.flatMap(({ cells }) => cells.map((cell) => cell.value?.replace(/^0+(?=\d)/u, '')))).toContain(
          line[column],
        )
      }),
      { numRuns: 25 },
    )
  })

  it('is judged the same whatever the order of the rules', () => {
    const rows = (items: readonly Money[]): string[][] => {
      const form = rowsOf(items, 2)
      const [total] = form
      if (total !== undefined) total[3] = '1.00'
      return form
    }
    fc.assert(
      fc.property(money, (items) => {
        const text = textOf(rows(items))
        expect(errorsOf(text, [...rules].reverse())).toEqual(errorsOf(text))
      }),
      { numRuns: 5 },
    )
  })
})
