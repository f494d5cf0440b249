import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type ProvenAnswer, verifyAnswer } from '../../src/gate/verify-answer.js'
import { type Desk, openDesk } from '../answers/open-assistant.js'

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk.close())

type Figure = ProvenAnswer['figures'][number]
type Change = (answer: ProvenAnswer) => ProvenAnswer

const text =
  (from: string | RegExp, to: string): Change =>
  (answer) => ({ ...answer, answer: answer.answer.replace(from, to) })
const figure =
  (id: string, change: Partial<Figure> | ((one: Figure) => Partial<Figure>)): Change =>
  (answer) => ({
    ...answer,
    figures: answer.figures.map((one) =>
      one.id === id ? { ...one, ...(typeof change === 'function' ? change(one) : change) } : one,
    ),
  })
const both =
  (...changes: Change[]): Change =>
  (answer) =>
    changes.reduce((changed, change) => change(changed), answer)

const FORGED: Figure = {
  id: 'F1',
  label: '收入总计',
  organization: null,
  year: null,
  stage: null,
  value: '88.88',
  unit: '万元',
  exact: true,
  interval: ['88.88', '88.88'],
  basis: 'constant',
  operation: null,
  operands: [],
  source: null,
}
const onlyForged =
  (more: Partial<Figure>, question?: string): Change =>
  (answer) => ({
    ...answer,
    question: question ?? answer.question,
    answer: '收入总计 88.88 万元',
    results: ['F1'],
    figures: [{ ...FORGED, ...more }],
    quotes: [],
  })
const alsoForged =
  (more: Partial<Figure>): Change =>
  (answer) => ({ ...answer, figures: [...answer.figures, { ...FORGED, id: 'F90', ...more }] })

const LOOKUP = '渭南12345热线2024年预算收入是多少？'
const CENTRES = '五个热线中心奖金最少的是哪个，多少钱？'
const SUM = '渭南物业管理费、租赁费和维修费三样加起来多少钱？'
const SHARE = '渭南公用经费占总预算的百分之几'
const DIFFERENCE = '渭南办公费比电费高出多少钱'
const HEADS = '乌鲁木齐热线按在职30人算，人均基本工资是多少万？'
const PRIOR = '渭南事业运行2010350上年预算是多少万？'
const CONVERTED = '聊城政府采购支出总额合多少亿元？'
const ZERO = '渭南公务接待费是多少'
const LIMIT = '池州系统正常运行率指标值是多少'
const TERM = '渭南预算公开里“上级补助收入”指的是什么？'
const REASON = '渭南热线工资福利支出比上年涨了百分之几？为什么'
const LIST = '固原社会保障和就业支出有哪几项，各多少？'
const CONFLICT = '固原2024年住房保障支出多少万元'
const REFUSED = '渭南教育支出预算是多少'
const ENGLISH = "What did Liaocheng's hotline center spend on official receptions (公务接待费) in 2024?"
const OTHER = '固原市“12345”便民服务中心'
const WEINAN = '渭南市12345热线服务中心'

