import { foldName } from '../../facts/name-forms.js'
import { sourceLine } from '../../gate/source-line.js'
import { startDraft } from '../draft.js'
import type { QuestionKind } from './contract.js'

/** 什么意思 — the glossary entry of the document that was asked about, verbatim. */
export const definition: QuestionKind = {
  name: 'definition',
  serves: ['define', 'list'],
  readsNumbers: true,
  readsYears: true,
  readsText: true,
  answer(reading, context) {
    if (!reading.intents.has('define')) return null
    const records = context.documents.filter(
      (record) => record.organization !== null && reading.organizations.includes(record.organization),
    )
    const words = [...reading.terms.map((term) => foldName(term.corrected ?? term.text)), foldName(reading.text)]
    const entries = records.flatMap((record) =>
      context.library.definitions(record.id).map((entry) => ({ entry, names: entryNames(entry.term) })),
    )
    const fitting = entries
      .map(({ entry, names }) => ({
        entry,
        length: Math.max(
          0,
          ...names.filter((name) => words.some((word) => word.includes(name))).map((name) => name.length),
        ),
      }))
      .filter((one) => one.length >= 2)
      .sort((a, b) => b.length - a.length)
    const [best] = fitting
    if (best === undefined) return null
    const draft = startDraft()
    const quote = draft.ledger.addQuote(best.entry.text, { ...best.entry.source, text: best.entry.term })
    const source = sourceLine(1, quote.source, reading.language)
    draft.lines.push(`${best.entry.term}${reading.language === 'zh' ? '：' : ': '}“${quote.text}” [1]`, source)
    draft.identities.push(best.entry.term, source)
    return draft
  },
}

/** 一般公共服务支出（类）…（款）提租补贴（项） is asked for by its last part. */
function entryNames(term: string): string[] {
  const parts = term.split(/（[类款项]）|\([类款项]\)/).filter((part) => part !== '')
  return [...new Set([foldName(term), foldName(parts.at(-1) ?? term)])].filter((name) => name.length >= 2)
}
