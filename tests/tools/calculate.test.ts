import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { verifyCalculation } from '../../src/gate/verify-calculation.js'
import { openTools, type Tools } from './open-tools.js'

const WEINAN = 'weinan-2024-budget'
const URUMQI = 'urumqi-2024-budget'
const LIAOCHENG = 'liaocheng-2024-accounts'
let tools: Tools
const named: Record<string, string> = {}

/** Finds one figure and keeps its id under a short name. */
function find(name: string, document: string, item: string, more: Record<string, unknown> = {}): void {
  const found = tools.call('find_figures', { documents: [document], items: [[item]], ...more })
  const id = found.result?.quantities?.[0]?.figures[0]?.id
  if (id === undefined) throw new Error(`${item} of ${document} is not found`)
  named[name] = id
}

const withIds = (text: string): string => text.replace(/\b[a-z]+\d?\b(?!\()/g, (word) => named[word] ?? word)

beforeAll(async () => {
  tools = await openTools()
  find('spent', WEINAN, '支出总计')
  find('income', WEINAN, '收入总计')
  find('basic', WEINAN, '基本支出')
  find('project', WEINAN, '项目支出')
  find('staff', WEINAN, '编制', { kinds: ['count'] })
  find('fund1', WEINAN, '2210201')
  find('fund2', WEINAN, '30113')
  find('wages', WEINAN, '301', { portions: ['total'] })
  find('salary', WEINAN, '30101', { portions: ['total'] })
  find('office', WEINAN, '30201', { portions: ['total'] })
  find('other', URUMQI, '支出总计')
  find('rate', URUMQI, '公务用车运行费', { kinds: ['rate'] })
  find('accounts', LIAOCHENG, '支出总计')
})
afterAll(() => tools.close())

describe('calculate', () => {
  it.each([
    ['basic + project', { crossing: ['portion'] }, '6,480,334.00 元', '基本支出、项目支出合计'],
    ['share(basic, spent)', { crossing: ['portion'] }, '89.82%', '基本支出占支出总计的比重'],
    ['convert(spent, 万元)', {}, '648.0334 万元', '支出总计'],
    ['spent / staff', { crossing: ['year'] }, '324,016.70 元', '人均支出总计'],
    ['wages - salary', {}, '5,238,741.00 元', '工资福利支出比基本工资多'],
    ['other - spent', { crossing: ['organization'] }, '839.37 万元', null],
    ['spent - other', { crossing: ['organization'] }, '-839.37 万元', null],
    ['other / spent', { crossing: ['organization'], unit: '倍' }, '2.30倍', null],
    ['avg(spent, other)', { crossing: ['organization'] }, '1,067.72 万元', null],
    ['(spent - basic) / spent * 100', { crossing: ['portion'], unit: '%' }, null, null],
  ])('%s', (expression, more, display, label) => {
    const { ok, result, error } = tools.call('calculate', { expression: withIds(expression), ...more })
    expect(error).toBeUndefined()
    expect(ok).toBe(true)
    if (display !== null) expect(result?.figure?.display).toBe(display)
    if (label !== null) expect(result?.figure?.label).toBe(label)
  })

  it.each([
    ['spent + rate', { crossing: ['organization', 'year', 'stage', 'fund'] }, 'not-comparable'],
    ['spent + staff', { crossing: ['year'] }, 'not-comparable'],
    ['spent + other', {}, 'scope-crossed'],
    ['spent + other', { crossing: ['year'] }, 'scope-crossed'],
    ['accounts - spent', { crossing: ['organization'] }, 'scope-crossed'],
    ['share(basic, spent)', {}, 'scope-crossed'],
    ['fund1 + fund2', {}, 'forbidden-crossing'],
    ['share(fund2, fund1)', { crossing: ['fund', 'portion'] }, 'forbidden-crossing'],
    ['spent - income', {}, 'forbidden-crossing'],
    ['wages + salary', {}, 'counted-twice'],
    ['sum(salary, office, wages)', {}, 'counted-twice'],
    ['basic + spent', { crossing: ['portion'] }, 'counted-twice'],
    ['spent + spent', {}, 'counted-twice'],
    ['spent * 1.05', {}, 'bad-expression'],
    ['648万元 + spent', {}, 'bad-expression'],
    ['100', {}, 'bad-expression'],
    ['spent +', {}, 'bad-expression'],
    ['median(spent, basic)', {}, 'bad-expression'],
    ['spent + F9999', {}, 'unknown-figure'],
  ])('%s %j is an error: %s', (expression, more, code) => {
    const before = tools.desk.ledger.figures.length
    const { ok, error } = tools.call('calculate', { expression: withIds(expression), ...more })
    expect(ok).toBe(false)
    expect(error?.code).toBe(code)
    expect(tools.desk.ledger.figures).toHaveLength(before)
  })

  it('tells which crossing to declare, with the figures', () => {
    const { error } = tools.call('calculate', { expression: withIds('accounts - spent') })
    expect(error?.message).toContain('organization')
    expect(error?.message).toContain('stage')
    expect(error?.message).toContain(`${named.spent}: initial-budget`)
  })

  it('sees crossings through a result', () => {
    const sum = tools.call('calculate', { expression: withIds('spent + other'), crossing: ['organization'] })
    const { error } = tools.call('calculate', { expression: `${withIds('spent')} / ${sum.result?.figure?.id}` })
    expect(error?.code).toBe('scope-crossed')
  })

  it('gives only results that hold when they are worked out again', () => {
    const amounts = ['spent', 'basic', 'project', 'wages', 'salary', 'office', 'other', 'staff', 'rate']
    const leaf = fc.constantFrom(...amounts)
    const { expression } = fc.letrec<{ expression: string }>((tie) => ({
      expression: fc.oneof(
        { maxDepth: 3, withCrossShrink: true },
        leaf,
        fc
          .tuple(tie('expression'), fc.constantFrom('+', '-', '*', '/'), tie('expression'))
          .map(([a, operator, b]) => `(${a} ${operator} ${b})`),
        fc
          .tuple(fc.constantFrom('share', 'growth', 'sum', 'avg', 'max', 'min'), tie('expression'), tie('expression'))
          .map(([name, a, b]) => `${name}(${a}, ${b})`),
        tie('expression').map((one) => `-${one}`),
      ),
    }))
    const crossing = ['organization', 'level', 'year', 'stage', 'fund', 'portion']
    let worked = 0
    fc.assert(
      fc.property(expression, (text) => {
        const { result } = tools.call('calculate', { expression: withIds(text), crossing })
        if (result?.figure === undefined) return
        worked += 1
        const { figures, quotes } = tools.desk.ledger
        const figure = figures.find(({ id }) => id === result.figure?.id)
        if (figure === undefined) throw new Error('the result is not in the ledger')
        expect(verifyCalculation(figure, { figures, quotes }, tools.desk.library)).toBeNull()
      }),
      { seed: 20240509, numRuns: 300 },
    )
    expect(worked).toBeGreaterThan(100)
  })
})

describe('compare', () => {
  it('orders in one unit, and gives the difference of two', () => {
    const { result } = tools.call('compare', { figures: [named.spent, named.other], crossing: ['organization'] })
    expect(result?.ordered?.map(({ id }) => id)).toEqual([named.other, named.spent])
    expect(result?.difference?.display).toBe('839.37 万元')
  })

  it('does not call one larger where rounding leaves it open', () => {
    find('rounded', WEINAN, '支出总计', { fund: 'general' })
    const { result } = tools.call('compare', { figures: [named.spent, named.rounded], crossing: ['fund'] })
    expect(result?.ordered?.[0]?.sameAsNext).toBe(true)
  })

  it.each([
    [['spent', 'staff'], ['year'], 'not-comparable'],
    [['spent', 'other'], [], 'scope-crossed'],
    [['fund1', 'fund2'], [], 'forbidden-crossing'],
    [['spent', 'spent'], [], 'bad-arguments'],
  ])('%j %j is an error: %s', (names, crossing, code) => {
    const { error } = tools.call('compare', { figures: names.map((name) => named[name]), crossing })
    expect(error?.code).toBe(code)
  })
})
