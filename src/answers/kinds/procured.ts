import { factStage } from '../../gate/fact-label.js'
import { sourceLine } from '../../gate/source-line.js'
import { distinctDisplays, judgeDisplays } from '../displays.js'
import { startDraft } from '../draft.js'
import { documentAsked } from '../text/documents-asked.js'
import { findPurchases } from '../text/purchases.js'
import { readTextQuestion } from '../text/text-question.js'
import { figureSentence } from '../wording/figure-sentence.js'
import { factName } from '../wording/scope-words.js'
import type { QuestionKind } from './contract.js'

/** How the vocabulary calls questions for what is bought. */
const ASPECT = 'procured'
const ASKS_WHAT = /什么|哪些|哪几|啥|品目|目录|内容|what|which/
const ASKS_FIGURE = /多少|金额|预算|how much|budget/
const MOST = 20

/** 政府采购买的什么 — what the procurement form or text names, quoted, and the total where it is asked for too. */
export const procured: QuestionKind = {
  name: 'procured',
  serves: ['list', 'how', 'across'],
  readsNumbers: true,
  readsText: true,
  answer(reading, context) {
    const [organization, ...others] = reading.organizations
    if (organization === undefined || others.length > 0 || reading.given.length > 0 || !ASKS_WHAT.test(reading.text))
      return null
    const question = readTextQuestion(reading, context.vocabulary)
    if (question.aspects[0]?.aspect !== ASPECT) return null
    const record = documentAsked(reading, organization, context)
    if (record === null) return null
    const all = findPurchases(record.id, context.library)
    const services = all.filter(({ name }) => name.includes('服务'))
    const bought = /服务|service/.test(reading.text) ? services : all
    // What else is named must be what procurement is called.
    const subject = /^(?:政府)?采购|^服务$|^货物$|procure/
    const others2 = question.needs.filter(
      ({ named, written }) => ![...named, ...written].some((word) => subject.test(word)),
    )
    if (bought.length === 0 || bought.length > MOST || others2.length > 0) return null
    const draft = startDraft()
    const zh = reading.language === 'zh'
    const sources: string[] = []
    const total = ASKS_FIGURE.test(reading.text) ? totalOf(record.id) : null
    function totalOf(document: string) {
      const facts = context.library
        .facts(document)
        .filter(
          ({ key, table, origin }) =>
            key.item?.name === '政府采购' && key.kind === 'amount' && (origin === 'claim' ? table === null : true),
        )
      const distinct = distinctDisplays(facts)
      return judgeDisplays(distinct) === 'one'
        ? (facts.find(({ origin }) => origin === 'claim') ?? distinct[0] ?? null)
        : null
    }
    if (ASKS_FIGURE.test(reading.text) && total === null) return null
    if (total !== null) {
      const figure = draft.ledger.addFact(total, factName(total, reading.language))
      draft.results.push(figure)
      sources.push(sourceLine(1, total.source, reading.language))
      draft.lines.push(
        ...figureSentence(reading.language, {
          stage: factStage(total, reading.language),
          marks: [{ figure, mark: 1, bound: total.bound }],
          shown: [figure],
          agreement: 'one',
        }),
      )
    }
    const names = bought.map(({ name, line }) => {
      const quote = draft.ledger.addQuote(name, {
        document: record.id,
        path: record.path,
        table: null,
        row: null,
        column: null,
        line,
        page: null,
        sheet: null,
        cell: null,
        box: null,
        text: name,
      })
      sources.push(sourceLine(sources.length + 1, quote.source, reading.language))
      return `“${quote.text}” [${sources.length}]`
    })
    draft.lines.push(`${zh ? '采购内容：' : 'What is procured: '}${names.join(zh ? '、' : ', ')}`, ...sources)
    draft.identities.push(...sources)
    return draft
  },
}
