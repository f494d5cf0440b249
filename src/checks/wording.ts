import { placeWords } from '../language/place-words.js'
import { type Candidate, unitMeant } from './candidates.js'
import type { Miss, NotChecked, Relation, Verdict } from './contract.js'
import type { Bilingual, CheckCell } from './types.js'

/** Reasons without a verdict, for people. */
export const NOT_CHECKED_TEXT: Record<NotChecked, Bilingual> = {
  'unread-cell': { zh: '有单元格未能读出或未能确定所在列', en: 'a cell could not be read or placed' },
  'doubtful-table': {
    zh: '表中多处关系同时不成立，多半没有读对，未作判断',
    en: 'so many relations of the table fail that it was most likely misread',
  },
  'used-for-placing': {
    zh: '该关系已用于确定单元格所在列，不能再作证据',
    en: 'the relation was used to place a cell and proves nothing',
  },
  recognized: {
    zh: '所在页由图像识别读出，可能有误，不参加核对',
    en: 'the page was read by OCR and may be wrong: it takes no part in checks',
  },
  'zero-base': { zh: '基数可能为0', en: 'the base may be 0' },
  'other-unit': { zh: '单位不同', en: 'the units differ' },
  'unknown-sign': { zh: '增减方向不明', en: 'the direction is not stated' },
  bound: { zh: '含有≥、≤的界限值', en: 'a bound (≥, ≤) is no single value' },
}

const SHOULD: Record<'exact' | 'least' | 'most', Bilingual> = {
  exact: { zh: '应为', en: 'expected' },
  least: { zh: '应不小于', en: 'expected at least' },
  most: { zh: '应不大于', en: 'expected at most' },
}

/** What failed, with its place, expected, actual, difference and the most that rounding explains; `corrected` are cells that were counted as another finding supposes them. */
export function relationText(
  relation: Relation,
  verdict: Verdict,
  hypothesis: Bilingual | null,
  corrected: readonly CheckCell[] = [],
): Bilingual {
  const given = correctedText(corrected)
  const [first] = relation.cells
  if (verdict.outcome !== 'inconsistent') {
    const where = first === undefined ? { zh: '', en: '' } : placeText(first)
    return { zh: `${where.zh}：${relation.statement.zh}`, en: `${where.en}: ${relation.statement.en}` }
  }
  const { cell, against, limit, expected, actual, difference, explained, unit } = verdict
  const should = SHOULD[limit ?? 'exact']
  const where = placeText(cell)
  const other = against === undefined ? null : placeText(against)
  const blanks = relation.cells.some(({ state }) => state === 'blank')
  return {
    zh:
      `${where.zh}：${should.zh}${expected}${unit}${other === null ? '' : `（见${other.zh}）`}，实为${actual}${unit}，差${difference}${unit}，舍入最多解释${explained}${unit}` +
      `${blanks ? '（空格按0计）' : ''}。依据：${relation.statement.zh}。${given.zh}${hypothesis?.zh ?? ''}`,
    en:
      `${where.en}: ${should.en} ${expected} ${unit}${other === null ? '' : ` (see ${other.en})`}, found ${actual} ${unit}, difference ${difference} ${unit}, rounding explains at most ${explained} ${unit}` +
      `${blanks ? ' (blank cells count as 0)' : ''}. What should hold: ${relation.statement.en}.${given.en}${hypothesis === null ? '' : ` ${hypothesis.en}`}`,
  }
}

function correctedText(cells: readonly CheckCell[]): Bilingual {
  const [first] = cells
  if (first === undefined) return { zh: '', en: '' }
  const place = placeText(first)
  return {
    zh: `其中“${place.zh}”${first.value ?? ''}${first.unit}另有不符，按其推测值计算。`,
    en: ` “${place.en}” (${first.value ?? ''} ${first.unit}) is wrong by another finding and counts as supposed there.`,
  }
}

/** A difference that rounding explains, worded so that nobody takes it for a mistake. */
export function residueText(relation: Relation, residue: Miss): Bilingual {
  const { cell, against, expected, actual, difference, explained, unit } = residue
  const [where, other] = [placeText(cell), against === undefined ? null : placeText(against)]
  return {
    zh: `${where.zh}：按${other === null ? '计算' : other.zh}为${expected}${unit}，此处为${actual}${unit}，尾差${difference}${unit}，舍入可以解释（最多${explained}${unit}）。依据：${relation.statement.zh}。`,
    en: `${where.en}: ${other === null ? 'computed' : `${other.en} has`} ${expected} ${unit}, here ${actual} ${unit}, a difference of ${difference} ${unit} that rounding explains (at most ${explained} ${unit}). What should hold: ${relation.statement.en}.`,
  }
}

/** 表3 总计 / 日常公用支出（第116行）; a page, or sheet and cell, where the file has them. */
export function placeText(cell: CheckCell): Bilingual {
  const names = [cell.tableTitle ?? '', cell.row ?? '', cell.column ?? ''].filter((name) => name !== '')
  const where = placeWords(cell)
  if (where.zh === '') return { zh: names.join('·'), en: names.join(' · ') }
  return { zh: `${names.join('·')}（${where.zh}）`, en: `${names.join(' · ')} (${where.en})` }
}

/** What would settle it; `told` is the place that the message is worded about. */
export function hypothesisText(cause: Candidate, count: number, told: CheckCell | null): Bilingual {
  const [first, second] = cause.cells
  const place = first === undefined || first === told ? null : placeText(first)
  const here = place === null ? { zh: '此处', en: 'here' } : { zh: `“${place.zh}”`, en: `at “${place.en}”` }
  const many =
    count > 1 ? { zh: `，${count}处不符一并消除`, en: ` and all ${count} mismatches go` } : { zh: '', en: '' }
  if (cause.kind === 'exchange' && first !== undefined && second !== undefined)
    return {
      zh: `推测：${here.zh}与“${second.row ?? ''}·${second.column ?? ''}”（${placeWords(second).zh}）两数互换${many.zh}。`,
      en: `Supposition: ${here.en} exchanged with “${second.row ?? ''} · ${second.column ?? ''}” (${placeWords(second).en})${many.en}.`,
    }
  if (cause.kind === 'unit')
    return {
      zh: `推测：整张表的单位有误，应为${cause.unit ?? ''}${many.zh}。`,
      en: `Supposition: the unit of the whole table is wrong and should be ${cause.unit ?? ''}${many.en}.`,
    }
  if (cause.value === null || first === undefined) return { zh: '', en: '' }
  const unit = unitMeant(cause)
  if (unit !== null)
    return {
      zh: `推测：${here.zh}的单位写错，若为${first.value}${unit}${count > 1 ? many.zh : '，则相符'}。`,
      en: `Supposition: the unit ${here.en} is wrong, with ${first.value} ${unit} it fits${many.en}.`,
    }
  return {
    zh: `推测：若${here.zh}为${cause.value}${first.unit}${count > 1 ? many.zh : '，则相符'}。`,
    en: `Supposition: with ${cause.value} ${first.unit} ${here.en} it fits${many.en}.`,
  }
}
