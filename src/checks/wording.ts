import type { Candidate } from './candidates.js'
import type { NotChecked, Relation } from './contract.js'
import type { Bilingual, CheckCell } from './types.js'

/** Reasons without a verdict, for people. */
export const NOT_CHECKED_TEXT: Record<NotChecked, Bilingual> = {
  'unread-cell': { zh: '有单元格未能读出或未能确定所在列', en: 'a cell could not be read or placed' },
  'used-for-placing': {
    zh: '该关系已用于确定单元格所在列，不能再作证据',
    en: 'the relation was used to place a cell and proves nothing',
  },
  'zero-base': { zh: '基数可能为0', en: 'the base may be 0' },
  'other-unit': { zh: '单位不同', en: 'the units differ' },
  'unknown-sign': { zh: '增减方向不明', en: 'the direction is not stated' },
  bound: { zh: '含有≥、≤的界限值', en: 'a bound (≥, ≤) is no single value' },
}

/** What failed, with cells, expected, actual, difference and the most that rounding explains. */
export function relationText(relation: Relation, shown: readonly CheckCell[], hypothesis: Bilingual | null): Bilingual {
  const verdict = relation.judge()
  const [first] = shown
  const where = first === undefined ? { zh: '', en: '' } : placeText(first)
  if (verdict.outcome !== 'inconsistent')
    return { zh: `${where.zh}：${relation.statement.zh}`, en: `${where.en}: ${relation.statement.en}` }
  const { expected, actual, difference, explained, unit } = verdict
  const blanks = relation.cells.some((cell) => cell.state === 'blank')
  return {
    zh:
      `${where.zh}：${relation.statement.zh}不成立：应为${expected}${unit}，实为${actual}${unit}，差${difference}${unit}，舍入最多解释${explained}${unit}` +
      `${blanks ? '（空格按0计）' : ''}。${hypothesis?.zh ?? ''}`,
    en:
      `${where.en}: ${relation.statement.en} does not hold: expected ${expected} ${unit}, found ${actual} ${unit}, difference ${difference} ${unit}, rounding explains at most ${explained} ${unit}` +
      `${blanks ? ' (blank cells count as 0)' : ''}.${hypothesis === null ? '' : ` ${hypothesis.en}`}`,
  }
}

/** 表3 总计 / 日常公用支出（第116行）. */
export function placeText(cell: CheckCell): Bilingual {
  const names = [cell.tableTitle ?? '', cell.row ?? '', cell.column ?? ''].filter((name) => name !== '')
  const line = cell.line === null ? { zh: '', en: '' } : { zh: `（第${cell.line}行）`, en: ` (line ${cell.line})` }
  return { zh: `${names.join('·')}${line.zh}`, en: `${names.join(' · ')}${line.en}` }
}

export function hypothesisText(cause: Candidate, count: number): Bilingual {
  const [first, second] = cause.cells
  const many =
    count > 1 ? { zh: `，${count}处不符一并消除`, en: ` and all ${count} mismatches go` } : { zh: '', en: '' }
  if (cause.kind === 'exchange' && first !== undefined && second !== undefined)
    return {
      zh: `推测：此处与“${second.row ?? ''}·${second.column ?? ''}”（第${second.line ?? '?'}行）两数互换${many.zh}。`,
      en: `Supposition: exchanged with “${second.row ?? ''} · ${second.column ?? ''}” (line ${second.line ?? '?'})${many.en}.`,
    }
  if (cause.kind === 'unit')
    return {
      zh: `推测：整张表的单位有误${many.zh}。`,
      en: `Supposition: the unit of the whole table is wrong${many.en}.`,
    }
  if (cause.value === null || first === undefined) return { zh: '', en: '' }
  return {
    zh: `推测：若此处为${cause.value}${first.unit}${count > 1 ? many.zh : '，则相符'}。`,
    en: `Supposition: with ${cause.value} ${first.unit} here it fits${many.en}.`,
  }
}
