import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cleanName, nameKey } from '../../src/facts/clean-name.js'
import { readFund } from '../../src/facts/fund-words.js'
import { identifyForm, identifyHeadings } from '../../src/facts/identify-form.js'
import { stageIn, yearIn } from '../../src/facts/period-words.js'
import { readColumn } from '../../src/facts/read-column.js'
import { lookupOf } from '../../src/facts/vocabulary/lookup.js'
import { shippedVocabulary } from './vocabulary-files.js'

const { vocabulary } = shippedVocabulary()
const lookup = lookupOf(vocabulary)
const budget = { year: 2030, stage: 'initial-budget' } as const
const accounts = { year: 2030, stage: 'final-accounts' } as const

describe('cleanName', () => {
  it.each([
    ['收 入 总 计', '收入总计'],
    ['一、本年收入', '本年收入'],
    ['（二）政府性基金预算财政拨款', '政府性基金预算财政拨款'],
    ['　　 其中：专项资金', '专项资金'],
    ['(10)其他支出', '其他支出'],
    ['三 、机关资本性支出（一）', '机关资本性支出（一）'],
    ['12345热线服务费', '12345热线服务费'],
    ['事业运行（项）', '事业运行'],
    ['- 1、教育支出（类）', '教育支出'],
    ['"三公"经费', '“三公”经费'],
  ])('%j is %j', (printed, name) => expect(cleanName(printed)).toBe(name))

  it('gives one key to a name however it is numbered, spaced and bracketed', () => {
    const names = fc.constantFrom(...vocabulary.codes.map((one) => one.name))
    const numbering = fc.constantFrom('', '一、', '（三）', '1. ', '其中：', '（2）', '①')
    fc.assert(
      fc.property(names, numbering, (name, mark) => {
        const spaced = [...name].join(' ').replace(/（/g, '(').replace(/）/g, ')')
        expect(nameKey(`${mark}${spaced}`)).toBe(nameKey(name))
      }),
    )
  })
})

describe('identifyForm', () => {
  it.each([
    ['收入支出决算总表', 'summary', 'all'],
    ['部门财务收支预算总表', 'summary', 'all'],
    ['部门收支总体情况表', 'summary', 'all'],
    ['收入支出决算公开表', 'summary', 'all'],
    ['财政拨款收入支出决算总表', 'fiscal-summary', 'fiscal'],
    ['部门财政拨款收支预算总表', 'fiscal-summary', 'fiscal'],
    ['收入决算表', 'income', 'all'],
    ['预算单位收入预算总表', 'income', 'all'],
    ['部门支出总体情况表', 'expenditure', 'all'],
    ['支出决算公开表', 'expenditure', 'all'],
    ['财政拨款支出预算表', 'fiscal-expenditure', 'fiscal'],
    ['一般公共预算支出预算表（按功能科目分类）', 'general-expenditure', 'general'],
    ['部门一般公共预算支出功能分类预算表', 'general-expenditure', 'general'],
    ['一般公共预算财政拨款支出决算表', 'general-expenditure', 'general'],
    ['一般公共预算财政拨款基本支出决算明细表', 'general-basic', 'general'],
    ['部门一般公共预算基本支出部门预算经济分类预算表', 'general-basic', 'general'],
    ['一般公共预算项目支出预算表', 'general-project', 'general'],
    ['政府性基金预算财政拨款收入支出决算表', 'government-fund', 'government-fund'],
    ['国有资本经营预算支出预算表', 'state-capital', 'state-capital'],
    ['财政拨款“三公”经费支出决算表', 'three-publics', 'fiscal'],
    ['部门“三公”经费和机关运行经费预算表', 'three-publics', 'fiscal'],
    ['部门政府采购预算表', 'procurement', 'all'],
    ['项目支出绩效目标表', 'performance', 'all'],
    ['预算项目支出绩效自评表', 'self-evaluation', 'all'],
    ['封面', undefined, undefined],
  ])('%s', (title, form, fund) => {
    const found = identifyForm(title, vocabulary.forms, [])
    expect(found?.form).toBe(form)
    expect(found?.fund).toBe(fund)
  })

  it('does not take the name of an office for the form', () =>
    expect(identifyForm('某市政府采购中心2030年收入总表', vocabulary.forms, ['某市政府采购中心'])?.form).toBe('income'))

  it('lets an inner heading refine an outer one', () => {
    const found = identifyHeadings(['六、一般公共预算支出情况说明', '（一）基本支出情况'], vocabulary.forms, [])
    expect(found).toMatchObject({ fund: 'general', portion: 'basic', flow: 'expenditure' })
  })
})

describe('periods', () => {
  it.each([
    ['2029年执行数（决算数）', budget, 2029, 'execution'],
    ['上年决算数', budget, 2029, 'final-accounts'],
    ['2030年预算数', budget, 2030, 'initial-budget'],
    ['年初预算数', accounts, null, 'initial-budget'],
    ['全年预算数（A）', accounts, null, 'full-year-budget'],
    ['调整预算', accounts, null, 'adjusted-budget'],
    ['预算数', accounts, null, null],
    ['一般公共预算', budget, null, null],
  ] as const)('%s', (words, document, year, stage) => {
    expect(yearIn(words, document)).toBe(year)
    expect(stageIn(words, document).stage).toBe(stage)
  })
})

describe('readFund', () => {
  it.each([
    ['一般公共预算财政拨款', 'general', ''],
    ['政府性基金预算拨款收入', 'government-fund', ''],
    ['上级一般公共预算安排的转移支付', 'general', '上级转移支付'],
    ['非财政拨款结转', null, '非财政拨款结转'],
    ['一般公共预算和政府性基金预算', null, '一般公共预算和政府性基金预算'],
  ] as const)('%s', (words, fund, rest) => expect(readFund(words)).toMatchObject({ fund, rest }))
})

describe('readColumn', () => {
  it.each([
    [['合计'], '', { kind: 'amount', fund: null, portion: null, narrowing: [] }],
    [['2030年预算数', '基本支出', '人员经费'], '', { year: 2030, stage: 'initial-budget', portion: 'personnel' }],
    [
      ['2030年预算数与2029年执行数(决算数)', '增减额'],
      '',
      { kind: 'change', year: 2030, base: { year: 2029, stage: 'execution' } },
    ],
    [['2030年预算数与2029年执行数(决算数)', '增减%'], '', { kind: 'rate', base: { year: 2029, stage: 'execution' } }],
    [['2030年预算数与2029年执行数', '项目支出'], '', { kind: 'amount', yearUnclear: true, portion: 'project' }],
    [['上年', '一般公共预算拨款安排的“三公”经费预算', '公务接待费'], '', { year: 2029, fund: 'general' }],
    [['支出', '预算数', '政府性基金预算财政拨款支出'], '支出', { flow: 'expenditure', fund: 'government-fund' }],
    [['本年一般公共预算基本支出', '公用经费'], '', { fund: 'general', portion: 'public' }],
    [
      ['财政拨款', '上级一般公共预算安排的转移支付'],
      '',
      { fund: 'general', narrowing: ['上级一般公共预算安排的转移支付'] },
    ],
    [['自评得分'], '', { kind: 'count', unit: '分' }],
  ])('%j', (path, lane, expected) => expect(readColumn(path, lane, lookup, budget)).toMatchObject(expected))
})
