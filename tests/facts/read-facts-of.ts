import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { identifyDocument } from '../../src/documents/identity.js'
import { readText } from '../../src/documents/readers/text-reader.js'
import { readFacts } from '../../src/facts/read-facts.js'
import { readTables } from '../../src/tables/read-tables.js'
import { shippedVocabulary } from './vocabulary-files.js'

const { vocabulary } = shippedVocabulary()

/** Everything that is read from the bytes of one disclosure. */
export function readAll(name: string, bytes: Uint8Array) {
  const read = readText(bytes)
  const identity = identifyDocument(read)
  const document = { id: name, path: name, identity }
  const tables = readTables(document, read)
  return { identity, tables, ...readFacts(document, read, tables, vocabulary) }
}

/** The same of a file under tests/fixtures. */
export function readFixture(name: string) {
  return readAll(name, readFileSync(fileURLToPath(new URL(`../fixtures/${name}`, import.meta.url))))
}
