import type { Figure } from '../core/figure.js'
import type { InterfaceLanguage } from '../language/stages.js'

/** Organization, year and stage of a figure; what operands do not share is left out. */
export function figureScope({ organization, year, stage }: Figure, language: InterfaceLanguage): string {
  const named = year === null ? null : language === 'zh' ? `${year}年` : String(year)
  return [organization, named, stage].filter((part) => part !== null).join(' ')
}
