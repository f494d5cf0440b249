import { describe, expect, it } from 'vitest'
import { assembleDocument } from '../../src/documents/assemble.js'
import { readTables } from '../../src/tables/read-tables.js'
import type { Table } from '../../src/tables/types.js'

const LINES = [
  '收入支出决算总表',
  '公开01表',
  '单位：元',
  '项目  行次  金额  项目  行次  金额',
  '一、财政拨款收入  1  500.00 一、教育支出  23  300.00',
  '二、事业收入  2  100.00 二、其他支出  24  300.00',
  '合计  3  600.00 合计  25  600.00',
]

function read(lines: readonly string[], positioned: boolean): Table | undefined {
  const pieces = lines.map((text, at) => {
    const place = { page: 1, box: null, sheet: null, cell: null }
    return { kind: 'line' as const, text, level: null, begins: at === 0, positioned, place }
  })
  return readTables({ id: 'd', path: 'd' }, assembleDocument({ pieces, warnings: [] }, 'pdf'))[0]
}

const cellsOf = (table: Table | undefined) => table?.rows.flatMap(({ cells }) => cells) ?? []

describe('lines of a drawn page that no places made a table of', () => {
  it('keep their figures without a column, and say so', () => {
    const table = read(LINES, true)
    expect(table?.title).toBe('收入支出决算总表')
    expect(cellsOf(table).length).toBeGreaterThan(0)
    expect(cellsOf(table).map(({ column }) => column)).toEqual(cellsOf(table).map(() => null))
    expect(table?.warnings.map(({ code }) => code)).toContain('unplaced-table')
    expect(table?.empty).toBe(false)
  })

  it('an empty form is empty on a page too', () => {
    expect(read([...LINES.slice(0, 3), '项目  合计  基本支出'], true)).toMatchObject({ empty: true, warnings: [] })
  })

  it('the same lines in plain text are read by their blanks', () => {
    expect(cellsOf(read(LINES, false)).some(({ column }) => column !== null)).toBe(true)
  })
})
