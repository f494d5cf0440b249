import { checkDocument } from '../../src/checks/check-document.js'
import type { Rule } from '../../src/checks/contract.js'
import { prepareForChecks } from '../../src/checks/prepare.js'
import type { CheckDocument, Finding } from '../../src/checks/types.js'
import { identifyDocument } from '../../src/documents/identity.js'
import { readText } from '../../src/documents/readers/text-reader.js'
import { readFacts } from '../../src/facts/read-facts.js'
import { readTables } from '../../src/tables/read-tables.js'
import { vocabulary } from '../facts/fixtures.js'

/** A whole document as text, read as a file is. */
export function documentOf(text: string): CheckDocument {
  const read = readText(new TextEncoder().encode(text))
  const identity = identifyDocument(read)
  const source = { id: 'd', path: 'd.txt', identity }
  const tables = readTables(source, read)
  const facts = readFacts(source, read, tables, vocabulary)
  return prepareForChecks(source, read, tables, facts, vocabulary)
}

/** What one rule finds in the text of a whole document. */
export const findingsIn = (rule: Rule, text: string): Finding[] => checkDocument(documentOf(text), [rule]).findings

/** `severity: message (lines)` of each finding. */
export const toldOf = (rule: Rule, text: string): string[] =>
  findingsIn(rule, text).map(({ severity, cells }) => `${severity} ${cells.map(({ line }) => line).join(',')}`)
