import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { newCorpus, runTieout } from './run-tieout.js'

const corpus = newCorpus()
writeFileSync(
  join(corpus, 'small.txt'),
  [
    '海棠市数据服务中心2024年部门预算',
    '',
    '第一部分 2024年部门预算表',
    '',
    '表1',
    '收支预算表',
    '单位：万元',
    '科目编码\t科目名称\t合计\t基本支出\t项目支出',
    '201\t一般公共服务支出\t12.50\t10.00\t2.50',
    '20103\t=HYPERLINK("x")\u202e政府办公\t12.50\t10.00\t2.50',
    '合计\t\t12.50\t10.00\t2.50',
    '',
  ].join('\n'),
)

const tables = (...flags: string[]) => runTieout(['tables', '--corpus', corpus, ...flags])

describe('tables', () => {
  test('as JSON keep the names of the contract', async () => {
    const run = await tables('--json')
    expect(run.status, run.stderr).toBe(0)
    const [table] = JSON.parse(run.stdout)
    expect(table).toMatchObject({
      document: 'small',
      path: 'small.txt',
      id: 'T1',
      title: '收支预算表',
      unit: '万元',
      page: null,
    })
    expect(table.columns.map((path: string[]) => path.at(-1))).toEqual(
      expect.arrayContaining(['合计', '基本支出', '项目支出']),
    )
    const [row] = table.rows
    expect(row).toMatchObject({ lane: '', code: '201', name: '一般公共服务支出', level: 1, line: 9, lines: [9, 9] })
    expect(row.cells.map((cell: { text: string; value: string }) => [cell.text, cell.value])).toEqual([
      ['12.50', '12.50'],
      ['10.00', '10.00'],
      ['2.50', '2.50'],
    ])
    for (const cell of row.cells) expect(table.columns[cell.column]).toBeDefined()
  })

  test('as CSV have one line a cell and no formula', async () => {
    const { stdout } = await tables('--csv')
    const [header, ...rows] = stdout.trimEnd().split('\n')
    expect(header).toBe('document,table,number,title,line,lane,code,name,level,column,text,value,unit')
    expect(rows).toHaveLength(9)
    expect(rows[0]).toMatch(/^small,T1,.*,收支预算表,9,,201,一般公共服务支出,1,合计,12\.50,12\.50,万元$/)
    expect(stdout).not.toMatch(/(^|,|")=/m)
    expect(stdout).toContain("'=HYPERLINK")
  })

  test('for people keep marks of the document from acting on the terminal', async () => {
    const { stdout } = await tables()
    expect(stdout).toContain('收支预算表')
    expect(stdout).not.toContain('\u202e')
    expect(stdout).toContain('<U+202E>')
  })
})
