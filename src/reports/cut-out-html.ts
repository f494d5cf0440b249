import { escapeForHtml } from '../language/escape.js'
import { type CutOut, type PlaceKind, placeKind, shortPlace } from './cut-out.js'
import { headCells } from './cut-out-head.js'

/** A cut-out as an HTML table: the header tree above, the marked cells in their rows and columns, gaps shown as ⋯. */
export function cutOutHtml(cutOut: CutOut, words: { places: Record<PlaceKind, string>; unit: string }): string {
  const { columns, rows } = cutOut
  const kind = placeKind(cutOut)
  const depth = Math.max(1, ...columns.map(({ path }) => path.length))
  const caption = `${escapeForHtml(cutOut.title)}${cutOut.unit === '' ? '' : ` · ${escapeForHtml(words.unit)}${escapeForHtml(cutOut.unit)}`}`
  const width = columns.length + columns.filter(({ afterGap }) => afterGap).length + 2
  const body = rows.flatMap((row) => [
    ...(row.afterGap ? [`<tr class="gap-row"><td colspan="${width}">⋮</td></tr>`] : []),
    `<tr><td class="number soft">${escapeForHtml(shortPlace(row.place, kind))}</td><th scope="row">${'&#12288;'.repeat(Math.min(row.depth, 6))}${escapeForHtml(row.name)}</th>${row.cells
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
    `<thead>${headRows(columns, depth, words.places[kind]).join('')}</thead>`,
    `<tbody>${body.join('')}</tbody>`,
    '</table></div>',
  ].join('\n')
}

/** The rows of the header; columns behind a gap have its mark in front. */
function headRows(columns: CutOut['columns'], depth: number, place: string): string[] {
  const cells = headCells(columns)
  return Array.from({ length: depth }, (_, level) => {
    const lead =
      level === 0 ? `<th rowspan="${depth}" scope="col">${escapeForHtml(place)}</th><th rowspan="${depth}"></th>` : ''
    const own = cells.filter((cell) => cell.level === level)
    const row = own.map(({ text, down, across, column }) => {
      const gap = level === 0 && columns[column]?.afterGap === true ? `<th rowspan="${depth}" class="gap">⋯</th>` : ''
      const spans = `${down > 1 ? ` rowspan="${down}"` : ''}${across > 1 ? ` colspan="${across}"` : ''}`
      return text === '' ? `${gap}<th${spans}></th>` : `${gap}<th scope="col"${spans}>${escapeForHtml(text)}</th>`
    })
    return `<tr>${lead}${row.join('')}</tr>`
  })
}
