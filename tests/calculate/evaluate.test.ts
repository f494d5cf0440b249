import { existsSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type EvaluateOptions, evaluate, type Operand } from '../../src/calculate/evaluate.js'

const FIGURES: Record<string, Operand> = {
  F1: { value: '648.03', unit: '万元', decimals: 2 },
  F2: { value: '21.92', unit: '万元', decimals: 2 },
  F3: { value: '6480334.00', unit: '元', decimals: 2 },
  F4: { value: '16', unit: '人', decimals: 0 },
  F5: { value: '3.50', unit: '%', decimals: 2 },
  F6: { value: '0.00', unit: '万元', decimals: 2 },
  F7: { value: '75361.00', unit: '元', decimals: 2 },
  F8: { value: '0.57', unit: '万元', decimals: 2 },
  F9: { value: '32.10', unit: '万元', decimals: 2 },
  F10: { value: '0', unit: '万元', decimals: 0 },
  F11: { value: '1487.4', unit: '万元', decimals: 1 },
  F12: { value: '660000.00', unit: '元', decimals: 2 },
}
const options: EvaluateOptions = {
  resolve: (reference) => FIGURES[reference] ?? null,
  exists: (reference) => reference.startsWith('Q'),
}
const shown = (expression: string, more: EvaluateOptions = {}) => {
  const result = evaluate(expression, { ...options, ...more })
  return result.ok ? `${result.value} ${result.unit}`.trim() : result.error.code
}

