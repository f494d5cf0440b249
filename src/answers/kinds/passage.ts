import { documentAsked } from '../text/documents-asked.js'
import { findQuote } from '../text/find-quote.js'
import { draftQuotes } from '../text/text-draft.js'
import { readTextQuestion, type TextQuestion } from '../text/text-question.js'
import type { Reading } from '../understand/reading.js'
import type { Intent } from '../understand/senses.js'
import type { KindContext, QuestionKind } from './contract.js'

const ASKS_NUMBER = /多少|几[个项条件人辆次种类批台名]|how (?:much|many)|金额|数额|比例|百分|最[高低多少大小]|highest|lowest|most/
const SERVES: readonly Intent[] = ['how', 'list', 'why', 'across', 'change', 'define', 'completion', 'difference']

/** 依据什么、谁负责、在哪里办公、怎么做 — what the documents say of it, quoted as it stands. */
export const passage: QuestionKind = {
  name: 'passage',
  serves: SERVES,
  readsNumbers: true,
  readsYears: true,
  readsText: true,
  answer(reading, context) {
    const [organization, ...others] = reading.organizations
    if (organization === undefined || others.length > 0 || ASKS_NUMBER.test(reading.text)) return null
    if (reading.unheldCodes.length > 0 || reading.terms.some((term) => term.match === 'code')) return null
    const record = documentAsked(reading, organization, context)
    if (record === null) return null
    const question = readTextQuestion(reading, context.vocabulary)
    if (!asksText(question, reading)) return null
    const found = findQuote(question, withoutNames(reading), [record.id], context.library)
    return found === null ? null : draftQuotes([found], reading.language)
  },
}

/** A bare name asks for its figure; a text is asked for by a question word, or by words that name no figure. */
function asksText(question: TextQuestion, reading: Reading): boolean {
  if (question.aspects.length > 0) return true
  const words = reading.unknown.filter((word) => word.length >= 2)
  return words.join('').length >= SHORTEST && !reading.terms.some(namesFigure)
}

function namesFigure(term: Reading['terms'][number]): boolean {
  return term.match === 'exact' && term.items.some((item) => item.facts.length > 0)
}

/** Fewer characters than this say too little to find a passage by. */
const SHORTEST = 4

function withoutNames(reading: Reading): string {
  return reading.mentions.reduce(
    (text, { start, end }) => text.slice(0, start) + ' '.repeat(end - start) + text.slice(end),
    reading.text,
  )
}
