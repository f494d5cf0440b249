import { escapeForHtml } from '../language/escape.js'
import type { CutOut } from './cut-out.js'

/** A cut-out as an HTML table: the header tree above, the marked cells in their rows and columns, gaps shown as ⋯. */
export function cutOutHtml(cutOut: CutOut, words: { line: string; unit: string }): string {
  const { columns, rows } = cutOut
  const depth = Math.max(1, ...columns.map(({ path }) => path.length))
  const caption = `${escapeForHtml(cutOut.title)}${cutOut.unit === '' ? '' : ` · ${escapeForHtml(words.unit)}${escapeForHtml(cutOut.unit)}`}`
  const width = columns.length + columns.filter(({ afterGap }) => afterGap).length + 2
  const body = rows.flatMap((row) => [
    ...(row.afterGap ? [`<tr class="gap-row"><td colspan="${width}">⋮</td></tr>`] : []),
    `<tr><td class="number soft">${row.line}</td><th scope="row">${'&#12288;'.repeat(Math.min(row.depth, 6))}${escapeForHtml(row.name)}</th>${row.cells
      .map((cell, at) => {
        const gap = columns[at]?.afterGap === true ? '<td class="gap">⋯</td>' : ''
        const mark = cell.mark === null ? '' : ` ${cell.mark}`
        return `${gap}<td class="number${mark}">${escapeForHtml(cell.text)}</td>`
      })
      .join('')}</tr>`,
  ])
  return [
    '<div class="scroll"><table>',
    `<caption>${caption}</caption>`,
    `<thead>${headRows(columns, depth, words.line).join('')}</thead>`,
    `<tbody>${body.join('')}</tbody>`,
    '</table></div>',
  ].join('\n')
}

/** Neighbouring columns under the same header share one cell; a header without children reaches down. */
function headRows(columns: CutOut['columns'], depth: number, line: string): string[] {
  return Array.from({ length: depth }, (_, level) => {
    const cells: string[] = []
    if (level === 0)
      cells.push(`<th rowspan="${depth}" scope="col">${escapeForHtml(line)}</th><th rowspan="${depth}"></th>`)
    for (let at = 0; at < columns.length; ) {
      const column = columns[at]
      if (column === undefined) break
      if (column.afterGap && level === 0) cells.push(`<th rowspan="${depth}" class="gap">⋯</th>`)
      const end = endOfRun(columns, at, level)
      const text = column.path[level]
      const isLast = level === column.path.length - 1
      if (text !== undefined) {
        const down = isLast && depth > level + 1 ? ` rowspan="${depth - level}"` : ''
        const across = end - at > 1 ? ` colspan="${end - at}"` : ''
        cells.push(`<th scope="col"${down}${across}>${escapeForHtml(text)}</th>`)
      } else if (column.path.length === 0 && level === 0) cells.push(`<th rowspan="${depth}"></th>`)
      at = end
    }
    return `<tr>${cells.join('')}</tr>`
  })
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
