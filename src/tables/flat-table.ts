import type { DataWarning, FlatBlock } from '../documents/types.js'
import type { DocumentLabels } from './document-labels.js'
import { headerWords } from './flat-header-words.js'
import { isLanedHeader, readFlatLanes } from './flat-lanes.js'
import { readFlatList } from './flat-list.js'
import { hasAmount, tokenize } from './flat-tokens.js'
import { isTotalLabel, numberingOf } from './numbering.js'
import type { TableDraft, TableHead } from './table-input.js'
import { unitWarning } from './table-unit.js'
import { moneyUnitOf } from './units.js'

/** True for a line of the body: an amount, a numbered label beside blanks, a code with its name, a total with a figure. */
function opensBody(line: string): boolean {
  const tokens = tokenize(line)
  const first = tokens[0]?.text ?? ''
  if (hasAmount(tokens)) return true
  if (tokens.length > 1 && /^\d{3,7}$/.test(first) && /^[\u4e00-\u9fff]/.test(tokens[1]?.text ?? '')) return true
  const words = tokens.filter((token) => token.kind === 'text').map((token) => token.text)
  if (words.length < tokens.length && tokens[0]?.kind === 'text' && isTotalLabel(words.join(''))) return true
  return numberingOf(first) !== null && (/[\s\u3000]{2,}/.test(line.trim()) || /[\s\u3000]{2,}$/.test(line))
}

/** Reads a table whose cells lost their separators: header words to a tree, lines to rows, figures to columns as far as proven. */
export function readFlatTable(
  block: FlatBlock,
  head: TableHead,
  inherited: string | null,
  labels: DocumentLabels,
): TableDraft {
  const start = block.rows.findIndex((row) => opensBody(row.text))
  const header = (start < 0 ? block.rows : block.rows.slice(0, start)).map((row) => row.text)
  const body = start < 0 ? [] : block.rows.slice(start)
  const words = headerWords(header, labels)
  const unit = head.unit ?? moneyUnitOf(head.title) ?? onlyUnit(words) ?? inherited ?? ''
  const read = isLanedHeader(words) ? readFlatLanes(words, body, labels) : readFlatList(words, body, { unit, labels })
  const columns = read.columns.map((column) => ({ ...column, unit: column.unit === unit ? null : column.unit }))
  const empty = !read.rows.some((row) => row.cells.some((cell) => cell.value !== null))
  const warnings: DataWarning[] = [...read.warnings]
  if (unit === '' && !empty) warnings.push(...unitWarning(columns, block.lines.first))
  return { number: head.number, title: head.title, unit, shape: 'list', ...read, columns, empty, warnings }
}

function onlyUnit(words: readonly string[]): string | null {
  const units = new Set(words.map(moneyUnitOf).filter((unit) => unit !== null))
  return units.size === 1 ? ([...units][0] ?? null) : null
}
