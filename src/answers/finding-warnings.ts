import type { Finding, FindingCell } from '../checks/types.js'
import { Decimal } from '../core/decimal.js'
import type { Figure } from '../core/figure.js'
import type { Source } from '../core/source.js'
import type { InterfaceLanguage } from '../language/stages.js'
import { checkDocument } from '../tools/check-document.js'
import type { ToolContext } from '../tools/contract.js'

/** More figures than this are not named one by one. */
const MOST_TOLD = 3

/**
 * A sentence for each figure of the answer that takes part in an error of the checks, itself or by another display told
 * beside it. What the error is, with its numbers, is told by `tieout check`: here it would be longer than the answer.
 */
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
  const told = new Map<string, { label: string; document: string; findings: Set<Finding> }>()
  for (const { source, value, label } of figures) {
    if (source === null) continue
    const places = [
      { place: source as Source, value },
      ...source.also.map((also) => ({ place: also, value: also.value })),
    ]
    for (const { place, value: shown } of places)
      for (const finding of errorsOf(place.document)) {
        if (!accused(finding).some((cell) => isAt(cell, place, shown, context))) continue
        const id = `${place.document}|${label}`
        const entry = told.get(id) ?? { label, document: place.document, findings: new Set() }
        entry.findings.add(finding)
        told.set(id, entry)
      }
  }
  return [...told.values()]
    .slice(0, MOST_TOLD)
    .map(({ label, document, findings }) =>
      language === 'zh'
        ? `核对提示：“${label}”这个数有 ${findings.size} 处核对不符，详见 tieout check ${document}`
        : `check: “${label}” takes part in ${findings.size === 1 ? 'an error' : `${findings.size} errors`} of the checks; see tieout check ${document}`,
    )
}

/**
 * The cells that an error is about: those of an equation all are; without one (a contradiction in words) those of the
 * place that it is reported at, the others being examples of what it is compared with.
 */
function accused({ cells, difference }: Finding): FindingCell[] {
  return difference === null ? cells.filter(({ table }) => table === cells[0]?.table) : cells
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
