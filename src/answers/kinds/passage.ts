import { sourceLine } from '../../gate/source-line.js'
import type { FoundPassage } from '../../library/types.js'
import { startDraft } from '../draft.js'
import type { QuestionKind } from './contract.js'

/** How many passages are looked at, and how many are quoted. */
const LOOKED_AT = 8
const ASKS_NUMBER = /多少|几[个项条件人辆次种类]|how (?:much|many)|金额|数额|比例|百分/

/** 怎么做、依据什么、哪个部门 — a passage of the documents that holds the words of the question, quoted as it stands. */
export const passage: QuestionKind = {
  name: 'passage',
  serves: ['how', 'list', 'why', 'across'],
  readsText: true,
  answer(reading, context) {
    if (
      reading.given.length > 0 ||
      /\d\.\d/.test(reading.text) ||
      ASKS_NUMBER.test(reading.text) ||
      reading.organizations.length !== 1
    )
      return null
    const words = reading.unknown.filter((word) => word.length >= 2)
    const names = [...reading.terms.map((term) => term.text), ...reading.contexts].filter((word) => word.length >= 2)
    if (words.length === 0 && !(reading.intents.has('how') && names.length > 0)) return null
    const documents = context.documents
      .filter((record) => record.organization !== null && reading.organizations.includes(record.organization))
      .map((record) => record.id)
    const found = context.library
      .search([...words, ...names].join(' '), { documents, limit: LOOKED_AT })
      .filter((one) => one.kind === 'prose' || one.kind === 'note')
    const [best] = found
      .map((one) => ({ one, share: coverage(one, words.length > 0 ? words : names) }))
      .sort((a, b) => b.share - a.share)
    if (best === undefined || best.share < ENOUGH) return null
    const draft = startDraft()
    const quote = draft.ledger.addQuote(best.one.text, { ...best.one.source, text: best.one.section.at(-1) ?? '' })
    const source = sourceLine(1, quote.source, reading.language)
    draft.lines.push(
      reading.language === 'zh' ? `文件原文：“${quote.text}” [1]` : `The document says: “${quote.text}” [1]`,
      source,
    )
    draft.identities.push(source)
    return draft
  },
}

/** Two thirds of the words that carry the question must stand in the passage. */
const ENOUGH = 2 / 3

/** Share of the question's words (as pairs of characters) that the passage holds. */
function coverage(found: FoundPassage, words: string[]): number {
  const text = found.text.replace(/\s/g, '').toLowerCase()
  const pairs = words.flatMap((word) => [...word].slice(1).map((letter, at) => `${[...word][at]}${letter}`))
  if (pairs.length === 0) return 0
  return pairs.filter((pair) => text.includes(pair)).length / pairs.length
}
