import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readText } from '../../src/documents/readers/text-reader.js'
import { readTables } from '../../src/tables/read-tables.js'

const bundled = join(import.meta.dirname, '../../corpus')
const originals = process.env.TIEOUT_ORIGINALS

function read(folder: string): { unplaced: number; figures: number; tables: number; path: string }[] {
  return readdirSync(folder)
    .filter((path) => path.endsWith('.txt'))
    .sort()
    .map((path) => {
      const tables = readTables({ id: path, path }, readText(readFileSync(join(folder, path))))
      const cells = tables
        .flatMap((table) => table.rows.flatMap((row) => row.cells))
        .filter((cell) => cell.value !== null)
      return {
        path,
        tables: tables.length,
        figures: cells.length,
        unplaced: cells.filter((cell) => cell.column === null).length,
      }
    })
}

describe('real disclosures', () => {
  it('reads the bundled corpus with hardly a figure unplaced', () => {
    const found = read(bundled)
    expect(found.map(({ tables }) => tables)).toEqual([15, 8, 11, 12, 16])
    for (const { figures, unplaced } of found) expect(unplaced).toBeLessThanOrEqual(figures * 0.03)
  })

  it.skipIf(originals === undefined)('reads the originals (TIEOUT_ORIGINALS) like the bundled edition', () => {
    const sums = (folder: string) =>
      read(folder)
        .map(({ tables, unplaced }) => `${tables} tables, ${unplaced} unplaced`)
        .sort()
    expect(sums(originals ?? '')).toEqual(sums(bundled))
  })
})
