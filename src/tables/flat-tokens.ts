import { isNumeric, readCell } from './read-cell.js'

/** A word of a flattened line with the number of blanks before it. */
export interface Token {
  text: string
  gap: number
  /** Half-width column where the token ends: figures of one column end at one place where the layout was kept. */
  end: number
  kind: 'amount' | 'integer' | 'mark' | 'text'
}

/** Leading blanks of a line, in full-width characters. */
export function indentOf(line: string): number {
  const blanks = /^[\s\u3000]*/.exec(line)?.[0] ?? ''
  const wide = blanks.split('\u3000').length - 1
  return wide + Math.floor((blanks.length - wide) / 2)
}

function kindOf(text: string): Token['kind'] {
  if (/^\d{1,12}$/.test(text)) return 'integer'
  const read = readCell(text)
  if (isNumeric(read)) return 'amount'
  return read !== null && (read.reading === 'dash' || read.reading === 'overflow') ? 'mark' : 'text'
}

/** Splits a flattened line into words. A numbering torn from its name (三 、…) is put together again. */
export function tokenize(line: string): Token[] {
  const tokens: Token[] = []
  const pattern = /([\s\u3000]*)([^\s\u3000]+)/g
  let end = 0
  for (const match of line.matchAll(pattern)) {
    const gap = match[1] ?? ''
    const text = match[2] ?? ''
    end += gap.length + (gap.split('\u3000').length - 1)
    for (const char of text) end += char >= '\u1100' ? 2 : 1
    const before = tokens.at(-1)
    if (before !== undefined && (/^[、.．]/.test(text) || /^[一二三四五六七八九十]{1,3}、$/.test(before.text))) {
      before.text += text
      before.kind = 'text'
      before.end = end
      continue
    }
    tokens.push({ text, gap: gap.length, end, kind: kindOf(text) })
  }
  return tokens
}

/** True for a line of the body: it holds an amount. */
export function hasAmount(tokens: readonly Token[]): boolean {
  return tokens.some((token) => token.kind === 'amount' && /[.,]\d/.test(token.text))
}
