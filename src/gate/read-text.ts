import type { Source } from '../core/source.js'
import { findYears } from '../language/years.js'
import type { GateInput } from './gate-input.js'
import { standsAlone } from './label-boundary.js'
import { blank, type Mention, takeNames } from './mask.js'
import { sourceLine } from './source-line.js'
import { findStages } from './stage-words.js'

/** A line of a text. `parent` is the line that a bullet stands under; `source` the number of a source line. */
export interface Line {
  start: number
  end: number
  parent: Line | null
  source: number | null
}

/** What a text names and where; `plain` is the text with every name, quote and source line blanked, positions unchanged. */
export interface TextReading {
  plain: string
  lines: Line[]
  labels: Mention[]
  organizations: Mention[]
  stages: Mention[]
  years: { year: number; start: number; end: number }[]
  /** Verbatim quotes, by id. */
  quotes: Mention[]
  /** `[2]` at the end of a line; `name` is the number. */
  marks: Mention[]
  /** Source lines as printed; `name` is the whole line. Those that no source stands behind are in `strangers`. */
  sources: Mention[]
  strangers: Mention[]
}

/** Reads the names of a finished text, so that each number can be held against what stands around it. */
export function readText(input: GateInput): TextReading {
  const { sources, strangers, rest: body } = takeSourceLines(input)
  const quoted = takeNames(
    body,
    input.quotes.map((quote) => quote.text),
  )
  const lines = readLines(input.text, [...sources, ...strangers])
  const marks = [...quoted.rest.matchAll(/\[([0-9]{1,3})\]/gu)].map((match) => ({
    name: match[1] ?? '',
    start: match.index,
    end: match.index + match[0].length,
  }))
  const unmarked = marks.reduce((text, mark) => blank(text, mark.start, mark.end), quoted.rest)

  const organizationNames = new Set([
    ...input.figures.flatMap((figure) => figure.organization ?? []),
    ...(input.organizations ?? []),
  ])
  const labelNames = new Set(input.figures.map((figure) => figure.label))
  const others = input.identities.filter((name) => DIGITS.test(name))
  const first = takeNames(unmarked, [...labelNames, ...organizationNames, ...others], (text, start, end) =>
    labelNames.has(text.slice(start, end)) ? standsAlone(text, start, end) : true,
  )
  // A label may stand right behind an organization, which is blanked by now.
  const second = takeNames(first.rest, labelNames, standsAlone)
  const named = [...first.mentions, ...second.mentions].sort((x, y) => x.start - y.start)
  const plain = second.rest
  return {
    plain,
    lines,
    labels: named.filter((mention) => labelNames.has(mention.name)),
    organizations: named.filter((mention) => organizationNames.has(mention.name)),
    stages: findStages(plain),
    years: findYears(plain).flatMap(({ year, start, end }) => (year === null ? [] : [{ year, start, end }])),
    quotes: quoted.mentions.map((mention) => ({
      ...mention,
      name: input.quotes.find((quote) => quote.text === mention.name)?.id ?? '',
    })),
    marks,
    sources,
    strangers,
  }
}

const DIGITS = /[\p{N}一二三四五六七八九十百千万亿两零〇]/u
const SOURCE_LINE = /^\[([0-9]{1,3})\] /u

/** Lines that begin with `[n] ` say where figures stand: each is the source line of a figure or a quote, whole. */
function takeSourceLines(input: GateInput): { sources: Mention[]; strangers: Mention[]; rest: string } {
  const known: Source[] = [
    ...input.figures.flatMap((figure) => (figure.source === null ? [] : [figure.source])),
    ...input.quotes.map((quote) => quote.source),
  ]
  let rest = input.text
  const sources: Mention[] = []
  const strangers: Mention[] = []
  for (let at = 0; at < input.text.length; at = nextLine(input.text, at)) {
    const mark = Number(SOURCE_LINE.exec(input.text.slice(at, at + 7))?.[1] ?? Number.NaN)
    if (Number.isNaN(mark)) continue
    const line = known
      .flatMap((source) => [sourceLine(mark, source, 'zh'), sourceLine(mark, source, 'en')])
      .find((one) => input.text.startsWith(one, at) && (input.text[at + one.length] ?? '\n') === '\n')
    const end = line === undefined ? nextLine(input.text, at) - 1 : at + line.length
    const mention = { name: line ?? input.text.slice(at, end), start: at, end }
    if (line === undefined) strangers.push(mention)
    else sources.push(mention)
    rest = blank(rest, at, end)
  }
  return { sources, strangers, rest }
}

function nextLine(text: string, at: number): number {
  const end = text.indexOf('\n', at)
  return end < 0 ? text.length + 1 : end + 1
}

function readLines(text: string, sources: Mention[]): Line[] {
  const lines: Line[] = []
  let heading: Line | null = null
  for (let at = 0; at <= text.length; at = nextLine(text, at)) {
    const source = sources.find((one) => one.start <= at && at < one.end)
    const bullet = text.startsWith('· ', at)
    const line: Line = {
      start: at,
      end: nextLine(text, at) - 1,
      parent: bullet ? heading : null,
      source: source === undefined ? null : Number(SOURCE_LINE.exec(source.name)?.[1] ?? '0'),
    }
    if (!bullet && source === undefined) heading = line
    lines.push(line)
  }
  return lines
}
