import { readCaption } from './captions.js'
import { findContents } from './contents-list.js'
import { type FlatRegion, findFlatRegions } from './flat-regions.js'
import { buildPipeBlock, buildTabBlock, type SourceLine } from './grid-lines.js'
import { headingDepth, isNote, partOf, startsNumbered } from './line-kind.js'
import { findLineBreaking, goesOn, joinLines, type LineBreaking } from './paragraphs.js'
import type { Block, ParagraphBlock } from './types.js'
import { withoutBlanks } from './words.js'

const COVER_LINES = 12

interface Plan {
  /** Non-blank lines in order. */
  lines: SourceLine[]
  regions: Map<number, FlatRegion>
  contents: Set<number>
  breaking: LineBreaking
}

/**
 * Makes blocks of the lines of a document, whatever its format: headings, joined paragraphs, captions, notes, contents, tables
 * of every layout. Lines without words are left out by the caller.
 */
export function buildBlocks(lines: SourceLine[]): Block[] {
  const regions = new Map(findFlatRegions(lines).map((region) => [region.start, region]))
  const breaking = findLineBreaking(proseOf(lines, regions))
  return blocksOf({ lines, regions, contents: findContents(lines), breaking })
}

function proseOf(lines: readonly SourceLine[], regions: Map<number, FlatRegion>): string[] {
  const inside = new Set<number>()
  for (const region of regions.values()) for (let at = region.start; at < region.end; at += 1) inside.add(at)
  return lines.filter(({ layout }, at) => !inside.has(at) && layout == null).map(({ text }) => text)
}

function blocksOf(plan: Plan): Block[] {
  const blocks: Block[] = []
  const { lines } = plan
  let at = 0
  while (at < lines.length) {
    const current = lines[at]
    if (current === undefined) break
    const region = plan.regions.get(at)
    if (region !== undefined && !plan.contents.has(current.line)) {
      for (const line of lines.slice(region.start, region.body)) blocks.push(joinLines([line], 'furniture'))
      const rows = lines
        .slice(region.body, region.end)
        .map(({ text, line }) => ({ text: text.trimEnd() === '' ? '' : text, line }))
      const positioned = lines.slice(region.body, region.end).some((line) => line.positioned === true)
      blocks.push({
        kind: 'flat',
        ...(positioned ? { positioned } : {}),
        rows,
        lines: { first: rows[0]?.line ?? 1, last: rows.at(-1)?.line ?? 1 },
      })
      at = region.end
    } else if (current.layout === 'drawn') {
      if (current.drawn !== undefined) blocks.push(current.drawn)
      at += 1
    } else if (current.layout != null || current.text.trim() === '') {
      const grid = gridRun(lines, at)
      if (grid.some(({ text }) => text.trim() !== ''))
        blocks.push(current.layout === 'pipe' ? buildPipeBlock(grid) : buildTabBlock(grid))
      at += grid.length
    } else {
      at += readProse(plan, at, blocks)
    }
  }
  return blocks
}

/** Lines of one table: consecutive in the source, with lines that are wrapped parts of a cell between tab lines. */
function gridRun(lines: readonly SourceLine[], at: number): SourceLine[] {
  const layout = lines[at]?.layout === 'pipe' ? 'pipe' : 'tab'
  const run: SourceLine[] = []
  for (let next = at; next < lines.length; next += 1) {
    const line = lines[next]
    const before = run.at(-1)
    if (line === undefined || (before !== undefined && line.line !== before.line + 1)) break
    if (line.layout === 'drawn') break
    if (line.layout !== layout && !line.text.includes('\t') && !(layout === 'tab' && isWrappedPart(lines, next))) break
    run.push(line)
  }
  return run.length === 0 ? lines.slice(at, at + 1) : run
}

/** A short line without tabs directly between two tab lines of one run. */
function isWrappedPart(lines: readonly SourceLine[], at: number): boolean {
  const line = lines[at]
  const after = lines.slice(at + 1, at + 4).find(({ layout }) => layout === 'tab')
  const before = lines[at - 1]
  if (line === undefined || before === undefined || after === undefined) return false
  const close = after.line - line.line <= 3 && before.line === line.line - 1
  return close && line.text.trim().length <= 30 && readCaption(line.text) === null && !isNote(line.text)
}

