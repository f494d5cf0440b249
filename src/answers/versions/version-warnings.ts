import type { InterfaceLanguage } from '../../language/stages.js'
import type { DocumentVersions } from '../../library/document-versions.js'

/** Says which version of a disclosure the figures are from, where one says that it corrects another. */
export function versionWarnings(
  used: ReadonlySet<string>,
  { superseded }: DocumentVersions,
  language: InterfaceLanguage,
): string[] {
  const zh = language === 'zh'
  const warnings: string[] = []
  for (const [earlier, current] of superseded)
    if (used.has(current))
      warnings.push(
        zh
          ? `采用更正后的 ${current}；更正前的 ${earlier} 未采用。`
          : `Taken from the corrected ${current}; the earlier ${earlier} was not used.`,
      )
    else if (used.has(earlier))
      warnings.push(zh ? `${earlier} 已被 ${current} 更正。` : `${earlier} was corrected by ${current}.`)
  return warnings
}
