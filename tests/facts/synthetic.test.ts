import { describe, expect, it } from 'vitest'
import { keyText } from '../../src/core/quantity-key.js'
import type { Fact } from '../../src/facts/types.js'
import { cellsOf } from '../tables/read.js'
import { readFixture } from './read-facts-of.js'

const COUNTY = readFixture('changping-2025-budget.txt')
const DISTRICT = readFixture('yunxi-2023-accounts.md')

/** A claim in a line: value, what it is about, and what its key says beyond the document's own year and stage. */
function line({ key, value, unit, direction }: Fact): string {
  const { item, base } = key
  const name = item === null ? '?' : `${item.code ?? ''}${item.name}${item.within === null ? '' : `@${item.within}`}`
  const scope = [key.year, key.stage, key.fund, key.flow, key.portion].join(' ')
  const change = base === null ? '' : ` (${[base.year, base.item].filter((part) => part !== null).join(' ')})`
  return `${value}${unit}${direction === null ? '' : ` ${direction}`} ${key.kind}${change} ${name}, ${scope}`
}

const claimsOf = (facts: Fact[]): string[] => facts.filter((fact) => fact.origin === 'claim').map(line)

describe('a county budget without contents list, headings 1. and （1）, units beside form numbers', () => {
  it('says who, when and what', () => {
    expect(COUNTY.identity).toMatchObject({
      organization: '长平县司法局',
      level: 'department',
      year: 2025,
      kind: 'budget',
    })
  })

  it('has six tables, each with its number and unit, and every cell in its column', () => {
    expect(COUNTY.tables.map((table) => `${table.number} ${table.title} ${table.unit} ${table.rows.length}`)).toEqual([
      '预算01表 部门收支预算总表 万元 16',
      '预算03表 部门支出预算表（按功能科目） 万元 19',
      '预算05表 一般公共预算基本支出预算表（按经济科目） 万元 17',
      '预算06表 “三公”经费支出预算表 万元 6',
      '预算07表 政府性基金预算支出预算表 万元 2',
      '预算08表 项目支出预算表 万元 4',
    ])
    const cells = COUNTY.tables.map((table) => table.rows.map((row) => cellsOf(table, row).join(' ')))
    expect(cells[0]?.filter((row) => row !== '')).toEqual([
      '收入/2025年预算=812.40',
      '收入/2025年预算=30.00',
      '支出/2025年预算=702.30',
      '支出/2025年预算=61.50',
      '收入/2025年预算=5.60',
      '支出/2025年预算=24.20',
      '支出/2025年预算=30.00',
      '支出/2025年预算=38.00',
      '收入/2025年预算=848.00',
      '支出/2025年预算=856.00',
      '收入/2025年预算=8.00',
      '收入/2025年预算=856.00',
      '支出/2025年预算=856.00',
    ])
    expect(cells[1]?.slice(0, 5)).toEqual([
      '合计=856.00 基本支出/人员经费=640.10 基本支出/公用经费=85.90 项目支出=130.00',
      '合计=702.30 基本支出/人员经费=516.40 基本支出/公用经费=85.90 项目支出=100.00',
      '合计=702.30 基本支出/人员经费=516.40 基本支出/公用经费=85.90 项目支出=100.00',
      '合计=602.30 基本支出/人员经费=516.40 基本支出/公用经费=85.90',
      '合计=28.00 项目支出=28.00',
    ])
    const basic = '2025年基本支出（万元）'
    expect(cells[2]?.slice(0, 3)).toEqual([
      `${basic}/小计=726.00 ${basic}/人员经费=640.10 ${basic}/公用经费=85.90`,
      `${basic}/小计=630.10 ${basic}/人员经费=630.10`,
      `${basic}/小计=240.00 ${basic}/人员经费=240.00`,
    ])
    expect(cells[3]?.[2]).toBe('2024年预算数=4.00 2025年预算数=3.00 增减额=-1.00 增减%=-25.00%')
    expect(cells[4]).toEqual([
      '本年支出/合计=30.00 本年支出/项目支出=30.00',
      '本年支出/合计=30.00 本年支出/项目支出=30.00',
    ])
    expect(cells[5]).toEqual([
      '合计=28.00 一般公共预算=28.00',
      '合计=72.00 一般公共预算=72.00',
      '合计=30.00 政府性基金预算=30.00',
      '合计=130.00 一般公共预算=100.00 政府性基金预算=30.00',
    ])
    expect(COUNTY.facts.filter((fact) => keyText(fact.key) === null)).toEqual([])
  })

  it('binds every claim to its own subject', () => {
    const INCOME = 'all income total'
    const PUBLICS = '2025 initial-budget fiscal expenditure total'
    expect(claimsOf(COUNTY.facts)).toEqual([
      '26名 count 编制, 2024 execution all staff total',
      '20名 count 行政编制, 2024 execution all staff total',
      '6名 count 事业编制, 2024 execution all staff total',
      '24人 count 实有人数, 2024 execution all staff total',
      '22人 count 在职人员, 2024 execution all staff total',
      '2人 count 退休人员, 2024 execution all staff total',
      `856.00万元 amount 收入总计, 2025 initial-budget ${INCOME}`,
      `46.00万元 increase change (2024) 收入总计, 2025 initial-budget ${INCOME}`,
      `5.68% increase rate (2024) 收入总计, 2025 initial-budget ${INCOME}`,
      '812.40万元 amount 一般公共预算拨款收入, 2025 initial-budget general income total',
      '30.00万元 amount 政府性基金预算拨款收入, 2025 initial-budget government-fund income total',
      `5.60万元 amount 其他收入, 2025 initial-budget ${INCOME}`,
      '8.00万元 amount 上年结转, 2025 initial-budget all position total',
      '856.00万元 amount 支出总计, 2025 initial-budget all expenditure total',
      '726.00万元 amount 本年支出, 2025 initial-budget all expenditure basic',
      '84.81% share (2025 支出总计) 本年支出, 2025 initial-budget all expenditure basic',
      '130.00万元 amount 本年支出, 2025 initial-budget all expenditure project',
      '15.19% share (2025 支出总计) 本年支出, 2025 initial-budget all expenditure project',
      `13.00万元 amount “三公”经费, ${PUBLICS}`,
      `2.00万元 decrease change (2024) “三公”经费, ${PUBLICS}`,
      `13.33% decrease rate (2024) “三公”经费, ${PUBLICS}`,
      `0万元 amount 因公出国（境）费, ${PUBLICS}`,
      `3.00万元 amount 公务接待费, ${PUBLICS}`,
      `1.00万元 decrease change (2024) 公务接待费, ${PUBLICS}`,
      `10.00万元 amount 公务用车购置及运行维护费, ${PUBLICS}`,
      `0万元 amount 公务用车购置费, ${PUBLICS}`,
      `10.00万元 amount 公务用车运行维护费, ${PUBLICS}`,
      `1.00万元 decrease change (2024) 公务用车运行维护费, ${PUBLICS}`,
      '46.00万元 amount 政府采购, 2025 initial-budget all procurement total',
      '12.00万元 amount 政府采购货物, 2025 initial-budget all procurement total',
      '30.00万元 amount 政府采购工程, 2025 initial-budget all procurement total',
      '4.00万元 amount 政府采购服务, 2025 initial-budget all procurement total',
      '4辆 count 车辆, 2024 execution all asset total',
      '3辆 count 执法执勤用车, 2024 execution all asset total',
      '1辆 count 其他车辆, 2024 execution all asset total',
      '1860.00平方米 count 房屋面积, 2024 execution all asset total',
      '1辆 count 计划购置车辆, 2025 initial-budget all asset total',
      '18.00万元 amount 计划购置车辆, 2025 initial-budget all asset total',
      '3个 count 实行绩效目标管理的项目@绩效管理／个, 2025 initial-budget all target total',
      '130.00万元 amount 实行绩效目标管理的项目@资金／绩效管理, 2025 initial-budget all target total',
    ])
  })
})

