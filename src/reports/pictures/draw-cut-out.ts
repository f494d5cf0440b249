import { placeWords } from '../../language/place-words.js'
import { type CutOut, type PlaceKind, placeKind, shortPlace } from '../cut-out.js'
import { type HeadCell, headCells } from '../cut-out-head.js'
import { COLOURS, rectangle, svgPage, textAt } from './svg.js'
import { textWidth, wrapText } from './text-size.js'
import type { PictureWords } from './words.js'

const MARGIN = 20
const PAD = 8
const SIZE = 13
/** Bold letters are this much wider. */
const BOLD = 1.08
const LINE = 18
const NAME = { least: 120, most: 250 }
const CELL = { least: 84, most: 170 }
const GAP = 24
const MOST_LINES = 4

/** A cut-out as SVG: title and unit, header tree, whole rows and columns around the marked cells, source. */
export function drawCutOut(cutOut: CutOut, source: string, words: PictureWords): { svg: string; alt: string } {
  const columns = columnsOf(cutOut, words)
  const right = columns.at(-1)?.right ?? MARGIN
  const width = Math.max(right, 480) + MARGIN
  const head = captionOf(cutOut, width, right, words)
  const grid = gridOf(cutOut, columns, head.height)
  const foot = wrapText(`${words.source}${source}`, 12, width - 2 * MARGIN, 3)
  const body = [
    ...head.body,
    ...grid.body,
    ...foot.map((line, at) => textAt(MARGIN, grid.height + 22 + at * 17, line, { size: 12, colour: COLOURS.soft })),
  ]
  const alt = altOf(cutOut, source, words)
  return { svg: svgPage(width, grid.height + 14 + foot.length * 17 + MARGIN, alt, body), alt }
}

interface Column {
  kind: 'place' | 'name' | 'gap' | 'figure'
  left: number
  right: number
  /** Index into the columns of the cut-out; -1 for the others. */
  at: number
  head: string
}

/** Columns from the left, each as wide as its figures need; texts wrap, figures do not. */
function columnsOf({ columns, rows }: CutOut, words: PictureWords): Column[] {
  const out: Column[] = []
  const put = (kind: Column['kind'], width: number, at: number, head: string) => {
    const left = out.at(-1)?.right ?? MARGIN
    out.push({ kind, left, right: left + width, at, head })
  }
  const widest = (texts: string[], { least, most }: { least: number; most: number }) =>
    Math.min(most, Math.max(least, ...texts.map((text) => textWidth(text, SIZE) * BOLD + 2 * PAD)))
  const head = words.places[placeKind({ rows })]
  const short = rows.map(({ place }) => shortPlace(place, placeKind({ rows })))
  put('place', widest([head, ...short], { least: 40, most: 90 }), -1, head)
  put(
    'name',
    widest(
      rows.map(({ name, depth }) => '　'.repeat(Math.min(depth, 6)) + name),
      NAME,
    ),
    -1,
    '',
  )
  for (const [at, { path, afterGap }] of columns.entries()) {
    if (afterGap) put('gap', GAP, -1, '⋯')
    const texts = rows.map((row) => row.cells[at]?.text ?? '')
    const figures = Math.max(0, ...texts.filter(isFigure).map((text) => textWidth(text, SIZE) * BOLD + 2 * PAD))
    put('figure', Math.max(figures, widest([...texts, path.at(-1) ?? ''], CELL)), at, '')
  }
  return out
}

