import { describe, expect, it } from 'vitest'
import { checkTogether, type HeldForTogether } from '../../src/checks/check-together.js'
import { identifyDocument } from '../../src/documents/identity.js'
import { readDocument } from '../../src/documents/readers/registry.js'
import { readFacts } from '../../src/facts/read-facts.js'
import { readTables } from '../../src/tables/read-tables.js'
import { vocabulary } from '../facts/fixtures.js'

function held(id: string, text: string): HeldForTogether {
  const read = readDocument(`${id}.txt`, new TextEncoder().encode(text))
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
