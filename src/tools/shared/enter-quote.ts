import type { Quote } from '../../core/figure.js'
import type { Source } from '../../core/source.js'
import { quoteStands } from '../../gate/verify-quote.js'
import type { Desk } from '../contract.js'

/**
 * Enters words of a document as a quote, with the line on which they begin; null when they do not stand there word for
 * word, because then they are no quote.
 */
export function enterQuote(text: string, source: Source, desk: Desk): Quote | null {
  const bare = { ...source, table: null, row: null, column: null, text }
  const quote = { id: '', text, source: { ...bare, line: lineOf(text, source, desk) } }
  return quoteStands(quote, desk.library) ? desk.ledger.addQuote(text, quote.source) : null
}

/** The source line at or below that of the passage on which the text begins; that of the passage where it is not found. */
function lineOf(text: string, { document, line }: Source, desk: Desk): number | null {
  if (line === null) return null
  const lines = desk.library.sourceLines(document).slice(line - 1, line - 1 + LONGEST)
  const at = lines.map(bareOf).join('').indexOf(bareOf(text))
  if (at < 0) return line
  let passed = 0
  for (const [below, content] of lines.entries()) {
    passed += bareOf(content).length
    if (passed > at) return line + below
  }
  return line
}

/** No passage is longer than this, in lines. */
const LONGEST = 200

const bareOf = (text: string): string => text.replace(/\s/gu, '')
