import type { DocumentRecord } from '../../library/types.js'
import { type Draft, refuse } from '../draft.js'
import { documentAsked } from '../text/documents-asked.js'
import { findQuote } from '../text/find-quote.js'
import { findSection } from '../text/find-section.js'
import { draftQuotes } from '../text/text-draft.js'
import { readTextQuestion, type TextQuestion } from '../text/text-question.js'
import type { Reading } from '../understand/reading.js'
import type { Intent } from '../understand/senses.js'
import type { KindContext, QuestionKind } from './contract.js'

const ASKS_NUMBER =
  /多少|几[个项条件人辆次种类批台名]|how (?:much|many)|金额|数额|比例|百分|最[高低多少大小]|highest|lowest|most/
/** Words of a text may look like those of a calculation (加强, 均); names of figures beside them stop the kind. */
const CALCULATES: readonly Intent[] = ['sum', 'average', 'times', 'share']
const SERVES: readonly Intent[] = [
  ...(['how', 'list', 'why', 'across', 'change', 'define', 'completion', 'difference', 'library'] as const),
  ...CALCULATES,
]

/** 依据什么、谁负责、在哪里办公 — questions that never ask for a figure: a quote, or no answer at all. */
export const textOnly: QuestionKind = {
  name: 'text',
  serves: SERVES,
  readsNumbers: true,
  readsYears: true,
  readsText: true,
  answer(reading, context) {
    const asked = readAsked(reading, context)
    const aspect = asked?.question.aspects[0]
    if (asked === null || aspect === undefined || aspect.mayAskFigure || asksTarget(reading)) return null
    return quote(asked, reading, context) ?? refuseText(reading)
  },
}

/** 为什么、怎么做、有没有 — what the documents say of it, quoted as it stands, where no figure answers. */
export const passage: QuestionKind = {
  name: 'passage',
  serves: SERVES,
  answersAfterRefusal: true,
  readsNumbers: true,
  readsYears: true,
  readsText: true,
  answer(reading, context) {
    const asked = readAsked(reading, context)
    return asked === null || !asksText(asked.question, reading) ? null : quote(asked, reading, context)
  },
}

interface Asked {
  question: TextQuestion
  record: DocumentRecord
}

function readAsked(reading: Reading, context: KindContext): Asked | null {
  const [organization, ...others] = reading.organizations
  if (organization === undefined || others.length > 0 || ASKS_NUMBER.test(reading.text)) return null
  if (reading.unheldCodes.length > 0 || reading.terms.some((term) => term.match === 'code')) return null
  if (CALCULATES.some((intent) => reading.intents.has(intent)) && reading.terms.some(namesFigure)) return null
  const record = documentAsked(reading, organization, context)
  return record === null ? null : { question: readTextQuestion(reading, context.vocabulary), record }
}

function quote({ question, record }: Asked, reading: Reading, context: KindContext): Draft | null {
  const [aspect] = question.aspects
  if (question.needs.length === 0) {
    if (aspect === undefined) return null
    const section = findSection(aspect, record, context.library)
    return section === null
      ? null
      : draftQuotes(
          section.map(({ text, source, section }) => ({ text, source: { ...source, text: section.at(-1) ?? '' } })),
          reading.language,
        )
  }
  const found = findQuote(question, withoutNames(reading), record, context.library)
  return found === null ? null : draftQuotes([found], reading.language)
}

/** 指标是什么内容: targets stand in tables. */
function asksTarget(reading: Reading): boolean {
  return reading.senses.some((word) => word.senses.some((sense) => sense.type === 'facet'))
}

/** A bare name asks for its figure; a text is asked for by a question word, or by words that name no figure. */
function asksText(question: TextQuestion, reading: Reading): boolean {
  if (question.aspects.length > 0) return true
  if (reading.mentions.some(({ end }) => OFFICE.test(reading.text.slice(end)))) return false
  const words = question.needs.reduce((sum, need) => sum + need.weight, 0)
  return reading.unknown.length > 0 && words >= SHORTEST && !reading.terms.some(namesFigure)
}

function namesFigure(term: Reading['terms'][number]): boolean {
  return term.match === 'exact' && term.items.some((item) => item.facts.length > 0)
}

/** 财政局2024年预算: a bare name of another office asks for that office, wherever this one mentions it. */
const OFFICE = /^\p{Script=Han}{0,8}(?:局|委|厅|院|校|所|站|大队|办公室|街道|镇|乡|公司)/u

/** Fewer characters than this say too little to find a passage by. */
const SHORTEST = 4

function withoutNames(reading: Reading): string {
  return reading.mentions.reduce(
    (text, { start, end }) => text.slice(0, start) + ' '.repeat(end - start) + text.slice(end),
    reading.text,
  )
}

function refuseText(reading: Reading): Draft {
  return refuse('not-held', [
    reading.language === 'zh'
      ? '文件里没有找到能回答这个问题的原文；为免答非所问，不引用相近的段落。'
      : 'No passage of the documents surely answers this; a neighbouring one is not quoted instead.',
  ])
}
