import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { claimNumbers } from '../../src/facts/narrative/claim-numbers.js'
import { claims, inWords, OFFICE } from './fixtures.js'

const SUMMARY = ['第三部分 情况说明', '一、收支预算情况的总体说明']
const GENERAL = ['第三部分 情况说明', '五、一般公共预算支出情况说明']
const BASIC = ['第三部分 情况说明', '六、一般公共预算基本支出情况说明']
const ASSETS = ['第三部分 情况说明', '十、国有资产占用情况']
const TRIPS = ['第三部分 情况说明', '九、财政拨款“三公”经费支出情况说明']
const BUYING = ['第三部分 情况说明', '十一、政府采购情况']
const GROWTH = '~2029 initial-budget'
const total = (value: string, name: string, fund = 'general') =>
  `${value}万元 2030 initial-budget ${fund} expenditure ${name} total amount`

describe('claims of a paragraph', () => {
  it.each([
    [
      'an amount, its change and growth',
      GENERAL,
      `${OFFICE}2030年一般公共预算支出 80.5 万元，比上年预算减少 3.25 万元，下降 3.88%。`,
      [
        total('80.5', '本年支出'),
        `3.25万元 2030 initial-budget general expenditure 本年支出 total change ${GROWTH} decrease`,
        `3.88% 2030 initial-budget general expenditure 本年支出 total rate ${GROWTH} decrease`,
      ],
    ],
    [
      'parts of a whole with their shares',
      ['三、支出预算情况说明'],
      '2030年支出预算 100 万元，其中：基本支出 60 万元，占 60%；项目支出 40 万元，占 40%。',
      [
        total('100', '本年支出', 'all'),
        '60万元 2030 initial-budget all expenditure 本年支出 basic amount',
        '60% 2030 initial-budget all expenditure 本年支出 basic share ~2030 initial-budget 本年支出',
        '40万元 2030 initial-budget all expenditure 本年支出 project amount',
        '40% 2030 initial-budget all expenditure 本年支出 project share ~2030 initial-budget 本年支出',
      ],
    ],
    [
      'the earlier amount itself behind the comparison',
      GENERAL,
      '2030年一般公共预算支出 80 万元，比2029年年初预算 100 万元减少 20 万元，下降 20%。',
      [
        total('80', '本年支出'),
        '100万元 2029 initial-budget general expenditure 本年支出 total amount',
        `20万元 2030 initial-budget general expenditure 本年支出 total change ${GROWTH} decrease`,
        `20% 2030 initial-budget general expenditure 本年支出 total rate ${GROWTH} decrease`,
      ],
    ],
    [
      'the earlier amount with its item named again',
      TRIPS,
      '公务接待费 1 万元，与2029年公务接待费预算数 1 万元持平。',
      [total('1', '公务接待费', 'fiscal'), '1万元 2029 initial-budget fiscal expenditure 公务接待费 total amount'],
    ],
    [
      'behind a bracket that divides it the whole is spoken of again',
      TRIPS,
      '公务用车购置及运行维护费 5 万元（其中：公务用车购置费 2 万元；公务用车运行维护费 3 万元，比上年减少 1 万元），比上年增加 2 万元。',
      [
        total('5', '公务用车购置及运行维护费', 'fiscal'),
        total('2', '公务用车购置费', 'fiscal'),
        total('3', '公务用车运行维护费', 'fiscal'),
        `1万元 2030 initial-budget fiscal expenditure 公务用车运行维护费 total change ${GROWTH} decrease`,
        `2万元 2030 initial-budget fiscal expenditure 公务用车购置及运行维护费 total change ${GROWTH} increase`,
      ],
    ],
    [
      'a code in brackets',
      GENERAL,
      '（1）行政运行（2010601）12.30 万元，较上年无增减；',
      [total('12.30', '2010601行政运行')],
    ],
    [
      'a path of classes',
      GENERAL,
      '1、教育支出（类）进修及培训（款）培训支出（项）：2030年预算数为 1.20 万元，比2029年预算增加 0.20 万元。',
      [
        total('1.20', '2050803培训支出'),
        `0.20万元 2030 initial-budget general expenditure 2050803培训支出 total change ${GROWTH} increase`,
      ],
    ],
    [
      'a path of classes with their codes',
      GENERAL,
      '1、教育支出（205类）进修及培训（08款）培训支出（03项）1.20 万元。',
      [total('1.20', '2050803培训支出')],
    ],
    [
      'a path of classes with dashes',
      GENERAL,
      '1. “教育支出-进修及培训-培训支出”科目1.20 万元。',
      [total('1.20', '2050803培训支出')],
    ],
    [
      'what an item is used for is not the next subject',
      GENERAL,
      '教育支出（类）进修及培训（款）培训支出（项）1.20 万元，主要用于基本支出。主要用于：项目支出。2030年预算安排 1.20 万元。',
      [total('1.20', '2050803培训支出'), total('1.20', '2050803培训支出')],
    ],
    [
      'a parallel list under personnel',
      BASIC,
      '人员经费 9.00 万元，主要包括：基本工资 5.00 万元、津贴补贴 3.00 万元、住房公积金 1.00 万元。',
      [
        '9.00万元 2030 initial-budget general expenditure 本年支出 personnel amount',
        '5.00万元 2030 initial-budget general expenditure 30101基本工资 personnel amount',
        '3.00万元 2030 initial-budget general expenditure 30102津贴补贴 personnel amount',
        '1.00万元 2030 initial-budget general expenditure 30113住房公积金 personnel amount',
      ],
    ],
    [
      'money by its source, never taken for the income itself',
      ['二、一般公共预算支出情况说明', '（二）项目支出情况说明'],
      '项目支出 18.5 万元，其中：本年收入安排支出 12.5 万元，上年结转资金安排支出 6 万元。比2029年执行数增加 2 万元。',
      [
        '18.5万元 2030 initial-budget general expenditure 本年支出 project amount',
        '12.5万元 2030 initial-budget general expenditure 本年支出<本年收入安排支出 project amount',
        '6万元 2030 initial-budget general expenditure 本年支出<上年结转资金安排支出 project amount',
        '2万元 2030 initial-budget general expenditure 本年支出 project change ~2029 execution increase',
      ],
    ],
    [
      'both sides with one figure',
      SUMMARY,
      '2030年收、支总预算均为 50 万元。',
      ['50万元 2030 initial-budget all income 收入总计 total amount', total('50', '支出总计', 'all')],
    ],
    [
      'a balance of last year is not a figure of last year',
      SUMMARY,
      '收入总预算 50 万元，其中：本年收入 44 万元，上年结转 6 万元；支出总预算 50 万元。',
      [
        '50万元 2030 initial-budget all income 收入总计 total amount',
        '44万元 2030 initial-budget all income 本年收入 total amount',
        '6万元 2030 initial-budget all position 上年结转 total amount',
        total('50', '支出总计', 'all'),
      ],
    ],
    [
      'a new statement with its own side',
      SUMMARY,
      '本单位2030年预算收入 50 万元，其中：一般公共预算拨款 50 万元；本单位2030年预算支出 49 万元。',
      [
        '50万元 2030 initial-budget all income 收入总计 total amount',
        '50万元 2030 initial-budget general income 一般公共预算拨款收入 total amount',
        total('49', '支出总计', 'all'),
      ],
    ],
    [
      'staff and what belongs to them',
      ['三、人员情况说明'],
      '截至2029年底，编制 20 人，其中行政编制 2 人；实有人员 16 人，其中：党员 9 人。',
      [
        '20人 2029 execution all staff 编制 total count',
        '2人 2029 execution all staff 行政编制 total count',
        '16人 2029 execution all staff 实有人数 total count',
        '9人 2029 execution all staff 党员<实有人数 total count',
      ],
    ],
    [
      'vehicles, their value, and equipment described by a price',
      ASSETS,
      '截至2029年12月31日，车辆 2 辆，价值 27.4 万元；单价50万元以上的设备 1 台（套）。2030年安排购置车辆 0 辆。',
      [
        '2辆 2029 execution all asset 车辆 total count',
        '27.4万元 2029 execution all asset 车辆 total amount',
        '1台（套） 2029 execution all asset 单价50万元以上的设备 total count',
        '0辆 2030 initial-budget all asset 购置车辆 total count',
      ],
    ],
    [
      'procurement by kind, and bought things by their own name',
      BUYING,
      '政府采购预算 3 万元，其中：政府采购货物预算 1 万元、政府采购服务预算 2 万元。采购茶罐 0.3 万元。',
      [
        '3万元 2030 initial-budget all procurement 政府采购 total amount',
        '1万元 2030 initial-budget all procurement 政府采购货物 total amount',
        '2万元 2030 initial-budget all procurement 政府采购服务 total amount',
        '0.3万元 2030 initial-budget all procurement 采购茶罐 total amount',
      ],
    ],
  ])('%s', (_, headings, paragraph, expected) => expect(claims(headings, [paragraph]).map(inWords)).toEqual(expected))

  it.each([
    [
      'stages and completion of a topic',
      GENERAL,
      '1、教育支出（类）进修及培训（款）培训支出（项）。年初预算为 2.00 万元，支出决算为 1.80 万元，完成年初预算的 90%。',
      [
        '2.00万元 2030 initial-budget general expenditure 2050803培训支出 total amount',
        '1.80万元 2030 final-accounts general expenditure 2050803培训支出 total amount',
        '90% 2030 final-accounts general expenditure 2050803培训支出 total rate ~2030 initial-budget',
      ],
    ],
    [
      'the same in other words',
      GENERAL,
      '1、教育支出（类）进修及培训（款）培训支出（项）。编列年初预算 2.00 万元，决算支出 1.80 万元，预算完成率 90%。',
      [
        '2.00万元 2030 initial-budget general expenditure 2050803培训支出 total amount',
        '1.80万元 2030 final-accounts general expenditure 2050803培训支出 total amount',
        '90% 2030 final-accounts general expenditure 2050803培训支出 total rate ~2030 initial-budget',
      ],
    ],
    [
      'what was counted for an expenditure',
      TRIPS,
      '公务接待费全年预算为 0.5 万元，支出决算为 0.4 万元。国内接待费 0.4 万元，共计接待 2 批次、10 人次。',
      [
        '0.5万元 2030 full-year-budget fiscal expenditure 公务接待费 total amount',
        '0.4万元 2030 final-accounts fiscal expenditure 公务接待费 total amount',
        '0.4万元 2030 final-accounts fiscal expenditure 国内接待费 total amount',
        '2批次 2030 final-accounts fiscal expenditure 接待<国内接待费／批次 total count',
        '10人次 2030 final-accounts fiscal expenditure 接待<国内接待费／人次 total count',
      ],
    ],
    [
      'a budget that does not say which',
      TRIPS,
      '公务接待费预算为 0.5 万元。',
      ['0.5万元 2030 null fiscal expenditure 公务接待费 total amount'],
    ],
  ])('in final accounts: %s', (_, headings, paragraph, expected) =>
    expect(claims(headings, [paragraph], 'accounts').map(inWords)).toEqual(expected),
  )
})

