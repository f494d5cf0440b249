import type { Fact } from '../../facts/types.js'
import type { FigureName } from '../../gate/ledger.js'
import { PORTION_NAMES } from '../../language/portions.js'
import { type InterfaceLanguage, stageName } from '../../language/stages.js'

const TOTALS = new Set(['本年支出', '支出总计'])
/** Portions of a total are named by the portion alone: 基本支出, not 本年支出（基本支出）. */
export function factLabel(fact: Fact, language: InterfaceLanguage): string {
  const subject = subjectLabel(fact, language)
  const { kind, base } = fact.key
  if (base === null || (kind !== 'change' && kind !== 'rate' && kind !== 'share')) return subject
  const zh = language === 'zh'
  if (kind === 'share')
    return zh ? `${subject}占${base.item ?? '总额'}的比重` : `share of ${subject} in ${base.item ?? 'the total'}`
  const stage = base.stage === null ? '' : stageName(base.stage, language)
  if (base.year === fact.key.year) return zh ? `${subject}完成${stage}的比率` : `completion of ${stage} for ${subject}`
  const year =
    base.year === null ? (zh ? '上年' : 'the year before') : zh ? `${base.year}年${stage}` : `${base.year} ${stage}`
  const down = fact.direction === 'decrease'
  if (kind === 'change')
    return zh
      ? `${subject}比${year}${down ? '减少' : '增加'}`
      : `${down ? 'decrease' : 'increase'} of ${subject} against ${year}`
  return zh
    ? `${subject}比${year}${down ? '下降' : '增长'}`
    : `${down ? 'fall' : 'growth'} of ${subject} against ${year}`
}

function subjectLabel(fact: Fact, language: InterfaceLanguage): string {
  const { item, portion } = fact.key
  const name = item?.name ?? fact.name
  const flow =
    fact.key.flow === 'income' && item?.scheme === 'functional' ? (language === 'zh' ? '（收入）' : ' (income)') : ''
  const [open, close] = language === 'zh' ? ['（', '）'] : [' (', ')']
  const where = item?.within == null ? '' : `${open}${item.within}${close}`
  if (portion === null || portion === 'total') return `${name}${flow}${where}`
  const word = PORTION_NAMES[portion][language]
  if (TOTALS.has(name)) return `${word}${where}`
  return `${name}${flow}${open}${word}${close}${where}`
}

export function factName(fact: Fact, language: InterfaceLanguage): FigureName {
  return {
    label: factLabel(fact, language),
    organization: fact.key.organization,
    year: fact.key.year,
    stage: fact.key.stage === null ? null : stageName(fact.key.stage, 'zh'),
  }
}

/** `渭南…2024年年初预算`, the scope that a sentence opens with. */
export function scopePhrase(
  name: { organization: string | null; year: number | null; stage: string | null },
  stage: string | null,
  language: InterfaceLanguage,
): string {
  if (language === 'zh') return `${name.organization ?? ''}${name.year === null ? '' : `${name.year}年`}${stage ?? ''}`
  return [name.organization ?? '', name.year === null ? '' : String(name.year), stage ?? '']
    .filter((part) => part !== '')
    .join(', ')
}
