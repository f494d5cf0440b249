import { joinBlanks } from '../../facts/clean-name.js'
import { type Lane, measureTitle } from './lanes.js'

/** A column and the columns that make it up (`=`), or one that is only some of it (`>=`, 其中). Indexes into the table's columns. */
export interface ColumnGroup {
  whole: number
  parts: number[]
  compare: '=' | '>='
}

interface Node {
  label: string
  /** The column that this header stands over alone, else null. */
  column: number | null
  children: Node[]
}

const TOTAL = /(?:合计|小计|总计)$/u
const OF_WHICH = /^其中/u
/** Columns that no total beside them contains: comparisons, ratios, things counted, other years. */
const APART =
  /增减|增长|增加|减少|变化|变动|比较|升降|率$|比例|占比|比重|[%％]|数量|单价|序号|面积|人数|时间|年限|得分|分值|^(?:20\d\d年?度?|上年度?|去年|上一年度?)(?:初|调整后?)?(?:预算|决算|执行|完成|支出)?数?(?:（.*）)?$/u
/** Headers that contain others even where the form prints them side by side. */
const CONTAINS: readonly { whole: RegExp; parts: RegExp }[] = [
  { whole: /公务用车购置(?:及|和|、)?运行/u, parts: /^公务用车(?:购置费?|运行(?:维护)?费?)$/u },
  { whole: /^基本支出/u, parts: /^(?:人员|公用|日常公用)(?:经费|支出)?$/u },
  { whole: /^财政拨款/u, parts: /^(?:一般公共预算|政府性基金|国有资本经营)/u },
]

/** Sums between columns, read from the header tree: a 合计 or 小计 and its siblings, nested headers by their own totals. */
export function columnGroups(lane: Lane): ColumnGroup[] {
  if (lane.measures.some((measure) => measure.length > 1)) return []
  const root: Node = { label: '', column: null, children: [] }
  for (const [column] of lane.measures) if (column !== undefined) enter(root, lane, column)
  const groups: ColumnGroup[] = []
  collect(root, groups)
  return groups
}

function enter(root: Node, lane: Lane, column: number): void {
  let node = root
  for (const printed of lane.table.columns[column]?.path ?? []) {
    const label = joinBlanks(printed)
    let next = node.children.find((child) => child.label === label)
    if (next === undefined) {
      next = { label, column: null, children: [] }
      node.children.push(next)
    }
    node = next
  }
  node.column = column
}

function collect(node: Node, groups: ColumnGroup[]): void {
  const leaves = node.children.filter((child) => child.column !== null)
  const totals = leaves.filter((child) => TOTAL.test(child.label))
  const [total, ...others] = totals
  const whole = others.length === 0 ? (total?.column ?? null) : null
  if (total !== undefined && whole !== null && !isPublicsWithMeetings(node.children)) {
    const parts = node.children.filter((child) => child !== total && !OF_WHICH.test(child.label) && !isApart(child))
    const summed = withoutContained(parts).flatMap(columnsOf)
    if (summed.length > 0) groups.push({ whole, parts: summed, compare: '=' })
    for (const child of node.children)
      if (child.column !== null && OF_WHICH.test(child.label))
        groups.push({ whole, parts: [child.column], compare: '>=' })
  }
  for (const child of node.children) collect(child, groups)
}

/** Beside the “三公” items 会议费 and 培训费 are in the total of some forms and not of others. */
const isPublicsWithMeetings = (nodes: readonly Node[]): boolean =>
  nodes.filter(({ label }) => /^因公出国|^公务用车|^公务接待/u.test(label)).length >= 2 &&
  nodes.some(({ label }) => /^(?:会议|培训)费/u.test(label))

const isApart = ({ label }: Node): boolean => APART.test(label.replace(/（(?:万?元|单位：.*)）$/u, ''))

/** What a sibling brings into the sum: its own column, its own total, or everything below it. */
function columnsOf(node: Node): number[] {
  if (node.column !== null) return [node.column]
  const total = node.children.filter((child) => child.column !== null && TOTAL.test(child.label))
  const [own] = total
  if (own?.column !== undefined && own.column !== null && total.length === 1) return [own.column]
  return withoutContained(node.children.filter((child) => !OF_WHICH.test(child.label) && !isApart(child))).flatMap(
    columnsOf,
  )
}

function withoutContained(nodes: readonly Node[]): Node[] {
  return nodes.filter(
    (node) =>
      !CONTAINS.some(
        ({ whole, parts }) =>
          parts.test(node.label) && nodes.some((other) => other !== node && whole.test(other.label)),
      ),
  )
}

/** Sums that headers mean without a total beside them: 基本支出 over its parts where both stand side by side. */
export function containedGroups(lane: Lane): ColumnGroup[] {
  if (lane.measures.some((measure) => measure.length > 1)) return []
  const columns = lane.measures.flatMap(([column]) => {
    if (column === undefined) return []
    const path = (lane.table.columns[column]?.path ?? []).map(joinBlanks)
    return [{ column, label: path.at(-1) ?? '', above: path.slice(0, -1).join('/') }]
  })
  return CONTAINS.slice(0, 2).flatMap(({ whole, parts }) =>
    columns
      .filter(({ label }) => whole.test(label))
      .flatMap(({ column, above }) => {
        const own = columns.filter((one) => one.column !== column && one.above === above && parts.test(one.label))
        return own.length < 2 ? [] : [{ whole: column, parts: own.map((one) => one.column), compare: '=' as const }]
      }),
  )
}

/** The inner header of a column, for statements. */
export function columnTitle(lane: Lane, column: number): string {
  return measureTitle(lane.table, [column]).split(' / ').slice(-2).join('·')
}
