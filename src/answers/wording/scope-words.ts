import type { InterfaceLanguage } from '../../language/stages.js'

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
