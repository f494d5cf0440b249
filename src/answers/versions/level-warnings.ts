import type { InterfaceLanguage } from '../../language/stages.js'
import type { DocumentRecord } from '../../library/types.js'
import { levelOf, otherParts } from '../understand/levels.js'

/** Says which part of the office answers (部门汇总 or 本级), where documents of both are held. */
export function levelWarnings(
  used: ReadonlySet<string>,
  documents: readonly DocumentRecord[],
  language: InterfaceLanguage,
): string[] {
  const zh = language === 'zh'
  return documents.flatMap((record) => {
    if (!used.has(record.id)) return []
    const others = otherParts(record, documents).filter(({ id }) => !used.has(id))
    if (others.length === 0) return []
    const names = others.map(({ id }) => id).join(zh ? '、' : ', ')
    if (levelOf(record) === 'department')
      return zh
        ? `采用部门汇总（含所属单位）的 ${record.id}；本级的是 ${names}，问“本级”可得。`
        : `Taken from ${record.id}, the department with its units (部门汇总); ${names} is of the office by itself (本级).`
    return zh
      ? `采用本级（单位）的 ${record.id}；部门汇总的是 ${names}。`
      : `Taken from ${record.id}, the office by itself (本级); ${names} is of the department with its units (部门汇总).`
  })
}
