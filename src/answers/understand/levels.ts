import type { DocumentRecord } from '../../library/types.js'

/** Which part of an office a figure is of: the office with its units (部门汇总), or the office by itself (本级, 单位). */
export type OfficeLevel = 'department' | 'own'

/** What a question says about it; `firm` where only that part may answer, else the other is used where it alone is held. */
export interface AskedLevel {
  level: OfficeLevel
  firm: boolean
}

/** Words behind an office's name that say which part of it is meant; 市本级 is a government's own budget and none of them. */
export const LEVEL_BEHIND_NAME = /^[（(]?(?:机关本级|本级|本部|部门汇总|汇总|合并)[）)]?/

const OWN = /(?<![省市区县州镇乡旗])(?:本级|本部)(?!门|预算单位|财政|政府|人大)/
const SUMMED = /部门汇总|[（(]汇总[）)]|汇总口径|含(?:下属|所属)|全部门/
const AS_DEPARTMENT = /部门(?:综合|汇总)?(?:预算|决算)/
const AS_UNIT = /单位(?:预算|决算)/

/** Reads the part of the office that a question asks for, or null. `text` is the question as matching works on it. */
export function askedLevel(text: string): AskedLevel | null {
  const [own, summed] = [OWN.test(text), SUMMED.test(text)]
  if (own !== summed) return { level: own ? 'own' : 'department', firm: true }
  const [asDepartment, asUnit] = [AS_DEPARTMENT.test(text), AS_UNIT.test(text)]
  if (asDepartment === asUnit) return null
  return { level: asUnit ? 'own' : 'department', firm: false }
}

/** Part of the office that a document is of; null where it does not say. */
export function levelOf(record: DocumentRecord): OfficeLevel | null {
  if (record.level === null) return null
  return record.level === 'department' ? 'department' : 'own'
}

/**
 * Leaves one part of each office where documents of both are held for one year and kind: the part that was asked for, else the
 * office with its units. Documents that do not say which part they are of stay.
 */
export function narrowLevels(documents: readonly DocumentRecord[], asked: AskedLevel | null): DocumentRecord[] {
  return documents.filter((record) => {
    const level = levelOf(record)
    if (level === null || level === (asked?.level ?? 'department')) return true
    return otherParts(record, documents).length === 0
  })
}

/** Documents of the same office, year and kind that are of its other part. */
export function otherParts(record: DocumentRecord, documents: readonly DocumentRecord[]): DocumentRecord[] {
  const level = levelOf(record)
  if (level === null || record.organization === null) return []
  return documents.filter((other) => {
    const part = levelOf(other)
    return (
      part !== null &&
      part !== level &&
      other.organization === record.organization &&
      other.year === record.year &&
      other.kind === record.kind &&
      other.counts.facts > 0
    )
  })
}

/** Where only documents of the other part of the named offices are held: that part's documents; null where something fits or nothing was asked firmly. */
export function onlyOtherPart(
  asked: AskedLevel | null,
  organizations: readonly string[],
  documents: readonly DocumentRecord[],
): { level: OfficeLevel; held: DocumentRecord[] } | null {
  if (asked === null || !asked.firm) return null
  const held = documents.filter(
    ({ organization, counts }) => counts.facts > 0 && organization !== null && organizations.includes(organization),
  )
  // A unit's 单位预算 may be all there is of it: only a document that says 本级 is no department's.
  const fits = (record: DocumentRecord): boolean =>
    asked.level === 'own' ? record.level !== 'department' : record.level !== 'own'
  return held.length > 0 && !held.some(fits) ? { level: asked.level, held } : null
}
