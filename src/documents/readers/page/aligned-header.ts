import type { Column } from './aligned-columns.js'
import type { Guides, Place } from './guides.js'
import { type Box, boxAround, middleOf } from './page-content.js'
import type { TextLine } from './text-lines.js'

/** A header cell by columns and levels (first and last, inclusive). */
export interface HeaderCell {
  text: string
  from: number
  to: number
  top: number
  bottom: number
  box: Box
}

/** A text of the header, its broken lines joined. */
export interface HeaderBlock {
  text: string
  box: Box
  size: number
}

/** Lines of one broken text follow each other within this many sizes; a parent and its children stand in rows of their own. */
const TIGHT = 1.6

/** Levels of a code (类 款 项), each the name of its own column, however near the words above them stand. */
const LEVELS = ['类', '款', '项']
const isLevels = (runs: TextLine['runs']): boolean => LEVELS.every((level) => runs.some(({ text }) => text === level))

/** Texts of the header: lines that follow each other closely over the same place are one, unless a rule lies between. */
export function headerBlocks(lines: readonly TextLine[], { parts }: Pick<Guides, 'parts'>): HeaderBlock[] {
  const blocks: HeaderBlock[] = []
  const levels = new Set(lines.flatMap(({ runs }) => (isLevels(runs) ? runs : [])))
  for (const run of lines.flatMap((line) => line.runs)) {
    const above = blocks.find(
      ({ box, size }) =>
        !(LEVELS.includes(run.text) && levels.has(run)) &&
        run.box[3] - box[3] < TIGHT * size &&
        run.box[1] >= box[3] - 0.5 * size &&
        !parts(box, run.box) &&
        Math.min(run.box[2], box[2]) - Math.max(run.box[0], box[0]) >
          0.5 * Math.min(run.box[2] - run.box[0], box[2] - box[0]),
    )
    if (above === undefined) blocks.push({ text: run.text, box: run.box, size: run.size })
    else Object.assign(above, { text: `${above.text}${run.text}`, box: boxAround([above.box, run.box]) })
  }
  return blocks
}

/**
 * Columns with the space that their names take. A name in the gap between two columns belongs to the one of them that has no
 * other (words stand left of their name's middle, figures right of it), or else to a column whose cells are all empty. A text
 * over columns that have names of their own further down is their parent. Null where a gap can be read in two ways.
 */
export function nameColumns(columns: readonly Column[], blocks: readonly HeaderBlock[]): Column[] | null {
  const leaves = blocks.filter((block) => !isParent(block, blocks, columns))
  const isNamed = (column: Column): boolean => leaves.some(({ box }) => shared(column, box) > 0)
  const all = columns.map((column) => ({ ...column, isNamed: isNamed(column) }))
  const result: Column[] = []
  for (let at = 0; at <= all.length; at += 1) {
    const [before, after] = [all[at - 1], all[at]]
    const inGap = leaves
      .filter(({ box }) => box[0] >= (before?.right ?? -Infinity) && box[2] <= (after?.left ?? Infinity))
      .sort((a, b) => a.box[0] - b.box[0])
    const wantsLeft = before?.isNamed === false
    const wantsRight = after?.isNamed === false
    if (wantsLeft && wantsRight && inGap.length === 1) return null
    if (wantsLeft && before !== undefined && inGap.length > 0) {
      const name = inGap.shift()
      const last = result.at(-1)
      if (name !== undefined && last !== undefined) last.right = name.box[2]
      before.isNamed = true
    }
    const rightmost = wantsRight ? inGap.pop() : undefined
    if (inGap.some((block) => isUpper(block, blocks))) return null
    for (const { box } of inGap) result.push({ left: box[0], right: box[2] })
    if (after === undefined) break
    if (rightmost !== undefined) after.isNamed = true
    result.push({ left: Math.min(after.left, rightmost?.box[0] ?? after.left), right: after.right })
  }
  return result
}

/** Nearer to the first row of a header than to the last: the name of an empty column, in the middle of both, is not. */
function isUpper({ box, size }: HeaderBlock, blocks: readonly HeaderBlock[]): boolean {
  const heights = blocks.map((block) => middleOf(block.box).y)
  const [first, last] = [Math.min(...heights), Math.max(...heights)]
  return middleOf(box).y < (first + last) / 2 - 0.4 * size
}

/** Over the gap between two columns, or over one, with names further down beside or below it. */
function isParent(block: HeaderBlock, blocks: readonly HeaderBlock[], columns: readonly Column[]): boolean {
  const below = textsBelow(block, blocks)
  if (below.some(({ box }) => box[0] < block.box[2] && box[2] > block.box[0])) return true
  if (columns.some((column) => shared(column, block.box) > 0)) return false
  const after = columns.findIndex(({ left }) => left > block.box[0])
  const sides = [columns[after < 0 ? columns.length - 1 : after - 1], after < 0 ? undefined : columns[after]]
  return sides.every((side) => side !== undefined && below.some((other) => shared(side, other.box) > 0))
}

const isBelow = (lower: HeaderBlock, upper: HeaderBlock): boolean => lower.box[1] >= upper.box[3] - 0.3 * upper.size

