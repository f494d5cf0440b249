import { parseDocument } from '../../src/app/parse-document.js'
import { vocabulary } from '../facts/fixtures.js'

/** Figures of a document's tables, each with what it stands for, its name and column, as one text. */
export async function cellsOf(path: string, bytes: Uint8Array): Promise<string[]> {
  const { facts } = await parseDocument(path, bytes, vocabulary)
  return facts.facts.flatMap(({ origin, key, name, parents, column, tableTitle, value, unit }) =>
    origin === 'cell' ? [JSON.stringify([key, name, parents, column, tableTitle, `${value} ${unit}`])] : [],
  )
}
