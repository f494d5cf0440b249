import type { DataWarning, FlatBlock } from '../documents/types.js'
import { withoutBlanks } from '../documents/words.js'
import type { DocumentLabels } from './document-labels.js'
import { roleOfLabel } from './flat-columns.js'
import { type LaneEntry, readEntries } from './flat-lane-entries.js'
import type { FlatReading } from './flat-list.js'
import { LaneSequence } from './lane-sequence.js'
import { readCell } from './read-cell.js'
import { placeRows } from './row-tree.js'
import type { Column, Row } from './types.js'

interface FlatLane {
  name: string
  nameColumn: number
  figure: number
}

/** Name and figure headers that repeat side by side: 项目 预算数 科目 预算数; 行次 may stand between them. */
function repeatedPairs(all: readonly string[]): { top: string[]; pairs: [string, string][] } | null {
  const words = all.filter((word) => roleOfLabel(word) !== 'ordinal')
  for (let start = 0; start + 3 < words.length && start < 6; start += 1) {
    const rest = words.slice(start)
    const figure = rest[1] ?? ''
    const pairs: [string, string][] = []
    for (let at = 0; at + 1 < rest.length; at += 2) pairs.push([rest[at] ?? '', rest[at + 1] ?? ''])
    const even = rest.length % 2 === 0 && pairs.length >= 2
    const named = (label: string): boolean =>
      ['name', 'text'].includes(roleOfLabel(label)) || /(科目|项目|分类)/.test(label)
    if (even && roleOfLabel(figure) === 'figure' && pairs.every(([name, value]) => value === figure && named(name)))
      return { top: words.slice(0, start), pairs }
  }
  return null
}

/** True for a header whose name and figure columns repeat side by side. */
export function isLanedHeader(words: readonly string[]): boolean {
  return repeatedPairs(words) !== null
}

/** Reads a flattened table of lanes: entries of a line go to lanes by their order, the numbering of each lane and its known labels. */
export function readFlatLanes(words: readonly string[], body: FlatBlock['rows'], labels: DocumentLabels): FlatReading {
  const header = repeatedPairs(words) ?? { top: [], pairs: [] }
  const { columns, lanes } = layOut(header.top, header.pairs)
  const numbers = words.some((word) => roleOfLabel(word) === 'ordinal') ? new Set<number>() : null
  const sequence = new LaneSequence(
    lanes.map((lane) => lane.name),
    labels,
  )
  const warnings: DataWarning[] = []
  const lines = body
    .map((row) => ({ entries: readEntries(row.text, numbers), line: row.line }))
    .filter(({ entries }) => entries.length > 0)
  const rows = lines.flatMap(({ entries, line }) => {
    const assigned = sequence.assign(entries)
    if (assigned === null && entries.some((entry) => entry.value !== null))
      warnings.push({
        code: 'unplaced-figures',
        message: { zh: '该行无法确定属于哪一栏。', en: 'The lane of this line cannot be proven.' },
        line,
      })
    return entries.flatMap((entry, at) =>
      entry.label === '' && entry.value === null
        ? []
        : toRow(entry, line, assigned === null ? undefined : lanes[assigned[at] ?? -1]),
    )
  })
  const places = placeRows(rows.map(({ row, indent }) => ({ lane: row.lane, code: '', name: row.name, indent })))
  return {
    columns,
    rows: rows.map(({ row }, at) => ({ ...row, ...places[at] })),
    usedRelations: [],
    hypotheses: [],
    warnings,
  }
}

/** Outer header cells: as many as lanes, or the last spans the lanes that are left. */
function layOut(top: readonly string[], pairs: readonly [string, string][]): { columns: Column[]; lanes: FlatLane[] } {
  const columns: Column[] = []
  const names = pairs.map(([name]) => withoutBlanks(name))
  const lanes = pairs.map(([name, figure], at): FlatLane => {
    const outer = top[Math.min(at, top.length - 1)] ?? ''
    const shared = top.length > 0 && top.length < pairs.length && at >= top.length - 1
    const own =
      outer !== '' && !shared
        ? outer
        : names.filter((other) => other === names[at]).length === 1
          ? name
          : `${outer}${at + 1}`
    const path = (leaf: string): string[] => [...new Set([own, ...(shared && outer !== own ? [outer] : []), leaf])]
    columns.push({ path: path(name), role: 'name', unit: null }, { path: path(figure), role: 'figure', unit: null })
    return { name: own, nameColumn: at * 2, figure: at * 2 + 1 }
  })
  return { columns, lanes }
}

function toRow(entry: LaneEntry, line: number, lane: FlatLane | undefined): { row: Row; indent: number } {
  const read = entry.value === null ? null : readCell(entry.value)
  return {
    indent: entry.indent,
    row: {
      lane: lane?.name ?? '',
      code: '',
      secondCode: null,
      secondName: null,
      name: entry.label,
      level: 1,
      parent: null,
      isTotal: false,
      line,
      lines: { first: line, last: line },
      cells:
        read === null
          ? []
          : [{ ...read, column: lane?.figure ?? null, line, placement: lane === undefined ? 'unproven' : 'blanks' }],
      texts: [],
    },
  }
}
