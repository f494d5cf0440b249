import { type AlignedTable, readAligned } from './aligned-grids.js'
import { alignedRegions } from './aligned-region.js'
import { laddersOf } from './guides.js'
import { boxAround, type Glyph } from './page-content.js'
import { inOrder, type PageGrid, type PageLayout } from './page-layout.js'
import { type Stream, type StreamLine, streamsOf } from './page-streams.js'
import { linesOf, type TextLine } from './text-lines.js'

/**
 * Finds the tables without rules among the lines of the pages. Pages on which a table may go on are read as one long page, so
 * that its columns and broken names are told from all its rows; where that leaves anything open, each page is read alone.
 */
export function alignTables(pages: readonly PageLayout[]): PageLayout[] {
  const taken = new Map<PageLayout, Set<Glyph>>()
  const found = new Map<PageLayout, PageGrid[]>()
  for (const stream of streamsOf(pages)) {
    for (const { table, lines } of tablesOf(stream)) {
      const first = stream.origin(lines[0]?.runs[0]?.glyphs[0])
      for (const line of lines)
        for (const { glyphs } of line.runs)
          for (const glyph of glyphs) {
            const { layout, drawn } = stream.origin(glyph)
            taken.set(layout, (taken.get(layout) ?? new Set()).add(drawn))
          }
      const drawn = lines.flatMap((line) =>
        line.runs.flatMap(({ glyphs }) => glyphs.map((glyph) => stream.origin(glyph))),
      )
      const box = boxAround(drawn.filter(({ layout }) => layout === first.layout).map(({ drawn: glyph }) => glyph.box))
      const edges = table.columns.flatMap(({ left, right }) => [left, right])
      found.set(first.layout, [...(found.get(first.layout) ?? []), { kind: 'grid', rows: table.rows, box, edges }])
    }
  }
  return pages.map((page) => withTables(page, found.get(page) ?? [], taken.get(page)))
}

interface Found {
  table: AlignedTable
  lines: readonly TextLine[]
}

function tablesOf(stream: Stream): Found[] {
  const found: Found[] = []
  const ladders = laddersOf(stream.rules, stream.lines)
  for (const region of alignedRegions(stream.lines, (at) => stream.breaks.has(at), ladders)) {
    const inside = stream.lines.slice(region.start, region.end)
    const repeated = [...stream.repeated].flatMap(([at, lines]) => (at > region.start && at < region.end ? lines : []))
    const table = readAligned(region, stream.origin, stream.rules)
    if (table !== null) found.push({ table, lines: [...inside, ...repeated] })
    else if (pagesOf(inside, stream).size > 1) found.push(...alone(inside, stream))
  }
  return found
}

const layoutOf = (line: StreamLine, stream: Stream): PageLayout => stream.origin(line.runs[0]?.glyphs[0]).layout

const pagesOf = (lines: readonly StreamLine[], stream: Stream): Set<PageLayout> =>
  new Set(lines.map((line) => layoutOf(line, stream)))

/** The tables that the lines of each page are for themselves, the header that a page repeats included. */
function alone(lines: readonly StreamLine[], stream: Stream): Found[] {
  return [...pagesOf(lines, stream)].flatMap((page) => {
    const own = lines.filter((line) => layoutOf(line, stream) === page)
    const at = stream.lines.findIndex((line) => line === own[0])
    const part = [...(stream.repeated.get(at) ?? []), ...own]
    const rules = stream.rulesOf(page)
    return alignedRegions(part, undefined, laddersOf(rules, part)).flatMap((region) => {
      const table = readAligned(region, stream.origin, rules)
      return table === null ? [] : [{ table, lines: part.slice(region.start, region.end) }]
    })
  })
}

function withTables(page: PageLayout, grids: readonly PageGrid[], taken: ReadonlySet<Glyph> | undefined): PageLayout {
  if (taken === undefined) return page
  const items = page.items.flatMap((item): PageLayout['items'] => {
    if (item.kind === 'grid') return [item]
    const glyphs = item.line.runs.flatMap((run) => run.glyphs)
    const rest = glyphs.filter((glyph) => !taken.has(glyph))
    if (rest.length === glyphs.length) return [item]
    return linesOf(rest).map((line) => ({ kind: 'line', line, box: line.box }))
  })
  return { ...page, items: inOrder([...items, ...grids]) }
}
