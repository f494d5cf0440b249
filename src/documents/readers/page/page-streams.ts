import { isRow } from './aligned-region.js'
import { captionKey } from './continued-grids.js'
import { isFigure } from './figure-text.js'
import type { Glyph, Rule } from './page-content.js'
import type { PageLayout } from './page-layout.js'
import { linesOf, type TextLine } from './text-lines.js'

export type StreamLine = TextLine

/** Lines of pages that are read as one long page: every page is moved down to follow the one before. */
export interface Stream {
  lines: StreamLine[]
  /** Rules around the lines, moved with them. */
  rules: Rule[]
  /** Those of one page, with the ones around what it repeats. */
  rulesOf(page: PageLayout): readonly Rule[]
  /** Indexes of lines at which a page begins whose first lines may open another table. */
  breaks: Set<number>
  /** Lines that a page repeats of the table's captions and header, by the index of the line that follows them. */
  repeated: Map<number, TextLine[]>
  origin(glyph: Glyph | undefined): { page: number; moved: number; layout: PageLayout; drawn: Glyph }
}

/** Gap (part of the size) that parts two cells of a table without rules. */
const APART = 0.85
/** Gap that parts two figures. */
const NARROW = 0.3
/** A row so near to the foot, and to the head of the next page, may belong to a table that goes on. */
const NEAR = 4
const NEAR_FOOT = 9
const NEAR_HEAD = 12
/** Lines repeated at the head of a page stand at the same places as the first time, within this many points. */
const SAME_PLACE = 2
/** Rows of two pages are told apart by no more than this many sizes. */
const MOST_APART = 3
/** A table's rule is so many sizes above or below its text at most. */
const AROUND = 1.5

/** Runs of lines between ruled tables, over pages where a table may go on. */
export function streamsOf(pages: readonly PageLayout[]): Stream[] {
  const streams: Builder[] = []
  let open: Builder | null = null
  for (const page of pages) {
    for (const [at, lines] of segmentsOf(page).entries()) {
      const next: Builder | null = at === 0 && open?.goesOnWith(page, lines) === true ? open : null
      const builder: Builder = next ?? new Builder()
      if (next === null) streams.push(builder)
      builder.add(page, lines)
      open = builder
    }
    if (page.items.at(-1)?.kind !== 'line') open = null
  }
  return streams
}

/** Lines before, between and after the ruled tables of a page; empty where a table stands at its head. */
function segmentsOf(page: PageLayout): TextLine[][] {
  const segments: Glyph[][] = [[]]
  for (const item of page.items)
    if (item.kind === 'grid') segments.push([])
    else segments.at(-1)?.push(...item.line.runs.flatMap((run) => run.glyphs))
  return segments.map((glyphs) => linesOf(glyphs, APART).map(figuresApart))
}

/** Figures of narrow columns nearly touch: a run of nothing but figures is one for each. */
function figuresApart(line: TextLine): TextLine {
  const runs = line.runs.flatMap((run) => {
    if (!run.text.includes(' ')) return [run]
    const parts = linesOf(run.glyphs, NARROW).flatMap((part) => part.runs)
    return parts.every(({ text }) => isFigure(text)) ? parts : [run]
  })
  return runs.length === line.runs.length ? line : { ...line, runs }
}

class Builder implements Stream {
  readonly lines: TextLine[] = []
  readonly rules: Rule[] = []
  private readonly ownRules = new Map<PageLayout, Rule[]>()
  readonly breaks = new Set<number>()
  readonly repeated = new Map<number, TextLine[]>()
  private readonly origins = new Map<Glyph, ReturnType<Stream['origin']>>()
  private readonly layouts: PageLayout[] = []
  private first: PageLayout | null = null

  readonly origin = (glyph: Glyph | undefined): ReturnType<Stream['origin']> => {
    const known = glyph === undefined ? undefined : this.origins.get(glyph)
    if (known !== undefined) return known
    const layout = this.first
    if (glyph === undefined || layout === null) throw new Error('a line without characters')
    return { page: layout.number, moved: 0, layout, drawn: glyph }
  }

  /** Rows at the foot of what is here and at the head of the next page. */
  goesOnWith(page: PageLayout, lines: readonly TextLine[]): boolean {
    const last = this.layouts.at(-1)
    if (last === undefined || page.number !== last.number + 1 || Math.abs(page.width - last.width) > 1) return false
    return this.lines.slice(-NEAR_FOOT).some(isRow) && lines.slice(0, NEAR_HEAD).some(isRow)
  }

  rulesOf(page: PageLayout): readonly Rule[] {
    return this.ownRules.get(page) ?? []
  }

