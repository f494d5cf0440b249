import { holding } from '../gate/holding.js'
import type { DocumentRecord } from '../library/types.js'

const CHINESE = [
  (name: string) => `${name}的收入总计是多少？`,
  (name: string) => `${name}的支出包括哪些？`,
  (name: string) => `${name}的项目支出是多少？`,
]
const ENGLISH = [
  (name: string) => `What is the total income in the ${name}?`,
  (name: string) => `What is the basic expenditure in the ${name}?`,
  (name: string) => `What is the project expenditure in the ${name}?`,
]

/** Whole questions of several kinds, about the first documents; not every one need be answered, they are tried first. */
export function exampleQuestions(documents: DocumentRecord[], zh: boolean): string[] {
  const forms = zh ? CHINESE : ENGLISH
  return forms.flatMap((form, at) => {
    const record = documents[Math.min(at, documents.length - 1)]
    return record === undefined ? [] : [form(holding(record, zh))]
  })
}

/** Suggestions beyond this are more than a person reads; more are not tried either. */
const MOST_SUGGESTIONS = 5
const MOST_TRIED = 8

/** The first suggestions that `works` says yes to, in order. */
export function thoseThatWork(suggestions: string[], works: (question: string) => boolean): string[] {
  const kept: string[] = []
  for (const suggestion of suggestions.slice(0, MOST_TRIED))
    if (kept.length < MOST_SUGGESTIONS && works(suggestion)) kept.push(suggestion)
  return kept
}
