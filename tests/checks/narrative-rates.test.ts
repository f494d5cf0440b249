import { describe, expect, it } from 'vitest'
import { narrativeCompletion } from '../../src/checks/rules/narrative-completion.js'
import { narrativeGrowth } from '../../src/checks/rules/narrative-growth.js'
import { narrativeParts } from '../../src/checks/rules/narrative-parts.js'
import { narrativeRestated } from '../../src/checks/rules/narrative-restated.js'
import { narrativeShare } from '../../src/checks/rules/narrative-share.js'
import { listTable } from '../facts/fixtures.js'
import { failuresOf, outcomesOf, verdictsOf } from './check-prose.js'

const GENERAL = ['第三部分 情况说明', '五、一般公共预算支出情况说明']
const growth = (text: string, ...tables: ReturnType<typeof listTable>[]) =>
  failuresOf(narrativeGrowth, { headings: GENERAL, paragraphs: [text], tables })

describe('narrative-growth', () => {
  it.each([
    ['amount, change and growth fit', '2030年一般公共预算支出 80.5 万元，比上年预算减少 3.25 万元，下降 3.88%。'],
    ['rounding explains it', '公用经费 7.54 万元，较上年增加 0.57 万元，增长 8.26%。'],
    ['everything is gone', '培训费 0.00 万元，较上年减少 1.00 万元，下降 100.00%。'],
    ['nothing was there before: no verdict', '会议费 1.00 万元，较上年增加 1.00 万元，增长 100.00%。'],
    [
      'each item by itself',
      '1、教育支出（类）2030年预算数为 12 万元，比上年预算增加 2 万元，增长 20%。2、卫生健康支出（类）2030年预算数为 5 万元，比上年预算减少 5 万元，下降 50%。',
    ],
  ])('accepts: %s', (_, text) => {
    expect(growth(text)).toEqual([])
  })

  it.each([
    [
      'a wrong rate',
      '2030年一般公共预算支出 80.5 万元，比上年预算减少 3.25 万元，下降 4.88%。',
      '“支出”增减率 = 增减额 ÷ (本年数 - 增减额)',
    ],
    [
      'the wrong direction',
      '2030年一般公共预算支出 80.5 万元，比上年预算增加 3.25 万元，下降 4.04%。',
      '“支出”增减率 = 增减额 ÷ (本年数 - 增减额)',
    ],
    [
      'more growth than there is',
      '2030年一般公共预算支出 80.5 万元，比上年预算增加 83.25 万元。',
      '“支出”的增加额不大于本年数',
    ],
  ])('rejects: %s', (_, text, statement) => {
    expect(growth(text)).toEqual([statement])
  })

  it('compares with the earlier figure of a table, if it is of the same stage', () => {
    const table = listTable(
      '一般公共预算财政拨款支出表',
      [['2029年执行数'], ['2030年预算数', '合计']],
      [['', '合计', '83.75', '80.50']],
    )
    expect(growth('2030年一般公共预算支出 80.5 万元，比2029年执行数减少 4.25 万元。', table)).toEqual([
      '“支出”增减额 = 本年数 - 上年数',
    ])
    expect(growth('2030年一般公共预算支出 80.5 万元，比2029年预算减少 4.25 万元。', table)).toEqual([])
  })

  it('only warns where the words leave open which earlier figure is meant', () => {
    const table = listTable(
      '一般公共预算财政拨款支出表',
      [['2029年预算数'], ['2030年预算数', '合计']],
      [['', '合计', '83.75', '80.50']],
    )
    const severities = (words: string) =>
      outcomesOf(narrativeGrowth, {
        headings: GENERAL,
        paragraphs: [`2030年一般公共预算支出 80.5 万元，${words}减少 4.25 万元。`],
        tables: [table],
      }).flatMap((one) => ('relation' in one && one.relation.cells.length === 3 ? [one.relation.severity] : []))
    expect(severities('较上年')).toEqual(['warning'])
    expect(severities('较上年预算')).toEqual(['error'])
  })
})

