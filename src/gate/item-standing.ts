import type { Flow, Item } from '../core/quantity.js'
import { baseValue } from '../core/unit.js'
import { foldName } from '../facts/name-forms.js'
import type { BlankCell, Fact } from '../facts/types.js'
import type { DocumentRecord, Library } from '../library/types.js'
import type { Row } from '../tables/types.js'

/**
 * How a document stands to an item of spending: it tells a figure (an amount, or nought that may be another code's), tells
 * nought, left the cell blank, has the row without a figure that could be read (—, 无), or has no such row.
 */
export type Standing =
  | { is: 'figure' | 'zero'; facts: Fact[] }
  | { is: 'blank'; blanks: BlankCell[] }
  | { is: 'unread' }
  | { is: 'no-row' }

const NO_SPENDING: ReadonlySet<Flow | null> = new Set<Flow | null>(['income', 'position', 'asset', 'staff', 'target'])

/**
 * Looks an item up in a whole document, in every form and in the text, under its code and under its name: a row that only
 * another form has is a row. Only the document's own year and stage count.
 */
export function standingOf(item: Item, record: DocumentRecord, library: Library): Standing {
  const isOwn = ({ key }: Fact | BlankCell): boolean =>
    key.kind === 'amount' &&
    !NO_SPENDING.has(key.flow) &&
    key.year === record.year &&
    (record.kind !== 'accounts' || key.stage === 'final-accounts') &&
    isSame(item, key.item)
  const facts = library.facts(record.id).filter(isOwn)
  // 事业运行 stands under many functional codes: nought told under the name alone may be that of another one.
  const isUnsure = ({ key }: Fact): boolean =>
    item.scheme === 'functional' && item.code !== null && key.item?.code !== item.code
  const amounts = facts.filter((fact) => !baseValue(fact).isZero() || isUnsure(fact))
  if (amounts.length > 0) return { is: 'figure', facts: amounts }
  if (facts.length > 0) return { is: 'zero', facts }
  const blanks = library.blanks(record.id).filter(isOwn)
  if (blanks.length > 0) return { is: 'blank', blanks }
  const hasRow = library.tables(record.id).some((table) => table.rows.some((row) => isRowOf(row, item)))
  return { is: hasRow ? 'unread' : 'no-row' }
}

function isRowOf(row: Row, { code, name }: Item): boolean {
  if (code !== null && (row.code === code || row.secondCode === code)) return true
  if (code !== null && row.code !== '') return false
  return foldName(row.name).endsWith(foldName(name))
}

/** Items of one scheme are the same by code or by name; a name of another scheme is another item, unless it has no code. */
function isSame(item: Item, other: Item | null): boolean {
  if (other === null) return false
  const alike = item.scheme === other.scheme || item.code === null || other.code === null
  if (!alike) return false
  return (item.code !== null && item.code === other.code) || foldName(item.name) === foldName(other.name)
}
