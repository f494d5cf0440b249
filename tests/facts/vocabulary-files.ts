import { readdirSync, readFileSync } from 'node:fs'
import { parseVocabulary } from '../../src/facts/vocabulary/parse-vocabulary.js'

const FOLDER = new URL('../../src/facts/vocabulary/', import.meta.url)

/** The vocabulary that the program ships with. */
export function shippedVocabulary() {
  const names = readdirSync(FOLDER).filter((name) => name.endsWith('.csv'))
  return parseVocabulary(names.map((name) => ({ name, content: readFileSync(new URL(name, FOLDER), 'utf8') })))
}
