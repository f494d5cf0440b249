import type { CutOut } from './cut-out.js'

/** One cell of the header over the columns of a cut-out. */
export interface HeadCell {
  text: string
  /** Row of the header, from 0, and how many rows it reaches down. */
  level: number
  down: number
  /** First column, and how many it spans. */
  column: number
  across: number
}

/** The header tree as cells: neighbours under the same header share one, a header without children reaches down. */
export function headCells(columns: CutOut['columns']): HeadCell[] {
  const depth = Math.max(1, ...columns.map(({ path }) => path.length))
  const cells: HeadCell[] = []
  for (let level = 0; level < depth; level++)
    for (let at = 0; at < columns.length; ) {
      const path = columns[at]?.path ?? []
      const end = endOfRun(columns, at, level)
      const text = path[level]
      const isLast = level === path.length - 1
      if (text !== undefined)
        cells.push({ text, level, down: isLast ? depth - level : 1, column: at, across: end - at })
      else if (path.length === 0 && level === 0) cells.push({ text: '', level, down: depth, column: at, across: 1 })
      at = end
    }
  return cells
}

/** The end of the run of columns that share this header. A gap ends the run, so that its mark stays in its place. */
function endOfRun(columns: CutOut['columns'], start: number, level: number): number {
  const path = columns[start]?.path ?? []
  let end = start + 1
  for (; end < columns.length; end++) {
    const next = columns[end]
    if (next === undefined || next.afterGap || next.path.length <= level || path.length <= level) break
    // Leaves of their own are columns of their own, even when their texts are alike.
    if (level === path.length - 1 || level === next.path.length - 1) break
    if (path.slice(0, level + 1).join('/') !== next.path.slice(0, level + 1).join('/')) break
  }
  return end
}
