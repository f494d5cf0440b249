import { CalculationFailure } from './failure.js'
import { readTokens, type Token } from './tokens.js'

export type Expression =
  | { kind: 'number'; value: string; decimals: number; unit: string }
  | { kind: 'reference'; reference: string }
  | { kind: 'negative'; operand: Expression }
  | { kind: 'binary'; operator: '+' | '-' | '*' | '/'; left: Expression; right: Expression }
  | { kind: 'call'; name: string; arguments: Expression[] }
  | { kind: 'unit'; unit: string }

/** Functions of the language with the number of their arguments; null for any number from one. */
const FUNCTIONS: ReadonlyMap<string, number | null> = new Map([
  ['sum', null],
  ['avg', null],
  ['max', null],
  ['min', null],
  ['count', null],
  ['share', 2],
  ['growth', 2],
  ['prior', 2],
  ['convert', 2],
])
const DEEPEST = 60
const REFERENCE = /^[FQ][0-9]{1,6}$/u

/** Parses an expression by recursive descent; throws `CalculationFailure`. Depth and length are bounded. */
export function parseExpression(text: string): Expression {
  const tokens = readTokens(text, (name) => FUNCTIONS.get(name) ?? null)
  if (tokens.length === 0) throw new CalculationFailure('empty', '算式是空的', 'The expression is empty')
  const parser = new Parser(tokens)
  return parser.parse()
}

class Parser {
  private at = 0
  private depth = 0

  constructor(private readonly tokens: readonly Token[]) {}

  parse(): Expression {
    const expression = this.sum()
    const rest = this.tokens[this.at]
    if (rest !== undefined) throw isMark(rest, ')') || isMark(rest, ']') ? unbalanced() : unexpected(rest)
    return expression
  }

  private sum(): Expression {
    this.depth += 1
    if (this.depth > DEEPEST)
      throw new CalculationFailure('too-deep', '括号套得太深', 'The expression is nested too deeply')
    let left = this.product()
    for (let mark = this.mark(); mark === '+' || mark === '-'; mark = this.mark()) {
      this.at += 1
      left = { kind: 'binary', operator: mark, left, right: this.product() }
    }
    this.depth -= 1
    return left
  }

  private product(): Expression {
    let left = this.signed()
    for (let mark = this.mark(); mark === '*' || mark === '/'; mark = this.mark()) {
      this.at += 1
      left = { kind: 'binary', operator: mark, left, right: this.signed() }
    }
    return left
  }

  private signed(): Expression {
    let negative = false
    for (let mark = this.mark(); mark === '-' || mark === '+'; mark = this.mark()) {
      if (mark === '-') negative = !negative
      this.at += 1
    }
    const operand = this.primary()
    return negative ? { kind: 'negative', operand } : operand
  }

  private primary(): Expression {
    const token = this.tokens[this.at]
    if (token === undefined) throw new CalculationFailure('unexpected', '算式没有写完', 'The expression ends too early')
    this.at += 1
    switch (token.kind) {
      case 'number':
        return { ...token }
      case 'name':
        return this.named(token.name)
      case 'unit':
        throw unexpected(token)
      case 'mark': {
        const close = token.mark === '(' ? ')' : token.mark === '[' ? ']' : null
        if (close === null) throw token.mark === ')' || token.mark === ']' ? unbalanced() : unexpected(token)
        const inner = this.sum()
        this.expect(close)
        return inner
      }
    }
  }

  private named(name: string): Expression {
    if (this.mark() !== '(') {
      if (REFERENCE.test(name)) return { kind: 'reference', reference: name }
      throw new CalculationFailure('unknown-reference', `没有“${name}”这个数`, `There is no figure “${name}”`)
    }
    const known = name.toLowerCase()
    const arity = FUNCTIONS.get(known)
    if (arity === undefined) {
      const names = [...FUNCTIONS.keys()].join(' ')
      throw new CalculationFailure(
        'unknown-function',
        `没有函数“${name}”，可用：${names}`,
        `There is no function “${name}”; known: ${names}`,
      )
    }
    this.at += 1
    const values = this.arguments(known)
    this.expect(')')
    if (values.length === 0 || (arity !== null && values.length !== arity)) {
      const wanted = arity === null ? '≥ 1' : String(arity)
      throw new CalculationFailure(
        'wrong-arguments',
        `${known} 需要 ${wanted} 个参数`,
        `${known} takes ${wanted} arguments`,
      )
    }
    return { kind: 'call', name: known, arguments: values }
  }

  private arguments(name: string): Expression[] {
    const values: Expression[] = []
    if (this.mark() === ')') return values
    for (;;) {
      values.push(name === 'convert' && values.length === 1 ? this.unit() : this.sum())
      if (this.mark() !== ',') return values
      this.at += 1
    }
  }

  private unit(): Expression {
    const token = this.tokens[this.at]
    if (token === undefined || (token.kind !== 'unit' && token.kind !== 'name')) {
      throw new CalculationFailure(
        'wrong-arguments',
        'convert 的第二个参数是单位，例如 convert(F1, 万元)',
        'The second argument of convert is a unit, as in convert(F1, 万元)',
      )
    }
    this.at += 1
    return { kind: 'unit', unit: token.kind === 'unit' ? token.unit : token.name }
  }

  private mark(): (Token & { kind: 'mark' })['mark'] | null {
    const token = this.tokens[this.at]
    return token?.kind === 'mark' ? token.mark : null
  }

  private expect(mark: ')' | ']'): void {
    if (this.mark() === mark) this.at += 1
    else {
      const token = this.tokens[this.at]
      throw token === undefined || token.kind === 'mark' ? unbalanced() : unexpected(token)
    }
  }
}

const isMark = (token: Token, mark: string): boolean => token.kind === 'mark' && token.mark === mark

const unbalanced = () => new CalculationFailure('unbalanced', '括号不成对', 'The brackets do not match')

function unexpected(token: Token): CalculationFailure {
  const text =
    token.kind === 'mark'
      ? token.mark
      : token.kind === 'number'
        ? token.value + token.unit
        : token.kind === 'unit'
          ? token.unit
          : token.name
  return new CalculationFailure('unexpected', `这里不应有“${text}”`, `“${text}” is not expected here`)
}
