import { joinBlanks } from '../../facts/clean-name.js'
import type { Table } from '../../tables/types.js'
import type { CellIndex } from '../cells.js'
import type { Outcome, Rule } from '../contract.js'
import { type AmountIndex, indexAmounts } from '../forms/amount-index.js'
import { type FundLines, fundLines } from '../forms/project-funds.js'
import { isAmount, sumRelation } from '../forms/sum-relation.js'
import { linear } from '../relations/linear.js'
import type { CheckCell } from '../types.js'
import { placeText } from '../wording.js'

/** Money of performance forms: 资金总额 = 财政拨款 + 上年结转 + 其他资金, 总额 over its columns and rows, and at least the year's budget of the project. */
export const projectFunds: Rule = {
  name: 'project-funds',
  title: { zh: '绩效目标表的项目资金', en: 'money of projects in performance forms' },
  *check(document, { cells }): Iterable<Outcome> {
    const index = indexAmounts(document, cells)
    for (const table of document.tables) {
      if (table.shape === 'list') continue
      for (const lines of fundLines(table)) yield* sources(table, lines, cells, index)
      yield* tasks(table, cells)
    }
  },
}

function* sources(table: Table, lines: FundLines, cells: CellIndex, index: AmountIndex): Iterable<Outcome> {
  for (const { column } of table.rows[lines.total]?.cells ?? []) {
    if (column === null || !isMoney(table, column)) continue
    const whole = cells.at(table, lines.total, column)
    const parts = lines.sources.map((row) => cells.at(table, row, column))
    const relation = sumRelation({
      rule: projectFunds.name,
      whole,
      parts: withoutContained(table, lines.sources, parts, whole),
      compare: lines.isComplete ? '=' : '>=',
      statement: lines.isComplete
        ? { zh: '资金总额 = 财政拨款 + 上年结转 + 其他资金', en: 'all money = the sum of its sources' }
        : { zh: '资金总额 ≥ 其中各项', en: 'all money ≥ its parts' },
    })
    if (relation !== null && (lines.isComplete || parts.length === 1)) yield { relation }
    if (isAmount(whole) && parts.length > 0 && parts.every(({ state }) => state === 'blank'))
      yield { notice: withoutSources(whole, parts) }
    yield* wholeProject(whole, index)
  }
}

/** Some forms print 上年结转 as a part of 财政拨款, not beside it: where the sum says so, it is left out. */
function withoutContained(
  table: Table,
  rows: readonly number[],
  parts: readonly CheckCell[],
  whole: CheckCell,
): readonly CheckCell[] {
  const beside = parts.filter((_, at) => !/结转/u.test(table.rows[rows[at] ?? -1]?.name ?? ''))
  const fits = (some: readonly CheckCell[]): boolean =>
    sumRelation({ rule: projectFunds.name, whole, parts: some, statement: { zh: '', en: '' } })?.judge().outcome !==
    'inconsistent'
  return beside.some(isAmount) && !fits(parts) && fits(beside) ? beside : parts
}

function withoutSources(whole: CheckCell, parts: readonly CheckCell[]) {
  const where = placeText(whole)
  return {
    rule: projectFunds.name,
    severity: 'warning' as const,
    cells: [whole, ...parts.slice(0, 4)],
    message: {
      zh: `${where.zh}：资金总额${whole.value}${whole.unit}未按财政拨款、其他资金填列来源。`,
      en: `${where.en}: ${whole.value} ${whole.unit} without a source: the lines for fiscal and other money are blank.`,
    },
    about: [whole.tableTitle ?? '', whole.row ?? ''],
  }
}

/** The money of a project over its whole term is at least what this year's budget has for it. */
function* wholeProject(whole: CheckCell, index: AmountIndex): Iterable<Outcome> {
  const key = whole.fact?.key
  if (key?.item?.scheme !== 'project' || key.item.within !== '实施期') return
  const year = index.find({ ...key, item: { ...key.item, within: null } })
  if (year === null || !isAmount(year.cell)) return
  yield {
    relation: linear({
      rule: projectFunds.name,
      whole,
      parts: [{ cell: year.cell, weight: 1 }],
      compare: '>=',
      statement: {
        zh: '实施期资金总额 ≥ 本年项目金额',
        en: 'money over the whole term ≥ this year’s budget of the project',
      },
    }),
  }
}

const SOURCE_COLUMN = /^(?:财政拨款|财政资金|其他资金|自有资金|单位资金)$/u

/** Tables of tasks: 总额 = 财政拨款 + 其他资金 in each line, and the total line is the sum of the lines above it. */
function* tasks(table: Table, cells: CellIndex): Iterable<Outcome> {
  const leaf = (column: number): string => joinBlanks(table.columns[column]?.path.at(-1) ?? '')
  const columns = [...table.columns.keys()]
  const total = columns.find((column) => /^(?:总额|合计|小计)$/u.test(leaf(column)) && isMoney(table, column))
  const parts = columns.filter((column) => SOURCE_COLUMN.test(leaf(column)) && isMoney(table, column))
  if (total === undefined || parts.length < 2) return
  const above: CheckCell[] = []
  for (const [row, line] of table.rows.entries()) {
    const whole = cells.at(table, row, total)
    if (whole.state !== 'figure') continue
    const unplaced = cells.unplacedIn(table, row)
    const own =
      unplaced.length > 0 ? placedOnly(table, row, parts, cells) : parts.map((one) => cells.at(table, row, one))
    const relation = sumRelation({
      rule: projectFunds.name,
      whole,
      parts: [...own, ...unplaced],
      statement: { zh: '总额 = 财政拨款 + 其他资金', en: 'total = fiscal + other money' },
    })
    if (relation !== null) yield { relation }
    if (line.isTotal && above.length > 0) {
      const sum = sumRelation({
        rule: projectFunds.name,
        whole,
        parts: above,
        statement: { zh: '金额合计 = 各项任务之和', en: 'total = the sum of the tasks' },
      })
      if (sum !== null) yield { relation: sum }
      above.length = 0
    } else above.push(whole)
  }
}

/** The placed figures among these columns: the others of the row are among those without a column. */
const placedOnly = (table: Table, row: number, columns: readonly number[], cells: CellIndex): CheckCell[] =>
  columns.map((column) => cells.at(table, row, column)).filter(({ state }) => state === 'figure')

/** The money of a form, not its scores or goals. */
function isMoney(table: Table, column: number): boolean {
  const head = table.columns[column]
  const unit = head?.unit ?? table.unit
  return (
    head?.role === 'figure' && /元$/u.test(unit) && !/指标值|分值|得分|率/u.test(joinBlanks(head.path.at(-1) ?? ''))
  )
}
