import type { Stage } from '../core/quantity.js'

export type InterfaceLanguage = 'zh' | 'en'

const STAGES: Record<Stage, Record<InterfaceLanguage, string>> = {
  'initial-budget': { zh: '年初预算', en: 'initial budget' },
  'adjusted-budget': { zh: '调整预算', en: 'adjusted budget' },
  'full-year-budget': { zh: '全年预算', en: 'full-year budget' },
  execution: { zh: '执行数', en: 'execution' },
  'final-accounts': { zh: '决算', en: 'final accounts' },
}

/** The stage as people call it. */
export function stageName(stage: Stage, language: InterfaceLanguage): string {
  return STAGES[stage][language]
}
