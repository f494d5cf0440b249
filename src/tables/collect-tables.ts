import { isFormTitle, readCaption } from '../documents/captions.js'
import type { Block, ParagraphBlock } from '../documents/types.js'
import { tidyBlanks, withoutBlanks } from '../documents/words.js'
import { expandGrid, type GridRow, padRows } from './grid-rows.js'
import { findHeader } from './header-rows.js'
import type { TableHead, TableInput } from './table-input.js'
import { unitStatedForAll } from './units.js'

const EMPTY_FORM = /(空表|无数据|本表为空|没有使用|没有安排|无.{0,30}(收支|支出|拨款|预算))/

/** Finds the tables of a document with what stands around them; pages of one table are joined. `unit` is stated for all of them. */
export function collectTables(blocks: readonly Block[]): { inputs: TableInput[]; unit: string | null } {
  const inputs: TableInput[] = []
  const headings: { depth: number; text: string }[] = []
  let captions: ParagraphBlock[] = []
  let unit: string | null = null
  let gap = false
  for (const block of blocks) {
    if (block.kind === 'heading') {
      while (headings.length > 0 && (headings.at(-1)?.depth ?? 0) >= block.depth) headings.pop()
      headings.push({ depth: block.depth, text: block.text })
      captions = []
      gap = true
    } else if (block.kind === 'paragraph') {
      unit ??= block.role === 'prose' || block.role === 'note' ? unitStatedForAll(block.text) : null
      if (block.role === 'furniture') captions.push(block)
      else if (captions.length > 0 || block.role !== 'contents') captions = []
      if (block.role !== 'furniture' && !gap) gap = !addNote(inputs.at(-1), block)
    } else {
      const before = inputs.at(-1)
      const section = headings.filter((heading) => heading.depth > 0).map((heading) => heading.text)
      const head = readHead(captions, section)
      if (block.kind === 'flat') {
        inputs.push({ head, content: { kind: 'flat', block }, notes: [], lines: block.lines })
      } else {
        const rows = expandGrid(block)
        const joined = !gap && captions.length === 0 && before !== undefined ? joinPages(before, rows) : false
        if (joined && before !== undefined) before.lines = { first: before.lines.first, last: block.lines.last }
        else if (rows.length > 0) inputs.push({ head, content: { kind: 'grid', rows }, notes: [], lines: block.lines })
      }
      captions = []
      gap = false
    }
  }
  return { inputs, unit }
}

/** Notes and the statement of an empty form belong to the table above; anything else ends its surroundings. */
function addNote(input: TableInput | undefined, block: ParagraphBlock): boolean {
  if (input === undefined) return false
  const states = block.role === 'prose' && block.text.length <= 160 && EMPTY_FORM.test(block.text)
  const follows = input.notes.length > 0 && /^\d{1,2}\s?[.、．]/.test(block.text)
  if (block.role !== 'note' && !states && !follows) return false
  input.notes.push({ text: block.text, line: block.lines.first })
  return true
}

function readHead(captions: readonly ParagraphBlock[], section: readonly string[]): TableHead {
  const head: TableHead = { number: '', title: '', unit: null, section: [...section] }
  for (const block of captions) {
    const caption = readCaption(block.text)
    if (caption === null) continue
    if (caption.title)
      head.title = caption.unit === null && caption.number === null ? tidyBlanks(block.text) : caption.name
    if (caption.number !== null) head.number = caption.number
    if (caption.unit !== null) head.unit = caption.unit
  }
  const heading = (section.at(-1) ?? '').replace(/^[一二三四五六七八九十]{1,3}、\s?/, '')
  if (head.title === '' && isFormTitle(heading)) head.title = heading
  return head
}

const OPENS_HEADER = /^(项目|科目|收入|支出|序号|类型|类别|部门|单位|合计|.{0,12}(名称|编码|代码|科目|项目|类别|指标))$/

/** True where the first words of the rows name a column, as headers do, or say what the table before opened with. */
function opensTable(rows: readonly GridRow[], earlier: readonly GridRow[]): boolean {
  const first = (list: readonly GridRow[]): string =>
    withoutBlanks(list.find((row) => row.cells.some((cell) => cell !== ''))?.cells.find((cell) => cell !== '') ?? '')
  const label = first(rows)
  return (
    label === first(earlier) ||
    (OPENS_HEADER.test(label.replace(/[（(][^（）()]*[）)]$/, '')) && !label.endsWith('级指标'))
  )
}

/** Joins a further page: rows of the same width that do not open with a header, or that repeat the header. */
function joinPages(before: TableInput, rows: readonly GridRow[]): boolean {
  if (before.content.kind !== 'grid') return false
  const earlier = before.content.rows
  const first = findHeader(earlier)
  const next = findHeader(rows)
  const width = (list: readonly GridRow[]): number => list.reduce((most, row) => Math.max(most, row.cells.length), 0)
  const text = (list: readonly GridRow[]): string =>
    list.map((row) => row.cells.map(withoutBlanks).join('|').replace(/\|+$/, '')).join('\n')
  const repeats = next.rows.length > 0 && text(next.rows) === text(first.rows)
  const similar = Math.abs(width(rows) - width(earlier)) <= 1
  const goesOn = similar && (next.rows.length === 0 || !opensTable(rows, earlier))
  if (!repeats && !goesOn) return false
  before.content.rows = padRows([...earlier, ...(repeats ? rows.slice(next.bodyStart) : rows)])
  return true
}
