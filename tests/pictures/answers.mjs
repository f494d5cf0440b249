/** Answers of invented offices, for tests of pictures and for the contact sheet. */

/** A figure read from a table. @param {any} parts */
export const figure = (parts = {}) => {
  const { place, ...own } = parts
  const value = own.value ?? '10.00'
  return {
    id: 'F1',
    label: '项目支出',
    organization: '海棠市档案馆',
    year: 2030,
    stage: '年初预算',
    value,
    unit: '万元',
    exact: true,
    interval: [value, value],
    basis: 'cell',
    operation: null,
    operands: [],
    source: {
      document: 'haitang',
      path: 'haitang.txt',
      table: '表3 支出预算总表',
      row: '合计',
      column: '项目支出',
      line: 12,
      page: null,
      sheet: null,
      cell: null,
      box: null,
      text: value,
      also: [],
      ...place,
    },
    ...own,
  }
}

/** A result worked out from others. @param {string} operation @param {any} parts */
export const worked = (operation, parts) => ({
  ...figure(parts),
  basis: 'calculation',
  operation,
  operands: operation.match(/F\d+/gu) ?? [],
  source: null,
})

/** @param {any[]} figures @param {string[]} results @param {any} parts */
export const answer = (figures, results, parts = {}) => ({
  id: '1',
  question: '各单位项目支出是多少？',
  status: 'answered',
  reason: null,
  answer: '项目支出：',
  results,
  figures,
  quotes: [],
  conflicts: [],
  warnings: [],
  suggestions: [],
  engine: 'offline',
  ...parts,
})

/** The same item of several offices, `F1` on. @param {...[string, string, string?]} values */
export const offices = (...values) =>
  values.map(([organization, value, unit = '万元'], at) =>
    figure({
      id: `F${at + 1}`,
      organization,
      value,
      unit,
      place: { document: `${at + 1}`, path: `${organization.slice(0, 12)}.txt` },
    }),
  )

/** @param {{ id: string }[]} figures */
const all = (figures) => figures.map(({ id }) => id)

/** Items of one office. @param {...[string, string]} values */
const items = (...values) =>
  values.map(([label, value], at) =>
    figure({ id: `F${at + 1}`, label, value, place: { row: `3010${at + 1} ${label}`, column: '合计' } }),
  )

const LONG =
  '海棠市人民政府政务服务和数据资源管理局（海棠市行政审批局、海棠市公共资源交易监督管理办公室）所属综合保障服务中心'
/** Names that a hostile document may hold: markup, line ends, marks that turn the order of digits, letters no font has. */
export const HOSTILE = [
  '<script>alert(1)</script>',
  '"/><image href="http://example.org/x"/>&amp;&#60;',
  '甲\n乙\r\n丙\u2028丁',
  '\u202e12345局\u202c',
  'משרד 12345',
  '😀🏛️办公室',
  '{a|b}{name} %s',
  '字'.repeat(3000),
]

const hostile = offices(...HOSTILE.map((name, at) => /** @type {[string, string]} */ ([name, `${at + 1}.00`])))
const twenty = offices(
  ...Array.from(
    { length: 20 },
    (_, at) => /** @type {[string, string]} */ ([`第${at + 1}街道办事处`, `${(at * 7919) % 1000}.${10 + at}`]),
  ),
)
const many = offices(
  ...Array.from(
    { length: 40 },
    (_, at) => /** @type {[string, string]} */ ([`第${at + 1}街道办事处`, `${40 - at}.00`]),
  ),
)
const listed = items(
  ['基本工资', '50.62'],
  ['津贴补贴', '3.68'],
  ['奖金', '4.21'],
  ['绩效工资', '12.00'],
  ['其他工资福利支出', '398.49'],
)
const eight = items(
  ...Array.from(
    { length: 8 },
    (_, at) => /** @type {[string, string]} */ ([`第${at + 1}项`, `${(at + 1) * (at + 1)}.00`]),
  ),
)

/**
 * One answer for each kind of chart and for each thing that can go wrong with one.
 * @type {{ name: string, answer: ReturnType<typeof answer> }[]}
 */
