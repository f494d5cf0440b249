import type { Portion } from '../core/quantity.js'
import type { InterfaceLanguage } from './stages.js'

/** The portions of an expenditure as people call them. */
export const PORTION_NAMES: Record<Exclude<Portion, 'total'>, Record<InterfaceLanguage, string>> = {
  basic: { zh: '基本支出', en: 'basic expenditure' },
  project: { zh: '项目支出', en: 'project expenditure' },
  personnel: { zh: '人员经费', en: 'personnel' },
  public: { zh: '公用经费', en: 'operating (public)' },
}
