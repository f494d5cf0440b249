import type { Stage } from '../core/quantity.js'
import type { DocumentIdentity } from '../documents/types.js'

/** Year and stage that words name; null where they do not. */
export interface Period {
  year: number | null
  stage: Stage | null
}

/** What a document takes for granted: its own year and the stage of its kind. */
export interface DocumentPeriod {
  year: number | null
  stage: Stage | null
}

const STAGE_WORDS: [RegExp, Stage][] = [
  [/年初预算|期初预算|年初部门预算|初预算/u, 'initial-budget'],
  [/调整后?预算|预算调整/u, 'adjusted-budget'],
  [/全年预算/u, 'full-year-budget'],
  [/执行/u, 'execution'],
  [/决算/u, 'final-accounts'],
]
const YEAR = /(?<!\d)(20\d{2})(?!\d)\s*年?度?/gu
const LAST_YEAR = /上年|上一年|去年|上年度|以前年度/u
const TWO_YEARS_AGO = /前年/u
const THIS_YEAR = /当年|本年|今年/u

/** Years written in a text, in order. */
export function yearsIn(text: string): number[] {
  return [...text.matchAll(YEAR)].map((match) => Number(match[1]))
}

/**
 * The stage that words name. A bare 预算 means the initial budget in a budget; in final accounts several budgets exist, so
 * there it is unknown (null), as is everything else that is not said. `saysBudget` tells that case from no word at all.
 */
export function stageIn(text: string, document: DocumentPeriod): { stage: Stage | null; said: boolean } {
  for (const [words, stage] of STAGE_WORDS) if (words.test(text)) return { stage, said: true }
  if (!/预算/u.test(withoutFunds(text))) return { stage: null, said: false }
  return { stage: document.stage === 'initial-budget' ? 'initial-budget' : null, said: true }
}

/** The year that words name, absolutely or against the document's own year. */
export function yearIn(text: string, document: DocumentPeriod): number | null {
  const years = yearsIn(text)
  if (years.length > 0) return years.length === 1 ? (years[0] ?? null) : null
  if (document.year === null) return null
  if (TWO_YEARS_AGO.test(text)) return document.year - 2
  if (LAST_YEAR.test(text)) return document.year - 1
  return THIS_YEAR.test(text) ? document.year : null
}

const ADJUSTED = /预算(?:公开)?(?:的)?(?:中期)?调整|调整(?:后)?(?:的)?(?:部门|单位)?预算|[（(]调整后?[）)]/u

/** Names of funds and of the budget as a whole hold the word 预算 without naming a stage. */
function withoutFunds(text: string): string {
  return text.replace(
    /一般公共预算|公共预算|政府性基金预算|基金预算|国有资本经营预算|综合预算|部门预算|单位预算|预算单位|预算管理/gu,
    '',
  )
}

/** The stage that a document speaks of where it names none: a budget's is the initial one, unless its title says that it was adjusted (预算调整). */
export function stageOfDocument({ kind, title }: DocumentIdentity): Stage | null {
  if (kind === 'budget') return ADJUSTED.test(title) ? 'adjusted-budget' : 'initial-budget'
  return kind === 'accounts' ? 'final-accounts' : null
}