const forgeries: [name: string, question: string, change: Change][] = [
  ['1 a constant as result', LOOKUP, onlyForged({})],
  ['1 a constant that nothing uses', LOOKUP, alsoForged({ value: '100', unit: '%', interval: ['100', '100'] })],
  ['1 a calculation of numbers of its own', LOOKUP, onlyForged({ basis: 'calculation', operation: '88.88 万元' })],
  ['1 a calculation that adds a number of its own', SUM, figure('F4', { operation: 'F1 + F2 + F3 + 0 元' })],
  [
    '1 figures that prove each other',
    LOOKUP,
    (answer) => ({
      ...answer,
      answer: '收入总计 88.88 万元',
      results: ['F1'],
      figures: ['F2', 'F1'].map((operand, at) => ({
        ...FORGED,
        id: `F${at + 1}`,
        basis: 'calculation',
        operation: `max(${operand})`,
        operands: [operand],
      })),
    }),
  ],
  ['2 a number of the question as result', LOOKUP, onlyForged({ basis: 'given' }, '收入总计是88.88万元吗')],
  ['2 a given number in another unit', HEADS, figure('F2', { unit: '万元', interval: ['25', '35'] })],
  ['3 an amount in a refusal', REFUSED, text('不等于零', '不等于零，是 88.88 万元')],
  ['3 a percentage in a refusal', REFUSED, text('不等于零', '不等于零，占 3.5%')],
  ['3 an amount in a suggestion', REFUSED, (answer) => ({ ...answer, suggestions: ['教育支出是 88.88 万元吗？'] })],
  ['3 a figure in a refusal', REFUSED, (answer) => ({ ...answer, figures: [FORGED] })],
  ['3 another status', LOOKUP, (answer) => ({ ...answer, status: 'certain' })],
  ['4 another organization in the text', LOOKUP, text(WEINAN, OTHER)],
  ['4 another organization in one line', CENTRES, text('固原市“12345”便民服务中心2024', `${WEINAN}2024`)],
  ['4 no organization in the text', LOOKUP, text(WEINAN, '')],
  ['4 another organization in an English text', ENGLISH, text(/^[^,]+,/u, `${WEINAN},`)],
  ['5 another item in the text', LOOKUP, text('收入总计 648.03', '公务接待费 648.03')],
  ['5 a narrower item in the text', '渭南办公费', text('办公费 ', '办公费（基本支出） ')],
  ['5 an item of a list', LIST, text('机关事业单位职业年金缴费支出 4.30', '办公费 4.30')],
  [
    '5 a number in the label',
    LOOKUP,
    both(figure('F1', { label: '收入总计 88.88 万元' }), text('收入总计', '收入总计 88.88 万元')),
  ],
  ['6 a value with other digits', SHARE, both(figure('F3', { value: '1.163' }), text('1.16%', '1.163%'))],
  ['6 a value rounded away', SHARE, both(figure('F3', { value: '1' }), text('1.16%', '1%'))],
  ['6 a widened interval', SUM, figure('F4', { interval: ['0', '9999999'] })],
  ['6 a sum of another organization', SUM, both(figure('F4', { organization: OTHER }), text(WEINAN, OTHER))],
  ['6 a sum of another stage', SUM, both(figure('F4', { stage: '决算' }), text('年初预算', '决算'))],
  ['6 a sum of the year before', SUM, both(figure('F4', { year: 2023 }), text('2024年', '2023年'))],
  [
    '6 a prior year two years back',
    PRIOR,
    both(figure('F3', { year: 2022 }), text('2023年年初预算 事业运行', '2022年年初预算 事业运行')),
  ],
  [
    '6 a difference the wrong way round',
    DIFFERENCE,
    both(figure('F3', { label: '电费比办公费多' }), text('办公费比电费多', '电费比办公费多')),
  ],
  [
    '6 a sum called a mean',
    SUM,
    both(
      figure('F4', (one) => ({ label: one.label.replace('合计', '平均') })),
      text('合计', '平均'),
    ),
  ],
  ['7 an operand listed twice', DIFFERENCE, figure('F3', { operands: ['F1', 'F1'] })],
  ['7 an operand left out', SUM, figure('F4', { operands: ['F1', 'F2'] })],
  ['8 another stage in the text', LOOKUP, text('年初预算', '决算')],
  ['8 another stage in one line', CENTRES, text('2024年决算', '2024年年初预算')],
  ['8 another stage in an English text', ENGLISH, text('final accounts', 'initial budget')],
  ['9 a limit turned round', LIMIT, text('≥', '≤')],
  ['9 a limit left out', LIMIT, text('≥', '')],
  ['9 a limit in words', LIMIT, text('≥', '不超过 ')],
  ['9 a limit made up', LOOKUP, text('648.03', '≥648.03')],
  ['10 a minus made up', LOOKUP, text('648.03', '-648.03')],
  ['10 a minus in words', LOOKUP, text('648.03', '负648.03')],
  ['10 a minus before a limit', LIMIT, text('≥', '−≥')],
  ['11 the mark of another source', CENTRES, text('[2]', '[3]')],
  ['11 a mark without source', LOOKUP, text('[1]', '[2]')],
  ['11 source lines renumbered', LIST, text('\n[1] ', '\n[2] ')],
  ['11 another line in a source line', LOOKUP, text(/第 \d+ 行/u, '第 7 行')],
  ['11 another row in a source line', LOOKUP, text('行收入总计', '行支出总计')],
  ['12 another unit of zero', ZERO, text('0.00 万元', '0.00 亿元')],
  ['12 another unit', LOOKUP, text('648.03 万元', '648.03 亿元')],
  [
    '13 a quote moved',
    TERM,
    (answer) => ({
      ...answer,
      quotes: answer.quotes.map((quote) => ({ ...quote, source: { ...quote.source, line: 1 } })),
    }),
  ],
  [
    '13 a quote and its source line moved',
    TERM,
    both(
      (answer) => ({
        ...answer,
        quotes: answer.quotes.map((quote) => ({ ...quote, source: { ...quote.source, line: 1 } })),
      }),
      text(/第 \d+ 行/u, '第 1 行'),
    ),
  ],
  ['13 a quote reworded in the text', TERM, text('不属于', '属于')],
  [
    '13 a reason reworded everywhere',
    REASON,
    both(text('开支加大', '开支减少'), (answer) => ({
      ...answer,
      quotes: answer.quotes.map((quote) => ({ ...quote, text: quote.text.replace('开支加大', '开支减少') })),
    })),
  ],
  [
    '13 the place of a quote made up',
    TERM,
    both(
      (answer) => ({
        ...answer,
        quotes: answer.quotes.map((quote) => ({ ...quote, source: { ...quote.source, text: '共 88.88 万元' } })),
      }),
      text('正文“上级补助收入”', '正文“共 88.88 万元”'),
    ),
  ],
  ['14 a rounded figure called exact', CONVERTED, figure('F2', { exact: true })],
  ['14 an exact figure called rounded', LOOKUP, figure('F1', { exact: false })],
  [
    'a result that the text does not state',
    CONVERTED,
    (answer) => ({ ...answer, answer: answer.answer.replace('约 0.1223 亿元（1,222.54 万元）', '1,222.54 万元') }),
  ],
  ['another year in the text', LOOKUP, text('2024年年初', '2023年年初')],
  ['another year in the heading of a list', LIST, text('2024年', '2023年')],
  ['two figures of one id', DIFFERENCE, (answer) => ({ ...answer, figures: [...answer.figures, ...answer.figures] })],
  [
    'a conflict about a figure not listed',
    CONFLICT,
    (answer) => ({ ...answer, conflicts: (answer.conflicts ?? []).map((one) => ({ ...one, figures: ['F8', 'F9'] })) }),
  ],
  [
    'a display told beside it made up',
    LOOKUP,
    figure('F1', (one) => ({
      source: one.source === null ? null : { ...one.source, also: [{ ...one.source, value: '1.00', unit: '万元' }] },
    })),
  ],
  [
    'another page',
    LOOKUP,
    figure('F1', (one) => ({ source: one.source === null ? null : { ...one.source, page: 3 } })),
  ],
]

describe('forged answers do not verify', () => {
  it.each(forgeries)('%s', (_, question, change) => {
    const answer = desk.ask(question)
    expect(verifyAnswer(answer, desk.library).failures).toEqual([])
    const forged = change(answer)
    expect(forged).not.toEqual(answer)
    expect(verifyAnswer(forged, desk.library).ok).toBe(false)
  })
})
