import type { Fact } from '../../facts/types.js'
import type { Ledger } from '../../gate/ledger.js'

/** The reason in the document's own words, entered as a quote. */
export function quoteReason(ledger: Ledger, fact: Fact, zh: boolean): string {
  const quote = ledger.addQuote(fact.reason ?? '', { ...fact.source, text: fact.reason ?? '' })
  return zh ? `文件说明的原因：“${quote.text}”` : `Reason given by the document: “${quote.text}”`
}