/** Texts in rows below; one half-way down to the last row is a cell as tall as both, beside the text and not under it. */
function textsBelow(block: HeaderBlock, blocks: readonly HeaderBlock[]): HeaderBlock[] {
  const last = Math.max(...blocks.map(({ box }) => middleOf(box).y))
  const half = (middleOf(block.box).y + last) / 2
  return blocks.filter((other) => {
    const { y } = middleOf(other.box)
    const isTall = Math.abs(y - half) < 0.4 * other.size && last - y > 0.4 * other.size
    return other !== block && isBelow(other, block) && !isTall
  })
}

/**
 * Header of a table without rules: a text over a column names it; one over texts of several columns is their common parent,
 * and stands in the middle over them. Null where two readings are possible.
 */
export function readHeader(
  blocks: readonly HeaderBlock[],
  columns: readonly Column[],
  { placeOf }: Pick<Guides, 'placeOf'>,
): HeaderCell[] | null {
  const spans = new Map<HeaderBlock, [number, number]>()
  for (const block of [...blocks].sort((a, b) => b.box[1] - a.box[1])) {
    const under = columns.flatMap((column, at) => (shared(column, block.box) > 0 ? [at] : []))
    const below = textsBelow(block, blocks)
    const place = placeOf(block.box)
    const drawn = spanOf(place, columns)
    const span =
      drawn !== null && place?.shared === false
        ? drawn
        : below.length === 0
          ? ownSpan(under, block, columns)
          : parentSpan(under, block, below, spans, columns, drawn ?? [0, columns.length - 1])
    if (span === null) return null
    spans.set(block, span)
  }
  return levelled(spans)
}

/** Columns with their middle in the place that rules draw for a text. */
function spanOf(place: Place | null, columns: readonly Column[]): [number, number] | null {
  if (place === null) return null
  const inside = columns.flatMap(({ left, right }, at) => {
    const x = (left + right) / 2
    return x > place.left && x < place.right ? [at] : []
  })
  const [from, to] = [inside[0], inside.at(-1)]
  return from === undefined || to === undefined ? null : [from, to]
}

/** A text without others below it names the one column that it stands over. */
function ownSpan(under: readonly number[], block: HeaderBlock, columns: readonly Column[]): [number, number] | null {
  if (under.length === 1 && under[0] !== undefined) return [under[0], under[0]]
  const { x } = middleOf(block.box)
  const most = under.filter((at) => (columns[at]?.left ?? 0) <= x && (columns[at]?.right ?? 0) >= x)
  return most.length === 1 && most[0] !== undefined ? [most[0], most[0]] : null
}

/** Of all runs of columns with texts below, around what it overlaps, the one whose texts have their middle under it; of those between `first` and `last`. */
function parentSpan(
  under: readonly number[],
  block: HeaderBlock,
  below: readonly HeaderBlock[],
  spans: ReadonlyMap<HeaderBlock, [number, number]>,
  columns: readonly Column[],
  [first, last]: readonly [number, number],
): [number, number] | null {
  const { x } = middleOf(block.box)
  const children = below.flatMap((child) => {
    const span = spans.get(child)
    return span === undefined ? [] : [{ span, box: child.box }]
  })
  const named = new Set(
    children.flatMap(({ span: [from, to] }) => columns.flatMap((_, at) => (at >= from && at <= to ? [at] : []))),
  )
  if (
    !under.some((at) => named.has(at)) &&
    !children.some(({ box }) => box[0] < block.box[2] && box[2] > block.box[0])
  ) {
    const isBetween = under.length === 0
    if (!isBetween) return ownSpan(under, block, columns)
  }
  const spansTried: { from: number; to: number; off: number }[] = []
  for (let from = first; from <= last; from += 1) {
    for (let to = from; to <= last && named.has(to); to += 1) {
      const boxes = children.filter(({ span }) => span[0] >= from && span[1] <= to).map(({ box }) => box)
      if (boxes.length === 0 || under.some((at) => at < from || at > to)) continue
      const around = boxAround(boxes)
      if (around[0] > block.box[2] || around[2] < block.box[0]) continue
      const [left, right] = [columns[from]?.left ?? around[0], columns[to]?.right ?? around[2]]
      const full = (Math.min(left, around[0]) + Math.max(right, around[2])) / 2
      const off = Math.min(Math.abs(middleOf(around).x - x), Math.abs(full - x))
      spansTried.push({ from, to, off })
    }
  }
  // A parent of an odd number of columns stands over the middle one too: the widest reading is meant.
  const least = Math.min(...spansTried.map(({ off }) => off))
  if (least > 2.5 * block.size) return null
  const [best] = spansTried
    .filter(({ off }) => off <= least + 0.6 * block.size)
    .sort((a, b) => b.to - b.from - (a.to - a.from) || a.off - b.off)
  return best === undefined ? null : [best.from, best.to]
}

/** Levels from the top: a text stands one below the lowest of those over its columns. Null where texts share a place. */
function levelled(spans: ReadonlyMap<HeaderBlock, [number, number]>): HeaderCell[] | null {
  const cells: HeaderCell[] = []
  for (const [block, [from, to]] of [...spans].sort(([a], [b]) => a.box[1] - b.box[1])) {
    const over = cells.filter((cell) => cell.from <= to && cell.to >= from)
    if (over.some((cell) => cell.box[3] > block.box[1] + 0.5 * block.size || cell.from > from || cell.to < to))
      return null
    const top = Math.max(-1, ...over.map(({ bottom }) => bottom)) + 1
    cells.push({ text: block.text, from, to, top, bottom: top, box: block.box })
  }
  return cells
}

const shared = (column: Column, box: Box): number => Math.min(column.right, box[2]) - Math.max(column.left, box[0])
