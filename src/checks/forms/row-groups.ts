import { joinBlanks } from '../../facts/clean-name.js'
import { isFundLabel, isOfWhich, numberingOf, withoutNumbering } from '../../tables/numbering.js'
import type { Row } from '../../tables/types.js'
import { type Lane, rowsOf } from './lanes.js'

/** A row and the rows below it that make it up (`=`), or that are only some of it (`>=`, 其中). Indexes into the table's rows. */
export interface RowGroup {
  whole: number
  parts: number[]
  compare: '=' | '>='
}

type IndexedRow = ReturnType<typeof rowsOf>[number]

/** 类 with its 款, 款 with its 项, a class with its sub-classes: each code with the longest codes below it that it begins. */
export function codeGroups(lane: Lane): RowGroup[] {
  const rows = rowsOf(lane)
  // Strips side by side are read line by line, so that the rows of several classes alternate.
  const isStriped = lane.measures.some((measure) => measure.length > 1)
  return rows.flatMap(({ row, index }, at) => {
    if (!isCode(row.code)) return []
    const children = childrenByCode(row.code, rows, at + 1, isStriped)
    return children === null || children.length === 0
      ? []
      : [{ whole: index, parts: children.map((child) => child.index), compare: '=' as const }]
  })
}

const isCode = (code: string): boolean => /^\d{3,}$/.test(code)

/** Null where a code is printed twice for no visible reason: then it is not known which of its rows make up the class. */
function childrenByCode(
  code: string,
  rows: readonly IndexedRow[],
  from: number,
  isStriped: boolean,
): IndexedRow[] | null {
  const children: IndexedRow[] = []
  const seen: string[] = []
  for (let at = from; at < rows.length; at += 1) {
    const one = rows[at]
    if (one === undefined) break
    const own = one.row.code
    if (one.row.isTotal) break
    if (own === '') continue
    if (!own.startsWith(code)) {
      if (isStriped) continue
      break
    }
    if (own === code) return null
    if (!seen.some((known) => own !== known && own.startsWith(known))) {
      if (children.some((child) => isRepeat(child.row, one.row))) return null
      children.push(one)
    }
    seen.push(own)
  }
  return children
}

/** One code under two government classes is two lines; otherwise a repeated code may be a line and its subtotal. */
const isRepeat = (a: Row, b: Row): boolean => a.code === b.code && (a.secondCode ?? '') === (b.secondCode ?? '')

/** 一、 with its （一）, （一） with its 1.: only lists that count from one without a gap are taken for whole; 其中 never is. */
export function numberedGroups(lane: Lane): RowGroup[] {
  const rows = rowsOf(lane)
  const below = uncodedByParent(rows)
  const groups: RowGroup[] = []
  for (const { row, index } of rows) {
    const children = below.get(index) ?? []
    const { listed, ofWhich } = splitOfWhich(children, numberingOf(row.name) !== null)
    if (row.code === '' && isWholeList(listed.map((one) => one.row.name)))
      groups.push({ whole: index, parts: listed.map((one) => one.index), compare: '=' })
    groups.push(...ofWhich.map((one) => ({ whole: index, parts: [one.index], compare: '>=' as const })))
  }
  return groups
}

/** Rows without a code by the row that they stand below. */
function uncodedByParent(rows: readonly IndexedRow[]): ReadonlyMap<number, IndexedRow[]> {
  const below = new Map<number, IndexedRow[]>()
  for (const one of rows) {
    if (one.row.parent === null || one.row.code !== '') continue
    const known = below.get(one.row.parent)
    if (known === undefined) below.set(one.row.parent, [one])
    else known.push(one)
  }
  return below
}

/**
 * Lines after 其中 that carry no number of their own go on with it where the whole has one: the next line beside the whole
 * would have one too. Below a whole without a number, any later line may stand beside it.
 */
function splitOfWhich(
  children: readonly IndexedRow[],
  wholeHasNumber: boolean,
): { listed: IndexedRow[]; ofWhich: IndexedRow[] } {
  const listed: IndexedRow[] = []
  const ofWhich: IndexedRow[] = []
  let isOpen = false
  for (const child of children) {
    const isMarked = isOfWhich(child.row.name)
    if (isMarked) isOpen = true
    else if (numberingOf(child.row.name) !== null) isOpen = false
    if (!isOpen) listed.push(child)
    else if (isMarked || wholeHasNumber) ofWhich.push(child)
  }
  return { listed, ofWhich }
}

function isWholeList(names: readonly string[]): boolean {
  if (names.length === 0) return false
  const numbers = names.map(numberingOf)
  if (numbers.every((number) => number !== null))
    return numbers.every((number, at) => number?.number === at + 1 && number.rank === numbers[0]?.rank)
  return names.length > 1 && names.every((name) => isFundLabel(withoutNumbering(name)))
}

/** Rows of no other: no total, below no other row (but for those said to be free of it), not 其中. */
export function outermost(rows: readonly IndexedRow[], free: ReadonlySet<number> = new Set()): IndexedRow[] {
  return rows.filter(
    ({ row, index }) => (row.parent === null || free.has(index)) && !row.isTotal && !isOfWhich(row.name),
  )
}

/**
 * The ways to read where 其中 ends below wholes without a number: each a set of rows that stand beside the whole and not in
 * it. The first ends 其中 with its own line, the last never does; lists that say it by numbers have one reading only.
 */
export function endsOfWhich(lane: Lane): ReadonlySet<number>[] {
  const rows = rowsOf(lane)
  const below = uncodedByParent(rows)
  const open = rows.flatMap(({ row, index }) => {
    if (row.code !== '' || row.isTotal || numberingOf(row.name) !== null) return []
    const children = below.get(index) ?? []
    const marked = children.findIndex((one) => isOfWhich(one.row.name))
    const loose = children
      .slice(marked + 1)
      .filter((one) => !isOfWhich(one.row.name) && numberingOf(one.row.name) === null)
    return marked < 0 || loose.length === 0 ? [] : [loose.map((one) => one.index)]
  })
  const longest = Math.max(0, ...open.map((loose) => loose.length))
  return Array.from({ length: longest + 1 }, (_, inside) => new Set(open.flatMap((loose) => loose.slice(inside))))
}

/** A row's name with its code, as people would call it. */
export function rowTitle(row: Row): string {
  return [row.code, joinBlanks(withoutNumbering(row.name))].filter((part) => part !== '').join(' ')
}
