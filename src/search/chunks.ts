import { type PageStart, placeOfLine } from '../core/place.js'
import type { Source } from '../core/source.js'
import type { Block, ParagraphBlock, ReadDocument } from '../documents/types.js'
import { titleDepth } from '../facts/narrative/sections.js'
import type { DocumentFacts } from '../facts/types.js'
import type { Passage } from '../library/types.js'
import type { Cell, Row, Table } from '../tables/types.js'
import { type Span, splitText } from './split-text.js'

/** Longest passage in UTF-16 units: a few sentences, so that a quote stays one. */
const PASSAGE_LENGTH = 360

/** Where entries of the glossary stand, whatever number its heading has. */
const GLOSSARY = '名词解释'

type Unnumbered = Omit<Passage, 'id' | 'document'>
type Definitions = DocumentFacts['definitions']

/**
 * Cuts a document into what can be found and quoted, in the order of the document: paragraphs (long ones at sentence ends),
 * glossary entries, notes under tables, and table rows with their headers and units. Prose keeps its characters, so that it
 * can be quoted; a row's text is put together, and its `source.text` holds the lines as they stand.
 */
export function makePassages(
  document: { id: string; path: string; pages?: PageStart[] },
  read: ReadDocument,
  tables: readonly Table[],
  definitions: Definitions,
): Passage[] {
  const found = [
    ...definitions.map(definitionPassage),
    ...prosePassages(document, read, tables, definitions),
    ...tables.flatMap((table) => tablePassages(document, read, table)),
  ]
  // Array.sort is stable: pieces of one line keep their order.
  found.sort((a, b) => (a.source.line ?? 0) - (b.source.line ?? 0))
  return found.map((passage, i) => ({ id: `p${i + 1}`, document: document.id, ...passage }))
}

function definitionPassage({ term, text, source }: Definitions[number]): Unnumbered {
  const shown = source.text.includes(term) ? source.text : `${term}：${text}`
  return { section: [GLOSSARY], kind: 'definition', text: shown, source }
}

function prosePassages(
  document: { id: string; path: string; pages?: PageStart[] },
  read: ReadDocument,
  tables: readonly Table[],
  definitions: Definitions,
): Unnumbered[] {
  const notes = new Set(tables.flatMap((table) => table.notes.map(({ line }) => line)))
  const headings: { depth: number; text: string }[] = []
  const passages: Unnumbered[] = []
  for (const block of read.blocks) {
    const depth = headingDepth(block)
    if (depth !== null && (block.kind === 'heading' || block.kind === 'paragraph')) {
      while ((headings.at(-1)?.depth ?? -1) >= depth) headings.pop()
      const isSentence = block.kind === 'paragraph' && depth > 0
      // 2.组织志愿者开展服务。 may be a title, and may be an entry of a list: as an entry it is not lost.
      if (isSentence) passages.push(titlePassage(document, block, headings))
      if (depth > 0) headings.push({ depth, text: block.text })
      continue
    }
    if (block.kind !== 'paragraph' || block.role === 'furniture' || block.role === 'contents') continue
    if (notes.has(block.lines.first) || definitions.some((entry) => isDefinition(block, entry))) continue
    const section = headings.map(({ text }) => text)
    const kind = block.role === 'note' ? 'note' : 'prose'
    for (const span of splitText(block.text, PASSAGE_LENGTH)) {
      const text = block.text.slice(span.start, span.end)
      passages.push({ section, kind, text, source: { ...placeOf(document, lineAt(block, span)), text } })
    }
  }
  return passages
}

function titlePassage(
  document: { id: string; path: string; pages?: PageStart[] },
  { text, lines }: ParagraphBlock,
  above: readonly { text: string }[],
): Unnumbered {
  const section = above.map((heading) => heading.text)
  return { section, kind: 'prose', text, source: { ...placeOf(document, lines.first), text } }
}

/** Headings, and titles that are printed like a sentence of their own (1. 专项经费项目。). */
function headingDepth(block: Block): number | null {
  if (block.kind === 'heading') return block.depth
  return block.kind === 'paragraph' && block.role === 'prose' ? titleDepth(block.text) : null
}

/** A paragraph that is a glossary entry is one passage, not two. */
function isDefinition(block: ParagraphBlock, { source, text }: Definitions[number]): boolean {
  const line = source.line
  if (line === null || line < block.lines.first || line > block.lines.last) return false
  return block.text.length <= 1.5 * Math.max(source.text.length, text.length)
}

function tablePassages(
  document: { id: string; path: string; pages?: PageStart[] },
  read: ReadDocument,
  table: Table,
): Unnumbered[] {
  const name = tableName(table)
  const section = [...table.section, name]
  const passages: Unnumbered[] = []
  for (const row of table.rows) {
    const body = describeRow(table, row)
    if (body === '') continue
    const source: Source = {
      ...placeOf(document, row.line),
      table: name,
      row: rowName(row),
      text: read.sourceLines.slice(row.lines.first - 1, row.lines.last).join('\n'),
    }
    for (const span of splitText(body, PASSAGE_LENGTH)) {
      const head = span.start === 0 ? '' : `${rowName(row)}：`
      passages.push({ section, kind: 'row', text: head + body.slice(span.start, span.end), source })
    }
  }
  for (const note of table.notes) {
    const source = { ...placeOf(document, note.line), table: name, text: note.text }
    passages.push({ section, kind: 'note', text: note.text, source })
  }
  return passages
}

/** `2010350 事业运行：合计 5,441,488.00元；人员经费 5,366,127.00元`; '' for a row that says nothing. */
function describeRow(table: Table, row: Row): string {
  const texts = row.texts.map(({ column, text }) => labelled(columnName(table, column), text))
  const cells = row.cells.map((cell) => labelled(columnName(table, cell.column), withUnit(table, cell)))
  const parts = [...texts, ...cells].filter((part) => part !== '')
  if (parts.length === 0) return ''
  const name = rowName(row)
  return name === '' ? parts.join('；') : `${name}：${parts.join('；')}`
}

function rowName(row: Row): string {
  const second = [row.secondCode, row.secondName].filter((part) => part !== null && part !== '').join(' ')
  return [row.lane, row.code, row.name, second].filter((part) => part !== '').join(' ')
}

function tableName(table: Table): string {
  return [table.number, table.title].filter((part) => part !== '').join(' ')
}

function columnName(table: Table, column: number | null): string {
  return column === null ? '' : (table.columns[column]?.path.join(' ') ?? '')
}

function withUnit(table: Table, cell: Cell): string {
  if (cell.value === null || cell.unit !== null) return cell.text
  const own = cell.column === null ? null : (table.columns[cell.column]?.unit ?? null)
  return cell.text + (own ?? table.unit)
}

function labelled(label: string, text: string): string {
  return label === '' || text === '' ? text : `${label} ${text}`
}

function lineAt(block: ParagraphBlock, span: Span): number {
  let line = block.lines.first
  for (const offset of block.offsets) if (offset.start <= span.start) line = offset.line
  return line
}

function placeOf(document: { id: string; path: string; pages?: PageStart[] }, line: number): Omit<Source, 'text'> {
  return {
    document: document.id,
    path: document.path,
    table: null,
    row: null,
    column: null,
    line,
    ...placeOfLine(document.pages, line),
  }
}
