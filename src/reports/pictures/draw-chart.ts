import type { Chart, ChartPart } from './chart.js'
import { drawMarks } from './draw-marks.js'
import { COLOURS, rectangle, SLICES, svgPage, textAt } from './svg.js'
import { textWidth, wrapText } from './text-size.js'
import type { PictureWords } from './words.js'

const WIDTH = 760
const MARGIN = 24
const INNER = WIDTH - 2 * MARGIN
const NAMES = 230
const GAP = 12
const NAME = { size: 14, line: 19 }
const DETAIL = { size: 12, line: 16 }
const VALUE = 14
const SMALL = { size: 12, line: 17 }
const MOST_BARS = 24
const MOST_NAME_LINES = 8

/** A chart as SVG: the marks come from the chart library, names and texts are set here, where each has its own room. */
export async function drawChart(
  chart: Chart,
  sources: readonly string[],
  words: PictureWords,
): Promise<{ svg: string; alt: string } | null> {
  const names = namesOf(chart.parts)
  if (names === null) return null
  const shown = { ...chart, parts: chart.parts.slice(0, MOST_BARS) }
  const left = chart.parts.length - shown.parts.length
  const notes = [...(left > 0 ? [words.moreParts(left)] : []), ...chart.notes]
  const head = headOf(chart)
  const main =
    chart.shape === 'ring' ? await ringBody(shown, head.height, words) : await barsBody(shown, names, head.height)
  const foot = footOf(notes, sources, main.height, words)
  const alt = altOf(shown, notes, words)
  return { svg: svgPage(WIDTH, foot.height + MARGIN, alt, [...head.body, ...main.body, ...foot.body]), alt }
}

interface Drawn {
  body: string[]
  /** Where what follows may begin. */
  height: number
}

function headOf({ title, lead }: Chart): Drawn {
  const body: string[] = []
  let y = MARGIN
  for (const line of wrapText(title, 18, INNER, 2)) {
    body.push(textAt(MARGIN, y + 18, line, { size: 18, bold: true }))
    y += 26
  }
  for (const line of wrapText(lead, 13, INNER, 2)) {
    body.push(textAt(MARGIN, y + 13, line, { size: 13, colour: COLOURS.soft }))
    y += 19
  }
  return { body, height: y + 10 }
}

interface NameLines {
  name: string[]
  detail: string[]
}

/** Names in lines; more lines where shortened ones would be alike, and null where even those are. */
function namesOf(parts: readonly ChartPart[]): NameLines[] | null {
  for (const most of [3, MOST_NAME_LINES]) {
    const names = parts.map(({ name, details }) => ({
      name: wrapText(name, NAME.size, NAMES, most),
      detail: details.flatMap((text) => wrapText(text, DETAIL.size, NAMES, most)),
    }))
    if (new Set(names.map((one) => JSON.stringify(one))).size === names.length) return names
  }
  return null
}

async function barsBody({ parts }: Chart, all: readonly NameLines[], top: number): Promise<Drawn> {
  const names = all.slice(0, parts.length)
  const heightOf = (one: NameLines) => one.name.length * NAME.line + one.detail.length * DETAIL.line
  const row = Math.max(36, ...names.map((one) => heightOf(one) + 12))
  const some = parts.some(({ chosen }) => chosen)
  const marks = await drawMarks({
    shape: 'bars',
    width: INNER - NAMES - GAP,
    height: row * parts.length,
    thickness: Math.min(24, row - 12),
    parts: parts.map((part) => ({ ...part, colour: colourOf(part, some) })),
    labelWidth: (text) => textWidth(text, VALUE) + 10,
    labelSize: VALUE,
  })
  const body = names.flatMap((one, at) => {
    let y = top + at * row + (row - heightOf(one)) / 2
    const lines: string[] = []
    for (const line of one.name) {
      lines.push(
        textAt(MARGIN + NAMES, y + NAME.size, line, {
          size: NAME.size,
          anchor: 'end',
          bold: parts[at]?.chosen === true,
        }),
      )
      y += NAME.line
    }
    for (const line of one.detail) {
      lines.push(
        textAt(MARGIN + NAMES, y + DETAIL.size, line, { size: DETAIL.size, anchor: 'end', colour: COLOURS.soft }),
      )
      y += DETAIL.line
    }
    return lines
  })
  return {
    body: [...body, `<g transform="translate(${MARGIN + NAMES + GAP} ${top})">`, marks, '</g>'],
    height: top + row * parts.length + 12,
  }
}

