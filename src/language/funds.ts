import type { Fund } from '../core/quantity.js'
import type { InterfaceLanguage } from './stages.js'

/** The funds that money of a disclosure comes from, as people call them; all of them together have no name. */
export const FUND_NAMES: Record<Exclude<Fund, 'all'>, Record<InterfaceLanguage, string>> = {
  general: { zh: '一般公共预算', en: 'general public budget' },
  'government-fund': { zh: '政府性基金', en: 'government funds' },
  'state-capital': { zh: '国有资本经营预算', en: 'state capital budget' },
  fiscal: { zh: '财政拨款', en: 'fiscal appropriations' },
  'special-account': { zh: '财政专户', en: 'special fiscal account' },
  'own-funds': { zh: '单位资金', en: 'own funds' },
}
