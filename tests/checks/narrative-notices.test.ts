import { describe, expect, it } from 'vitest'
import type { Rule } from '../../src/checks/contract.js'
import { narrativeBaseYear } from '../../src/checks/rules/narrative-base-year.js'
import { narrativeReason } from '../../src/checks/rules/narrative-reason.js'
import { narrativeRepeat } from '../../src/checks/rules/narrative-repeat.js'
import { narrativeResidue } from '../../src/checks/rules/narrative-residue.js'
import { narrativeWords } from '../../src/checks/rules/narrative-words.js'
import { percentDisplay } from '../../src/checks/rules/percent-display.js'
import { zeroBaseGrowth } from '../../src/checks/rules/zero-base-growth.js'
import { listTable } from '../facts/fixtures.js'
import { failuresOf, verdictsOf } from './check-prose.js'

const GENERAL = ['第三部分 情况说明', '五、一般公共预算支出情况说明']
const counts = (rule: Rule, ...paragraphs: string[]) => failuresOf(rule, { headings: GENERAL, paragraphs }).length
const SPENT = '2030年一般公共预算支出 80 万元，'

describe('narrative-base-year', () => {
  it.each([
    ['the year before', `${SPENT}比2029年执行数增加 2 万元。`],
    ['another stage of the year', `${SPENT}比2030年执行数增加 2 万元。`],
    ['the year before last, named so', `${SPENT}比前年增加 2 万元。`],
  ])('accepts: %s', (_, text) => {
    expect(counts(narrativeBaseYear, text)).toBe(0)
  })

  it.each([['two years back', `${SPENT}比2027年执行数增加 2 万元。`]])('rejects: %s', (_, text) => {
    expect(counts(narrativeBaseYear, text)).toBe(1)
  })
})

describe('narrative-reason', () => {
  it.each([
    ['a reason below', `${SPENT}比上年增加 2 万元，主要原因是：一是人员增加。`],
    ['less, because something ended', `${SPENT}比上年减少 2 万元，主要原因是上年增加了一次性项目。`],
    ['nothing, because there is none', `${SPENT}比上年增加 0 万元，主要原因是没有此项支出。`],
    ['a part of the whole', `${SPENT}比上年增加 7.5 万元，主要原因是增加服务费 7 万元。`],
  ])('accepts: %s', (_, text) => {
    expect(counts(narrativeReason, text)).toBe(0)
  })

  it.each([
    ['no reason', `${SPENT}比上年增加 2 万元，主要原因是。`],
    ['more, because of less', `${SPENT}比上年增加 2 万元，主要原因是厉行节约，压缩开支。`],
    ['less, because of more', `${SPENT}比上年减少 2 万元，主要原因是人员增加，工资上调。`],
    ['nothing, and why it fell', `${SPENT}比上年增加 0 万元，主要原因是厉行节约，压缩开支。`],
    ['a part larger than the whole', `${SPENT}比上年增加 7.5 万元，主要原因是增加服务费 8 万元。`],
  ])('rejects: %s', (_, text) => {
    expect(counts(narrativeReason, text)).toBe(1)
  })
})

describe('narrative-residue', () => {
  it.each([['units that need no figure', `${SPENT}以万元为单位，每平方米折合约百元，数万元以下的从略。`]])(
    'accepts: %s',
    (_, text) => {
      expect(counts(narrativeResidue, text)).toBe(0)
    },
  )

  it.each([
    ['an alternative left open', `${SPENT}比上年增加（减少）2 万元。`],
    ['a placeholder', '2030年一般公共预算支出XX万元。'],
    ['a unit without its figure', '2030年一般公共预算支出为 万元，房屋平方米。'],
    ['two marks', `${SPENT}下降 3.49%，。`],
  ])('rejects: %s', (_, text) => {
    expect(counts(narrativeResidue, text)).toBe(1)
  })
})

describe('narrative-repeat', () => {
  it.each([
    ['sentences alike', '教育支出 3 万元，较上年无增减。卫生健康支出 3 万元，较上年无增减。'],
    [
      'the same words under another item',
      '1.公务接待费。2030年预算数 0 万元，与上年持平。2.因公出国（境）费。2030年预算数 0 万元，与上年持平。',
    ],
  ])('accepts: %s', (_, text) => {
    expect(counts(narrativeRepeat, text)).toBe(0)
  })

  it.each([['a repeated sentence', '涉及因公出国团组 0 个，累计 0 人次。涉及因公出国团组 0 个，累计 0 人次。']])(
    'rejects: %s',
    (_, text) => {
      expect(counts(narrativeRepeat, text)).toBe(1)
    },
  )
})

