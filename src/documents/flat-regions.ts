import { isFormTitle, readCaption } from './captions.js'
import type { SourceLine } from './grid-lines.js'
import { headingDepth, isNote, partOf } from './line-kind.js'
import { displayWidth, withoutBlanks } from './words.js'

/** A flattened table: the indexes of its caption lines and of its own lines, into the non-blank lines of the document. */
export interface FlatRegion {
  start: number
  body: number
  end: number
}

const AMOUNT = /(^|[\s\u3000])[-−△(（]?\d{1,3}(,\d{3})*\.\d{1,2}[)）]?(?=$|[\s\u3000])/

/** True for a line that holds an amount standing as a cell of its own. */
function holdsAmountCell(line: string): boolean {
  return AMOUNT.test(line)
}

/** Sentences of some length: prose, unless a performance form is being read. */
function isProse(line: string): boolean {
  return displayWidth(line) > 40 && /[。；]/.test(line) && !holdsAmountCell(line)
}

function opensForm(line: string): boolean {
  return /^(项目名称|部门[（(]单位[）)]名称|部门名称|单位名称|序号|科目编码|功能科目|项目)([\s\u3000]|$)/.test(
    line.trim(),
  )
}

/** Length of the run of caption lines at `at`, 0 where it does not introduce a flattened table. */
function captionRun(lines: readonly SourceLine[], at: number): number {
  let length = 0
  let titled = false
  let marked = false
  while (length < 7) {
    const line = lines[at + length]
    if (line === undefined || isGridLine(line)) break
    const caption = readCaption(line.text)
    if (caption === null) break
    titled ||= caption.title
    marked ||= caption.number !== null || caption.unit !== null
    length += 1
  }
  const next = lines[at + length]
  if (length === 0 || next === undefined || isGridLine(next) || isProse(next.text)) return 0
  if (headingDepth(next.text) !== null && !looksLikeRow(next.text) && partOf(next.text) !== null) return 0
  const introduces = titled && (marked || opensForm(next.text))
  return introduces ? length : 0
}

function looksLikeRow(line: string): boolean {
  return holdsAmountCell(line) || /[\s\u3000]{2,}\S/.test(line.trim()) || /[\s\u3000]{2,}$/.test(line)
}

function isGridLine(line: SourceLine | undefined): boolean {
  return line?.layout != null
}

/** A heading of the narrative, as opposed to a numbered row of the form. */
function isNarrativeHeading(line: string): boolean {
  const flat = withoutBlanks(line)
  return headingDepth(line) === 2 && !looksLikeRow(line) && /(说明|情况|概况|解释|公开|预算表|决算表)$/.test(flat)
}

/** Finds the flattened tables of a document (cells lost their separators): each starts at its captions and ends where prose begins. */
export function findFlatRegions(lines: readonly SourceLine[]): FlatRegion[] {
  const regions: FlatRegion[] = []
  let at = 0
  while (at < lines.length) {
    const captions = captionRun(lines, at)
    if (captions === 0) {
      at += 1
      continue
    }
    const body = at + captions
    let end = body
    let performance = lines.slice(at, body).some(({ text }) => text.includes('绩效'))
    while (end < lines.length) {
      const text = lines[end]?.text ?? ''
      if (/绩效|指标/.test(text)) performance = true
      if (isGridLine(lines[end]) || partOf(text) !== null || isNote(text) || isNarrativeHeading(text)) break
      if (end > body && captionRun(lines, end) > 0) break
      if (!performance && isProse(text) && isProse(lines[end + 1]?.text ?? text)) break
      end += 1
    }
    // The captions of a table that follows are its own.
    if (isGridLine(lines[end])) while (end > body && readCaption(lines[end - 1]?.text ?? '') !== null) end -= 1
    const title = lines.slice(at, body).some(({ text }) => isFormTitle(text))
    if (title && end > body) regions.push({ start: at, body, end })
    at = Math.max(end, at + 1)
  }
  return regions
}
