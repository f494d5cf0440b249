import { describe, expect, it } from 'vitest'
import { checkTogether, type HeldForTogether } from '../../src/checks/check-together.js'
import { identifyDocument } from '../../src/documents/identity.js'
import { readText } from '../../src/documents/readers/text-reader.js'
import { readFacts } from '../../src/facts/read-facts.js'
import { readTables } from '../../src/tables/read-tables.js'
import { vocabulary } from '../facts/fixtures.js'

function held(id: string, text: string): HeldForTogether {
  const read = readText(new TextEncoder().encode(text))
  const source = { id, path: `${id}.txt`, identity: identifyDocument(read) }
  const tables = readTables(source, read)
  return { ...source, tables, facts: readFacts(source, read, tables, vocabulary).facts }
}

const accounts = (year: number, opening: string, closing: string) =>
  held(
    `accounts-${year}`,
    `云溪市数据服务中心\n\n${year} 年度单位决算\n\n第二部分 ${year} 年度单位决算表\n\n收入支出决算总表\n\n金额单位：元\n\n收入\t\t支出\t\n项目\t决算数\t项目\t决算数\n一、一般公共预算财政拨款收入\t900,000.00\t一、一般公共服务支出\t900,000.00\n本年收入合计\t900,000.00\t本年支出合计\t900,000.00\n年初结转和结余\t${opening}\t年末结转和结余\t${closing}\n总计\t960,000.00\t总计\t960,000.00\n`,
  )

const budget = (year: number, amount: string) =>
  held(
    `budget-${year}`,
    `云溪市数据服务中心\n\n${year} 年单位预算\n\n第二部分 ${year} 年单位预算表\n\n一般公共预算财政拨款“三公”经费支出表\n\n单位：元\n\n项目\t${year}年预算数\n公务接待费\t${amount}\n`,
  )

const repeated = (year: number, amount: string) =>
  held(
    `spent-${year}`,
    `云溪市数据服务中心\n\n${year} 年度单位决算\n\n第二部分 ${year} 年度单位决算表\n\n一般公共预算财政拨款“三公”经费支出决算表\n\n单位：元\n\n项目\t年初预算数\t决算数\n公务接待费\t${amount}\t3,120.50\n`,
  )

describe('carry-over', () => {
  it('accepts a balance that the next year begins with', () => {
    expect(checkTogether([accounts(2030, '60,000.00', '60,000.00'), accounts(2029, '60,000.00', '60,000.00')])).toEqual(
      [],
    )
  })

  it('rejects another balance, in the newer document', () => {
    const [finding, ...others] = checkTogether([
      accounts(2030, '50,000.00', '60,000.00'),
      accounts(2029, '60,000.00', '60,000.00'),
    ])
    expect(others).toEqual([])
    expect(finding?.severity).toBe('warning')
    expect(finding?.document).toBe('accounts-2030')
    expect(finding?.difference?.replace('-', '')).toBe('10000.00')
  })

  it('accepts years that do not follow each other', () => {
    expect(checkTogether([accounts(2031, '50,000.00', '60,000.00'), accounts(2029, '60,000.00', '60,000.00')])).toEqual(
      [],
    )
  })
})

const nextBudget = (year: number, arranged: string) =>
  held(
    `budget-${year}`,
    `云溪市数据服务中心\n\n${year} 年单位预算\n\n第二部分 ${year} 年单位预算表\n\n收支总表\n\n单位：元\n\n收入\t\t支出\t\n项目\t预算数\t项目\t预算数\n本年收入合计\t900,000.00\t本年支出合计\t950,000.00\n上年结转\t${arranged}\t结转下年\t\n收入总计\t950,000.00\t支出总计\t950,000.00\n`,
  )

describe('carry-over into a budget', () => {
  it.each(['50,000.00', '60,000.00'])('accepts a budget that arranges %s of 60,000.00', (arranged) => {
    expect(checkTogether([accounts(2029, '60,000.00', '60,000.00'), nextBudget(2030, arranged)])).toEqual([])
  })

  it('rejects a budget that arranges more than was left', () => {
    const found = checkTogether([accounts(2029, '60,000.00', '60,000.00'), nextBudget(2030, '80,000.00')])
    expect(found.map(({ rule, severity, document }) => [rule, severity, document])).toEqual([
      ['carry-over', 'warning', 'budget-2030'],
    ])
  })
})

/** A department's income form with a row for each office, or the document of one of them. */
const office = (id: string, name: string, title: string, amount: string, rows: string[] = []) =>
  held(
    id,
    `${name}\n\n2030年${title}\n\n第二部分 2030年预算表\n\n一、收支总表\n\n单位：万元\n\n收入\t\t支出\t\n项目\t预算数\t项目\t预算数\n一般公共预算拨款收入\t${amount}\t公共安全支出\t${amount}\n本年收入合计\t${amount}\t本年支出合计\t${amount}\n收入总计\t${amount}\t支出总计\t${amount}\n\n二、收入总表\n\n单位：万元\n\n单位编码\t单位名称\t合计\t一般公共预算\n\t合计\t${amount}\t${amount}\n${rows.join('\n')}\n`,
  )
const DEPARTMENT = office('department', '长平县司法局', '部门预算', '100.00', [
  '101001\t长平县司法局\t60.00\t60.00',
  '101002\t长平县法律援助中心\t40.00\t40.00',
])
const unit = (amount: string) =>
  office('unit', '长平县法律援助中心', '单位预算', amount, [`101002\t长平县法律援助中心\t${amount}\t${amount}`])
const own = (amount: string) =>
  office('own', '长平县司法局', '本级预算', amount, [`101001\t长平县司法局\t${amount}\t${amount}`])

describe('unit-department', () => {
  it('accepts a unit and the department itself that make up the department', () => {
    expect(checkTogether([DEPARTMENT, unit('40.00')])).toEqual([])
    expect(checkTogether([unit('40.00'), DEPARTMENT, own('60.00')])).toEqual([])
  })

  it('accepts offices that the department has no row for', () => {
    expect(checkTogether([DEPARTMENT, office('other', '长平县教育局', '单位预算', '900.00')])).toEqual([])
  })

  it('rejects another sum than the row of the department says', () => {
    const found = checkTogether([DEPARTMENT, unit('45.00')])
    expect(found.map(({ rule, severity }) => `${severity} ${rule}`)).toEqual(['warning unit-department'])
    expect(found[0]?.cells.map(({ value }) => value)).toEqual(expect.arrayContaining(['40.00', '45.00']))
  })

  it('rejects units that do not make up the department', () => {
    const found = checkTogether([DEPARTMENT, unit('40.00'), own('61.00')])
    expect(found.map(({ rule }) => rule)).toContain('unit-department')
    expect(found.some(({ message }) => message.zh.includes('所属各单位之和'))).toBe(true)
  })
})

describe('budget-kept', () => {
  it('accepts accounts that repeat the budget, and offices with one document', () => {
    expect(checkTogether([budget(2030, '8,000.00'), repeated(2030, '8,000.00')])).toEqual([])
    expect(checkTogether([repeated(2030, '8,000.00')])).toEqual([])
  })

  it('rejects accounts that tell another budget', () => {
    const [finding, ...others] = checkTogether([repeated(2030, '9,000.00'), budget(2030, '8,000.00')])
    expect(others).toEqual([])
    expect(finding?.rule).toBe('budget-kept')
    expect(finding?.severity).toBe('warning')
    expect(finding?.document).toBe('spent-2030')
    expect(finding?.cells.map(({ value }) => value)).toEqual(expect.arrayContaining(['8000.00', '9000.00']))
  })
})
