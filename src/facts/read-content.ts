import { partsByCertainty } from '../documents/certain-parts.js'
import type { ReadDocument } from '../documents/types.js'
import { readTables } from '../tables/read-tables.js'
import type { Table } from '../tables/types.js'
import type { FactDocument } from './fact-document.js'
import { readFacts } from './read-facts.js'
import type { DocumentFacts } from './types.js'
import type { Vocabulary } from './vocabulary/types.js'

/**
 * The tables and facts of a document. What was recognised from pictures is read apart from what the file states, so that
 * nothing uncertain places, names or scopes what is certain; then both stand in the order of their lines, numbered through.
 */
export function readContent(
  document: FactDocument,
  read: ReadDocument,
  vocabulary: Vocabulary,
): { tables: Table[]; facts: DocumentFacts } {
  const parts = partsByCertainty(read).map((part) => ({ ...part, tables: readTables(document, part.read) }))
  const tables = parts.flatMap((part) => part.tables).sort((a, b) => a.lines.first - b.lines.first)
  // The parts hold the same tables: they are numbered before facts name them.
  for (const [at, table] of tables.entries()) table.id = `T${at + 1}`
  const facts = parts.map((part): DocumentFacts => {
    const own = readFacts(document, part.read, part.tables, vocabulary)
    return part.recognized ? marked(own) : own
  })
  const [first, ...rest] = facts
  if (first === undefined || rest.length === 0)
    return { tables, facts: first ?? { facts: [], blanks: [], definitions: [] } }
  const ordered = facts
    .flatMap((one) => one.facts)
    .sort((a, b) => (a.source.line ?? 0) - (b.source.line ?? 0))
    .map((fact, at) => ({ ...fact, id: `f${at + 1}` }))
  return {
    tables,
    facts: {
      facts: ordered,
      blanks: facts.flatMap(({ blanks }) => blanks),
      definitions: facts.flatMap(({ definitions }) => definitions),
    },
  }
}

function marked({ facts, blanks, definitions }: DocumentFacts): DocumentFacts {
  const mark = <T extends { source: object }>(one: T): T => ({ ...one, source: { ...one.source, recognized: true } })
  return { facts: facts.map(mark), blanks: blanks.map(mark), definitions: definitions.map(mark) }
}
