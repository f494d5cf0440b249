import type { GridRow } from './grid-rows.js'

/** Column paths of a merged header, and for each column the index of the outermost header cell above it. */
export interface HeaderTree {
  paths: string[][]
  outermost: number[]
}

/**
 * Spreads merged header cells over their columns. A blank after a header cell belongs to it while the row above spans both;
 * a blank below a cell of its own continues that cell downwards. Where the format draws or states the spans, they decide.
 */
export function buildHeaderTree(rows: readonly GridRow[], width: number): HeaderTree {
  const paths: string[][] = Array.from({ length: width }, () => [])
  let above: number[] = new Array<number>(width).fill(0)
  let outermost: number[] = []
  let nextGroup = 1
  const stated = rows.some((row) => row.drawn?.spans === true)
  for (const [depth, row] of rows.entries()) {
    const groups: number[] = []
    let label = ''
    let group = -1
    for (let column = 0; column < width; column += 1) {
      const text = row.cells[column] ?? ''
      const supposed = column > 0 && above[column] === above[column - 1] && group >= 0 && (label !== '' || depth === 0)
      const spanned = stated ? isSameCell(row, column) : supposed
      if (text !== '' || !spanned) {
        label = text
        group = nextGroup
        nextGroup += 1
      }
      groups.push(group)
      const path = paths[column]
      if (path !== undefined && label !== '' && path.at(-1) !== label) path.push(label)
    }
    // A cell that continues downwards keeps what it spans, so that the row below cannot split it wrongly.
    above = groups.map((own, column) =>
      (row.cells[column] ?? '') === '' && !isSpanned(row, groups, column) ? (above[column] ?? own) + 1e6 : own,
    )
    if (depth === 0) outermost = groups
  }
  return { paths, outermost: outermost.length > 0 ? outermost : new Array<number>(width).fill(0) }
}

function isSameCell(row: GridRow, column: number): boolean {
  const owner = row.drawn?.owners[column]
  return owner !== undefined && owner === row.drawn?.owners[column - 1]
}

function isSpanned(row: GridRow, groups: readonly number[], column: number): boolean {
  for (let left = column; left >= 0 && groups[left] === groups[column]; left -= 1)
    if ((row.cells[left] ?? '') !== '') return true
  return false
}
