import { describe, expect, test } from 'vitest'
import { readGoldQuestion } from '../../src/answers/judge/gold-question.js'
import { judgeAnswer, type Verdict } from '../../src/answers/judge/judge-answer.js'
import type { Answer } from '../../src/answers/types.js'
import type { Figure } from '../../src/core/figure.js'

const figure = (id: string, value: string, unit: string): Figure => ({
  id,
  label: '',
  organization: null,
  year: null,
  stage: null,
  value,
  unit,
  exact: true,
  interval: [value, value],
  basis: 'cell',
  operation: null,
  operands: [],
  source: null,
})

function answer(shown: string[], rest: Partial<Answer> = {}): Answer {
  const figures = shown.map((text, at) => figure(`F${at + 1}`, text.split(' ')[0] ?? '', text.split(' ')[1] ?? ''))
  return {
    id: '1',
    question: '',
    status: 'answered',
    reason: null,
    answer: shown.join('、'),
    results: figures.map(({ id }) => id),
    figures,
    quotes: [],
    conflicts: [],
    warnings: [],
    suggestions: [],
    engine: 'offline',
    ...rest,
  }
}

const refused = (text = '') => answer([], { status: 'refused', reason: 'not-held', answer: text })

function verdictOf(line: Record<string, unknown>, given: Answer): Verdict | string {
  const read = readGoldQuestion({ id: 1, question: '问', ...line })
  const [turn] = read.ok ? read.question.turns : []
  return turn === undefined ? `unusable ${read.ok ? '' : read.problem}` : judgeAnswer(turn, given).verdict
}

const gold = (...texts: string[]) =>
  texts.map((text) => ({ value: text.split(' ')[0], unit: text.split(' ')[1] ?? '' }))

describe('a figure is compared by what it stands for', () => {
  test.each<[string, string, Verdict]>([
    ['648.03 万元', '648.03 万元', 'correct'],
    ['648.03 万元', '6480300 元', 'correct'],
    ['648.03 万元', '6480334.00 元', 'correct'],
    ['6480334.00 元', '648.0334 万元', 'correct'],
    ['6,480,334.00 元', '648.0334 万元', 'correct'],
    ['6480334.00 元', '648.03 万元', 'wrong'],
    ['648.03 万元', '648.04 万元', 'wrong'],
    ['648.03 万元', '648.03 元', 'wrong'],
    ['0.0648 亿元', '648.03 万元', 'correct'],
    ['16 人', '16 人', 'correct'],
    ['16 人', '16.4 人', 'wrong'],
    ['16', '16 人', 'correct'],
    ['2 万条', '20000 条', 'correct'],
    ['95.00 %', '95.00 万元', 'wrong'],
    ['95.00 %', '95.00 个百分点', 'wrong'],
    ['-3.20 万元', '3.20 万元', 'wrong'],
  ])('%s answered with %s is %s', (wanted, shown, verdict) =>
    expect(verdictOf({ gold: gold(wanted) }, answer([shown]))).toBe(verdict),
  )

  test('other forms, a stated decrease and a tolerance are as the line says', () => {
    const figures = [
      { value: '6480334.00', unit: '元', alternatives: ['6480300.00', { value: '648.03', unit: '万元' }] },
    ]
    expect(verdictOf({ gold: figures }, answer(['648.03 万元']))).toBe('correct')
    expect(verdictOf({ gold: [{ value: '-3.2', unit: '万元', cmp: '减少' }] }, answer(['3.2 万元']))).toBe('correct')
    const rounded = { gold: gold('22.91 万元'), tolerance: '保留两位，±0.01' }
    expect(verdictOf(rounded, answer(['22.90 万元']))).toBe('correct')
    expect(verdictOf(rounded, answer(['22.89 万元']))).toBe('wrong')
  })
})

describe('verdicts', () => {
  test.each<[string, Record<string, unknown>, Answer, Verdict]>([
    ['nothing to answer, refused', { status: 'refuse' }, refused(), 'correct'],
    ['nothing to answer, a figure', { status: 'refuse' }, answer(['1 元']), 'wrong'],
    ['nothing to answer, a text', { status: 'refuse' }, answer([]), 'wrong'],
    ['a refusal that says too much', { status: 'refuse', must_not: ['42'] }, refused('42 元'), 'wrong'],
    ['declined', { gold: gold('1 元') }, refused(), 'refused'],
    ['one of two', { gold: gold('1 元', '2 元') }, answer(['1 元']), 'wrong'],
    [
      'one of two, the other optional',
      { gold: [gold('1 元')[0], { value: '2', unit: '元', optional: true }] },
      answer(['1 元']),
      'correct',
    ],
    ['a listing where one was asked', { gold: gold('1 元') }, answer(['1 元', '2 元', '3 元', '4 元']), 'partial'],
    ['the wrong order', { gold: gold('1 元', '2 元'), ordered: true }, answer(['2 元', '1 元']), 'partial'],
    ['any order', { gold: gold('1 元', '2 元') }, answer(['2 元', '1 元']), 'correct'],
    ['a phrase over a line break', { gold_text: ['一体化'] }, answer([], { answer: '一体\n化' }), 'correct'],
    [
      'another wording',
      { gold_text: ['七成'], gold_text_alt: [['百分之七十', '70%']] },
      answer([], { answer: '70 %' }),
      'correct',
    ],
    ['no phrase', { gold_text: ['一体化'] }, answer([], { answer: '其他' }), 'partial'],
    ['both displays', { status: 'conflict', gold: gold('1 元', '2 元') }, answer(['1 元', '2 元']), 'correct'],
    [
      'one display, told',
      { status: 'conflict', gold: gold('1 元', '2 元') },
      answer(['1 元'], { status: 'conflict' }),
      'correct',
    ],
    ['one display as if it were all', { status: 'conflict', gold: gold('1 元', '2 元') }, answer(['1 元']), 'wrong'],
    ['results that are not listed', { gold: gold('1 元') }, answer(['1 元'], { figures: [] }), 'wrong'],
  ])('%s', (_, line, given, verdict) => expect(verdictOf(line, given)).toBe(verdict))
})

test.each([
  [{}, 'gold'],
  [{ question: 1 }, 'question'],
  [{ gold: [{ value: 5, unit: '元' }] }, 'gold.0.value'],
  [{ gold: [{ value: '12,34', unit: '元' }] }, 'gold.0.value'],
  [{ status: 'perhaps', gold: gold('1 元') }, 'status'],
  [{ turns: [] }, 'turns'],
  [{ turns: [{ question: '问', gold: gold('1 元') }, { question: '问' }] }, 'turns.1.gold'],
])('a line that cannot be used names its field: %j', (line, field) =>
  expect(readGoldQuestion({ id: 1, question: '问', ...line })).toEqual({ ok: false, problem: field }),
)
