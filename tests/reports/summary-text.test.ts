import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compareRuns, keptFinding } from '../../src/checks/compare-runs.js'
import { unprovenNumbers } from '../../src/reports/summary-gate.js'
import { MOST_CHARACTERS, summaryText } from '../../src/reports/summary-text.js'
import { cell, finding, report } from './findings.js'

const kept = (parts: Parameters<typeof finding>[0] = {}) => keptFinding(finding(parts), report())

describe('what changed since a run', () => {
  const ids = (list: readonly { id: string }[]) => list.map(({ id }) => id)
  test.each([
    ['the same', ['a', 'b'], ['a', 'b'], [[], ['a', 'b'], []]],
    ['one more', ['a', 'b'], ['a'], [['b'], ['a'], []]],
    ['one less', ['a'], ['a', 'b'], [[], ['a'], ['b']]],
    ['twice now, once before', ['a', 'a'], ['a'], [['a'], ['a'], []]],
  ])('%s', (_, now, before, expected) => {
    const found = compareRuns(
      now.map((id) => finding({ id })),
      [report()],
      before.map((id) => kept({ id })),
    )
    expect([ids(found.fresh), ids(found.standing), ids(found.settled)]).toEqual(expected)
  })

  test('a document that is gone settles nothing', () => {
    expect(compareRuns([], [report({ organization: '另一单位' })], [kept()]).settled).toEqual([])
  })

  test('another year is another finding', () => {
    expect(compareRuns([finding()], [report({ year: 2031 })], [kept()]).fresh).toHaveLength(1)
  })
})

describe('the gate of a line', () => {
  const line = (text: string) => ({ text, finding: finding(), counts: [7], names: ['海棠市12345热线'] })
  test.each([
    ['海棠市12345热线（第 3 行）：应为 9.00，实为 10.00，差 1.00', []],
    ['表1 收支表：共 7 项', []],
    ['应为 9.01', ['9.01']],
    ['应为 9', ['9']],
    ['12345', ['12345']],
  ])('%s', (text, unproven) => {
    expect(unprovenNumbers(line(text))).toEqual(unproven)
  })
})

describe('a summary', () => {
  const document = (office: string, findings: ReturnType<typeof finding>[]) => ({
    report: report({ id: office, organization: office }),
    findings: findings.map((one) => ({ ...one, document: office })),
  })

  test('does not repeat a number of a message that is no figure of the finding', () => {
    const odd = finding({
      expected: null,
      actual: null,
      difference: null,
      message: { zh: '约有 77 处', en: 'about 77 places' },
    })
    expect(summaryText([document('海棠市档案馆', [odd])], null, 'zh')).not.toContain('77')
  })

  test('counts what it leaves out and stays within one message, whatever there is', () => {
    const office = fc.string({ unit: fc.constantFrom('海', '棠', '市', '1', '2', '局'), minLength: 1, maxLength: 40 })
    const one = fc.record({
      severity: fc.constantFrom('error' as const, 'warning' as const, 'info' as const),
      id: fc.constantFrom('a', 'b', 'c'),
      cells: fc.array(fc.constant(cell({ row: '一般公共服务支出'.repeat(4) })), { maxLength: 2 }),
    })
    const documents = fc.array(fc.tuple(office, fc.array(one, { maxLength: 12 })), { maxLength: 60 })
    fc.assert(
      fc.property(documents, fc.constantFrom('zh' as const, 'en' as const), fc.boolean(), (held, language, again) => {
        const checks = held.map(([name, findings], at) =>
          document(
            `${name}${at}`,
            findings.map((parts) => finding(parts)),
          ),
        )
        const last = again ? [kept({ id: 'a' })] : null
        const text = summaryText(checks, last, language)
        expect(text.length).toBeLessThanOrEqual(MOST_CHARACTERS)
        expect(summaryText(checks, last, language)).toBe(text)
        const told = checks.flatMap(({ findings }) => findings.filter(({ severity }) => severity !== 'info')).length
        const lines = text.split('\n').filter((line) => line.startsWith('  · ')).length
        if (lines < told) expect(text).toMatch(language === 'zh' ? /另有 \d+ 项未列出/ : /\d+ more: see tieout check/)
      }),
      { seed: 7, numRuns: 60 },
    )
  })
})
