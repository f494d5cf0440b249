import { describe, expect, it } from 'vitest'
import { assembleDocument } from '../../src/documents/assemble.js'
import type { GridPiece } from '../../src/documents/pieces.js'
import { readTables } from '../../src/tables/read-tables.js'
import { cellsOf } from './read.js'

const NOWHERE = { page: 1, box: null, sheet: null, cell: null }

/** A drawn table: `text` or `[text, columns, rows]`. */
function grid(...rows: (string | [string, number, number])[][]): GridPiece {
  return {
    kind: 'grid',
    continues: false,
    rows: rows.map((row) =>
      row.map((cell) => {
        const [text, columns, down] = typeof cell === 'string' ? [cell, 1, 1] : cell
        return { text, columns, rows: down, place: NOWHERE }
      }),
    ),
  }
}

function tableOf(piece: GridPiece) {
  const title = { kind: 'line' as const, text: '“三公”经费预算表', level: null, place: NOWHERE }
  const unit = { ...title, text: '单位：万元' }
  const document = assembleDocument({ pieces: [title, unit, piece], warnings: [] }, 'pdf')
  const [table] = readTables({ id: 'office', path: 'office.pdf' }, document)
  if (table === undefined) throw new Error('no table')
  return table
}

describe('headers of drawn tables', () => {
  it('may begin with a year', () => {
    const table = tableOf(
      grid(
        [
          ['2030年“三公”经费预算数', 2, 1],
          ['2030年机关运行经费预算数', 1, 2],
        ],
        ['合计', '公务接待费'],
        ['10.81', '0.83', '217.83'],
      ),
    )
    expect(cellsOf(table, table.rows[0])).toEqual([
      '2030年“三公”经费预算数/合计=10.81',
      '2030年“三公”经费预算数/公务接待费=0.83',
      '2030年机关运行经费预算数=217.83',
    ])
  })

  it('go on below a row that is drawn and empty', () => {
    const table = tableOf(
      grid(
        [
          ['合计', 2, 1],
          ['公务接待费', 2, 1],
        ],
        ['', '', '', ''],
        ['预算数', '决算数', '预算数', '决算数'],
        ['0.95', '0.50', '0.40', ''],
      ),
    )
    expect(cellsOf(table, table.rows[0])).toEqual(['合计/预算数=0.95', '合计/决算数=0.50', '公务接待费/预算数=0.40'])
  })
})

describe('funds numbered anew below a carry-over', () => {
  it('are its parts, and not the funds of the income above', () => {
    const table = tableOf(
      grid(
        ['项目', '决算数'],
        ['一、一般公共预算财政拨款', '40.00'],
        ['二、政府性基金预算财政拨款', ''],
        ['本年收入合计', '40.00'],
        ['年初财政拨款结转和结余', '2.00'],
        ['一、一般公共预算财政拨款', '2.00'],
        ['二、政府性基金预算财政拨款', ''],
        ['总计', '42.00'],
      ),
    )
    expect(table.rows.map((row) => (row.parent === null ? null : table.rows[row.parent]?.name))).toEqual([
      null,
      null,
      null,
      null,
      '年初财政拨款结转和结余',
      '年初财政拨款结转和结余',
      null,
    ])
  })
})
