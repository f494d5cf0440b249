import { describeUnit } from '../core/unit.js'
import { MEASURES_AFTER_CHINESE, MEASURES_AFTER_DIGITS } from '../language/measure-words.js'
import { foldText } from '../language/normalize.js'
import { readUnit } from '../language/written-units.js'
import { CalculationFailure } from './failure.js'
import { groupingCommas } from './separators.js'

export type Token =
  | { kind: 'number'; value: string; decimals: number; unit: string }
  | { kind: 'name'; name: string }
  | { kind: 'unit'; unit: string }
  | { kind: 'mark'; mark: '+' | '-' | '*' | '/' | '(' | ')' | '[' | ']' | ',' }

const LONGEST_EXPRESSION = 4000
const MOST_DIGITS = 24
const MARKS: ReadonlyMap<string, (Token & { kind: 'mark' })['mark']> = new Map([
  ['+', '+'],
  ['-', '-'],
  ['*', '*'],
  ['×', '*'],
  ['✕', '*'],
  ['∗', '*'],
  ['/', '/'],
  ['÷', '/'],
  ['∕', '/'],
  ['(', '('],
  [')', ')'],
  ['[', '['],
  [']', ']'],
  [',', ','],
  [';', ','],
  ['、', ','],
])
/** Marks before a number: the yuan's gives the unit, the dollar's is dropped (such a number stays bare and never meets 元). */
const CURRENCIES = new Map([
  ['¥', '元'],
  ['￥', '元'],
  ['$', ''],
])
const NUMBER = /[0-9]+(?:\.[0-9]+)?|\.[0-9]+/y
const NAME = /[A-Za-z_][A-Za-z0-9_]*/y
const HAN_UNIT = /%|‰|\p{Script=Han}{1,8}(?:\(套\))?(?:\/\p{Script=Han}{1,4})?/uy

/** Splits an expression into tokens: full-width signs are folded, numbers take the unit that follows them. */
export function readTokens(expression: string, arityOf: (name: string) => number | null): Token[] {
  if (expression.length > LONGEST_EXPRESSION) {
    const limit = String(LONGEST_EXPRESSION)
    throw new CalculationFailure(
      'too-long',
      `算式超过 ${limit} 个字符`,
      `The expression is longer than ${limit} characters`,
    )
  }
  const text = foldText(expression)
  const commas = groupingCommas(text, arityOf)
  const tokens: Token[] = []
  let at = 0
  while (at < text.length) {
    const letter = text.charAt(at)
    const currency = CURRENCIES.get(letter)
    const start = currency === undefined ? at : at + (text.charAt(at + 1) === ' ' ? 2 : 1)
    const number = readNumber(text, start, commas)
    const mark = MARKS.get(letter)
    if (number !== null) {
      tokens.push({ ...number.token, unit: withCurrency(number.token.unit, currency) })
      at = number.end
    } else if (letter === ' ' || currency === '') at += 1
    else if (mark !== undefined) {
      tokens.push({ kind: 'mark', mark })
      at += 1
    } else {
      const word = readWord(text, at)
      tokens.push(word.token)
      at = word.end
    }
  }
  return tokens
}

function withCurrency(unit: string, currency: string | undefined): string {
  if (currency === undefined || currency === '') return unit
  return describeUnit(unit).dimension === 'plain' ? unit + currency : unit
}

type NumberToken = Token & { kind: 'number' }

function readNumber(text: string, start: number, commas: Set<number>): { token: NumberToken; end: number } | null {
  let digits = ''
  let end = start
  for (;;) {
    NUMBER.lastIndex = end
    const part = NUMBER.exec(text)?.[0]
    if (part === undefined) break
    digits += part
    end += part.length
    if (!commas.has(end) || part.includes('.')) break
    end += 1
  }
  if (digits === '') return null
  if (digits.length > MOST_DIGITS) {
    throw new CalculationFailure(
      'too-long',
      `数字超过 ${MOST_DIGITS} 位`,
      `A number has more than ${MOST_DIGITS} digits`,
    )
  }
  const point = digits.indexOf('.')
  const unit = readUnitAt(text, end)
  const decimals = point < 0 ? 0 : digits.length - point - 1
  return { token: { kind: 'number', value: digits, decimals, unit: unit.unit }, end: unit.end }
}

function readUnitAt(text: string, at: number): { unit: string; end: number } {
  const from = text.charAt(at) === ' ' ? at + 1 : at
  const written = match(HAN_UNIT, text, from)
  if (written !== '') return { unit: knownUnit(written), end: from + written.length }
  const english = /[A-Za-z-]/u.test(text.charAt(from)) ? readUnit(text, from, MEASURES_AFTER_DIGITS) : null
  return english ?? { unit: '', end: at }
}

function readWord(text: string, at: number): { token: Token; end: number } {
  const unit = match(HAN_UNIT, text, at)
  if (unit !== '') return { token: { kind: 'unit', unit: knownUnit(unit) }, end: at + unit.length }
  const name = match(NAME, text, at)
  if (name !== '') return { token: { kind: 'name', name }, end: at + name.length }
  const letter = String.fromCodePoint(text.codePointAt(at) ?? 0)
  throw new CalculationFailure('unexpected', `不认识的符号“${letter}”`, `Unexpected character “${letter}”`)
}

function match(pattern: RegExp, text: string, at: number): string {
  pattern.lastIndex = at
  return pattern.exec(text)?.[0].trimEnd() ?? ''
}

/** The unit itself when the program knows what it measures. */
export function knownUnit(written: string): string {
  const { dimension, base } = describeUnit(written)
  const [thing = ''] = base.split('/')
  const counted = [thing, thing.replace('（套）', '(套)')].some(
    (name) => MEASURES_AFTER_DIGITS.has(name) || MEASURES_AFTER_CHINESE.has(name),
  )
  if (dimension !== 'count' || counted || describeUnit(thing).dimension === 'money')
    return written.replace('(套)', '（套）')
  throw new CalculationFailure('unknown-unit', `不认识的单位“${written}”`, `Unknown unit “${written}”`)
}
