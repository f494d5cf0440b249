import type { CellIndex } from '../cells.js'
import type { Notice, Outcome, Rule } from '../contract.js'
import { cellOfMeasure, cellsOfMeasure, isSummable, type Lane, lanesOf, measureTitle } from '../forms/lanes.js'
import { codeGroups, numberedGroups, type RowGroup, rowTitle } from '../forms/row-groups.js'
import { isAmount } from '../forms/sum-relation.js'
import { placeText } from '../wording.js'

/** A line with a figure whose rows below it are all left blank: the breakdown that the form asks for is missing. */
export const missingBreakdown: Rule = {
  name: 'missing-breakdown',
  title: { zh: '有总数而明细全空', en: 'a figure without its breakdown' },
  *check(document, { cells }): Iterable<Outcome> {
    for (const table of document.tables)
      for (const lane of lanesOf(table))
        for (const group of [...codeGroups(lane), ...numberedGroups(lane)])
          if (group.compare === '=') for (const notice of noticesOf(lane, group, cells)) yield { notice }
  },
}

function noticesOf(lane: Lane, group: RowGroup, cells: CellIndex): Notice[] {
  const { table } = lane
  const row = table.rows[group.whole]
  if (row === undefined || group.parts.length < 2) return []
  const [measure] = lane.measures.filter((one) => isSummable(table, one))
  if (measure === undefined) return []
  const whole = cellOfMeasure(cells, table, group.whole, measure)
  const parts = group.parts.flatMap((part) => cellsOfMeasure(cells, table, part, measure))
  if (whole === null || !isAmount(whole) || !parts.every((cell) => cell.state === 'blank')) return []
  const where = placeText(whole)
  const amount = `${whole.value}${whole.unit}`
  return [
    {
      rule: missingBreakdown.name,
      severity: 'warning',
      cells: [whole, ...parts.slice(0, 4)],
      message: {
        zh: `${where.zh}：填列${amount}，下级${parts.length}行全部为空，明细缺失。`,
        en: `${where.en}: ${amount}, but all ${parts.length} lines below it are blank: the breakdown is missing.`,
      },
      about: [whole.tableTitle ?? '', rowTitle(row), measureTitle(table, measure)],
    },
  ]
}
