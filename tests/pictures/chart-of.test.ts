import { describe, expect, test } from 'vitest'
import { chartOf } from '../../src/reports/pictures/chart-of.js'
import { answer, figure, offices, worked } from './answers.mjs'

const row = (id: string, code: string, value: string, column = '合计') =>
  figure({ id, label: `${code}（${column}）`, value, place: { row: code, column } })

describe('what an answer draws', () => {
  test('offices side by side, the largest first, the answer marked', () => {
    const chart = chartOf(answer(offices(['甲局', '1.50'], ['乙局', '980.00'], ['丙局', '-3.00']), ['F2']))
    expect(chart?.shape).toBe('bars')
    expect(chart?.parts.map(({ name, shown, chosen }) => [name, shown, chosen])).toEqual([
      ['乙局', '980.00 万元', true],
      ['甲局', '1.50 万元', false],
      ['丙局', '-3.00 万元', false],
    ])
  })

  test('one unit: what is displayed in another is converted exactly and shown as displayed behind', () => {
    const chart = chartOf(
      answer(offices(['甲局', '8.57'], ['乙局', '197383.00', '元'], ['丙局', '1.00']), ['F1', 'F2', 'F3']),
    )
    expect(chart?.parts[0]?.shown).toBe('19.7383 万元（197,383.00 元）')
    expect(chart?.notes.join()).toContain('换算')
  })

  test('years and stages in the order of time', () => {
    const [now, before] = [
      figure({ id: 'F1', year: 2031, value: '9.00' }),
      figure({ id: 'F2', year: 2030, value: '7.00' }),
    ]
    const chart = chartOf(
      answer([now, before, worked('F1 - F2', { id: 'F3', label: '项目支出增加', value: '2.00' })], ['F3']),
    )
    expect(chart?.parts.map(({ name }) => name)).toEqual(['2030年年初预算', '2031年年初预算'])
    expect(chart?.title).toContain('2.00 万元')
  })

  test('the year before, worked back from a stated change, is a pair with the change as title', () => {
    const figures = [
      figure({ id: 'F1', value: '0.88' }),
      figure({ id: 'F2', label: '项目支出比2029年年初预算减少', value: '1.64', basis: 'quote' }),
      worked('F1 + F2', { id: 'F3', year: 2029, value: '2.52' }),
    ]
    const chart = chartOf(answer(figures, ['F3']))
    expect(chart?.shape).toBe('bars')
    expect(chart?.title).toBe('项目支出比2029年年初预算减少 1.64 万元')
    expect(chart?.parts.map(({ shown }) => shown)).toEqual(['2.52 万元', '0.88 万元'])
  })

  test('a decrease points the other way and says so', () => {
    const figures = offices(['甲局', '6.18', '%'], ['乙局', '3.50', '%']).map((one, at) => ({
      ...one,
      label: at === 0 ? '项目支出比2029年年初预算下降' : '项目支出比2029年年初预算增长',
    }))
    const chart = chartOf(answer(figures, ['F2']))
    expect(chart?.parts.map(({ shown, size }) => [shown, size.toFixed()])).toEqual([
      ['增长 3.50%', '3.5'],
      ['下降 6.18%', '-6.18'],
    ])
  })

  test('parts of a sum are a ring without a rest', () => {
    const chart = chartOf(
      answer(
        [
          row('F1', '30101 基本工资', '3.00'),
          row('F2', '30102 津贴', '1.00'),
          worked('F1 + F2', { id: 'F3', value: '4.00' }),
        ],
        ['F3'],
      ),
    )
    expect(chart?.shape).toBe('ring')
    expect(chart?.whole?.size.toFixed()).toBe('40000')
    expect(chart?.parts).toHaveLength(2)
  })
})

describe('the remainder of a share', () => {
  const share = (part: ReturnType<typeof figure>, whole: ReturnType<typeof figure>) =>
    chartOf(answer([part, whole, worked('share(F1, F2)', { id: 'F3', value: '25.00', unit: '%' })], ['F3']))?.shape
  test.each([
    ['a code below a code', row('F1', '30101 基本工资', '1.00'), row('F2', '301 工资福利支出', '4.00'), 'ring'],
    ['a coded row under the total', row('F1', '30101 基本工资', '1.00'), row('F2', '合计', '4.00'), 'ring'],
    [
      'a column of its group',
      row('F1', '合计', '1.00', '基本支出 / 人员经费'),
      row('F2', '合计', '4.00', '基本支出 / 小计'),
      'ring',
    ],
    ['a code beside a code', row('F1', '30101 基本工资', '1.00'), row('F2', '302 商品和服务支出', '4.00'), 'bars'],
    [
      'another column',
      row('F1', '30101 基本工资', '1.00', '基本支出'),
      row('F2', '301 工资福利支出', '4.00', '项目支出'),
      'bars',
    ],
    ['columns side by side', row('F1', '合计', '1.00', '项目支出'), row('F2', '合计', '4.00', '基本支出'), 'bars'],
    [
      'another table',
      row('F1', '30101 基本工资', '1.00'),
      figure({
        id: 'F2',
        label: '工资福利支出',
        value: '4.00',
        place: { table: '表9', row: '301 工资福利支出', column: '合计' },
      }),
      'bars',
    ],
  ])('%s', (_, part, whole, shape) => expect(share(part, whole)).toBe(shape))
})

describe('no chart', () => {
  const two = offices(['甲局', '1.00'], ['乙局', '2.00'])
  test.each([
    ['a refusal', answer(two, ['F1', 'F2'], { status: 'refused' })],
    ['one figure', answer(offices(['甲局', '1.00']), ['F1'])],
    ['money beside percent', answer(offices(['甲局', '1.00'], ['乙局', '2.00', '%']), ['F1', 'F2'])],
    ['money beside people', answer(offices(['甲局', '1.00'], ['乙局', '2', '人']), ['F1', 'F2'])],
    [
      'goals of at least',
      answer([two[0] ?? figure(), figure({ id: 'F2', organization: '乙局', place: { text: '≥95%' } })], ['F1', 'F2']),
    ],
    ['two displays of one quantity', answer([figure(), figure({ id: 'F2', value: '10.01' })], ['F1', 'F2'])],
    [
      'a disputed figure',
      answer(two, ['F1', 'F2'], {
        status: 'conflict',
        conflicts: [{ kind: 'contradiction', figures: ['F2'], note: '' }],
      }),
    ],
    [
      'income beside expenditure',
      answer([figure({ label: '收入总计' }), figure({ id: 'F2', label: '支出总计' })], ['F1', 'F2']),
    ],
    [
      'a change beside an amount',
      answer([figure(), figure({ id: 'F2', label: '项目支出比2029年年初预算增加' })], ['F1', 'F2']),
    ],
    [
      'a figure and its conversion',
      answer([figure(), worked('convert(F1, 元)', { id: 'F2', value: '100000', unit: '元' })], ['F2']),
    ],
  ])('%s', (_, given) => expect(chartOf(given)).toBeNull())
})
