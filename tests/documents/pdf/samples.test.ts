import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readPdf } from '../../../src/documents/readers/pdf/pdf-reader.js'
import { withoutBlanks } from '../../../src/documents/words.js'

/**
 * Real disclosures stay outside the project: TIEOUT_SAMPLES names the folder that holds them, TIEOUT_SAMPLE_ROWS the rows that
 * another program read in their tables (one JSON object a line: document, page, code, names, values).
 */
const folder = process.env.TIEOUT_SAMPLES ?? ''
const rowsFile = process.env.TIEOUT_SAMPLE_ROWS ?? join(folder, '../eval/sample-rows.jsonl')
const present = folder !== '' && existsSync(folder) && existsSync(rowsFile)

interface ReferenceRow {
  document: string
  page: number
  code: string
  names: string[]
  values: string[]
}

interface ReadRow {
  page: number | null
  cells: string[]
}

async function rowsOf(name: string): Promise<ReadRow[]> {
  const { pieces } = await readPdf(readFileSync(join(folder, `${name}.pdf`)))
  return pieces
    .flatMap((piece) => (piece.kind === 'grid' ? piece.rows : []))
    .map((row) => ({
      page: row[0]?.place.page ?? null,
      cells: row.map(({ text }) => withoutBlanks(text)).filter((text) => text !== ''),
    }))
}

/** Same page, the values in their order, every name a cell, and the code the short numbers before or between them. */
function isRow(row: ReadRow, wanted: ReferenceRow): boolean {
  const values = wanted.values.map(withoutBlanks)
  let found = 0
  for (const cell of row.cells) if (cell === values[found]) found += 1
  const codes = row.cells.filter((cell) => /^\d{2,7}$/.test(cell)).join('')
  return (
    row.page === wanted.page &&
    found === values.length &&
    wanted.names.every((name) => row.cells.includes(withoutBlanks(name))) &&
    codes.startsWith(wanted.code)
  )
}

describe.skipIf(!present)('PDF samples (set TIEOUT_SAMPLES to the folder that holds them)', () => {
  it('finds at least 99 % of the reference rows on their pages', { timeout: 60_000 }, async () => {
    const reference = readFileSync(rowsFile, 'utf8')
      .split('\n')
      .filter((line) => line.trim() !== '')
      .map((line): ReferenceRow => JSON.parse(line))
    const names = readdirSync(folder)
      .filter((file) => file.endsWith('.pdf'))
      .map((file) => file.slice(0, -'.pdf'.length))
    const read = new Map<string, ReadRow[]>()
    for (const name of names) read.set(name, await rowsOf(name))
    const missed = reference.filter((row) => !(read.get(row.document) ?? []).some((candidate) => isRow(candidate, row)))
    for (const { document, page, code, names: labels, values } of missed)
      process.stderr.write(`not found: ${document} p${page} ${code} ${labels.join(' ')} ${values.join(' ')}\n`)
    expect(reference.length).toBeGreaterThan(0)
    expect(missed.length / reference.length).toBeLessThanOrEqual(0.01)
  })
})
