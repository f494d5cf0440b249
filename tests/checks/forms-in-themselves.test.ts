import { describe, expect, it } from 'vitest'
import { checkDocument } from '../../src/checks/check-document.js'
import { codeParents } from '../../src/checks/rules/code-parents.js'
import { filledForms } from '../../src/checks/rules/filled-forms.js'
import { narrativeRestated } from '../../src/checks/rules/narrative-restated.js'
import { rules } from '../../src/checks/rules/registry.js'
import { slipsOf } from '../../src/checks/slips.js'
import { documentOf, findingsIn, toldOf } from './check-text.js'

const COVER = '云溪市数据服务中心\n\n2030 年部门预算\n\n第二部分 2030 年部门预算表\n\n'

describe('filled-forms', () => {
  const publics = (figure: string, note: string) =>
    `${COVER}部门“三公”经费预算表\n\n单位：万元\n\n合计\t因公出国（境）费\t公务接待费\n${figure}\t0.00\t${figure}\n\n${note}\n`

  it.each([
    ['a form with nothing but zeros', '0.00', '注：本部门2030年无“三公”经费预算，故本表为空表。'],
    ['a demand on whoever fills it in', '1.35', '注：如无“三公”经费预算，则本表为空表。'],
    ['a note about other money', '1.35', '注：本部门2030年无政府性基金预算，故本表为空表。'],
    ['another note', '1.35', '注：“三公”经费按财政拨款口径填列。'],
  ])('accepts %s', (_, figure, note) => {
    expect(toldOf(filledForms, publics(figure, note))).toEqual([])
  })

  it.each(['故本表为空表', '故本表无数据', '因此本表为空'])('rejects figures under %s', (words) => {
    const [finding, ...others] = findingsIn(
      filledForms,
      publics('1.35', `注：本部门2030年无“三公”经费预算，${words}表。`),
    )
    expect(others).toEqual([])
    expect(finding?.severity).toBe('warning')
    expect(finding?.cells.map(({ value }) => value)).toEqual([null, '1.35'])
  })
})

describe('code-parents', () => {
  const spending = (...codes: string[]) =>
    `${COVER}部门支出总表\n\n单位：元\n\n科目编码\t科目名称\t合计\n${codes.map((code) => `${code}\t科目\t10.00\n`).join('')}`
  const BEFORE = ['208', '20805', '2080505', '2080506', '210', '21011']

  it.each([
    ['classes with what stands under them', [...BEFORE, '2101102', '221', '22102', '2210201']],
    ['a class that is printed without its row', [...BEFORE, '2101102', '22102', '2210201', '229']],
    ['items only, in any order', ['2210201', '2080505', '2101102', '2080506']],
    ['the last row, that nothing follows', [...BEFORE, '71102']],
  ])('accepts %s', (_, codes) => {
    expect(toldOf(codeParents, spending(...codes))).toEqual([])
  })

  it('rejects a code of no class between its neighbours, with what its place asks for', () => {
    const [finding, ...others] = findingsIn(codeParents, spending(...BEFORE, '71102', '221', '22102', '2210201'))
    expect(others).toEqual([])
    expect([finding?.severity, finding?.actual, finding?.expected]).toEqual(['warning', '71102', '2101102'])
  })
})

describe('an item whose fund the prose does not say', () => {
  const form = (title: string, amount: string) =>
    `${title}\n\n单位：元\n\n科目编码\t科目名称\t合计\t基本支出\t项目支出\n221\t住房保障支出\t${amount}\t${amount}\t\n22102\t住房改革支出\t${amount}\t${amount}\t\n2210201\t住房公积金\t${amount}\t${amount}\t\n合计\t\t${amount}\t${amount}\t\n\n`
  const text = (general: string, words: string) =>
    `${COVER}${form('部门支出总表', '2087959.00')}${form('一般公共预算支出表', general)}第三部分 部门预算编制说明\n\n${words}\n`
  const SAID = '1．“住房保障支出（类）住房改革支出（款）住房公积金（项）”208.80万元，主要用于住房公积金。'
  const REST = (amount: string, percent: string) =>
    `2029年当年预算执行数为198.34万元，2030年预算安排${amount}万元，比2029年预算执行数增加${percent}%。`
  const told = (document: string) =>
    checkDocument(documentOf(document), rules).findings.flatMap(({ severity, rule, cells, hypothesis }) =>
      severity === 'error' ? [`${rule} ${cells[0]?.value} ${hypothesis?.value ?? '-'}`] : [],
    )

  it.each([
    ['rounded from the form', '2087959.00', SAID + REST('208.80', '5.27')],
    [
      'of some fund, where the funds differ',
      '1000000.00',
      `1．“住房保障支出（类）住房改革支出（款）住房公积金（项）”108.80万元。`,
    ],
  ])('accepts %s', (_, general, words) => {
    expect(toldOf(narrativeRestated, text(general, words))).toEqual([])
  })

  it('is compared with the one amount of the forms, and the odd place is accused', () => {
    expect(told(text('2087959.00', SAID + REST('201.50', '5.27')))).toEqual(['narrative-restated 201.50 208.80'])
  })

  it('two mistakes of one sentence are two findings, the second beside the first corrected', () => {
    expect(told(text('2087959.00', SAID + REST('441.25', '60.54')))).toEqual([
      'narrative-growth 60.54 -',
      'narrative-restated 441.25 208.80',
    ])
  })

  it('a digit too many in the earlier figure is found by the rate', () => {
    expect(told(text('2087959.00', SAID + REST('208.80', '5.27').replace('198.34', '1998.34')))).toEqual([
      'narrative-growth 1998.34 198.34',
    ])
  })
})

describe('slips of the hand', () => {
  it.each([
    ['12.34', 2, ['12.35', '2.34', '1.34', '21.34', '123.45', '123.4', '-12.34', '1.23']],
    ['-7', 0, ['-8', '7', '-70', '-17']],
    ['0.05', 2, ['0.50', '0.06', '5.05']],
  ])('%s', (value, decimals, some) => {
    const slips = slipsOf(value, decimals)
    expect(slips).not.toContain(value)
    for (const one of some) expect(slips.map(Number)).toContain(Number(one))
  })
})