describe('claims over paragraphs', () => {
  it('carries the whole and its fund to the items of a list', () => {
    const facts = claims(GENERAL, [
      '2030年一般公共预算支出 30 万元，其中：',
      '工资福利支出（301）20 万元；',
      '商品和服务支出（302）10 万元。',
    ])
    expect(facts.map(inWords)).toEqual([
      total('30', '本年支出'),
      total('20', '301工资福利支出'),
      total('10', '302商品和服务支出'),
    ])
    expect(facts.map((fact) => fact.source.line)).toEqual([3, 4, 5])
  })

  it('reports a list of assets for the date of its introduction', () => {
    const facts = claims(ASSETS, ['截至2029年底，资产情况如下', '1. 房屋 280 平方米。', '2. 办公家具，价值 9 万元。'])
    expect(facts.map(inWords)).toEqual([
      '280平方米 2029 execution all asset 房屋面积 total count',
      '9万元 2029 execution all asset 办公家具 total amount',
    ])
  })

  it('reads nothing from a glossary', () =>
    expect(claims(['第四部分 名词解释'], ['一、基本支出：指 5 万元以上的支出。'])).toEqual([]))
})

describe('what the words leave open', () => {
  it.each([
    ['a reason', GENERAL, '办公费 5 万元，比上年增加 1 万元，主要原因是新增 2 名人员、租房 3 万元。'],
    [
      'all of it from one fund',
      ['四、财政拨款收支情况说明'],
      '2030年财政拨款收支总预算 9 万元，收入全部为一般公共预算拨款 7 万元。',
    ],
  ])('%s has no item', (_, headings, paragraph) => {
    const open = claims(headings, [paragraph]).filter((fact) => fact.key.item === null)
    expect(open.length).toBeGreaterThan(0)
  })

  it('a change after an amount without a subject belongs to none', () => {
    const facts = claims(GENERAL, ['办公费 5 万元，要求根据情况并推动了 3 万元，较上年增加 1 万元。'])
    expect(facts.map((fact) => fact.key.item?.name ?? null)).toEqual(['办公费', null, null])
  })

  it('words that stand for figures excluding each other are no name', () => {
    const facts = claims(BUYING, ['甲方案报价 3 万元，乙方。', '甲方案报价 5 万元。'])
    expect(facts.map((fact) => fact.key.item)).toEqual([null, null])
  })
})

