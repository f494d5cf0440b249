import { describe, expect, it } from 'vitest'
import type { Figure } from '../../src/core/figure.js'
import { checkText } from '../../src/gate/check-text.js'
import { CLAIM_WORDS } from '../../src/gate/claims/claim-words.js'
import type { OffenceReason } from '../../src/gate/gate-input.js'

const A = '甲市服务中心'
const B = '乙市服务中心'
const C = '丙市服务中心'

function figure(id: string, label: string, value: string, unit: string, more: Partial<Figure> = {}): Figure {
  const half = unit === '元' ? 0 : 0.5 * 10 ** -(value.split('.')[1]?.length ?? 0)
  const interval: [string, string] = [(Number(value) - half).toFixed(3), (Number(value) + half).toFixed(3)]
  const source = {
    document: 'd',
    path: 'd.txt',
    table: '表1',
    row: label,
    column: '合计',
    line: 1,
    page: null,
    sheet: null,
    cell: null,
    box: null,
    text: value,
    also: [],
  }
  return {
    id,
    label,
    organization: A,
    year: 2024,
    stage: '决算',
    value,
    unit,
    exact: true,
    interval,
    basis: 'cell',
    operation: null,
    operands: [],
    source,
    ...more,
  }
}

const calculated = (operation: string, operands: string[], more: Partial<Figure> = {}): Partial<Figure> => ({
  basis: 'calculation',
  source: null,
  operation,
  operands,
  ...more,
})

const figures = [
  figure('F1', '办公费', '18.17', '万元'),
  figure('F2', '办公费', '2.50', '万元', { organization: B }),
  figure('F3', '办公费', '32.10', '万元', { organization: C }),
  figure('F4', '办公费', '20.00', '万元', { year: 2023 }),
  figure('F5', '培训费', '0.00', '元'),
  figure('F6', '电费', '9.00', '万元'),
  figure('F7', '水费', '9.01', '万元'),
  figure('F8', '印刷费', '9.0', '万元'),
  figure('F9', '电费比2023年决算增加', '1.20', '万元'),
  figure('F10', '水费比2023年决算下降', '3.00', '%'),
  figure('F11', '电费占办公费的比重', '49.53', '%', calculated('share(F6, F1)', ['F6', 'F1'], { exact: false })),
]
const quote = '新调入一名人员'

function check(text: string): OffenceReason[] {
  const [head] = figures
  return checkText({
    text,
    figures,
    identities: [],
    organizations: [A, B, C],
    quotes: head?.source == null ? [] : [{ id: 'Q1', text: quote, source: { ...head.source, text: quote } }],
  }).map((offence) => offence.reason)
}

describe('claims that the ledger bears out pass', () => {
  it.each([
    [`${A}2024年电费比2023年决算增加 1.20 万元`],
    [`${A}2024年电费增加。`],
    [`${A}2024年电费没有下降。`],
    [`${A}2024年水费下降。`],
    [`${A}2024年办公费比2023年减少。`],
    [`In ${A} 电费 rose in 2024.`],
    [`In ${A} 办公费 fell against 2023.`],
    [`${A} 电费 did not fall in 2024.`],
    [`${A}2024年办公费高于${B}2024年办公费。`],
    [`2024年${A}办公费比${B}多。`],
    [`2024年${B}的办公费低于${A}和${C}的办公费。`],
    [`2024年${A}、${C}的办公费均高于${B}的办公费。`],
    [`In 2024, ${C} exceeds ${A} in 办公费.`],
    [`${A}2024年办公费高于电费。`],
    [`${A}2024年水费不低于电费。`],
    [`2024年办公费 最高的是${C} 32.10 万元。`],
    [`最少：${B}2024年办公费 2.50 万元`],
    [`highest: ${C} 2024 办公费 32.10 万元`],
    [`从低到高：\n· ${B}2024年办公费 2.50 万元\n· ${A}2024年办公费 18.17 万元`],
    [`${A}2024年没有培训费。`],
    [`${A}2024年电费增加，原因是“${quote}”。`],
    [`${A}2024年电费增加，由于“${quote}”`],
    [`电费 in ${A} rose because “${quote}”.`],
    [`${A}2024年电费占办公费的比重 约 49.53%`],
  ])('%s', (text) => {
    expect(check(text)).toEqual([])
  })
})

