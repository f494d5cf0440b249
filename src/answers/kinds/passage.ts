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
  readsNumbers: true,
  readsText: true,
  answer(reading, context) {
    if (
      reading.given.length > 0 ||
      /\d\.\d/.test(reading.text) ||
      ASKS_NUMBER.test(reading.text) ||
      reading.organizations.length !== 1
    )
      return null
    // A question that names an item or a code is about its figure; a passage would answer something else.
    if (
      reading.unheldCodes.length > 0 ||
      reading.terms.some(
        (term) => term.match === 'code' || (term.match === 'exact' && term.items.some((item) => item.facts.length > 0)),
      )
    )
      return null
    if (reading.unknown.some((word) => OFFICE.test(word))) return null
    const words = reading.unknown.filter((word) => word.length >= 2)
    const names = [...reading.terms.map((term) => term.text), ...reading.contexts].filter((word) => word.length >= 2)
    if (words.length > 0 && words.join('').length < SHORTEST && !reading.intents.has('how')) return null
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

/** 信访局, 财政厅: another office than the one that is held. */
const OFFICE = /(?:局|委|厅|院|校|所|站|大队|办公室|街道|镇|乡|公司)$/

/** Fewer characters than this say too little to find a passage by. */
const SHORTEST = 4

/** Two thirds of the words that carry the question must stand in the passage. */
const ENOUGH = 2 / 3

/** Share of the question's words (as pairs of characters) that the passage holds. */
function coverage(found: FoundPassage, words: string[]): number {
  const text = found.text.replace(/\s/g, '').toLowerCase()
  const pairs = words.flatMap((word) => [...word].slice(1).map((letter, at) => `${[...word][at]}${letter}`))
  if (pairs.length === 0) return 0
  return pairs.filter((pair) => text.includes(pair)).length / pairs.length
}
