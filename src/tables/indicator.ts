import { withoutBlanks } from '../documents/words.js'
import { isNumeric, readCell } from './read-cell.js'
import type { Cell, Column, Placement, Row } from './types.js'
import { unitOfColumn, unitOfLabel } from './units.js'

/** Names of indicator classes (绩效指标分类) as 财政部's outline of performance targets has them, outermost first. */
const FIRST_CLASSES = [
  '产出指标',
  '效益指标',
  '满意度指标',
  '成本指标',
  '履职效能',
  '管理效率',
  '社会效应',
  '可持续发展能力',
  '运行成本',
]
const SECOND_CLASSES = [
  '数量指标',
  '质量指标',
  '时效指标',
  '成本指标',
  '经济成本指标',
  '社会成本指标',
  '生态环境成本指标',
  '经济效益指标',
  '社会效益指标',
  '生态效益指标',
  '可持续影响指标',
  '服务对象满意度指标',
  '满意度指标',
]

export const INDICATOR_CLASSES: readonly string[] = [...new Set([...FIRST_CLASSES, ...SECOND_CLASSES])]

/** True for a class that stands in the outer column where both columns are given. */
export function isFirstClass(label: string): boolean {
  return FIRST_CLASSES.includes(label)
}

/** True for a cell that names a class of indicators rather than an indicator. */
export function isClass(label: string): boolean {
  const text = withoutBlanks(label)
  return INDICATOR_CLASSES.includes(text) || (/指标$/.test(text) && text.length <= 12)
}

const HEADER =
  /^(一级指标|二级指标|三级指标|四级指标|指标内容|指标名称|绩效指标|年度指标值.{0,6}|指标值.{0,8}|目标值|指标解释)$/

/** True for the header of an indicator list: names of levels and of the target. */
export function isIndicatorHeader(cells: readonly string[]): boolean {
  const filled = cells.map(withoutBlanks)
  return (
    filled.filter((cell) => HEADER.test(cell)).length >= 2 &&
    filled.some((cell) => /(指标值|目标值|三级指标|指标内容|指标名称)/.test(cell))
  )
}

/** Column of targets or results: text columns hold reasons and bases. Targets never take the table's unit of money. */
export function indicatorColumn(label: string): Column {
  const text = /(原因|依据|备注|说明|措施|解释|来源|性质|单位)/.test(label)
  return { path: [label], role: text ? 'text' : 'figure', unit: text ? null : (unitOfColumn([label]) ?? '') }
}

/** A target or result as it is written; its unit is the cell's own, else the one in brackets of the indicator's name. */
export function readTarget(
  text: string,
  indicator: string,
  column: number | null,
  line: number,
  placement: Placement,
): Cell | null {
  const read = readCell(text)
  if (read === null) return null
  const unit = read.unit ?? (isNumeric(read) ? unitOfLabel(indicator) : null)
  return { ...read, unit, column, line, placement }
}

/** A row without code, lane or parent, as performance forms have them. */
export function plainRow(
  name: string,
  line: number,
  cells: Cell[],
  texts: Row['texts'],
  lines = { first: line, last: line },
): Row {
  return {
    lane: '',
    code: '',
    secondCode: null,
    secondName: null,
    name,
    level: 1,
    parent: null,
    isTotal: false,
    line,
    lines,
    cells,
    texts,
  }
}