/** Digits and what stands around them: never broken over lines. */
const isFigure = (text: string): boolean =>
  text.length <= 60 && /^[-+−△≥≤＞＜(（]{0,3}[\d,，.]+\s?\P{N}{0,4}$/u.test(text)

interface Drawn {
  body: string[]
  height: number
}

function captionOf({ title, unit }: CutOut, width: number, right: number, words: PictureWords): Drawn {
  const body: string[] = []
  let y = MARGIN
  for (const line of wrapText(title, 16, width - 2 * MARGIN, 2)) {
    body.push(textAt(MARGIN, y + 16, line, { size: 16, bold: true }))
    y += 24
  }
  if (unit !== '') {
    body.push(textAt(right, y + 12, `${words.unit}${unit}`, { size: 12, colour: COLOURS.soft, anchor: 'end' }))
    y += 18
  }
  return { body, height: y + 6 }
}

function gridOf(cutOut: CutOut, columns: readonly Column[], top: number): Drawn {
  const { body, height } = headOf(cutOut, columns, top)
  let y = height
  const kind = placeKind(cutOut)
  for (const row of cutOut.rows) {
    if (row.afterGap) {
      const right = columns.at(-1)?.right ?? MARGIN
      body.push(box(MARGIN, y, right, y + LINE, COLOURS.paper), centred(MARGIN, right, y, LINE, ['⋮']))
      y += LINE
    }
    const texts = columns.map((column) => rowLines(row, column, kind))
    const down = Math.max(...texts.map((lines) => lines.length), 1) * LINE + PAD
    for (const [position, column] of columns.entries()) {
      const lines = texts[position] ?? []
      const mark = row.cells[column.at]?.mark ?? null
      const fill =
        mark === 'first'
          ? COLOURS.first
          : mark === 'part'
            ? COLOURS.part
            : column.kind === 'name'
              ? COLOURS.panel
              : COLOURS.paper
      body.push(box(column.left, y, column.right, y + down, fill))
      if (mark === 'first')
        body.push(
          rectangle(column.left + 1.5, y + 1.5, column.right - column.left - 3, down - 3, 'none', COLOURS.firstEdge),
        )
      body.push(...linesIn(column, lines, y, down, mark === 'first'))
    }
    y += down
  }
  return { body, height: y }
}

function rowLines(row: CutOut['rows'][number], column: Column, kind: PlaceKind): string[] {
  const room = column.right - column.left - 2 * PAD
  if (column.kind === 'place') return [shortPlace(row.place, kind)]
  if (column.kind === 'gap') return ['⋯']
  if (column.kind === 'name') {
    const indent = Math.min(row.depth, 6)
    return wrapText(row.name, SIZE, room - indent * SIZE, MOST_LINES).map((line) => '　'.repeat(indent) + line)
  }
  const text = row.cells[column.at]?.text ?? ''
  return isFigure(text) ? [text] : wrapText(text, SIZE, room, MOST_LINES)
}

function linesIn(
  { kind, left, right }: Column,
  lines: readonly string[],
  top: number,
  down: number,
  bold: boolean,
): string[] {
  if (kind === 'gap') return [centred(left, right, top, down, lines)]
  const start = top + (down - lines.length * LINE) / 2 + SIZE + 1
  const end = kind === 'figure' || kind === 'place'
  return lines.map((line, at) =>
    textAt(end ? right - PAD : left + PAD, start + at * LINE, line, {
      size: SIZE,
      bold,
      ...(end ? { anchor: 'end' as const } : {}),
      ...(kind === 'place' ? { colour: COLOURS.soft } : {}),
    }),
  )
}

function headOf({ columns: own }: CutOut, columns: readonly Column[], top: number): Drawn {
  const depth = Math.max(1, ...own.map(({ path }) => path.length))
  const cells = headCells(own)
  const spanOf = (cell: HeadCell) => {
    const covered = columns.filter(({ at }) => at >= cell.column && at < cell.column + cell.across)
    const [left, right] = [covered[0]?.left ?? MARGIN, covered.at(-1)?.right ?? MARGIN]
    return { left, right, lines: wrapText(cell.text, SIZE, right - left - 2 * PAD, MOST_LINES) }
  }
  const spans = cells.map((cell) => ({ ...cell, ...spanOf(cell) }))
  const heights = Array.from(
    { length: depth },
    (_, level) =>
      Math.max(1, ...spans.filter((one) => one.level === level && one.down === 1).map(({ lines }) => lines.length)) *
        LINE +
      PAD,
  )
  // A header that reaches down may need more than the levels beside it.
  for (const { level, down, lines } of spans) {
    const given = heights.slice(level, level + down).reduce((sum, one) => sum + one, 0)
    const last = level + down - 1
    heights[last] = (heights[last] ?? 0) + Math.max(0, lines.length * LINE + PAD - given)
  }
  const edges = [top]
  for (const one of heights) edges.push((edges.at(-1) ?? top) + one)
  const bottom = edges.at(-1) ?? top
  const body = columns
    .filter(({ kind }) => kind !== 'figure')
    .flatMap(({ left, right, head }) => [
      box(left, top, right, bottom, COLOURS.panel),
      centred(left, right, top, bottom - top, [head]),
    ])
  for (const { left, right, level, down, lines } of spans) {
    const [from, to] = [edges[level] ?? top, edges[level + down] ?? bottom]
    body.push(box(left, from, right, to, COLOURS.panel), centred(left, right, from, to - from, lines))
  }
  return { body, height: bottom }
}

const box = (left: number, top: number, right: number, bottom: number, fill: string): string =>
  rectangle(left, top, right - left, bottom - top, fill, COLOURS.line)

function centred(left: number, right: number, top: number, down: number, lines: readonly string[]): string {
  const start = top + (down - lines.length * LINE) / 2 + SIZE + 1
  return lines
    .filter((line) => line !== '')
    .map((line, at) => textAt((left + right) / 2, start + at * LINE, line, { size: SIZE, anchor: 'middle' }))
    .join('\n')
}

function altOf({ title, unit, columns, rows }: CutOut, source: string, words: PictureWords): string {
  const marked = rows.flatMap(({ name, place, cells }) =>
    cells.flatMap(({ text, mark }, at) =>
      mark === null
        ? []
        : [
            `${name}${words.join}${columns[at]?.path.join(' / ') ?? ''}${words.join}${placeWords(place)[words.language]}${words.join}${text}`,
          ],
    ),
  )
  return [
    `${title}${unit === '' ? '' : `${words.join}${words.unit}${unit}`}`,
    ...marked,
    `${words.source}${source}`,
  ].join('\n')
}
