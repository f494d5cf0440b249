import type { Figure } from '../../core/figure.js'
import { type Draft, refuse } from '../draft.js'
import type { KindContext } from './contract.js'

/** A department whose document names one of the other offices: its figure may hold that office's within it. */
export interface Within {
  department: string
  unit: string
}

/** Pairs of these figures' offices where the one's document is a department's (部门汇总) and names the other. */
export function countedWithin(figures: readonly Figure[], { library, documents }: KindContext): Within[] {
  const plain = (text: string): string => text.replace(/\s+/g, '')
  return figures.flatMap(({ organization: department, source }) => {
    const record = documents.find(({ id }) => id === source?.document)
    if (department === null || record?.level !== 'department') return []
    const text = plain(library.sourceLines(record.id).join(''))
    return figures.flatMap(({ organization: unit }) =>
      unit !== null && unit !== department && text.includes(plain(unit)) ? [{ department, unit }] : [],
    )
  })
}

/** A sum over a department and a unit inside it would count the unit twice. */
export function refuseCountedTwice(within: readonly Within[], zh: boolean): Draft {
  const told = within.map((one) => tellWithin(one, zh))
  return refuse(
    'out-of-scope',
    [zh ? `${told.join('')}加在一起会重复计算，不作回答。` : `${told.join(' ')} Added up, it would be counted twice.`],
    [],
    within.flatMap(({ department, unit }) => [department, unit]),
  )
}

/** `甲的部门文件里列有乙，甲的数可能已经包含乙的。` */
export function tellWithin({ department, unit }: Within, zh: boolean): string {
  return zh
    ? `${department}的部门文件里列有${unit}，其数可能已包含后者。`
    : `The department document of ${department} names ${unit}; its figure may include that office's.`
}
