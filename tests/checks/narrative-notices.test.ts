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

describe('rules on the words of the text: found or not', () => {
  it.each<[string, Rule, string, number]>([
    ['two years back', narrativeBaseYear, `${SPENT}比2027年执行数增加 2 万元。`, 1],
    ['the year before', narrativeBaseYear, `${SPENT}比2029年执行数增加 2 万元。`, 0],
    ['another stage of the year', narrativeBaseYear, `${SPENT}比2030年年初预算增加 2 万元。`, 0],
    ['the year before last, named so', narrativeBaseYear, `${SPENT}比前年增加 2 万元。`, 0],
    ['no reason', narrativeReason, `${SPENT}比上年增加 2 万元，主要原因是。`, 1],
    ['a reason below', narrativeReason, `${SPENT}比上年增加 2 万元，主要原因是：一是人员增加。`, 0],
    ['more, because of less', narrativeReason, `${SPENT}比上年增加 2 万元，主要原因是厉行节约，压缩开支。`, 1],
    ['less, because of more', narrativeReason, `${SPENT}比上年减少 2 万元，主要原因是人员增加，工资上调。`, 1],
    [
      'less, because something ended',
      narrativeReason,
      `${SPENT}比上年减少 2 万元，主要原因是上年增加了一次性项目。`,
      0,
    ],
    ['nothing, and why it fell', narrativeReason, `${SPENT}比上年增加 0 万元，主要原因是厉行节约，压缩开支。`, 1],
    ['nothing, because there is none', narrativeReason, `${SPENT}比上年增加 0 万元，主要原因是没有此项支出。`, 0],
    ['a part larger than the whole', narrativeReason, `${SPENT}比上年增加 7.5 万元，主要原因是增加服务费 8 万元。`, 1],
    ['a part of the whole', narrativeReason, `${SPENT}比上年增加 7.5 万元，主要原因是增加服务费 7 万元。`, 0],
    ['an alternative left open', narrativeResidue, `${SPENT}比上年增加（减少）2 万元。`, 1],
    ['a placeholder', narrativeResidue, '2030年一般公共预算支出XX万元。', 1],
    ['a unit without its figure', narrativeResidue, '2030年一般公共预算支出为 万元，房屋平方米。', 1],
    ['two marks', narrativeResidue, `${SPENT}下降 3.49%，。`, 1],
    ['units that need no figure', narrativeResidue, `${SPENT}以万元为单位，每平方米折合约百元，数万元以下的从略。`, 0],
    [
      'a repeated sentence',
      narrativeRepeat,
      '涉及因公出国团组 0 个，累计 0 人次。涉及因公出国团组 0 个，累计 0 人次。',
      1,
    ],
    ['sentences alike', narrativeRepeat, '教育支出 3 万元，较上年无增减。卫生健康支出 3 万元，较上年无增减。', 0],
    ['a negative increase', narrativeWords, `${SPENT}比上年增加 -2 万元。`, 1],
    ['growth that fills a cell', zeroBaseGrowth, `${SPENT}比上年增加 80 万元，增长 100%。`, 1],
    ['growth that doubles', zeroBaseGrowth, `${SPENT}比上年增加 40 万元，增长 100%。`, 0],
    ['growth that cannot be', zeroBaseGrowth, `${SPENT}比上年增加 80 万元，增长 12%。`, 1],
  ])('%s', (_, rule, text, expected) => {
    expect(counts(rule, text)).toBe(expected)
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

  it.each<[string, [string, string, string], number]>([
    ['rounded', ['15.25%', '5.77%', '32.82%'], 0],
    ['one cut', ['15.25%', '5.76%', '32.82%'], 1],
    ['one with zeros for digits', ['15.25%', '5.77%', '33.00%'], 1],
    ['worked out from figures that are not shown', ['15.29%', '5.76%', '32.82%'], 0],
  ])('%s', (_, rates, expected) => {
    expect(shown(rates)).toHaveLength(expected)
  })
})
