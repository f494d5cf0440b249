import type { Fact } from '../../facts/types.js'
import type { Vocabulary } from '../../facts/vocabulary/types.js'
import { findStages } from '../../gate/stage-words.js'
import { findYears } from '../../language/years.js'
import type { Desk } from '../../tools/contract.js'
import { findOrganizationSpans, placeOrganizations } from '../understand/organizations.js'
import { squeeze } from '../understand/understand.js'
import type { Rendered } from './render.js'

/** The least share of the question's own words that the documents' words behind the answer must hold. */
const ENOUGH = 0.8
/** Characters that join words and name nothing. */
const JOINING = /[的是在有里中了吗呢呀啊多少几和与及跟或占比为哪些什么怎样请问告诉我一共花用个]/u

/**
 * Why a text does not answer the question, where the offline engine had no answer to hold it against; empty when it does.
 * Organization, year and stage of the question must be those of the figures, and its words must stand in the documents
 * where the figures and quotes stand: an answer to a neighbouring question is none.
 */
export function strays(question: string, rendered: Rendered, desk: Desk, defaultOrganization: string | null): string[] {
  const text = squeeze(question)
  const documents = desk.library.documents()
  const { vocabulary } = desk
  const figures = rendered.figures.filter((figure) => figure.source !== null)
  const held = placeOrganizations(documents, vocabulary.places)
  const spans = findOrganizationSpans(text, held, vocabulary.places).filter((span) => span.kind === 'place')
  const named = new Set([
    ...spans.flatMap((span) => span.organizations),
    ...held.filter(({ name }) => question.includes(name)).map(({ name }) => name),
  ])
  const meant =
    named.size > 0 ? named : new Set(held.length === 1 ? held.map(({ name }) => name) : [defaultOrganization])
  const told = [
    ...figures.map((figure) => figure.organization),
    ...rendered.quotes.map(({ source }) => documents.find(({ id }) => id === source.document)?.organization ?? null),
  ]
  const problems: string[] = []
  if (told.length === 0) problems.push('nothing of a document is told')
  if (told.some((name) => !meant.has(name)) || [...meant].some((name) => !told.includes(name)))
    problems.push('the question is about other organizations')
  const years = findYears(text).map((year) => year.year)
  if (years.some((year) => year === null)) problems.push('the question names a year that is not sure')
  const toldYears = new Set(figures.map((figure) => figure.year))
  if (figures.length > 0 && years.some((year) => !toldYears.has(year)))
    problems.push('the question is about other years')
  const stages = new Set(figures.map((figure) => figure.stage))
  if (figures.length > 0 && findStages(text).some(({ name }) => !stages.has(name)))
    problems.push('the question is about another stage')
  const words = ownWords(text, desk, vocabulary, spans)
  const evidence = evidenceOf(rendered, desk)
  const covered = words.filter((word) => evidence.includes(word))
  if (words.length === 0 || covered.length < words.length * ENOUGH)
    problems.push('the words of the question do not stand where the answer stands')
  return problems
}

/** Pairs of characters of the question that name something: neither its organization, nor a year, stage or question word. */
function ownWords(text: string, desk: Desk, vocabulary: Vocabulary, spans: { start: number; end: number }[]): string[] {
  const characters = [...text]
  let rest = text
  const drop = (start: number, end: number): void => {
    rest = rest.slice(0, start) + ' '.repeat(end - start) + rest.slice(end)
  }
  for (const { start, end } of [...spans, ...findYears(text), ...findStages(text)]) drop(start, end)
  for (const { organization } of desk.library.documents())
    for (const at of organization === null ? [] : [rest.indexOf(squeeze(organization))])
      if (at >= 0) drop(at, at + squeeze(organization ?? '').length)
  for (const { asked } of vocabulary.questionWords)
    for (const word of asked)
      for (let at = rest.indexOf(word); at >= 0; at = rest.indexOf(word, at + 1)) drop(at, at + word.length)
  return characters.flatMap((_, at) => {
    const pair = rest.slice(at, at + 2)
    return /^[\p{L}\p{N}]{2}$/u.test(pair) && !JOINING.test(pair) ? [pair] : []
  })
}

/** What stands in the documents around the figures and in the quotes. */
function evidenceOf(rendered: Rendered, desk: Desk): string {
  const words = [
    ...rendered.figures
      .flatMap((figure) => desk.ledger.factsBehind(figure))
      .flatMap((fact) => [
        fact.name,
        ...namesOf(fact, desk),
        ...fact.parents,
        ...fact.column,
        fact.tableTitle ?? '',
        fact.source.text,
      ]),
    ...rendered.quotes.map((quote) => quote.text),
  ]
  return words.map(squeeze).join('\n')
}

function namesOf(fact: Fact, desk: Desk): string[] {
  const items = [...desk.itemIndex([fact.document]).items.values()]
  return items.find((item) => item.facts.some((one) => one.id === fact.id))?.names ?? []
}
