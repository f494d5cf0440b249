import { describeUnit } from '../core/unit.js'
import type { Draft } from './draft.js'
import type { Reading } from './understand/reading.js'

/** 百分之几, 多少%, a % that follows no number. */
const ASKS_PERCENT = /百分之[几多]|百分比|百分率|(?<![\d.%]\s?)%|what percent/u

const ASKS_ALL = /(?:全部|所有|[都均])[^,。?？]{0,20}吗/u

const MORE_TIMES = /[高多大贵增][出加长了]?了?(?:几|多少)倍/u

/**
 * Whether the results are of the sort that the question asks for: 百分之几 is not answered with money, 多少万元 not with
 * people, 得分 not with a target. An answer of another sort is that of a neighbouring question.
 */
export function answersAsked(reading: Reading, draft: Draft): boolean {
  const units = draft.results.map((figure) => describeUnit(figure.unit))
  // 全部是财政拨款吗 is judged by every part, which one figure or one sentence is not.
  if (ASKS_ALL.test(reading.text) && !/多少|几/.test(reading.text)) return false
  if (units.length === 0) return true
  if (ASKS_PERCENT.test(reading.text) && !units.some(({ dimension }) => dimension === 'percent')) return false
  // 高几倍 is one less than 是几倍.
  if (MORE_TIMES.test(reading.text) && units.some(({ dimension }) => dimension === 'times')) return false
  const asksMoney = reading.unit !== null && describeUnit(reading.unit).dimension === 'money'
  if (asksMoney && !units.some(({ dimension }) => dimension === 'money' || dimension === 'plain')) return false
  const facets = reading.senses.flatMap((word) => word.senses.flatMap((one) => (one.type === 'facet' ? one.facet : [])))
  return !facets.includes('score') || units.some(({ base }) => base === '分')
}
