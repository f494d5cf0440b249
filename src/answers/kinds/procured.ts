import { placeOfLine } from '../../core/place.js'
import type { Source } from '../../core/source.js'
import type { Fact } from '../../facts/types.js'
import { distinctDisplays, judgeDisplays } from '../../gate/displays.js'
import { factStage } from '../../gate/fact-label.js'
import { factName } from '../../gate/fact-name.js'
import { sourceLine } from '../../gate/source-line.js'
import type { DocumentRecord } from '../../library/types.js'
import { type Draft, startDraft } from '../draft.js'
import { documentAsked } from '../text/documents-asked.js'
import { findPurchases, type Purchase } from '../text/purchases.js'
import { readTextQuestion, type TextQuestion } from '../text/text-question.js'
import type { Reading } from '../understand/reading.js'
import { figureSentence } from '../wording/figure-sentence.js'
import type { QuestionKind } from './contract.js'

/** How the vocabulary calls questions for what is bought; English ones may ask for the figure too. */
const ASPECTS: ReadonlySet<string> = new Set(['procured', 'bought'])
const ASKS_WHAT = /什么|哪些|哪几|啥|品目|目录|内容|what|which/
const ASKS_FIGURE = /多少|金额|预算|how much|budget/
const PROCUREMENT = /^(?:政府)?采购|^服务$|^货物$|procure/
const MOST = 20

/** 政府采购买的什么 — what the procurement form names, quoted, and the total where it is asked for too. */
export const procured: QuestionKind = {
  name: 'procured',
  serves: ['list', 'how', 'across'],
  readsNumbers: true,
  readsText: true,
  answer(reading, context) {
    const [organization, ...others] = reading.organizations
    if (organization === undefined || others.length > 0 || reading.given.length > 0) return null
    const question = readTextQuestion(reading, context.vocabulary)
    if (!ASKS_WHAT.test(reading.text) || !ASPECTS.has(question.aspects[0]?.aspect ?? '') || namesMore(question))
      return null
    const record = documentAsked(reading, organization, context)
    if (record === null) return null
    const all = findPurchases(record.id, context.library)
    const bought = /服务|service/.test(reading.text) ? all.filter(({ name }) => name.includes('服务')) : all
    if (bought.length === 0 || bought.length > MOST) return null
    if (!ASKS_FIGURE.test(reading.text)) return word(reading, record, bought, null)
    const total = totalOf(context.library.facts(record.id))
    return total === null ? null : word(reading, record, bought, total)
  },
}

/** Besides procurement itself the question names something, and the list would pass over it. */
function namesMore(question: TextQuestion): boolean {
  return question.needs.some(({ named, written }) => ![...named, ...written].some((word) => PROCUREMENT.test(word)))
}

/** All procurement, where its displays agree: as a sentence states it, else as the form does. */
function totalOf(facts: readonly Fact[]): Fact | null {
  const displays = facts.filter(({ key }) => key.item?.name === '政府采购' && key.kind === 'amount')
  const distinct = distinctDisplays(displays)
  if (judgeDisplays(distinct) !== 'one') return null
  return displays.find(({ origin }) => origin === 'claim') ?? distinct[0] ?? null
}

function word(reading: Reading, record: DocumentRecord, bought: Purchase[], total: Fact | null): Draft {
  const draft = startDraft()
  const { language } = reading
  const sources: string[] = []
  const mark = (source: Source): number => sources.push(sourceLine(sources.length + 1, source, language))
  if (total !== null) {
    const figure = draft.ledger.addFact(total, factName(total, language))
    draft.results.push(figure)
    const marks = [{ figure, mark: mark(total.source), bound: total.bound }]
    const parts = { stage: factStage(total, language), marks, shown: [figure], agreement: 'one' as const }
    draft.lines.push(...figureSentence(language, parts))
  }
  const names = bought.map((purchase) => {
    const quote = draft.ledger.addQuote(purchase.name, placeOf(purchase, record))
    return `“${quote.text}” [${mark(quote.source)}]`
  })
  const lead = language === 'zh' ? '采购内容：' : 'What is procured: '
  draft.lines.push(`${lead}${names.join(language === 'zh' ? '、' : ', ')}`, ...sources)
  draft.identities.push(...sources)
  return draft
}

function placeOf({ name, line }: Purchase, { id, path, pages }: DocumentRecord): Source {
  const place = { table: null, row: null, column: null, line, ...placeOfLine(pages, line) }
  return { document: id, path, ...place, text: name }
}