describe('evaluate', () => {
  test.each([
    ['F1 + F2', '669.95 万元'],
    ['F1 - F2', '626.11 万元'],
    ['F3 - F1', '34 元'],
    ['sum(F1, F2, 0.5 万元)', '670.45 万元'],
    ['F1 / F4', '40.50 万元'],
    ['F3 / F4', '405020.88 元'],
    ['F1 * 3', '1944.09 万元'],
    ['F1 * F5', '22.68 万元'],
    ['F2 / F1', '0.03'],
    ['share(F2, F1)', '3.38 %'],
    ['growth(F1, F1 - F2)', '3.50 %'],
    ['prior(F1, F2)', '626.11 万元'],
    ['prior(F1, F5)', '626.12 万元'],
    ['avg(F1, F2)', '334.98 万元'],
    ['max(F1, F3)', '6480334.00 元'],
    ['min(F1, F3)', '648.03 万元'],
    ['count(Q1, Q2, F1)', '3'],
    ['convert(F1, 元)', '6480300 元'],
    ['convert(F3, 万元)', '648.0334 万元'],
    ['convert(F3, 亿元)', '0.0648 亿元'],
    ['1,000.50 万元 + 1 元', '1000.5001 万元'],
    ['12% * 100 万元', '12 万元'],
    ['100 万元 × 12', '1200 万元'],
    ['（１＋２）×３÷４', '2.25'],
    ['[1 + 2] * (3 - -1)', '12'],
    ['34% + 11%', '45 %'],
    ['3.5% + 2个百分点', '5.5 %'],
    ['1 + 12%', '1.12'],
    ['(F1 - F2) / F1 * 100%', '96.62 %'],
    ['2倍 * 3万元', '6 万元'],
    ['16 人 * 0.5 万元', '8 万元'],
    ['¥5 + 3元', '8 元'],
    ['9.85 million yuan + 0 元', '9.850000 百万元'],
    ['share(100,200)', '50.00 %'],
    ['share(1,487.40, 2,371.40)', '62.72 %'],
    ['sum(1,000, 2,000)', '3000'],
    ['sum(1,000; 2,000)', '3000'],
    ['0.1 + 0.2', '0.3'],
  ])('%s = %s', (expression, expected) => {
    expect(shown(expression)).toBe(expected)
  })

  test.each([
    ['', 'empty'],
    ['1 +', 'unexpected'],
    ['1 ? 2', 'unexpected'],
    ['(1', 'unbalanced'],
    ['1)', 'unbalanced'],
    ['(1]', 'unbalanced'],
    ['foo(1)', 'unknown-function'],
    ['F99', 'unknown-reference'],
    ['x', 'unknown-reference'],
    ['Q1 + 1', 'unknown-reference'],
    ['3 猫', 'unknown-unit'],
    ['sum()', 'wrong-arguments'],
    ['share(1)', 'wrong-arguments'],
    ['sum(100,200)', 'ambiguous-separator'],
    ['F1 + F4', 'dimension-mismatch'],
    ['F1 + F5', 'dimension-mismatch'],
    ['F1 * F2', 'dimension-mismatch'],
    ['F1 + 1', 'dimension-mismatch'],
    ['share(F1, F4)', 'dimension-mismatch'],
    ['1 / 0', 'division-by-zero'],
    ['growth(F1, F6)', 'division-by-zero'],
    ['share(F1, F3 - F1)', 'uncertain-base'],
    ['('.repeat(300), 'too-deep'],
    ['1+'.repeat(3000), 'too-long'],
    ['1'.repeat(40), 'too-long'],
  ])('%s is refused: %s', (expression, code) => {
    expect(shown(expression)).toBe(code)
  })

  test('unit and digits on request', () => {
    expect(shown('F2 / F1', { as: '%' })).toBe('3.38 %')
    expect(shown('F1', { as: '亿元' })).toBe('0.0648 亿元')
    expect(shown('F1 + F2', { digits: 1 })).toBe('670.0 万元')
    expect(shown('-0.001', { digits: 2 })).toBe('0.00')
    expect(shown('F1', { as: '人' })).toBe('dimension-mismatch')
    expect(shown('F1', { digits: 21 })).toBe('bad-digits')
  })

  test.each([
    ['F7 - F8', '万元', '6.97 万元'],
    ['F7 + F8', '万元', '8.11 万元'],
    ['F8 + F7', '万元', '8.11 万元'],
    ['sum(F7, F8, F11)', '万元', '1495.5 万元'],
    ['F9 - F10', '万元', '32.10 万元'],
    ['F10 + F9', '万元', '32.10 万元'],
    ['F9 - F6', '万元', '32.10 万元'],
    ['F7 + F10', '万元', '7.5361 万元'],
    ['F7 + F12', '元', '735361.00 元'],
    ['F7 + F12', '万元', '73.5361 万元'],
    ['F1 - F2', '万元', '626.11 万元'],
    ['F1 - F2', '元', '6261100 元'],
    ['F1 + F2', '亿元', '0.0670 亿元'],
    ['(F7 - F8) * 2', '万元', '13.93 万元'],
    ['F2 - F9', '万元', '-10.18 万元'],
    ['F7', '万元', '7.5361 万元'],
  ])('%s as %s = %s: sums stay at their coarsest rounded operand', (expression, as, expected) => {
    expect(shown(expression, { as })).toBe(expected)
  })

  test('exactness and bounds are told', () => {
    expect(evaluate('F1 + F2', options)).toEqual({
      ok: true,
      value: '669.95',
      unit: '万元',
      exact: true,
      interval: ['669.94', '669.96'],
    })
    expect(evaluate('convert(F3, 亿元)', options)).toMatchObject({
      exact: false,
      interval: ['0.06480334', '0.06480334'],
    })
    expect(evaluate('1 / 3')).toMatchObject({
      value: '0.33',
      exact: false,
      interval: ['0.333333333333', '0.333333333334'],
    })
  })

  test('the bounds of a sum of rounded amounts hold the true sum', () => {
    const cents = fc.integer({ min: -1_000_000_000, max: 1_000_000_000 })
    fc.assert(
      fc.property(fc.array(cents, { minLength: 1, maxLength: 6 }), (amounts) => {
        const rounded = amounts.map((yuan) => (Math.round(yuan / 100) / 100).toFixed(2))
        const figures = Object.fromEntries(
          rounded.map((value, at) => [`F${at + 1}`, { value, unit: '万元', decimals: 2 }]),
        )
        const result = evaluate(`sum(${Object.keys(figures).join(', ')})`, {
          resolve: (reference) => figures[reference] ?? null,
        })
        const total = amounts.reduce((sum, yuan) => sum + yuan, 0)
        expect(result.ok).toBe(true)
        if (!result.ok) return
        const [low, high] = result.interval.map((bound) => Number(bound) * 10_000)
        expect(low).toBeLessThanOrEqual(total + 1e-3)
        expect(high).toBeGreaterThanOrEqual(total - 1e-3)
      }),
    )
  })

  test('no text at all makes it throw', () => {
    const piece = fc.constantFrom(
      'F1',
      'Q1',
      '1',
      '2,345',
      '万元',
      '%',
      '人',
      '+',
      '-',
      '*',
      '/',
      '(',
      ')',
      '[',
      ']',
      ',',
      'sum(',
      'share(',
      'convert(',
      '元',
      ' ',
      '×',
      '$',
    )
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.array(piece).map((parts) => parts.join('')),
        ),
        (text) => typeof evaluate(text, options).ok === 'boolean',
      ),
    )
  })
})

interface Derivation {
  derivation: string
  answer: number | string
  answer_type: string
  scale: string
}

const tatqa = process.env.TIEOUT_TATQA ?? ''
describe.skipIf(!existsSync(tatqa))('derivations of TAT-QA (TIEOUT_TATQA names the file)', () => {
  test('all but a few arithmetic derivations give the gold answer', () => {
    const tables = JSON.parse(readFileSync(tatqa, 'utf8')) as { questions: Derivation[] }[]
    const questions = tables
      .flatMap((table) => table.questions)
      .filter((question) => question.answer_type === 'arithmetic')
    const agrees = ({ derivation, answer, scale }: Derivation): boolean => {
      const results = [
        evaluate(derivation, { digits: 4 }),
        ...(scale === 'percent' ? [evaluate(derivation, { digits: 4, as: '%' })] : []),
      ]
      const half = 0.5 * 10 ** -(String(answer).split('.')[1]?.length ?? 0) + 1e-9
      return results.some((result) => result.ok && Math.abs(Number(result.value) - Number(answer)) <= half)
    }
    expect(questions.length).toBeGreaterThan(0)
    expect(questions.filter((question) => !agrees(question)).length).toBeLessThanOrEqual(3)
  })
})
