import { joinBlanks } from '../../facts/clean-name.js'
import { withoutNumbering } from '../../tables/numbering.js'
import type { Table } from '../../tables/types.js'

/** The line 资金总额 of a performance form and the lines that say where the money comes from. Indexes into the table's rows. */
export interface FundLines {
  total: number
  sources: number[]
  /** True where every source has a line: 财政拨款, 上年结转, 其他资金 and nothing below them. */
  isComplete: boolean
}

const TOTAL = /(?:资金总额|申请总额|预算总额|资金总量|项目总额)/u
const SOURCE = /^(?:当年|本年度?|年度)?(?:财政拨款|财政资金|上年结转|结转|其他资金|自有资金|单位资金)/u
const OTHER = /^(?:其他资金|自有资金|单位资金)/u
/** Lines within a source: they are no source beside it. */
const WITHIN = /^(?:其中)?[：:]?(?:中央|省|市|县|区|上级|本级|同级|一般公共预算|政府性基金|国有资本)/u

/** Forms print one column of funds or two side by side (实施期 and 年度): totals of one line take turns with their sources. */
export function fundLines(table: Table): FundLines[] {
  const names = table.rows.map((row) => withoutNumbering(joinBlanks(row.name)))
  const found: FundLines[] = []
  const lanes = new Set(table.rows.map(({ lane }) => lane).filter((lane) => lane !== ''))
  if (lanes.size > 0) return [...lanes].flatMap((lane) => inLane(table, names, lane))
  for (let at = 0; at < names.length; at += 1) {
    if (!TOTAL.test(names[at] ?? '')) continue
    let width = 1
    while (TOTAL.test(names[at + width] ?? '') && table.rows[at + width]?.line === table.rows[at]?.line) width += 1
    let end = at + width
    while (isSource(names[end] ?? '')) end += 1
    const lines = names.slice(at + width, end)
    const isComplete =
      lines.length % width === 0 && lines.some((name) => OTHER.test(name)) && !lines.some((name) => WITHIN.test(name))
    for (let turn = 0; turn < width; turn += 1) {
      const sources = lines.flatMap((_, line) => (line % width === turn ? [at + width + line] : []))
      if (sources.length > 0) found.push({ total: at + turn, sources, isComplete })
    }
    at = end - 1
  }
  return found
}

/** Totals side by side whose lines are known to be theirs. */
function inLane(table: Table, names: readonly string[], lane: string): FundLines[] {
  const rows = [...table.rows.keys()].filter((at) => table.rows[at]?.lane === lane)
  const [total, ...sources] = rows
  if (total === undefined || sources.length === 0 || !TOTAL.test(names[total] ?? '')) return []
  const lines = sources.map((at) => names[at] ?? '')
  const isComplete =
    lines.every(isSource) && lines.some((name) => OTHER.test(name)) && !lines.some((name) => WITHIN.test(name))
  return [{ total, sources, isComplete }]
}

const isSource = (name: string): boolean => SOURCE.test(name) || WITHIN.test(name)
