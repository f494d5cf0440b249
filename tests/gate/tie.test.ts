import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { TiedText } from '../../src/answers/tie/tied-text.js'
import { tieReport } from '../../src/reports/tie-text.js'
import { type Desk, openDesk } from '../answers/open-assistant.js'
import { SENTENCES } from './tie-sentences.js'

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk.close())

const LETTERS = { tied: 't', contradicted: 'c', unknown: 'u' } as const
const letters = (tied: TiedText): string => tied.numbers.map((number) => LETTERS[number.status]).join('')

describe('sentences over the corpus', () => {
  it.each(SENTENCES)('%s', (text, statuses) => {
    expect(letters(desk.tie(text))).toBe(statuses)
  })
})

describe('what stands behind a number', () => {
  it('names the figure and where it stands, by lines and code points', () => {
    const { numbers } = desk.tie('𠀀报告\n固原2024年基本支出250.91万元。')
    expect(numbers).toHaveLength(1)
    expect(numbers[0]).toMatchObject({ text: '250.91万元', value: '250.91', unit: '万元', line: 2, column: 12 })
    expect(numbers[0]?.figure).toMatchObject({
      label: '基本支出',
      value: '250.91',
      source: { document: 'guyuan-2024-budget' },
    })
  })

  it('gives the right figure in the unit of the text', () => {
    const { numbers } = desk.tie('固原2024年基本支出2,509,200元。')
    expect(numbers[0]).toMatchObject({ status: 'contradicted', expected: '2509100' })
  })

  it('derives a sum from the figures that its addends are tied to', () => {
    const { numbers, figures } = desk.tie('固原2024年基本支出250.91万元、项目支出18.50万元，两项合计269.41万元。')
    const sum = numbers.at(-1)?.figure
    expect(sum?.operands).toEqual(numbers.slice(0, 2).map((number) => number.figure?.id))
    expect(sum?.operands.every((id) => figures.some((figure) => figure.id === id))).toBe(true)
  })

  it('gives every figure of a text an id of its own', () => {
    const { figures } = desk.tie(SENTENCES.map(([text]) => text).join('\n'))
    expect(new Set(figures.map((figure) => figure.id)).size).toBe(figures.length)
  })
})

describe('identities', () => {
  it.each([
    '2024年3月15日，12345热线。',
    '见附件3、表5第2页，科目2010350。',
    '1. 说明\n2. 附注\n（3）其他',
    '财预〔2016〕143号文件',
    '拨打12345或A4纸，参见[2]',
    '2023-2024年，10:30开会',
  ])('%s', (text) => {
    expect(desk.tie(text).numbers).toEqual([])
  })
})

describe('the marked text', () => {
  it('marks each number and lists it below', () => {
    const text = '固原2024年基本支出250.91万元，项目支出81.50万元。'
    const { numbers, figures } = desk.tie(text)
    const report = tieReport(text, numbers, figures, 'zh', (_status, words) => words)
    expect(report).toContain('250.91万元[✓1]')
    expect(report).toContain('81.50万元[✗2]')
    expect(report).toContain('应为 18.5 万元')
    expect(report).toContain('共 2 个数：相符 1，不符 1，无法核对 0。')
  })
})