describe('narrative-completion', () => {
  const completion = (text: string) =>
    verdictsOf(narrativeCompletion, {
      headings: ['五、一般公共预算财政拨款支出决算情况说明'],
      paragraphs: [text],
      kind: 'accounts',
    })
  it.each([
    ['教育支出（类）年初预算为 50 万元，支出决算为 46.4 万元，完成年初预算的 92.8%。', 'holds'],
    ['教育支出（类）年初预算为 50 万元，支出决算为 46.4 万元，完成年初预算的 95.8%。', 'inconsistent'],
    ['教育支出（类）年初预算为 0 万元，支出决算为 46.4 万元，完成年初预算的 100%。', 'not-checked zero-base'],
  ])('%s', (text, outcome) => {
    expect(completion(text)).toEqual([`${outcome} “教育支出”完成率 = 决算数 ÷ 预算数`])
  })

  it('says nothing where the words leave open which of two budgets is meant', () => {
    expect(
      completion('教育支出（类）年初预算为 50 万元，全年预算为 48 万元，支出决算为 46.4 万元，完成预算的 92.8%。'),
    ).toEqual([])
  })
})

describe('narrative-share', () => {
  const share = (...paragraphs: string[]) =>
    verdictsOf(narrativeShare, { headings: ['三、支出预算情况说明'], paragraphs })
  it('holds each part against the whole that the list divides', () => {
    expect(
      share('2030年支出预算 100.00 万元，其中：基本支出 60.00 万元，占 60%；项目支出 40.00 万元，占 41%。'),
    ).toEqual([
      'holds “基本支出”不大于“支出预算”',
      'holds “基本支出”占比 = “基本支出” ÷ “支出预算”',
      'holds “项目支出”不大于“支出预算”',
      'inconsistent “项目支出”占比 = “项目支出” ÷ “支出预算”',
    ])
  })
  it('rejects a part above its whole that is shown as 100%', () => {
    expect(share('2030年支出预算 100.00 万元，其中：基本支出 100.27 万元，占 100%。')).toEqual([
      'inconsistent “基本支出”不大于“支出预算”',
      'holds “基本支出”占比 = “基本支出” ÷ “支出预算”',
    ])
  })
  it('rejects more than the whole, whichever it is', () => {
    expect(share('基本支出 60 万元，占 160%。')).toEqual(['error “基本支出”占比160%，超过100%。'])
  })
  it('does not guess a whole that is not stated', () => {
    expect(share('基本支出 60 万元，占 60%。')).toEqual([])
  })
})

describe('narrative-parts', () => {
  const parts = (reception: string) =>
    failuresOf(narrativeParts, {
      headings: ['九、财政拨款“三公”经费支出情况说明'],
      paragraphs: ['公务接待费 0.15 万元。', `国内接待费 ${reception} 万元，接待 2 批次。`],
    })
  it('accepts an item that is no more than its total', () => {
    expect(parts('0.15')).toEqual([])
  })
  it('rejects an item that was more than its total was', () => {
    const table = listTable('“三公”经费支出预算表', [['2029年预算数']], [['', '“三公”经费', '3.00']])
    const was = (change: string) =>
      failuresOf(narrativeParts, {
        headings: ['九、财政拨款“三公”经费支出情况说明'],
        paragraphs: [`公务接待费 1.00 万元，比2029年预算减少 ${change} 万元。`],
        tables: [table],
      })
    expect(was('1.00')).toEqual([])
    expect(was('10.00')).toEqual(['“公务接待费”上年数（本年数 - 增减额）不大于““三公”经费”上年数'])
  })
  it.each([
    ['9.00', []],
    ['11.00', ['“小微企业预留的预算金额”不大于“中小企业预留的预算金额”']],
  ])('small enterprises are some of the small and medium ones: %s', (small, expected) => {
    const text = `政府采购项目中，为中小企业预留的预算金额是10.00万元，为小微企业预留的预算金额是${small}万元。`
    expect(failuresOf(narrativeParts, { headings: ['十、政府采购情况'], paragraphs: [text] })).toEqual(expected)
  })
  it('rejects an item that is more', () => {
    expect(parts('1.50')).toEqual(['“国内接待费”不大于“公务接待费”'])
  })
})

describe('narrative-restated', () => {
  const restated = (amount: string) =>
    verdictsOf(narrativeRestated, {
      headings: ['一、部门概况'],
      paragraphs: [
        `12、住房保障支出（221类）住房改革支出（02款）住房公积金（01项）208.80万元。主要用于：缴纳住房公积金。2029年预算执行数为198.34万元，2030年预算安排${amount}万元。`,
      ],
    })
  it('accepts the same amount twice', () => {
    expect(restated('208.80')).toEqual(['holds “住房公积金”前后两数相同'])
  })
  it('rejects another amount', () => {
    expect(restated('201.50')).toEqual(['inconsistent “住房公积金”前后两数相同'])
  })
})
