import type { Finding, FindingCell } from '../checks/types.js'
import { Decimal } from '../core/decimal.js'
import type { Figure } from '../core/figure.js'
import type { Source } from '../core/source.js'
import type { InterfaceLanguage } from '../language/stages.js'
import { checkDocument } from '../tools/check-document.js'
import type { ToolContext } from '../tools/contract.js'

/** More findings than this are told by `tieout check`. */
const MOST_TOLD = 3

/** A sentence for each error of the checks that a figure of the answer, or another display told beside it, takes part in. */
export function findingWarnings(
  figures: readonly Figure[],
  context: ToolContext,
  language: InterfaceLanguage,
): string[] {
  const errors = new Map<string, Finding[]>()
  const errorsOf = (document: string): Finding[] => {
    const known = errors.get(document)
    if (known !== undefined) return known
    const { findings } = checkDocument.run({ document, severities: ['error'] }, context)
    errors.set(document, findings)
    return findings
  }
  const told = new Map<Finding, string>()
  for (const { source, value, label } of figures) {
    if (source === null) continue
    const places = [
      { place: source as Source, value },
      ...source.also.map((also) => ({ place: also, value: also.value })),
    ]
    for (const { place, value: shown } of places)
      for (const finding of errorsOf(place.document))
        if (!told.has(finding) && finding.cells.some((cell) => isAt(cell, place, shown, context)))
          told.set(finding, label)
  }
  return [...told]
    .slice(0, MOST_TOLD)
    .map(([{ message }, label]) =>
      language === 'zh'
        ? `“${label}”涉及一处核对错误：${message.zh}`
        : `“${label}” takes part in a check error: ${message.en}`,
    )
}

/** The same line, and the same column of a table, or the same number under the same name in the text. */
function isAt(cell: FindingCell, place: Source, value: string, { library }: ToolContext): boolean {
  if (cell.value === null || cell.line === null || cell.line !== place.line) return false
  if (cell.table !== null || place.table !== null) return cell.column === place.column
  if (!new Decimal(cell.value).abs().eq(new Decimal(value).abs())) return false
  return library
    .facts(place.document)
    .some(({ source, name }) => source.line === place.line && source.text === place.text && name === (cell.row ?? ''))
}