describe('narrative-words', () => {
  it.each([['a negative increase', `${SPENT}比上年增加 -2 万元。`]])('rejects: %s', (_, text) => {
    expect(counts(narrativeWords, text)).toBe(1)
  })

  it.each([
    ['alike', '与2029年预算数 2 万元持平。', ['holds “公务接待费”与上年持平']],
    ['not alike', '与2029年预算数 4 万元持平。', ['inconsistent “公务接待费”与上年持平']],
    ['nearly level', '与2029年预算数 3 万元基本持平。', []],
    ['with nothing to compare', '与上年持平。', []],
    ['of another item', '因公出国（境）费 3 万元，与上年持平。', []],
  ])('holds 持平 against both years of one item: %s', (_, text, expected) => {
    const paragraphs = [`2030年公务接待费预算数 2 万元，${text}`]
    expect(verdictsOf(narrativeWords, { headings: ['九、“三公”经费情况说明'], paragraphs })).toEqual(expected)
  })

  it('holds 大于 and 小于 against the figures of the same item', () => {
    const words = (text: string) =>
      verdictsOf(narrativeWords, { headings: ['五、支出决算情况说明'], paragraphs: [text], kind: 'accounts' })
    const item = '教育支出（类）年初预算为 50 万元，支出决算为 46.4 万元，'
    expect(words(`${item}决算数小于年初预算数的主要原因是厉行节约。`)).toEqual(['holds “教育支出”决算数小于预算数'])
    expect(words(`${item}决算数大于年初预算数的主要原因是人员增加。`)).toEqual([
      'inconsistent “教育支出”决算数大于预算数',
    ])
    expect(words(`${item}决算数与年初预算数基本持平。`)).toEqual([])
  })
})

describe('zero-base-growth', () => {
  it.each([['growth that doubles', `${SPENT}比上年增加 40 万元，增长 100%。`]])('accepts: %s', (_, text) => {
    expect(counts(zeroBaseGrowth, text)).toBe(0)
  })

  it.each([
    ['growth that fills a cell', `${SPENT}比上年增加 80 万元，增长 100%。`],
    ['growth that cannot be', `${SPENT}比上年增加 80 万元，增长 12%。`],
  ])('rejects: %s', (_, text) => {
    expect(counts(zeroBaseGrowth, text)).toBe(1)
  })
})

describe('percent-display', () => {
  const table = (rates: [string, string, string]) =>
    listTable(
      '一般公共预算财政拨款支出表',
      [
        ['2029年执行数'],
        ['2030年预算数', '合计'],
        ['2030年预算数比2029年执行数', '增减额'],
        ['2030年预算数比2029年执行数', '增减%'],
      ],
      [
        ['', '合计', '11.21', '12.92', '1.71', rates[0]],
        ['205', '教育支出', '7.28', '7.70', '0.42', rates[1]],
        ['210', '卫生健康支出', '3.93', '5.22', '1.29', rates[2]],
      ],
    )
  const shown = (rates: [string, string, string]) =>
    failuresOf(percentDisplay, { headings: [], paragraphs: [], tables: [table(rates)] })

  it('says nothing where the other rates would be the same from figures that are not shown', () => {
    const exact = listTable(
      '一般公共预算财政拨款支出表',
      [
        ['2029年执行数'],
        ['2030年预算数', '合计'],
        ['2030年预算数比2029年执行数', '增减额'],
        ['2030年预算数比2029年执行数', '增减%'],
      ],
      [
        ['', '合计', '1100.00', '1192.05', '92.05', '8.4%'],
        ['205', '教育支出', '1000.00', '1086.00', '86.00', '8.6%'],
        ['210', '卫生健康支出', '100.00', '106.05', '6.05', '6.0%'],
      ],
    )
    expect(failuresOf(percentDisplay, { headings: [], paragraphs: [], tables: [exact] })).toEqual([])
  })

  it.each<[string, [string, string, string], number]>([
    ['rounded: accepted', ['15.25%', '5.77%', '32.82%'], 0],
    ['one cut: rejected', ['15.25%', '5.76%', '32.82%'], 1],
    ['one with zeros for digits', ['15.25%', '5.77%', '33.00%'], 1],
    ['worked out from figures that are not shown', ['15.29%', '5.76%', '32.82%'], 0],
  ])('%s', (_, rates, expected) => {
    expect(shown(rates)).toHaveLength(expected)
  })
})
