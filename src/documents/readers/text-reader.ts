import { TieoutError } from '../../core/errors.js'
import { readCaption } from '../captions.js'
import { findContents } from '../contents-list.js'
import { decodeText } from '../decode.js'
import { type FlatRegion, findFlatRegions } from '../flat-regions.js'
import { buildPipeBlock, buildTabBlock, isPipeLine, isTabLine, type SourceLine } from '../grid-lines.js'
import { headingDepth, isNote, isPageNumber, partOf, startsNumbered } from '../line-kind.js'
import { continuesParagraph, findLineBreaking, joinLines, type LineBreaking } from '../paragraphs.js'
import type { Block, DataWarning, ParagraphBlock, ReadDocument } from '../types.js'
import { withoutBlanks } from '../words.js'

const MAX_LINES = 1_000_000
const COVER_LINES = 12

interface Plan {
  /** Non-blank lines in order. */
  lines: SourceLine[]
  regions: Map<number, FlatRegion>
  contents: Set<number>
  breaking: LineBreaking
}

/** Reads .txt and .md disclosures into blocks: headings, joined paragraphs, pipe and tab tables, flattened tables, each with its lines. */
export function readText(bytes: Uint8Array): ReadDocument {
  const { text, encoding, damaged } = decodeText(bytes)
  const sourceLines = text.split(/\r\n|\n|\r/)
  if (sourceLines.length > MAX_LINES)
    throw new TieoutError('bad-input', `行数超过上限。The file has more than ${MAX_LINES} lines.`, {
      hint: 'Split the file into one disclosure each.',
    })
  const lines = sourceLines
    .map((line, at) => ({
      text: withoutMarks(line.replace(/[\f\v\ufeff\u200b]/g, '')),
      line: at + 1,
      level: levelOf(line),
    }))
    .filter((line) => line.text.trim() !== '' || line.text.includes('\t'))
    .filter((line) => !isPageNumber(line.text))
  const regions = new Map(findFlatRegions(lines).map((region) => [region.start, region]))
  const plan = { lines, regions, contents: findContents(lines), breaking: findLineBreaking(proseOf(lines, regions)) }
  const warnings: DataWarning[] = []
  if (damaged > 0)
    warnings.push({
      code: 'damaged-characters',
      message: { zh: `有 ${damaged} 处字符无法解码。`, en: `${damaged} characters could not be decoded.` },
      line: null,
    })
  return { blocks: buildBlocks(plan), warnings, encoding, sourceLines }
}

const MARKDOWN_HEADING = /^ {0,3}(#{1,6})\s+(?=\S)/

/** Depth that Markdown gives a heading (## 第一部分), or null for other lines and for captions of tables. */
function levelOf(line: string): number | null {
  const marks = MARKDOWN_HEADING.exec(line)?.[1]
  return marks === undefined || readCaption(withoutMarks(line)) !== null ? null : marks.length
}

const withoutMarks = (line: string): string =>
  line.replace(MARKDOWN_HEADING, '').replace(/^\*\*([^*。，；]{2,40})\*\*$/, '$1')

function proseOf(lines: readonly SourceLine[], regions: Map<number, FlatRegion>): string[] {
  const inside = new Set<number>()
  for (const region of regions.values()) for (let at = region.start; at < region.end; at += 1) inside.add(at)
  return lines
    .filter(({ text }, at) => !inside.has(at) && !isPipeLine(text) && !isTabLine(text))
    .map(({ text }) => text)
}

function buildBlocks(plan: Plan): Block[] {
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
      blocks.push({ kind: 'flat', rows, lines: { first: rows[0]?.line ?? 1, last: rows.at(-1)?.line ?? 1 } })
      at = region.end
    } else if (isPipeLine(current.text) || isTabLine(current.text) || current.text.trim() === '') {
      const grid = gridRun(lines, at)
      if (grid.some(({ text }) => text.trim() !== ''))
        blocks.push(isPipeLine(current.text) ? buildPipeBlock(grid) : buildTabBlock(grid))
      at += grid.length
    } else {
      at += readProse(plan, at, blocks)
    }
  }
  return blocks
}

/** Lines of one table: consecutive in the source, with lines that are wrapped parts of a cell between tab lines. */
function gridRun(lines: readonly SourceLine[], at: number): SourceLine[] {
  const isGrid = isPipeLine(lines[at]?.text ?? '') ? isPipeLine : isTabLine
  const run: SourceLine[] = []
  for (let next = at; next < lines.length; next += 1) {
    const line = lines[next]
    const before = run.at(-1)
    if (line === undefined || (before !== undefined && line.line !== before.line + 1)) break
    if (!isGrid(line.text) && !line.text.includes('\t') && !(isGrid === isTabLine && isWrappedPart(lines, next))) break
    run.push(line)
  }
  return run.length === 0 ? lines.slice(at, at + 1) : run
}

/** A short line without tabs directly between two tab lines of one run. */
function isWrappedPart(lines: readonly SourceLine[], at: number): boolean {
  const line = lines[at]
  const after = lines.slice(at + 1, at + 4).find(({ text }) => isTabLine(text))
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
  if (depth !== null && !(breaking.full !== null && continuesBelow(plan, at)))
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
    if (isPipeLine(line.text) || isTabLine(line.text) || readCaption(line.text) !== null) break
    const noted = role === 'note' && line.line === last.line + 1 && /^\s{0,8}\d{1,2}[.、．]/.test(line.text)
    if (!noted && headingDepth(line.text) !== null && !/[，、,]$/.test(last.text)) break
    if (!noted && !continuesParagraph(last.text, line.text, breaking)) break
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
  return continuesParagraph(current.text, next.text, plan.breaking)
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
  for (const { text } of plan.lines.slice(at + 1, at + 4)) {
    if (isPipeLine(text) || isTabLine(text)) return true
    if (readCaption(text) === null) return false
  }
  return false
}

function isCover(blocks: readonly Block[], line: string): boolean {
  const flat = withoutBlanks(line)
  if (blocks.some((block) => block.kind !== 'heading' || block.depth !== 0)) return false
  return flat.length <= 60 && !/[。；：:]/.test(flat) && !startsNumbered(line)
}
