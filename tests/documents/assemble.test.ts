import { describe, expect, it } from 'vitest'
import { assembleDocument } from '../../src/documents/assemble.js'
import type { GridPiece, LinePiece, Piece } from '../../src/documents/pieces.js'
import { readText } from '../../src/documents/readers/text-reader.js'
import type { ReadDocument } from '../../src/documents/types.js'
import { readTables } from '../../src/tables/read-tables.js'

const at = (page: number, cell: string | null = null) => ({ page, box: null, sheet: null, cell })
const line = (text: string, page = 1): LinePiece => ({ kind: 'line', text, level: null, place: at(page) })
/** `a` is a cell, `a>2` one over two columns, `a^2` one over two rows. */
function grid(rows: string[][], { page = 1, continues = false } = {}): GridPiece {
  return {
    kind: 'grid',
    continues,
    rows: rows.map((row, y) =>
      row.map((cell, x) => {
        const [, text = '', mark, count] = /^([^>^]*)([>^])?(\d)?$/u.exec(cell) ?? []
        const columns = mark === '>' ? Number(count) : 1
        return { text, columns, rows: mark === '^' ? Number(count) : 1, place: at(page, `${x}:${y}`) }
      }),
    ),
  }
}
const read = (...pieces: Piece[]): ReadDocument => assembleDocument({ pieces, warnings: [] }, 'test')
const tablesOf = (document: ReadDocument) => readTables({ id: 'd', path: 'd' }, document)

const HEAD = [
  ['科目编码^2', '科目名称^2', '合计^2', '基本支出>2', '项目支出^2'],
  ['人员经费', '公用经费'],
]
const BODY = [
  ['201', '一般公共服务支出', '10.00', '6.00', '1.00', '3.00'],
  ['20101', '人大事务', '10.00', '6.00', '1.00', '3.00'],
]
const PIPES = `表1 一般公共预算支出表
单位：万元

| 科目编码 | 科目名称 | 合计 | 基本支出 | | 项目支出 |
| | | | 人员经费 | 公用经费 | |
| 201 | 一般公共服务支出 | 10.00 | 6.00 | 1.00 | 3.00 |
| 20101 | 人大事务 | 10.00 | 6.00 | 1.00 | 3.00 |
`

describe('assembleDocument', () => {
  it('gives spanned header cells the header tree that pipes give', () => {
    const drawn = tablesOf(read(line('表1 一般公共预算支出表'), line('单位：万元'), grid([...HEAD, ...BODY])))
    const [piped] = tablesOf(readText(new TextEncoder().encode(PIPES)))
    expect(drawn).toHaveLength(1)
    expect(drawn[0]?.columns).toEqual(piped?.columns)
    expect(drawn[0]?.columns[3]?.path).toEqual(['基本支出', '人员经费'])
    expect(drawn[0]?.rows.map((row) => row.cells.map(({ value }) => value))).toEqual(
      piped?.rows.map((row) => row.cells.map(({ value }) => value)),
    )
    expect([drawn[0]?.title, drawn[0]?.unit, drawn[0]?.number]).toEqual(['一般公共预算支出表', '万元', '表1'])
  })

  it('leaves a blank header cell of its own without the name of its neighbour', () => {
    const [table] = tablesOf(
      read(
        grid([
          ['项目^2', '预算数>2', ''],
          ['人员', '公用', '备注'],
          ['办公费', '1.00', '2.00', ''],
        ]),
      ),
    )
    expect(table?.columns.map(({ path }) => path)).toEqual([['项目'], ['预算数', '人员'], ['预算数', '公用'], ['备注']])
  })

  it('tells the place of every cell and the page of every line', () => {
    const document = read(
      line('一、情况说明', 1),
      grid(
        [
          ['项目', '金额'],
          ['办公费', '1.00'],
        ],
        { page: 2 },
      ),
    )
    expect(document.pages).toEqual([
      { line: 1, page: 1, sheet: null },
      { line: 2, page: 2, sheet: null },
    ])
    expect(tablesOf(document)[0]?.rows[0]?.cells[0]?.place).toEqual(at(2, '1:1'))
    expect(document.sourceLines).toEqual(['一、情况说明', '项目\t金额', '办公费\t1.00'])
  })

  it('joins a table that goes on, and leaves out the captions that the page repeats', () => {
    const captions = [line('表1 一般公共预算支出表'), line('单位：万元')]
    const again = [line('表1 一般公共预算支出表', 2), line('单位：万元', 2)]
    const tables = tablesOf(
      read(
        ...captions,
        grid([...HEAD, ...BODY]),
        ...again,
        grid([...HEAD, ['202', '外交支出', '2.00', '2.00', '', '']], { page: 2, continues: true }),
        line('表2 政府性基金预算支出表', 2),
        grid(
          [
            ['科目', '金额（元）'],
            ['合计', '3.00'],
          ],
          { page: 2 },
        ),
      ),
    )
    expect(tables.map(({ title, rows }) => [title, rows.length])).toEqual([
      ['一般公共预算支出表', 3],
      ['政府性基金预算支出表', 1],
    ])
    expect(tables[0]?.rows[2]?.cells[0]?.place?.page).toBe(2)
  })

  it('takes captions that stand inside a table for lines above it', () => {
    const [table] = tablesOf(
      read(
        grid([
          ['表3 收入总表>3'],
          ['编制单位：某某市图书馆', '', '单位：元'],
          ['科目', '名称', '金额'],
          ['201', '一般公共服务支出', '5.00'],
        ]),
      ),
    )
    expect([table?.title, table?.unit, table?.rows.length]).toEqual(['收入总表', '元', 1])
  })

  it('joins a sentence that a page break cut', () => {
    const document = read(
      line(
        '2024年一般公共预算支出10.00万元，比上年增加2.00万元，主要原因是人员经费增加以及根据有关规定提高了标准，',
        1,
      ),
      line('相应增加支出。', 2),
    )
    expect(document.blocks.map(({ kind }) => kind)).toEqual(['heading', 'paragraph'])
  })
})