function colourOf({ size, chosen }: ChartPart, some: boolean): string {
  const strong = chosen || !some
  if (size.lt(0)) return strong ? COLOURS.down : COLOURS.paleDown
  return strong ? COLOURS.bar : COLOURS.pale
}

const RING = 250

async function ringBody({ parts, whole }: Chart, top: number, words: PictureWords): Promise<Drawn> {
  if (whole === null) return { body: [], height: top }
  const rest = whole.size.minus(parts.reduce((sum, { size }) => sum.plus(size), whole.size.times(0)))
  const entries = parts.map((part, at) => ({ ...part, colour: SLICES[at % SLICES.length] ?? COLOURS.bar }))
  const remainder = { name: words.rest, details: [], shown: '', size: rest, chosen: false, colour: COLOURS.line }
  const slices = rest.gt(0) ? [...entries, remainder] : entries
  const left = MARGIN + RING + 28
  const room = WIDTH - MARGIN - left - 26
  const body: string[] = []
  let y = top + 8
  for (const { name, details, shown, colour } of slices) {
    body.push(rectangle(left, y + 3, 14, 14, colour))
    for (const [at, line] of wrapText(name, NAME.size, room, 3).entries()) {
      if (at > 0) y += NAME.line
      body.push(textAt(left + 24, y + NAME.size + 1, line, { size: NAME.size }))
    }
    for (const line of details.flatMap((text) => wrapText(text, DETAIL.size, room, 2))) {
      y += DETAIL.line + 2
      body.push(textAt(left + 24, y + DETAIL.size + 2, line, { size: DETAIL.size, colour: COLOURS.soft }))
    }
    for (const line of wrapText(shown, VALUE, room, 2)) {
      y += NAME.line
      body.push(textAt(left + 24, y + VALUE + 1, line, { size: VALUE, bold: true }))
    }
    y += NAME.line + 10
  }
  const listed = y - top
  const height = Math.max(RING, listed)
  const marks = await drawMarks({ shape: 'ring', width: RING, height: RING, parts: slices })
  const middle = [MARGIN + RING / 2, top + (height - RING) / 2 + RING / 2] as const
  const shift = (height - listed) / 2
  return {
    body: [
      `<g transform="translate(${MARGIN} ${top + (height - RING) / 2})">`,
      marks,
      '</g>',
      ...middleText(whole, middle),
      `<g transform="translate(0 ${shift})">`,
      ...body,
      '</g>',
    ],
    height: top + height + 12,
  }
}

function middleText(whole: { name: string; shown: string }, [x, y]: readonly [number, number]): string[] {
  const names = wrapText(whole.name, 13, 116, 3)
  const values = wrapText(whole.shown, 15, 124, 3)
  let at = y - (names.length * 18 + values.length * 20) / 2
  return [
    ...names.map((line) => {
      at += 18
      return textAt(x, at - 4, line, { size: 13, colour: COLOURS.soft, anchor: 'middle' })
    }),
    ...values.map((line) => {
      at += 20
      return textAt(x, at - 4, line, { size: 15, bold: true, anchor: 'middle' })
    }),
  ]
}

const MOST_NOTES = 4

function footOf(notes: readonly string[], sources: readonly string[], top: number, words: PictureWords): Drawn {
  const body = notes.length + sources.length === 0 ? [] : [rectangle(MARGIN, top, INNER, 1, COLOURS.line)]
  let y = top + 8
  const lead = textWidth(words.source, SMALL.size)
  const put = (x: number, text: string, most: number) => {
    for (const line of wrapText(text, SMALL.size, WIDTH - MARGIN - x, most)) {
      body.push(textAt(x, y + SMALL.size, line, { size: SMALL.size, colour: COLOURS.soft }))
      y += SMALL.line
    }
  }
  for (const note of notes.slice(0, MOST_NOTES)) put(MARGIN, note, 3)
  if (sources.length > 0)
    body.push(textAt(MARGIN, y + SMALL.size, words.source.trim(), { size: SMALL.size, colour: COLOURS.soft }))
  for (const source of sources) put(MARGIN + lead, source, 2)
  return { body, height: y }
}

function altOf({ title, lead, parts, whole }: Chart, notes: readonly string[], words: PictureWords): string {
  const listed = parts.map(({ name, details, shown }) => {
    const more = details.length === 0 ? '' : `${words.open}${details.join(words.join)}${words.close}`
    return `${name}${more} ${shown}`
  })
  const total = whole === null ? [] : [`${whole.name} ${whole.shown}`]
  return [[title, lead].filter((text) => text !== '').join(words.join), ...listed, ...total, ...notes].join('\n')
}
