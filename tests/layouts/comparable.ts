import type { Answer } from '../../src/answers/types.js'
import type { ParsedDocument } from '../../src/library/types.js'

/** Where something stands: the one thing in which layouts may differ. */
const PLACES = new Set(['line', 'page', 'sheet', 'cell', 'box', 'path'])

/** Everything that is read from a document, places left out. */
export function readingOf({ record, tables, facts, check }: ParsedDocument): unknown {
  const { title, organization, level, year, kind } = record
  return withoutPlaces({
    identity: { title, organization, level, year, kind },
    tables: tables.map(({ number, title, unit, empty, columns }) => ({
      number,
      title,
      unit,
      empty,
      columns: columns.map(({ path, role }) => `${path.join('/')} (${role})`),
    })),
    facts: facts.facts.map((fact) => ({ ...fact, cell: null })),
    blanks: facts.blanks.map((blank) => ({ ...blank, cell: null })),
    definitions: facts.definitions,
    coverage: check.report.coverage,
    findings: check.findings,
  })
}

/** What an answer says, places left out. */
export function answerOf({ status, reason, answer, results, figures, conflicts }: Answer): unknown {
  return withoutPlaces({ status, reason, answer, results, figures, conflicts })
}

/** Texts name places in these ways: in brackets after what a finding is about, or behind the name of the document. */
const PLACE_WORDS = /（(?:第\s?\d+\s?[行页]|工作表“|d，)[^）]{0,40}）|\((?:line|page|sheet|d,) [^)]{0,40}\)/g

function withoutPlaces(value: unknown): unknown {
  if (typeof value === 'string') return value.replace(PLACE_WORDS, '')
  if (Array.isArray(value)) return value.map(withoutPlaces)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, inner]) => (PLACES.has(key) ? [] : [[key, withoutPlaces(inner)]])),
  )
}
