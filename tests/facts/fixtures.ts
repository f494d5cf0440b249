import type { Block, DocumentIdentity, ReadDocument } from '../../src/documents/types.js'
import type { FactDocument, UnnumberedFact } from '../../src/facts/fact-document.js'
import { factsFromNarrative } from '../../src/facts/narrative/from-narrative.js'
import type { Cell, Column, Row, Table } from '../../src/tables/types.js'
import { shippedVocabulary } from './vocabulary-files.js'

export const { vocabulary } = shippedVocabulary()

export const OFFICE = '青溪市茶叶服务中心'

export function document(kind: 'budget' | 'accounts' = 'budget'): FactDocument {
  const identity: DocumentIdentity = { title: '', organization: OFFICE, level: 'unit', year: 2030, kind }
  return { id: 'd', path: 'd.txt', identity }
}

/** Prose under headings; each paragraph stands on a line of its own, headings first. */
export function prose(headings: string[], ...paragraphs: string[]): ReadDocument {
  const blocks: Block[] = headings.map((text, at) => ({
    kind: 'heading',
    depth: at + 1,
    text,
    lines: { first: at + 1, last: at + 1 },
  }))
  for (const text of paragraphs) {
    const line = blocks.length + 1
    blocks.push({
      kind: 'paragraph',
      text,
      lines: { first: line, last: line },
      offsets: [{ line, start: 0 }],
      role: 'prose',
    })
  }
  return { blocks, warnings: [], encoding: 'utf-8', sourceLines: [...headings, ...paragraphs] }
}

export function claims(
  headings: string[],
  paragraphs: string[],
  kind: 'budget' | 'accounts' = 'budget',
): UnnumberedFact[] {
  return factsFromNarrative(document(kind), prose(headings, ...paragraphs), vocabulary)
}

/** A fact in one line: value, then what the key says, in the order year stage fund flow item portion kind base. */
export function inWords(fact: Pick<UnnumberedFact, 'key' | 'value' | 'unit' | 'bound' | 'direction'>): string {
  const { key } = fact
  const item =
    key.item === null
      ? '?'
      : `${key.item.code ?? ''}${key.item.name}${key.item.within === null ? '' : `<${key.item.within}`}`
  const base =
    key.base === null
      ? ''
      : ` ~${[key.base.year, key.base.stage, key.base.item].filter((one) => one !== null).join(' ')}`
  const direction = fact.direction === null ? '' : ` ${fact.direction}`
  return `${fact.bound ?? ''}${fact.value}${fact.unit} ${key.year} ${key.stage} ${key.fund} ${key.flow} ${item} ${key.portion} ${key.kind}${base}${direction}`
}

/** A table of figures written as text: the header paths, then rows of code, name and cells ('' is blank, '?' unplaced). */
export function listTable(title: string, paths: string[][], rows: string[][], more: Partial<Table> = {}): Table {
  const columns: Column[] = [
    { path: ['科目编码'], role: 'code', unit: null },
    { path: ['项目'], role: 'name', unit: null },
    ...paths.map((path): Column => ({ path, role: 'figure', unit: null })),
  ]
  return {
    id: 'T1',
    number: '',
    title,
    unit: '万元',
    shape: 'list',
    lines: { first: 1, last: rows.length },
    section: [],
    columns,
    rows: rows.map((cells, at) => row(cells, at + 1)),
    notes: [],
    empty: false,
    usedRelations: [],
    hypotheses: [],
    warnings: [],
    ...more,
  }
}

export function row(cells: string[], line: number, more: Partial<Row> = {}): Row {
  const [code = '', name = '', ...figures] = cells
  return {
    lane: '',
    code,
    secondCode: null,
    secondName: null,
    name,
    level: 1,
    parent: null,
    isTotal: /^(?:合计|总计)$/.test(name),
    line,
    lines: { first: line, last: line },
    cells: figures.flatMap((text, at) => (text === '' ? [] : [cell(text, at + 2, line)])),
    texts: [],
    ...more,
  }
}

function cell(text: string, column: number, line: number): Cell {
  const isUnplaced = text.startsWith('?')
  const digits = text.replace('?', '').replace('%', '')
  const decimals = digits.includes('.') ? digits.length - digits.indexOf('.') - 1 : 0
  return {
    column: isUnplaced ? null : column,
    text,
    reading: 'number',
    value: digits,
    decimals,
    bound: null,
    unit: text.endsWith('%') ? '%' : null,
    line,
    placement: isUnplaced ? 'unproven' : 'given',
  }
}
