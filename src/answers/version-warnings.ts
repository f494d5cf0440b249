import type { Figure } from '../core/figure.js'
import type { InterfaceLanguage } from '../language/stages.js'
import type { DocumentVersions } from '../library/document-versions.js'

/** Says which version of a disclosure the figures are from, where there are several. */
export function versionWarnings(
  figures: readonly Figure[],
  { superseded, undecided }: DocumentVersions,
  language: InterfaceLanguage,
): string[] {
  const zh = language === 'zh'
  const used = new Set(figures.flatMap(({ source }) => (source === null ? [] : [source.document])))
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
  for (const [id, others] of undecided) {
    if (!used.has(id)) continue
    const names = others.join(zh ? '、' : ', ')
    warnings.push(
      zh
        ? `同一单位同一年的同类文件不止一份（另有 ${names}），都没有注明更正关系；此数取自 ${id}，请核对以哪份为准。`
        : `There are several documents of this office, year and kind (also ${names}), and none says which corrects which; this is from ${id}: see which one holds.`,
    )
  }
  return warnings
}
