import type { Column } from './aligned-columns.js'
import { linesOf, type Run, runOf, type TextLine } from './text-lines.js'

/** Gaps (part of the size) from which texts may be those of two columns, and from which they always are. */
const NARROW = 0.3
const APART = 0.85
/** A gap between columns may begin this far (points) inside one of them. */
const INSIDE = 1

interface Gap {
  left: number
  right: number
}

/**
 * Lines of a header with the texts of narrow columns apart: words that nearly touch belong to two columns where the rows below
 * leave a gap there, a rule stands there, or other lines of the header leave the same gap.
 */
export function headerLines(
  header: readonly TextLine[],
  columns: readonly Column[],
  edges: readonly number[],
): TextLine[] {
  const lines = linesOf(
    header.flatMap(({ runs }) => runs.flatMap(({ glyphs }) => glyphs)),
    NARROW,
  )
  const between = columns.slice(1).map(({ left }, at): Gap => ({ left: columns[at]?.right ?? left, right: left }))
  const gaps = lines.map(({ runs }) => runs.slice(1).map((run, at) => gapOf(runs[at], run)))
  const isColumn = (gap: Gap, line: number): boolean =>
    between.some((other) => share(gap, other, -INSIDE)) ||
    edges.some((at) => at >= gap.left - INSIDE && at <= gap.right + INSIDE) ||
    gaps.some((others, at) => at !== line && others.some((other) => share(gap, other, INSIDE)))
  const isOneColumn = (gap: Gap): boolean => columns.some(({ left, right }) => left < gap.left && right > gap.right)
  return lines.map((line, at) => ({
    ...line,
    runs: joined(line.runs, (gap, isWords) => isColumn(gap, at) || (isWords && !isOneColumn(gap))),
  }))
}

const gapOf = (before: Run | undefined, { box }: Run): Gap => ({ left: before?.box[2] ?? box[0], right: box[0] })

/** True where both leave a strip of at least so many points open. */
const share = (a: Gap, b: Gap, least: number): boolean => Math.min(a.right, b.right) - Math.max(a.left, b.left) >= least

function joined(runs: readonly Run[], isColumn: (gap: Gap, isWords: boolean) => boolean): Run[] {
  const result: Run[] = []
  for (const run of runs) {
    const last = result.at(-1)
    const gap = gapOf(last, run)
    // Characters set apart to fill a cell (合 计) stand alone; words do not.
    const isWords = last !== undefined && [last, run].every(({ glyphs }) => glyphs.length > 1)
    const isNear = last !== undefined && gap.right - gap.left <= APART * Math.max(last.size, run.size)
    if (last !== undefined && isNear && !isColumn(gap, isWords))
      result[result.length - 1] = runOf([...last.glyphs, ...run.glyphs])
    else result.push(run)
  }
  return result
}