  add(page: PageLayout, lines: readonly TextLine[]): void {
    this.layouts.push(page)
    if (this.first === null) {
      this.first = page
      this.lines.push(...lines)
      this.ownRules.set(page, rulesAround(lines, page, 0))
      this.rules.push(...this.rulesOf(page))
      return
    }
    const count = this.repeatedLines(lines)
    const moved = this.distance(lines.slice(count))
    this.ownRules.set(page, rulesAround(lines, page, moved))
    const shifted = lines.map((line) => this.shift(line, page, moved))
    const rest = shifted.slice(count)
    if (opensAnother(rest) || this.opensAlike(rest, count)) {
      this.breaks.add(this.lines.length)
      this.lines.push(...shifted)
      this.rules.push(...this.rulesOf(page))
      return
    }
    if (count > 0) this.repeated.set(this.lines.length, shifted.slice(0, count))
    this.lines.push(...rest)
    this.rules.push(...rulesAround(lines.slice(count), page, moved))
  }

  /** How far down the page is moved: its rows follow at the largest distance of the lines around. */
  private distance(lines: readonly TextLine[]): number {
    const last = this.lines.at(-1)
    const first = lines[0]
    if (last === undefined || first === undefined) return 0
    const steps = [this.lines.slice(-NEAR), lines.slice(0, NEAR)].flatMap((near) =>
      near.slice(1).map((line, at) => line.box[1] - (near[at]?.box[1] ?? 0)),
    )
    const step = Math.min(Math.max(first.size * 1.2, ...steps), MOST_APART * first.size)
    return last.box[1] + step - first.box[1]
  }

  private shift(line: TextLine, layout: PageLayout, moved: number): TextLine {
    const move = ([left, top, right, bottom]: Glyph['box']): Glyph['box'] => [left, top + moved, right, bottom + moved]
    const runs = line.runs.map((run) => ({
      ...run,
      box: move(run.box),
      glyphs: run.glyphs.map((drawn) => {
        const glyph = { ...drawn, box: move(drawn.box) }
        this.origins.set(glyph, { page: layout.number, layout, moved, drawn })
        return glyph
      }),
    }))
    return { ...line, runs, box: move(line.box) }
  }

  /** How many lines at the head of a page stand in the same order above rows further up: captions and the header again. */
  private repeatedLines(lines: readonly TextLine[]): number {
    let most = 0
    for (let at = this.lines.length - 1; at >= 0; at -= 1) {
      let count = 0
      while (isSameLine(this.lines[at + count], lines[count])) count += 1
      most = Math.max(most, count)
      if (most > 0) {
        this.start = at + most
        break
      }
    }
    return most
  }

  /** Index of the row that followed the lines which were repeated last. */
  private start = 0

  /** The same label after the same header: another form of the same kind. */
  private opensAlike(lines: readonly TextLine[], repeated: number): boolean {
    if (repeated === 0) return false
    const [before, after] = [this.lines[this.start]?.runs[0]?.text, lines[0]?.runs[0]?.text]
    return before === after && /\p{Script=Han}/u.test(after ?? '')
  }
}

/** Rules at the height of the lines and little above and below, moved down with them. */
function rulesAround(lines: readonly TextLine[], { rules }: PageLayout, moved: number): Rule[] {
  const [first, last] = [lines[0], lines.at(-1)]
  if (first === undefined || last === undefined) return []
  const top = first.box[1] - AROUND * first.size
  const bottom = last.box[3] + AROUND * last.size
  return rules.flatMap((rule): Rule[] => {
    if (rule.axis === 'horizontal') return rule.at > top && rule.at < bottom ? [{ ...rule, at: rule.at + moved }] : []
    const [from, to] = [Math.max(rule.from, top), Math.min(rule.to, bottom)]
    return from <= to ? [{ ...rule, from: from + moved, to: to + moved }] : []
  })
}

function isSameLine(before: TextLine | undefined, line: TextLine | undefined): boolean {
  if (before === undefined || line === undefined || isRow(line)) return false
  if (captionKey({ line: before }) !== captionKey({ line })) return false
  return (
    line.runs.length === before.runs.length && line.runs.every(({ box }, at) => near(box[0], before.runs[at]?.box[0]))
  )
}

const near = (a: number, b: number | undefined): boolean => b !== undefined && Math.abs(a - b) <= SAME_PLACE

/** Words of several columns before the first row are a header of their own. */
function opensAnother(lines: readonly TextLine[]): boolean {
  const first = lines.findIndex(isRow)
  return lines.slice(0, Math.max(first, 0)).some((line) => line.runs.length > 2)
}