describe('district accounts in Markdown: a table before any heading, forms out of order, pipes in three ways', () => {
  it('says who, when and what', () => {
    expect(DISTRICT.identity).toMatchObject({
      organization: '云溪区残疾人联合会',
      level: 'own',
      year: 2023,
      kind: 'accounts',
    })
  })

  it('has six tables, each with its number and unit, and every cell in its column', () => {
    const described = DISTRICT.tables.map(({ number, title, unit, empty }) =>
      [number, title, unit, empty].join(' ').trim(),
    )
    expect(described).toEqual([
      '一般公共预算财政拨款“三公”经费支出决算表 元 false',
      '公开02表 收入支出决算公开表 元 false',
      '公开01表 支出决算公开表 元 false',
      '公开06表 一般公共预算财政拨款基本支出决算表 元 false',
      '公开08表 国有资本经营预算财政拨款支出决算表 元 true',
      '2023年度项目支出绩效自评表 万元 false',
    ])
    const cells = DISTRICT.tables.map((table) =>
      table.rows.map((row) => `${row.code}${row.name}: ${cellsOf(table, row).join(' ')}`.trim()),
    )
    expect(cells[0]).toEqual([
      '合计: 年初预算数=40,000.00 全年预算数=36,000.00 决算数=35,120.50 决算数比上年增减=△4,200.00',
      '一、因公出国（境）费:',
      '二、公务接待费: 年初预算数=8,000.00 全年预算数=4,000.00 决算数=3,120.50 决算数比上年增减=△1,200.00',
      '三、公务用车购置及运行维护费: 年初预算数=32,000.00 全年预算数=32,000.00 决算数=32,000.00 决算数比上年增减=△3,000.00',
      '其中：购置费:',
      '运行维护费: 年初预算数=32,000.00 全年预算数=32,000.00 决算数=32,000.00 决算数比上年增减=△3,000.00',
    ])
    expect(cells[1]?.slice(0, 4)).toEqual([
      '一、一般公共预算财政拨款收入: 收入/决算数=4,862,300.25',
      '一、基本支出: 支出/决算数=3,182,300.25',
      '二、政府性基金预算财政拨款收入: 收入/决算数=350,000.00',
      '人员经费: 支出/决算数=2,904,180.25',
    ])
    expect(cells[2]).toEqual([
      '合计: 本年支出合计=5,212,300.25 基本支出=3,182,300.25 项目支出=2,030,000.00',
      '208社会保障和就业支出: 本年支出合计=4,712,300.25 基本支出=3,032,300.25 项目支出=1,680,000.00',
      '20811残疾人事业: 本年支出合计=4,712,300.25 基本支出=3,032,300.25 项目支出=1,680,000.00',
      '2081101行政运行: 本年支出合计=3,032,300.25 基本支出=3,032,300.25',
      '2081104残疾人康复: 本年支出合计=1,680,000.00 项目支出=1,680,000.00',
      '221住房保障支出: 本年支出合计=150,000.00 基本支出=150,000.00',
      '22102住房改革支出: 本年支出合计=150,000.00 基本支出=150,000.00',
      '2210201住房公积金: 本年支出合计=150,000.00 基本支出=150,000.00',
      '229其他支出: 本年支出合计=350,000.00 项目支出=350,000.00',
      '22960彩票公益金安排的支出: 本年支出合计=350,000.00 项目支出=350,000.00',
      '2296006用于残疾人事业的彩票公益金支出: 本年支出合计=350,000.00 项目支出=350,000.00',
    ])
    expect(cells[3]?.filter((row) => row.includes('='))).toEqual([
      '301工资福利支出: 人员经费/决算数=2,854,180.25',
      '303对个人和家庭的补助: 人员经费/决算数=50,000.00',
      '302商品和服务支出: 公用经费/决算数=278,120.00',
      '30101基本工资: 人员经费/决算数=1,604,180.25',
      '30302退休费: 人员经费/决算数=50,000.00',
      '30201办公费: 公用经费/决算数=183,000.00',
      '30102津贴补贴: 人员经费/决算数=900,000.00',
      '30211差旅费: 公用经费/决算数=60,000.00',
      '30103奖金: 人员经费/决算数=200,000.00',
      '30217公务接待费: 公用经费/决算数=3,120.00',
      '30113住房公积金: 人员经费/决算数=150,000.00',
      '30231公务用车运行维护费: 公用经费/决算数=32,000.00',
      '人员经费合计: 人员经费/决算数=2,904,180.25',
      '公用经费合计: 公用经费/决算数=278,120.00',
    ])
    expect(cells[5]?.filter((row) => row.includes('='))).toEqual([
      '年度资金总额: 年初预算数=150.00 全年预算数=170.00 全年执行数=168.00 分值=10 执行率=98.82% 得分=9.88',
      '其中：财政拨款: 年初预算数=150.00 全年预算数=170.00 全年执行数=168.00',
      '康复服务人数: 年度指标值=≥1200人 实际完成值=1260人 分值=20 得分=20',
      '辅具适配率: 年度指标值=≥95% 实际完成值=96.5% 分值=20 得分=20',
      '受助家庭满意度: 年度指标值=≥90% 实际完成值=93% 分值=10 得分=10',
      '总分: ?=99.88',
    ])
    expect(DISTRICT.facts.filter((fact) => keyText(fact.key) === null)).toEqual([])
  })

  it('knows parts by the line above them, and an outturn by its column', () => {
    const parts = DISTRICT.facts.filter((fact) => fact.origin === 'cell' && fact.name === '运行维护费').map(line)
    const publics = 'general expenditure total'
    expect(parts).toEqual([
      `32000.00元 amount 公务用车运行维护费, 2023 initial-budget ${publics}`,
      `32000.00元 amount 公务用车运行维护费, 2023 full-year-budget ${publics}`,
      `32000.00元 amount 公务用车运行维护费, 2023 final-accounts ${publics}`,
      `-3000.00元 decrease change (2022) 公务用车运行维护费, 2023 final-accounts ${publics}`,
    ])
  })

  it('binds every claim to its own subject', () => {
    const ALL = '2023 final-accounts all'
    const PUBLICS = 'fiscal expenditure total'
    const GENERAL = 'general expenditure total'
    expect(claimsOf(DISTRICT.facts)).toEqual([
      `2个 count 科室@个, ${ALL} activity total`,
      `14人 count 年末编制内实有人数@人, ${ALL} activity total`,
      `528.43万元 amount 收入总计, ${ALL} income total`,
      `528.43万元 amount 支出总计, ${ALL} expenditure total`,
      `12.60万元 decrease change (2022) 收入总计, ${ALL} income total`,
      `12.60万元 decrease change (2022) 支出总计, ${ALL} expenditure total`,
      `2.33% decrease rate (2022) 收入总计, ${ALL} income total`,
      `2.33% decrease rate (2022) 支出总计, ${ALL} expenditure total`,
      `522.43万元 amount 本年收入, ${ALL} income total`,
      '521.23万元 amount 财政拨款收入, 2023 final-accounts fiscal income total',
      '99.77% share (2023 本年收入) 财政拨款收入, 2023 final-accounts fiscal income total',
      `1.20万元 amount 其他收入, ${ALL} income total`,
      `0.23% share (2023 本年收入) 其他收入, ${ALL} income total`,
      `521.23万元 amount 本年支出, ${ALL} expenditure total`,
      `318.23万元 amount 本年支出, ${ALL} expenditure basic`,
      `61.05% share (2023 本年支出) 本年支出, ${ALL} expenditure basic`,
      `203.00万元 amount 本年支出, ${ALL} expenditure project`,
      `38.95% share (2023 本年支出) 本年支出, ${ALL} expenditure project`,
      `470.00万元 amount 本年支出, 2023 initial-budget ${GENERAL}`,
      `486.23万元 amount 本年支出, 2023 final-accounts ${GENERAL}`,
      `103.45% rate (2023) 本年支出, 2023 final-accounts ${GENERAL}`,
      `150.00万元 amount 2081104残疾人康复, 2023 initial-budget ${GENERAL}`,
      `168.00万元 amount 2081104残疾人康复, 2023 final-accounts ${GENERAL}`,
      `112.00% rate (2023) 2081104残疾人康复, 2023 final-accounts ${GENERAL}`,
      `15.00万元 amount 2210201住房公积金, 2023 initial-budget ${GENERAL}`,
      `15.00万元 amount 2210201住房公积金, 2023 final-accounts ${GENERAL}`,
      `100.00% rate (2023) 2210201住房公积金, 2023 final-accounts ${GENERAL}`,
      `3.60万元 amount “三公”经费, 2023 full-year-budget ${PUBLICS}`,
      `3.51万元 amount “三公”经费, 2023 final-accounts ${PUBLICS}`,
      `97.56% rate (2023) “三公”经费, 2023 final-accounts ${PUBLICS}`,
      `0.31万元 amount 公务接待费, 2023 final-accounts ${PUBLICS}`,
      `3批次 count 国内接待@公务接待费／批次, 2023 final-accounts ${PUBLICS}`,
      `21人次 count 国内接待@公务接待费／人次, 2023 final-accounts ${PUBLICS}`,
      `3.20万元 amount 公务用车运行维护费, 2023 final-accounts ${PUBLICS}`,
      `1辆 count 公务用车保有量, ${ALL} asset total`,
    ])
  })
})
