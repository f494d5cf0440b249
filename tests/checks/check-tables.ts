import { indexCells } from '../../src/checks/cells.js'
import type { Outcome, Rule } from '../../src/checks/contract.js'
import { prepareForChecks } from '../../src/checks/prepare.js'
import type { CheckDocument } from '../../src/checks/types.js'
import { identifyDocument } from '../../src/documents/identity.js'
import { readText } from '../../src/documents/readers/text-reader.js'
import { readFacts } from '../../src/facts/read-facts.js'
import { readTables } from '../../src/tables/read-tables.js'
import { shippedVocabulary } from '../facts/vocabulary-files.js'

const { vocabulary } = shippedVocabulary()
const COVER = ['长平县司法局', '2030年部门预算', '', '第二部分 2030年部门预算表', ''].join('\n')

/** A disclosure of one office whose tables are the given text, read as every document is. */
export function documentOf(text: string): CheckDocument {
  const read = readText(new TextEncoder().encode(`${COVER}\n${text}\n`))
  const document = { id: 'office', path: 'office.txt', identity: identifyDocument(read) }
  const tables = readTables(document, read)
  return prepareForChecks(document, read, tables, readFacts(document, read, tables, vocabulary), vocabulary)
}

/** A table in 万元 as tab-separated text: a title, then rows whose cells are written with | between them. */
export function tableText(title: string, ...rows: string[]): string {
  return [title, '', '单位：万元', '', ...rows.map((row) => row.split('|').join('\t')), ''].join('\n')
}

export function outcomesIn(rule: Rule, text: string): Outcome[] {
  const document = documentOf(text)
  return [...(rule.check?.(document, { cells: indexCells(document) }) ?? [])]
}

/** Failed relations as `row / column: actual, not expected`, notices as `severity row / column`. */
export function failuresIn(rule: Rule, text: string): string[] {
  return outcomesIn(rule, text).flatMap((outcome) => {
    if ('notice' in outcome) return [`${outcome.notice.severity} ${place(outcome.notice.cells[0])}`]
    if (!('relation' in outcome)) return []
    const verdict = outcome.relation.judge()
    return verdict.outcome === 'inconsistent'
      ? [`${place(outcome.relation.cells[0])}: ${verdict.actual}, not ${verdict.expected}`]
      : []
  })
}

/** How many relations have a verdict. */
export function judgedIn(rule: Rule, text: string): number {
  return outcomesIn(rule, text).filter((outcome) => {
    const verdict = 'relation' in outcome ? outcome.relation.judge().outcome : 'empty'
    return verdict !== 'empty' && verdict !== 'not-checked'
  }).length
}

const place = (cell: { row: string | null; column: string | null } | undefined): string =>
  [cell?.row ?? '', cell?.column ?? ''].filter((part) => part !== '').join(' / ')
