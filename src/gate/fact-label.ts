import type { Fund } from '../core/quantity.js'
import type { Fact } from '../facts/types.js'
import { FUND_NAMES } from '../language/funds.js'
import { PORTION_NAMES } from '../language/portions.js'
import { type InterfaceLanguage, stageName } from '../language/stages.js'

/** Portions of a total are named by the portion alone: 基本支出, not 本年支出（基本支出）. */
const TOTALS = new Set(['本年支出', '支出总计'])

/** The words that name a fact to people, made from its key alone, so that a label can be proven like the value. */
export function factLabel(fact: Fact, language: InterfaceLanguage): string {
  const subject = subjectLabel(fact, language)
  const { kind, base } = fact.key
  if (base === null || (kind !== 'change' && kind !== 'rate' && kind !== 'share')) return subject
  const zh = language === 'zh'
  if (kind === 'share')
    return zh ? `${subject}占${base.item ?? '总额'}的比重` : `share of ${subject} in ${base.item ?? 'the total'}`
  const stage = base.stage === null ? '' : stageName(base.stage, language)
  if (base.year === fact.key.year) return zh ? `${subject}完成${stage}的比率` : `completion of ${stage} for ${subject}`
  const earlier = earlierYear(base.year, stage, zh)
  const down = fact.direction === 'decrease'
  if (kind === 'change')
    return zh
      ? `${subject}比${earlier}${down ? '减少' : '增加'}`
      : `${down ? 'decrease' : 'increase'} of ${subject} against ${earlier}`
  return zh
    ? `${subject}比${earlier}${down ? '下降' : '增长'}`
    : `${down ? 'fall' : 'growth'} of ${subject} against ${earlier}`
}

/** The stage that a fact is told with; staff and assets are counted as they stand, which is no stage of a budget. */
export function factStage(fact: Fact, language: InterfaceLanguage): string | null {
  const { stage, flow } = fact.key
  return stage === null || flow === 'staff' || flow === 'asset' ? null : stageName(stage, language)
}

/** True when a label says that the figure went down, so that its magnitude may be shown without a sign. */
export function saysDecrease(label: string): boolean {
  return /(?:减少|下降)$|^(?:decrease|fall) of /u.test(label)
}

function earlierYear(year: number | null, stage: string, zh: boolean): string {
  if (year === null) return zh ? '上年' : 'the year before'
  return zh ? `${year}年${stage}` : `${year} ${stage}`
}

function subjectLabel(fact: Fact, language: InterfaceLanguage): string {
  const { item, portion } = fact.key
  const name = item?.name ?? fact.name
  const [open, close] = language === 'zh' ? ['（', '）'] : [' (', ')']
  const income = fact.key.flow === 'income' && item?.scheme === 'functional'
  const flow = income ? `${open}${language === 'zh' ? '收入' : 'income'}${close}` : ''
  const where = item?.within == null ? '' : `${open}${item.within}${close}`
  const fund = fundPrefix(fact, name, language)
  if (portion === null || portion === 'total') return `${fund}${name}${flow}${where}`
  const word = PORTION_NAMES[portion][language]
  if (TOTALS.has(name)) return `${fund}${word}${where}`
  return `${name}${flow}${open}${word}${close}${where}`
}

/** Lines that every fund has of its own: only the fund tells which money they speak of. */
const OF_EVERY_FUND = new Set([...TOTALS, '本年收入', '收入总计'])

/** Funds that are a small part of what an office spends; that of the appropriations is often all of it. */
const APART: ReadonlySet<Fund> = new Set<Fund>(['government-fund', 'state-capital', 'special-account', 'own-funds'])

/**
 * 政府性基金本年支出: the total of such a fund is not told as if it were that of the office. A change is told with any fund:
 * documents state the change of one fund where that of all money is not told.
 */
function fundPrefix({ key }: Fact, name: string, language: InterfaceLanguage): string {
  const { fund, kind } = key
  if (fund === null || fund === 'all' || !OF_EVERY_FUND.has(name)) return ''
  if (kind !== 'change' && kind !== 'rate' && !APART.has(fund)) return ''
  return `${FUND_NAMES[fund][language]}${language === 'zh' ? '' : ' '}`
}
