import type { FlatBlock } from '../documents/types.js'
import { withoutBlanks } from '../documents/words.js'
import { readFlatRecords } from './flat-records.js'
import { tokenize } from './flat-tokens.js'
import {
  INDICATOR_CLASSES,
  indicatorColumn,
  isFirstClass,
  isIndicatorHeader,
  plainRow,
  readTarget,
} from './indicator.js'
import { isNumeric, readCell } from './read-cell.js'
import type { TableDraft, TableHead } from './table-input.js'
import type { Column, Row } from './types.js'
import { moneyUnitOf } from './units.js'

type Line = FlatBlock['rows'][number]

function wordsOf(line: string): string[] {
  return tokenize(line).map((token) => token.text)
}

/** True for a flattened form that lists indicators with targets. */
export function isPerformanceFlat(block: FlatBlock): boolean {
  return block.rows.some((row) => isIndicatorHeader(wordsOf(row.text)))
}

/** Reads a flattened performance form, whose vertical labels stand in it one character a line. */
export function readPerformanceFlat(block: FlatBlock, head: TableHead, inherited: string | null): TableDraft {
  const at = block.rows.findIndex((row) => isIndicatorHeader(wordsOf(row.text)))
  const header = wordsOf(block.rows[at]?.text ?? '')
  const before = block.rows.slice(0, Math.max(at, 0))
  const name = header.find((word) => /^(三级指标|指标内容|指标名称)$/.test(word)) ?? '三级指标'
  const columns: Column[] = [
    { path: ['一级指标'], role: 'text', unit: null },
    { path: ['二级指标'], role: 'text', unit: null },
    { path: [name], role: 'name', unit: null },
    ...header.slice(header.indexOf(name) + 1).map(indicatorColumn),
  ]
  const targets = columns.length - 3
  const unit =
    head.unit ??
    before.map((row) => moneyUnitOf(row.text)).find((found) => found !== null) ??
    moneyUnitOf(head.title) ??
    inherited ??
    ''
  const records = readFlatRecords(before, columns)
  const rows = [...records.rows, ...readIndicators(block.rows.slice(at + 1), targets)]
  return {
    number: head.number,
    title: head.title,
    unit,
    shape: 'performance',
    columns,
    rows,
    empty: !rows.some((row) => row.cells.some((cell) => cell.value !== null)),
    usedRelations: records.used,
    hypotheses: records.hypotheses,
    warnings: records.warnings,
  }
}

function isBalanced(text: string): boolean {
  return text.split(/[（(]/).length === text.split(/[）)]/).length
}

/** Walks the lines: fragments that together name a class set it; words before a target are the indicator. */
function readIndicators(lines: readonly Line[], targets: number): Row[] {
  const rows: Row[] = []
  let first = ''
  let second = ''
  let fragment = ''
  let open: { text: string; line: number } | null = null
  const setClass = (label: string): void => {
    if (isFirstClass(label) && (label !== '成本指标' || first === '')) {
      first = label
      second = ''
    } else second = label
  }
  for (const line of lines) {
    let words = wordsOf(line.text).filter((word) => !/^(指标\d{1,2}[：:]?|…{1,4}|\.{3,6})$/.test(word))
    const lead = words[0]
    if (lead === undefined) continue
    const label = withoutBlanks(fragment + lead)
    if (open === null && INDICATOR_CLASSES.includes(label)) {
      setClass(label)
      fragment = ''
      words = words.slice(1)
    } else if (open === null && words.length === 1 && INDICATOR_CLASSES.some((known) => known.startsWith(label))) {
      fragment = label
      continue
    }
    if (words.length === 0) continue
    const text: string = open === null ? '' : open.text
    const start: number = open?.line ?? line.line
    const joined = text === '' || isBalanced(text) ? words : [text + (words[0] ?? ''), ...words.slice(1)]
    const all = text !== '' && isBalanced(text) ? [text, ...words] : joined
    if (all.length < 2 || !isBalanced(all.slice(0, -1).join(''))) {
      open = { text: all.join(''), line: start }
      continue
    }
    const values = all.length - 1 === targets ? all.slice(1) : valuesAtEnd(all, targets)
    const name = all.slice(0, all.length - values.length).join('')
    const cells = values
      .map((value, at) => readTarget(value, name, 3 + at, line.line, 'given'))
      .filter((cell) => cell !== null)
    const texts = [
      { column: 0, text: first },
      { column: 1, text: second },
    ].filter((one) => one.text !== '')
    rows.push(plainRow(name, line.line, cells, texts, { first: start, last: line.line }))
    open = null
    fragment = ''
  }
  return rows
}

/** The words at the end that can be targets: the last one at least, and numbers before it. */
function valuesAtEnd(words: readonly string[], targets: number): string[] {
  let count = 1
  while (count < targets && count < words.length - 1 && isNumeric(readCell(words[words.length - 1 - count] ?? '')))
    count += 1
  return words.slice(words.length - count)
}