describe('claims that the ledger does not bear out are stopped', () => {
  it.each([
    [`${A}2024年电费减少。`, 'wrong-direction'],
    [`${A}2024年电费没有增加。`, 'wrong-direction'],
    [`${A}2024年水费上升。`, 'wrong-direction'],
    [`${A}2024年办公费比2023年增加。`, 'wrong-direction'],
    [`${B}2024年办公费下降。`, 'wrong-direction'],
    [`${A}2024年印刷费增加。`, 'wrong-direction'],
    [`${A}2024年差旅费增加。`, 'wrong-direction'],
    [`${A}2024年电费大幅增加。`, 'wrong-direction'],
    [`${A}2024年电费、水费均增加。`, 'wrong-direction'],
    [`${A}和${B}2024年电费均增加。`, 'wrong-direction'],
    [`In ${A} 电费 fell in 2024.`, 'wrong-direction'],
    [`${A} 电费 was unchanged in 2024.`, 'wrong-direction'],
    [`${A}2024年办公费低于${B}2024年办公费。`, 'wrong-order'],
    [`2024年${B}办公费比${A}多。`, 'wrong-order'],
    [`2024年${A}的办公费高于${B}和${C}的办公费。`, 'wrong-order'],
    [`2024年${A}、${C}的办公费均低于${B}的办公费。`, 'wrong-order'],
    [`In 2024, ${A} exceeds ${C} in 办公费.`, 'wrong-order'],
    [`${A}2024年水费高于印刷费。`, 'wrong-order'],
    [`${A}2024年电费与水费相等。`, 'wrong-order'],
    [`${A}2024年办公费高于预期。`, 'wrong-order'],
    [`${A}2024年办公费偏高。`, 'wrong-order'],
    [`2024年办公费最高的是${A} 18.17 万元。`, 'wrong-order'],
    [`最多：${B}2024年办公费 2.50 万元`, 'wrong-order'],
    [`${C}2024年办公费 32.10 万元，全省最高`, 'wrong-order'],
    [`${C} 2024 办公费 32.10 万元, the highest nationwide`, 'wrong-order'],
    [`${A}2024年电费 9.00 万元，最高`, 'wrong-order'],
    [`从高到低：\n· ${B}2024年办公费 2.50 万元\n· ${A}2024年办公费 18.17 万元`, 'wrong-order'],
    [`${A}2024年没有办公费。`, 'wrong-quantifier'],
    [`${A}2024年没有差旅费。`, 'wrong-quantifier'],
    [`${B}2024年没有培训费。`, 'wrong-quantifier'],
    [`${A}2024年只有办公费 18.17 万元`, 'wrong-quantifier'],
    [`2024年只有${A}有办公费。`, 'wrong-quantifier'],
    [`${A}2024年办公费 18.17 万元，全部用于人员`, 'wrong-quantifier'],
    [`没有这个数、未参与的：${B}。`, 'wrong-quantifier'],
    ['文件没有说明原因。', 'wrong-quantifier'],
    [`${A}2024年电费增加，原因是新调入两名人员。`, 'no-quote-of-cause'],
    [`${A}2024年电费增加，由于涨价“${quote}”`, 'no-quote-of-cause'],
    [`电费 in ${A} rose because of prices.`, 'no-quote-of-cause'],
    [`${A}2024年办公费 约 18.17 万元`, 'wrong-multiple'],
    [`${A}2024年电费占办公费的比重 49.53%`, 'wrong-multiple'],
    [`${A}2024年电费占办公费的比重 约 49.53%，超过一半。`, 'wrong-multiple'],
    [`${A}2024年电费 9.00 万元，成倍上涨`, 'wrong-multiple'],
  ] as [string, OffenceReason][])('%s', (text, reason) => {
    expect(check(text)).toContain(reason)
  })
})

describe('the words', () => {
  it('have one meaning each', () => {
    const words = CLAIM_WORDS.flatMap(([, , list]) => list.split('|'))
    expect(words.filter((word, at) => words.indexOf(word) !== at)).toEqual([])
    expect(words.filter((word) => word === '' || word !== word.trim().toLowerCase())).toEqual([])
  })
})