describe('reasons', () => {
  it.each([
    [
      '办公费 5 万元，比上年增加 1 万元，增长 25%，主要原因是：采购增加；差旅费 2 万元，比上年减少 1 万元。',
      ['', '采购增加', '采购增加', '', ''],
    ],
    ['办公费 5 万元，比上年增加 1 万元。主要原因：一是甲；二是乙。差旅费 2 万元。', ['', '一是甲；二是乙', '']],
    ['办公费 5 万元，主要是购买纸张。', ['']],
    ['办公费 5 万元，较上年不可比，不可比的主要原因是科目调整。', ['科目调整']],
    ['办公费 5 万元，比上年增加 1 万元，主要由于纸价上涨。', ['', '纸价上涨']],
  ])('%s', (paragraph, expected) =>
    expect(claims(GENERAL, [paragraph]).map((fact) => fact.reason ?? '')).toEqual(expected),
  )
})

describe('claimNumbers', () => {
  it.each([
    ['依据〔2029〕55号文件', []],
    ['2030年1月31日', []],
    ['拨打12345热线和110', []],
    ['事业运行（2010350）5 万元', ['5万元']],
    ['1. 车辆 2 辆', ['2辆']],
    ['第3名', []],
    ['编制数 34，实有 30 人', ['34', '30人']],
    ['提供7*24小时服务', []],
    ['单价100万元（含）以上设备0台', ['0台']],
    ['办公费一项 3 万元', ['3万元']],
    ['A4纸 0.5 万元', ['0.5万元']],
  ])('%s', (text, expected) => expect(claimNumbers(text).map((one) => `${one.value}${one.unit}`)).toEqual(expected))
})

describe('any text', () => {
  const words = fc.constantFrom(
    '其中：',
    '基本支出',
    '办公费',
    '比上年',
    '增加',
    '占',
    '完成年初预算的',
    ' 5 万元',
    ' 3%',
    '，',
    '。',
    '；',
    '、',
    '（',
    '）',
    '由',
    '安排',
    '2 人',
    '收入',
    '支出总预算',
  )
  it('is read without failing, and each fact keeps words that stand in it', () => {
    fc.assert(
      fc.property(fc.array(words, { maxLength: 24 }), (parts) => {
        const text = parts.join('')
        for (const fact of claims(GENERAL, [text])) expect(text).toContain(fact.source.text)
      }),
    )
  })
})
