import type { Content, FormPart, HeadingPart, LinePart } from '../layouts/content.js'
import type { SpannedCell } from '../layouts/spans.js'

/**
 * Reads a disclosure in this folder's notation: `= ` cover line, `# ` part, `## ` section, `[表 title ; caption ; …]` a form
 * whose lines follow as `h| ` header row, `r| ` body row (cells parted by ` | `, `<` merged with the cell to the left, `^` with
 * the one above) and `n| ` note; every other line is a paragraph.
 */
export function readNotation(text: string): Content {
  const parts: Content['parts'] = []
  const lines = text.split('\n')
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? ''
    const opened = /^\[表 (.+)\]$/.exec(line)
    if (line === '') continue
    if (opened?.[1] === undefined) parts.push(linePart(line))
    else {
      const body: string[] = []
      while (/^[hrn]\| /.test(lines[at + 1] ?? '')) {
        at += 1
        body.push(lines[at] ?? '')
      }
      parts.push(formPart(opened[1].split(' ; '), body))
    }
  }
  const cover = parts.find((part) => part.kind === 'cover')
  return { parts, organization: cover?.kind === 'cover' ? cover.text : '', year: 0, stage: '' }
}

function linePart(line: string): LinePart | HeadingPart {
  const [, mark = '', rest = ''] = /^(=|##?) (.*)$/.exec(line) ?? []
  if (mark === '=') return { kind: 'cover', text: rest }
  if (mark === '') return { kind: 'paragraph', text: line }
  return { kind: 'heading', depth: mark === '#' ? 1 : 2, text: rest }
}

function formPart([title = '', ...captions]: string[], body: string[]): FormPart {
  const grid = body
    .filter((line) => !line.startsWith('n'))
    .map((line) =>
      line
        .slice(3)
        .split(' | ')
        .map((cell) => cell.trim()),
    )
  const width = Math.max(...grid.map((cells) => cells.length))
  const headerRows = body.filter((line) => line.startsWith('h')).length
  const header = grid.slice(0, headerRows).map((cells) => cells.map(plain))
  const rows = grid.slice(headerRows).map((cells) => cells.map(plain))
  const unit = /单位[：:](\S+)$/.exec(captions.find((one) => /单位[：:]\S{1,3}$/.test(one)) ?? '')?.[1] ?? ''
  const number = captions.find((one) => !one.includes('：'))
  return {
    kind: 'form',
    form: { title, unit, header, rows, ...(number === undefined ? {} : { number }), notes: notesOf(body) },
    title,
    captions,
    headerRows,
    width,
    rows: mergedRows(grid, width),
    notes: notesOf(body),
  }
}

const plain = (cell: string): string => (cell === '<' || cell === '^' ? '' : cell)
const notesOf = (body: readonly string[]): string[] =>
  body.filter((line) => line.startsWith('n')).map((line) => line.slice(3))

/** The cells that stand in each row, with the positions they cover. */
function mergedRows(grid: readonly string[][], width: number): SpannedCell[][] {
  const at = (row: number, column: number): string => grid[row]?.[column] ?? ''
  return grid.map((_, row) =>
    Array.from({ length: width }, (_, column) => column).flatMap((column) => {
      const text = at(row, column)
      if (text === '<' || text === '^') return []
      let columns = 1
      while (at(row, column + columns) === '<') columns += 1
      let rows = 1
      while (at(row + rows, column) === '^') rows += 1
      return [{ text, column, columns, rows }]
    }),
  )
}
