import { startsNumbered } from '../../line-kind.js'
import { widthOfFirst } from './paragraph-starts.js'
import type { TextLine } from './text-lines.js'

/** Distances that differ by this factor are those of lines in a name and of rows. */
const DIFFERENT = 1.15
/** Lines of one name follow each other within this many sizes. */
const CLOSE = 1.75
/** Room (part of the size) that a broken line may leave. */
const SPARE = 0.3

interface NameLine {
  line: TextLine
  /** True where figures stand beside it. */
  isFigures: boolean
}

/**
 * Lines of one column of names, those of one name together. Broken names stand closer together than rows do; where all stand
 * alike, a line that had room for the next one's first word ended its name. Null where a line may be a name or part of one.
 */
export function nameBlocks(lines: readonly NameLine[]): TextLine[][] | null {
  const steps = lines.slice(1).map(({ line, isFigures }, at) => {
    const before = lines[at]
    return { distance: line.box[1] - (before?.line.box[1] ?? 0), isRows: isFigures && before?.isFigures === true }
  })
  const close = Math.min(...steps.map(({ distance }) => distance))
  const next = Math.min(...steps.map(({ distance }) => distance).filter((distance) => distance > DIFFERENT * close))
  // Where lines with figures of their own stand as close as any, closeness says nothing.
  const isName = Number.isFinite(next) && !steps.some(({ distance, isRows }) => isRows && distance <= DIFFERENT * close)
  const right = Math.max(...lines.map(({ line }) => line.box[2]))
  const blocks: TextLine[][] = []
  for (const [at, current] of lines.entries()) {
    const { line } = current
    const before = lines[at - 1]
    const { distance } = steps[at - 1] ?? { distance: Number.POSITIVE_INFINITY }
    const isNear = distance <= Math.min(DIFFERENT * close, CLOSE * line.size)
    if (before !== undefined && isName && isNear) blocks.at(-1)?.push(line)
    else if (before !== undefined && !isName && isOpen(before, current, right)) return null
    else blocks.push([line])
  }
  return blocks
}

/** Two lines of which one has no figures may be one name, unless the first had room or the second begins anew. */
function isOpen(before: NameLine, { line, isFigures }: NameLine, right: number): boolean {
  if (before.isFigures && isFigures) return false
  if (/[：:]$/.test(before.line.text) || startsNumbered(line.text) || /^\d{3}/.test(line.text)) return false
  return before.line.box[2] + widthOfFirst(line) > right - SPARE * line.size
}
