import { readdirSync, readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { judgeAnswer } from '../../src/answers/judge/judge-answer.js'
import type { Fact } from '../../src/facts/types.js'
import type { ParsedDocument } from '../../src/library/types.js'
import { loadGold } from '../answers/gold-questions.js'
import { type Desk, openDesk } from '../answers/open-assistant.js'
import { writeHtml } from '../layouts/write/html.js'
import { writeText } from '../layouts/write/text.js'
import { writeXlsx } from '../layouts/write/xlsx.js'
import { readNotation } from './read-notation.js'

/** Made-up disclosures in the forms of many provinces: what their forms are called and how they are drawn is real, nothing else. */
const FOLDER = new URL('disclosures/', import.meta.url)
const NAMES = readdirSync(FOLDER).map((name) => name.replace('.txt', ''))
const CONTENTS = Object.fromEntries(
  NAMES.map((name) => [name, readNotation(readFileSync(new URL(`${name}.txt`, FOLDER), 'utf8'))]),
)

const WRITERS = {
  html: (name: string) => writeHtml(contentOf(name), 'utf-8'),
  xlsx: (name: string) => writeXlsx(contentOf(name)),
  txt: (name: string) => writeText(contentOf(name), 'tabs'),
}

function contentOf(name: string) {
  const content = CONTENTS[name]
  if (content === undefined) throw new Error(name)
  return content
}

const IDENTITIES: Record<string, [organization: string, level: string, year: number, kind: string]> = {
  anhui: ['淮岸区人民政府办公室', 'department', 2023, 'accounts'],
  beijing: ['松岚区水务局', 'department', 2024, 'budget'],
  chongqing: ['巴峡区城市管理局', 'department', 2024, 'accounts'],
  guangdong: ['榕屿市文化馆', 'unit', 2025, 'budget'],
  henan: ['颍濮市商务局', 'department', 2024, 'budget'],
  hubei: ['楚泽县生态环境分局', 'department', 2025, 'budget'],
  hunan: ['沅澧市科学技术协会', 'department', 2024, 'budget'],
  jiangsu: ['苏荡市交通运输局', 'department', 2025, 'budget'],
  neimeng: ['草原旗融媒体中心', 'unit', 2023, 'accounts'],
  shandong: ['胶岬市第三初级中学', 'unit', 2023, 'accounts'],
  sichuan: ['岷川区应急管理局', 'department', 2024, 'budget'],
  zhejiang: ['青屿县图书馆', 'unit', 2024, 'budget'],
}

/** What cells mean: by form, row and column. `item` is scheme, code or name, and what narrows it. */
const CELLS: [
  document: string,
  form: string,
  row: string,
  column: string,
  meaning: { value: string; unit?: string } & Partial<Omit<Fact['key'], 'item' | 'base'>> & { item?: string },
][] = [
  [
    'beijing',
    '“三公”经费支出表',
    '2023年',
    '公务接待费',
    { value: '1.96', year: 2023, item: '公务接待费', fund: 'fiscal' },
  ],
  [
    'beijing',
    '“三公”经费支出表',
    '2024年',
    '“三公”经费财政拨款预算总额',
    { value: '7.36', year: 2024, item: '“三公”经费', fund: 'fiscal' },
  ],
  ['beijing', '收入总表', '行政运行', '合计', { value: '614.67', item: '2130301' }],
  ['beijing', '收入总表', '行政运行', '本年收入/小计', { value: '602.17', item: '2130301@本年收入' }],
  [
    'guangdong',
    '一般公共预算支出情况表',
    '群众文化',
    '项目支出',
    { value: '26.95', item: '2070109', portion: 'project' },
  ],
  [
    'guangdong',
    '一般公共预算基本支出情况表',
    '办公费',
    '部门预算支出经济分类/2025年预算',
    { value: '13.74', item: '30201' },
  ],
  [
    'guangdong',
    '“三公”经费预算表',
    '公务用车购置及运行维护支出',
    '2025年预算',
    { value: '0.00', item: '公务用车购置及运行维护费' },
  ],
  ['guangdong', '基本支出预算表', '榕屿市文化馆', '总计', { value: '529.72', item: '本年支出', portion: 'basic' }],
  ['guangdong', '支出总体情况表', '工资福利支出', '2025年预算', { value: '389.74', item: '301', portion: 'basic' }],
  [
    'sichuan',
    '部门支出总表',
    '行政运行',
    '基本支出',
    { value: '4593700.00', item: '2120101', portion: 'basic', unit: '元' },
  ],
  [
    'sichuan',
    '一般公共预算基本支出预算表',
    '基本工资',
    '基本支出/合计',
    { value: '1356300.00', item: '30101', portion: 'basic' },
  ],
  [
    'sichuan',
    '一般公共预算支出预算表',
    '防汛',
    '当年财政拨款安排',
    { value: '533600.00', item: '2130314@本年', fund: 'general' },
  ],
  [
    'sichuan',
    '一般公共预算项目支出预算表',
    '安全生产网格员补助',
    '金额',
    { value: '605900.00', item: '安全生产网格员补助', portion: 'project' },
  ],
  [
    'sichuan',
    '“三公”经费支出预算表',
    '岷川区应急管理局',
    '公务接待费',
    { value: '11100.00', item: '公务接待费', fund: 'general' },
  ],
  [
    'hubei',
    '部门收支总体情况表',
    '其他收入',
    '上年预算数',
    { value: '4.10', year: 2024, stage: 'initial-budget', item: '其他收入' },
  ],
  ['hubei', '部门收支总体情况表', '其他收入', '增减率（%）', { value: '-26.83', kind: 'rate', unit: '%' }],
  ['hubei', '部门人员情况表', '合计', '退休人员', { value: '13', item: '退休人员', unit: '人', kind: 'count' }],
  [
    'henan',
    '部门收支总体情况表',
    '财政拨款',
    '收入/金额',
    { value: '639.03', item: '财政拨款收入@一般公共预算拨款收入', fund: 'general' },
  ],
  ['henan', '财政拨款收支总体情况表', '收入合计', '收入/金额', { value: '706.16', item: '收入总计' }],
  [
    'henan',
    '“三公”经费预算情况表',
    '公务用车购置',
    '2024年“三公”经费预算数',
    { value: '0.00', item: '公务用车购置费' },
  ],
  [
    'henan',
    '“三公”经费预算情况表',
    '公务用车运行维护费',
    '2024年“三公”经费预算数',
    { value: '3.11', item: '公务用车运行维护费' },
  ],
  ['henan', '机关运行经费预算情况表', '办公费', '金额', { value: '18.50', item: '30201', portion: 'public' }],
  ['hunan', '收支总表', '机关商品和服务支出', '本年预算', { value: '162.82', item: '502' }],
  [
    'hunan',
    '支出预算分类汇总表',
    '科普活动',
    '机关商品和服务支出',
    { value: '162.82', item: '2060702@机关商品和服务支出' },
  ],
  [
    'jiangsu',
    '机关运行经费支出预算表',
    '合计',
    '机关运行经费支出',
    { value: '120.24', item: '机关运行经费', fund: 'general' },
  ],
  ['jiangsu', '政府采购支出预算表', '货物A', '总计', { value: '5.30', item: '政府采购货物' }],
  ['chongqing', '支出决算表', '行政运行', '基本支出', { value: '745.93', item: '2120101', portion: 'basic' }],
  [
    'chongqing',
    '机构运行信息决算表',
    '公务用车保有量（辆）',
    '项目/决算数',
    { value: '14', item: '公务用车保有量', unit: '辆', kind: 'count' },
  ],
  [
    'anhui',
    '“三公”经费支出决算表',
    '公务接待费',
    '完成年初预算（%）',
    { value: '57.45', kind: 'rate', item: '公务接待费', stage: 'final-accounts' },
  ],
  [
    'anhui',
    '一般公共预算财政拨款支出决算表',
    '合计',
    '调整预算数',
    { value: '723.28', stage: 'adjusted-budget', item: '本年支出' },
  ],
  ['anhui', '国有资产占有使用情况表', '办公用房', '数量', { value: '2980.00', item: '办公用房', unit: '平方米' }],
  [
    'anhui',
    '国有资产占有使用情况表',
    '办公用房',
    '账面价值（万元）',
    { value: '2700.00', item: '办公用房', unit: '万元' },
  ],
  ['anhui', '政府采购支出情况表', '货物', '实际采购金额/总计', { value: '10.85', item: '政府采购货物' }],
  [
    'neimeng',
    '收入支出决算总表',
    '使用非财政拨款结余（含专用结余）',
    '收入/金额',
    { value: '40000.00', item: '使用非财政拨款结余', stage: 'final-accounts', unit: '元' },
  ],
  ['neimeng', '支出决算表', '合计', '本年支出合计', { value: '7320100.00', item: '本年支出', portion: 'total' }],
  [
    'shandong',
    '政府性基金预算财政拨款收入支出决算表',
    '合计',
    '本年收入',
    { value: '12.79', item: '本年收入', fund: 'government-fund' },
  ],
  [
    'zhejiang',
    '一般公共预算支出表',
    '合计',
    '2023年执行数',
    { value: '530.02', year: 2023, stage: 'execution', item: '本年支出' },
  ],
  ['zhejiang', '一般公共预算支出表', '图书馆', '增减额', { value: '-34.18', kind: 'change', item: '2070104' }],
]

describe.each(Object.keys(WRITERS) as (keyof typeof WRITERS)[])(
  'disclosures in the forms of many provinces, %s',
  (format) => {
    let desk: Desk
    const parsed = new Map<string, ParsedDocument>()
    beforeAll(async () => {
      const files = NAMES.map((name) => [`${name}.${format}`, WRITERS[format](name)])
      desk = await openDesk(Object.fromEntries(files), (one) => parsed.set(one.record.id, one))
    }, 120_000)
    afterAll(() => desk?.close())

    it('says whose they are', () => {
      const found = [...parsed].map(([name, { record }]) => [
        name,
        [record.organization, record.level, record.year, record.kind],
      ])
      expect(Object.fromEntries(found)).toEqual(IDENTITIES)
    })

    it.each(CELLS)('%s: %s · %s · %s', (document, form, row, column, meaning) => {
      const facts = parsed.get(document)?.facts.facts ?? []
      const found = facts.filter(
        (fact) => fact.tableTitle?.includes(form) && fact.name === row && fact.column.join('/').endsWith(column),
      )
      expect(found.map((fact) => told(fact, Object.keys(meaning)))).toEqual([meaning])
    })

    it('finds no error in what is honest', () => {
      const findings = [...parsed].flatMap(([name, { check }]) =>
        check.findings.filter(({ severity }) => severity === 'error').map(({ message }) => `${name}: ${message.zh}`),
      )
      expect(findings).toEqual([])
    })

    it('answers plain questions', () => {
      const verdicts: Record<string, string[]> = { correct: [], partial: [], refused: [], wrong: [] }
      for (const { turns } of loadGold('../provinces/questions.jsonl'))
        for (const turn of turns) {
          const answer = desk.ask(turn.question)
          verdicts[judgeAnswer(turn, answer).verdict]?.push(`${turn.question} ${answer.answer}`)
        }
      expect(verdicts.wrong).toEqual([])
      expect([...(verdicts.refused ?? []), ...(verdicts.partial ?? [])]).toEqual([])
    })
  },
)

function told({ key, value, unit }: Fact, members: string[]): Record<string, unknown> {
  const { item } = key
  const named = item === null ? null : [item.code ?? item.name, item.within].filter((part) => part !== null).join('@')
  const all: Record<string, unknown> = { ...key, item: named, value, unit }
  return Object.fromEntries(members.map((member) => [member, all[member]]))
}