function readProse(plan: Plan, at: number, blocks: Block[]): number {
  const { lines, contents, breaking } = plan
  const current = lines[at]
  if (current === undefined) return 1
  if (contents.has(current.line)) {
    blocks.push(joinLines([current], 'contents'))
    return 1
  }
  if (blocks.length < COVER_LINES && isCover(blocks, current.text) && !headsTable(plan, at)) {
    blocks.push({
      kind: 'heading',
      depth: 0,
      text: current.text.trim(),
      lines: { first: current.line, last: current.line },
    })
    return 1
  }
  const depth = /(预算|决算|公开)报表$/.test(withoutBlanks(current.text))
    ? 1
    : (headingDepth(current.text) ?? current.level ?? null)
  if (depth !== null && !((breaking.full !== null || lines[at + 1]?.begins === false) && continuesBelow(plan, at)))
    return pushHeading(plan, at, depth, blocks)
  if (readCaption(current.text) !== null) {
    blocks.push(joinLines([current], 'furniture'))
    return 1
  }
  const taken = [current]
  const role: ParagraphBlock['role'] = isNote(current.text) ? 'note' : 'prose'
  for (let next = at + 1; next < lines.length; next += 1) {
    const line = lines[next]
    const last = taken.at(-1)
    if (line === undefined || last === undefined || plan.regions.has(next) || contents.has(line.line)) break
    if (line.layout != null || readCaption(line.text) !== null) break
    const noted = role === 'note' && line.line === last.line + 1 && /^\s{0,8}\d{1,2}[.、．]/.test(line.text)
    const isShown = line.begins === false && goesOn(last, line, breaking)
    if (!noted && !isShown && headingDepth(line.text) !== null && !/[，、,]$/.test(last.text)) break
    if (!noted && !goesOn(last, line, breaking)) break
    taken.push(line)
  }
  blocks.push(joinLines(taken, role))
  return taken.length
}

/** In pages of fixed width a full line that looks like a heading may be the first line of a paragraph. */
function continuesBelow(plan: Plan, at: number): boolean {
  const current = plan.lines[at]
  const next = plan.lines[at + 1]
  if (current === undefined || next === undefined || plan.regions.has(at + 1)) return false
  if (startsNumbered(next.text) || readCaption(next.text) !== null) return false
  return goesOn(current, next, plan.breaking)
}

/** A part whose title stands on the next line (第一部分 / 概况) is one heading. */
function pushHeading(plan: Plan, at: number, depth: number, blocks: Block[]): number {
  const current = plan.lines[at]
  const next = plan.lines[at + 1]
  if (current === undefined) return 1
  const bare = depth === 1 && partOf(current.text) === withoutBlanks(current.text)
  const joins =
    bare &&
    next !== undefined &&
    next.text.trim().length <= 40 &&
    !startsNumbered(next.text) &&
    !/[。：:\t|]/.test(next.text)
  const text = joins ? `${current.text.trim()} ${next.text.trim()}` : current.text.trim().replace(/^[-•●] /, '')
  blocks.push({ kind: 'heading', depth, text, lines: { first: current.line, last: joins ? next.line : current.line } })
  return joins ? 2 : 1
}

/** A form's title is none of the cover where its table, or the unit of it, follows at once. */
function headsTable(plan: Plan, at: number): boolean {
  if (readCaption(plan.lines[at]?.text ?? '') === null) return false
  for (const { text, layout } of plan.lines.slice(at + 1, at + 4)) {
    if (layout != null) return true
    if (readCaption(text) === null) return false
  }
  return false
}

function isCover(blocks: readonly Block[], line: string): boolean {
  const flat = withoutBlanks(line)
  if (blocks.some((block) => block.kind !== 'heading' || block.depth !== 0)) return false
  return flat.length <= 60 && !/[。；：:]/.test(flat) && !startsNumbered(line)
}
