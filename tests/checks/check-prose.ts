import { indexCells } from '../../src/checks/cells.js'
import type { Outcome, Rule } from '../../src/checks/contract.js'
import type { CheckDocument } from '../../src/checks/types.js'
import { readFacts } from '../../src/facts/read-facts.js'
import type { Table } from '../../src/tables/types.js'
import { document, prose, vocabulary } from '../facts/fixtures.js'

export interface ProseCase {
  headings: string[]
  paragraphs: string[]
  tables?: Table[]
  kind?: 'budget' | 'accounts'
}

/** A document of prose (and tables) as rules see it; its year is 2030. */
export function proseDocument({ headings, paragraphs, tables = [], kind = 'budget' }: ProseCase): CheckDocument {
  const read = prose(headings, ...paragraphs)
  const source = document(kind)
  return {
    id: 'd',
    path: 'd.txt',
    identity: source.identity,
    blocks: read.blocks,
    sourceLines: read.sourceLines,
    tables,
    facts: readFacts(source, read, tables, vocabulary),
  }
}

export function outcomesOf(rule: Rule, one: ProseCase): Outcome[] {
  const checked = proseDocument(one)
  return [...(rule.check?.(checked, { cells: indexCells(checked) }) ?? [])]
}

/** What a rule says of a text: `outcome severity statement` of each relation that has a verdict, `severity message` of each notice. */
export function verdictsOf(rule: Rule, one: ProseCase): string[] {
  return outcomesOf(rule, one).flatMap((outcome) => {
    if ('notice' in outcome) return [`${outcome.notice.severity} ${outcome.notice.message.zh}`]
    if ('skipped' in outcome) return [`skipped ${outcome.skipped.reason}`]
    const verdict = outcome.relation.judge()
    const how = verdict.outcome === 'not-checked' ? `not-checked ${verdict.reason}` : verdict.outcome
    return [`${how} ${outcome.relation.statement.zh}`]
  })
}

/** Only what fails: the statements of failed relations and the notices. */
export const failuresOf = (rule: Rule, one: ProseCase): string[] =>
  outcomesOf(rule, one).flatMap((outcome) => {
    if ('notice' in outcome) return [`${outcome.notice.severity} ${outcome.notice.message.zh}`]
    return 'relation' in outcome && outcome.relation.judge().outcome === 'inconsistent'
      ? [outcome.relation.statement.zh]
      : []
  })