export const samples = [
  {
    name: 'offices-ranking',
    answer: answer(
      offices(
        ['海棠市档案馆', '1835.94'],
        ['木兰市图书馆', '985.00'],
        ['丁香市博物馆', '397.27'],
        ['茉莉市文化馆', '66.00'],
        ['紫藤市美术馆', '18.50'],
      ),
      ['F1', 'F2', 'F3', 'F4', 'F5'],
    ),
  },
  {
    name: 'offices-largest',
    answer: answer(
      offices(['海棠市档案馆', '3.78'], ['木兰市图书馆', '1.37'], ['丁香市博物馆', '0.00'], ['茉莉市文化馆', '0']),
      ['F1'],
      { warnings: ['口径不同：年初预算、决算放在一起比较。'] },
    ),
  },
  {
    name: 'units-of-one-kind',
    answer: answer(offices(['海棠市档案馆', '8.57'], ['木兰市图书馆', '197383.00', '元'], ['丁香市博物馆', '52.55']), [
      'F1',
      'F2',
      'F3',
    ]),
  },
  {
    name: 'tiny-beside-huge',
    answer: answer(
      offices(
        ['海棠市档案馆', '123456789012.34', '元'],
        ['木兰市图书馆', '0.01', '元'],
        ['丁香市博物馆', '0.00', '元'],
      ),
      ['F1', 'F2', 'F3'],
    ),
  },
  {
    name: 'negative',
    answer: answer(offices(['海棠市档案馆', '-120.50'], ['木兰市图书馆', '80.00'], ['丁香市博物馆', '-0.30']), [
      'F1',
      'F2',
      'F3',
    ]),
  },
  {
    name: 'all-negative',
    answer: answer(offices(['海棠市档案馆', '-120.50'], ['木兰市图书馆', '-80.00']), ['F1', 'F2']),
  },
  { name: 'all-nought', answer: answer(offices(['海棠市档案馆', '0.00'], ['木兰市图书馆', '0']), ['F1', 'F2']) },
  { name: 'twenty', answer: answer(twenty, all(twenty)) },
  { name: 'forty', answer: answer(many, all(many)) },
  {
    name: 'long-names',
    answer: answer(offices([`${LONG}甲`, '100.00'], [`${LONG}乙`, '99.00']), ['F1', 'F2'], {
      warnings: [LONG.repeat(6)],
    }),
  },
  { name: 'hostile-names', answer: answer(hostile, all(hostile), { warnings: HOSTILE }) },
  {
    name: 'list-of-one-office',
    answer: answer(listed, all(listed), { answer: '海棠市档案馆2030年年初预算 工资福利支出的构成：' }),
  },
  {
    name: 'years',
    answer: answer(
      [
        figure({ id: 'F1', year: 2028, stage: '决算', value: '7.10' }),
        figure({ id: 'F2', year: 2029, stage: '决算', value: '9.02' }),
        figure({ id: 'F3' }),
      ],
      ['F1', 'F2', 'F3'],
    ),
  },
  {
    name: 'stages',
    answer: answer(
      [
        figure({ id: 'F1', stage: '决算', value: '2371.40' }),
        figure({ id: 'F2', value: '2300.86' }),
        worked('F1 - F2', { id: 'F3', label: '项目支出决算比预算多', value: '70.54', stage: null }),
      ],
      ['F3'],
    ),
  },
  {
    name: 'year-before',
    answer: answer(
      [
        figure({ id: 'F1', value: '0.88' }),
        figure({
          id: 'F2',
          label: '项目支出比2029年年初预算减少',
          value: '1.64',
          basis: 'quote',
          place: { table: null, row: null, column: null },
        }),
        worked('F1 + F2', { id: 'F3', year: 2029, value: '2.52', exact: false }),
      ],
      ['F3'],
      { warnings: ['2029年的数是推算的，不是文件直接公布的。'] },
    ),
  },
  {
    name: 'changes',
    answer: answer(
      offices(['海棠市档案馆', '202.98', '%'], ['木兰市图书馆', '10.42', '%'], ['丁香市博物馆', '6.18', '%']).map(
        (one, at) => ({ ...one, label: at === 2 ? '本年支出比2029年年初预算下降' : '本年支出比2029年年初预算增长' }),
      ),
      ['F1'],
    ),
  },
  {
    name: 'sum',
    answer: answer(
      [
        ...listed,
        worked('F1 + F2 + F3 + F4 + F5', {
          id: 'F6',
          label: '基本工资与津贴补贴与奖金与绩效工资与其他工资福利支出合计',
          value: '469.00',
        }),
      ],
      ['F6'],
    ),
  },
  {
    name: 'sum-of-eight',
    answer: answer(
      [...eight, worked('F1 + F2 + F3 + F4 + F5 + F6 + F7 + F8', { id: 'F9', label: '八项合计', value: '204.00' })],
      ['F9'],
    ),
  },
  {
    name: 'share-proven',
    answer: answer(
      [
        figure({
          id: 'F1',
          label: '其他工资福利支出',
          value: '3984880.00',
          unit: '元',
          place: { row: '30199 其他工资福利支出' },
        }),
        figure({
          id: 'F2',
          label: '工资福利支出',
          value: '5744973.00',
          unit: '元',
          place: { row: '301 工资福利支出' },
        }),
        worked('share(F1, F2)', {
          id: 'F3',
          label: '其他工资福利支出占工资福利支出的比重',
          value: '69.36',
          unit: '%',
          exact: false,
        }),
      ],
      ['F3'],
    ),
  },
  {
    name: 'share-not-proven',
    answer: answer(
      [
        figure({ id: 'F1', label: '人员经费', value: '88.00' }),
        figure({ id: 'F2', label: '支出总计', value: '640.00', place: { table: '表1' } }),
        worked('share(F1, F2)', { id: 'F3', label: '人员经费占支出总计的比重', value: '13.75', unit: '%' }),
      ],
      ['F3'],
    ),
  },
  {
    name: 'tiny-share',
    answer: answer(
      [
        figure({ id: 'F1', label: '水费', value: '0.01', place: { row: '30205 水费' } }),
        figure({ id: 'F2', label: '支出总计', value: '99640.00' }),
        worked('share(F1, F2)', { id: 'F3', label: '水费占支出总计的比重', value: '0.00', unit: '%', exact: false }),
      ],
      ['F3'],
    ),
  },
  {
    name: 'english',
    answer: answer(
      offices(
        ['海棠市档案馆', '49.53'],
        ['木兰市图书馆', '41.99'],
        ['Department of Public Works and Municipal Infrastructure Maintenance', '7.40'],
      ),
      ['F3'],
      {
        question: 'Which of the offices has the lowest project expenditure (项目支出)?',
        warnings: ['Stages differ: 年初预算, 决算 are set side by side.'],
      },
    ),
  },
  {
    name: 'people',
    answer: answer(
      [
        figure({ id: 'F1', label: '编制', value: '20', unit: '人', stage: null }),
        figure({ id: 'F2', label: '实有人数', value: '16', unit: '人', stage: null }),
      ],
      ['F1', 'F2'],
    ),
  },
  { name: 'rare-letters', answer: answer(offices(['㐂喆堃镕骉局', '1.00'], ['①Ⅱ㎡≥△局', '2.00']), ['F1', 'F2']) },
]
