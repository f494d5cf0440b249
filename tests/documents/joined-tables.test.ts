import { describe, expect, it } from 'vitest'
import { readDocument } from '../../src/documents/readers/registry.js'
import { readTables } from '../../src/tables/read-tables.js'
import { type MadeCell, makeDocx } from './make-files.js'

type Part = string | MadeCell[][]

const HEADER: MadeCell[][] = [
  [
    { text: '科目编码', rows: 2 },
    { text: '科目名称', rows: 2 },
    { text: '预算数', columns: 2 },
  ],
  ['基本支出', '项目支出'],
]
const rows = (...names: string[]): MadeCell[][] => names.map((name, at) => [`20${at + 1}`, name, '3.00', `${at}.50`])
const TITLE = '表3 一般公共预算支出表'
const FIRST: Part[] = [TITLE, '单位：万元', [...HEADER, ...rows('一般公共服务支出', '教育支出')]]
const PAGES = '正文之前的话，说明预算编制的情况。'

async function namesOf(parts: readonly Part[]): Promise<string[][]> {
  const tables = readTables(
    { id: 'd', path: 'a.docx' },
    await readDocument('a.docx', await makeDocx([PAGES, ...parts])),
  )
  return tables.map((table) => [`${table.title} ${table.unit}`, ...table.rows.map(({ name }) => name)])
}

const ALL = [['一般公共预算支出表 万元', '一般公共服务支出', '教育支出', '卫生健康支出', '合计']]
const MORE = rows('卫生健康支出', '合计')

describe('a table that a document holds in parts', () => {
  it.each<[string, Part[]]>([
    ['under its title with a mark, header and all', ['表3（续）', [...HEADER, ...MORE]]],
    ['under the whole title with a mark', [`${TITLE}（续）`, '单位：万元', [...HEADER, ...MORE]]],
    ['under a mark alone, without its header', ['续表', MORE]],
    ['under its title again, header and all', [TITLE, '单位：万元', [...HEADER, ...MORE]]],
    ['behind a page number, header and all', ['- 7 -', [...HEADER, ...MORE]]],
    ['behind a page number, without its header', ['7', MORE]],
  ])('%s', async (_, second) => {
    expect(await namesOf([...FIRST, ...second])).toEqual(ALL)
  })

  it('in three parts', async () => {
    const third: Part[] = ['表3（续2）', [...HEADER, ['209', '其他支出', '1.00', '2.00']]]
    const [names] = await namesOf([...FIRST, '表3（续1）', [...HEADER, ...MORE], ...third])
    expect(names).toEqual([...(ALL[0] ?? []), '其他支出'])
  })
})

describe('tables of their own', () => {
  it.each<[string, Part[]]>([
    ['another title', ['表4 政府性基金预算支出表', '单位：万元', [...HEADER, ...MORE]]],
    ['words between them', ['以下为分项说明。', [...HEADER, ...MORE]]],
    [
      'another number of columns',
      [
        '续表',
        [
          ['科目', '预算数'],
          ['合计', '3.00'],
        ],
      ],
    ],
    ['another header', ['7', [['科目编码', '科目名称', '上年数', '本年数'], ...MORE]]],
    ['the same first row', [TITLE, '单位：万元', [...HEADER, ...rows('一般公共服务支出', '教育支出')]]],
  ])('%s', async (_, second) => {
    expect(await namesOf([...FIRST, ...second])).toHaveLength(2)
  })

  it('one form for each project, one after the other', async () => {
    const form = (name: string): Part[] => [
      '项目支出绩效目标表',
      [[{ text: '（2024年度）', columns: 2 }], ['项目名称', name], ['年度目标', '按期完成']],
    ]
    const read = await readDocument('a.docx', await makeDocx([PAGES, ...form('设备购置'), ...form('房屋维修')]))
    expect(read.blocks.filter(({ kind }) => kind === 'grid')).toHaveLength(2)
  })
})
