import type { FlatColumns } from './flat-columns.js'
import type { Token } from './flat-tokens.js'

const MOST_STEPS = 5000

interface Aligned {
  code: string
  name: string
  secondCode: string | null
  secondName: string | null
  texts: { column: number; text: string }[]
  figures: string[]
}

function fits(token: Token, leaf: string, role: string): boolean {
  const text = token.text
  if (role === 'code') {
    if (leaf === '类') return /^\d{3}$/.test(text)
    if (leaf === '款' || leaf === '项') return /^\d{2}$/.test(text)
    return /^\d{3,12}$/.test(text)
  }
  if (role === 'figure')
    return token.kind === 'amount' || token.kind === 'mark' || (token.kind === 'integer' && /数/.test(leaf))
  if (/(时间|日期)/.test(leaf)) return /\d/.test(text) && /[年月日.-]/.test(text)
  return token.kind === 'text' && !/^\d{4}年/.test(text)
}

/**
 * Reads a line of a form with many columns of codes and texts (procurement): each word goes to a column of its kind, in order.
 * Null where more than one arrangement is possible.
 */
export function alignTyped(tokens: readonly Token[], columns: FlatColumns): Aligned | null {
  const found: number[][] = []
  const chosen: number[] = []
  let steps = 0
  const visit = (token: number, from: number): void => {
    steps += 1
    if (steps > MOST_STEPS || found.length > 1) return
    const current = tokens[token]
    if (current === undefined) {
      found.push([...chosen])
      return
    }
    for (let column = from; column < columns.columns.length; column += 1) {
      const target = columns.columns[column]
      if (target === undefined || !fits(current, target.path.at(-1) ?? '', target.role)) continue
      chosen.push(column)
      visit(token + 1, column + 1)
      chosen.pop()
    }
  }
  visit(0, 0)
  const only = found.length === 1 && steps <= MOST_STEPS ? found[0] : undefined
  if (only === undefined) return null
  const at = (role: string): { column: number; text: string }[] =>
    only.flatMap((column, index) =>
      columns.columns[column]?.role === role ? [{ column, text: tokens[index]?.text ?? '' }] : [],
    )
  const codes = at('code')
  const head = columns.columns[codes[0]?.column ?? -1]?.path[0]
  const own = codes.filter(({ column }) => columns.columns[column]?.path[0] === head)
  const names = at('name')
  return {
    code: own.map(({ text }) => text).join(''),
    name: names[0]?.text ?? '',
    secondCode: null,
    secondName: null,
    texts: [...names.slice(1), ...at('text'), ...codes.filter((code) => !own.includes(code))].sort(
      (a, b) => a.column - b.column,
    ),
    figures: at('figure').map(({ text }) => text),
  }
}
