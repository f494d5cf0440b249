import { sourceLine } from '../../gate/source-line.js'
import type { InterfaceLanguage } from '../../language/stages.js'
import { type Draft, startDraft } from '../draft.js'
import type { FoundQuote } from './find-quote.js'

/** Quotes with their sources, word for word. */
export function draftQuotes(found: readonly Pick<FoundQuote, 'text' | 'source'>[], language: InterfaceLanguage): Draft {
  const draft = startDraft()
  const sources: string[] = []
  const lines = found.map(({ text, source }, at) => {
    const quote = draft.ledger.addQuote(text, source)
    sources.push(sourceLine(at + 1, quote.source, language))
    return `“${quote.text}” [${at + 1}]`
  })
  const lead = language === 'zh' ? '文件原文：' : found.length === 1 ? 'The document says: ' : 'The document says:'
  draft.lines.push(...(lines.length === 1 ? [`${lead}${lines[0] ?? ''}`] : [lead, ...lines]), ...sources)
  draft.identities.push(...sources)
  return draft
}
