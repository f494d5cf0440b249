import type { UnnumberedFact } from '../fact-document.js'
import { readFund } from '../fund-words.js'
import { findReasons } from './reasons.js'

const OPENING = /^([^，。；：]{2,30}?)(增加|增长|上升|减少|下降|变动|变化|增减)的?(?:主要)?原因/u
const DIRECTIONS: Record<string, 'increase' | 'decrease'> = {
  增加: 'increase',
  增长: 'increase',
  上升: 'increase',
  减少: 'decrease',
  下降: 'decrease',
}
const TOTALS = new Set(['收入总计', '本年收入', '支出总计', '本年支出', '财政拨款收入'])

/**
 * 财政拨款收入支出减少的主要原因是…: a paragraph of its own that gives the reason of changes told before it under the same
 * heading. It is theirs where the totals, the fund and the direction are the ones it names.
 */
export function reasonApart(text: string): ((fact: UnnumberedFact) => string | null) | null {
  const [, subject = '', word = ''] = OPENING.exec(text) ?? []
  const [reason] = findReasons(text)
  if (subject === '' || reason === undefined || !reason.isExplicit) return null
  const { fund, rest } = readFund(subject)
  const [income, expenditure] = [/收入|收支/u.test(subject), /支出|收支/u.test(subject)]
  const left = (fund === null ? subject : rest).replace(
    /收入|支出|收支|预算|决算|总额|总计|合计|本年|比|较|上年|[、和与]/gu,
    '',
  )
  if (!(income || expenditure) || left !== '') return null
  const direction = DIRECTIONS[word]
  return ({ key, reason: own, direction: way }) => {
    const fits =
      own === null &&
      (key.kind === 'change' || key.kind === 'rate') &&
      TOTALS.has(key.item?.name ?? '') &&
      (fund === null ? key.fund === null || key.fund === 'all' : key.fund === fund) &&
      (key.flow === 'income' ? income : key.flow === 'expenditure' && expenditure) &&
      (direction === undefined || direction === way)
    return fits ? reason.text : null
  }
}
