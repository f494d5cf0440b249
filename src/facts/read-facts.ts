import type { ReadDocument } from '../documents/types.js'
import type { Table } from '../tables/types.js'
import { readDefinitions } from './definitions.js'
import type { FactDocument } from './fact-document.js'
import { factsFromTables } from './from-tables.js'
import { factsFromNarrative } from './narrative/from-narrative.js'
import type { DocumentFacts } from './types.js'
import type { Vocabulary } from './vocabulary/types.js'

/**
 * Everything that answers are made of: the facts of tables and prose with their quantities, the blank cells and the
 * glossary. Facts are numbered f1, f2, … in the order of the document's lines.
 */
export function readFacts(
  document: FactDocument,
  read: ReadDocument,
  tables: Table[],
  vocabulary: Vocabulary,
): DocumentFacts {
  const fromTables = factsFromTables(document, tables, vocabulary)
  const facts = [...fromTables.facts, ...factsFromNarrative(document, read, vocabulary)]
  const inOrder = facts
    .map((fact, at) => ({ fact, at }))
    .sort((a, b) => (a.fact.source.line ?? 0) - (b.fact.source.line ?? 0) || a.at - b.at)
  return {
    facts: inOrder.map(({ fact }, at) => ({ id: `f${at + 1}`, ...fact })),
    blanks: fromTables.blanks,
    definitions: readDefinitions(document, read),
  }
}
