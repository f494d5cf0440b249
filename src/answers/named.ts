import { partsOf } from './session.js'
import type { Reading } from './understand/reading.js'
import { subjectsOf } from './understand/referents.js'

/** 为什么, 换成元 and the like, alone: nothing is named that a figure could be of. */
export function namesNothing(reading: Reading): boolean {
  return (
    subjectsOf(partsOf(reading)).length === 0 &&
    reading.unknown.length === 0 &&
    reading.contexts.length === 0 &&
    reading.unheldNames.length === 0 &&
    reading.unheldCodes.length === 0
  )
}

/** Whether a stage (预算, 决算) is named. */
export const namesStage = (reading: Reading): boolean => partsOf(reading).slots.some((slot) => slot.kind === 'stage')

/** Years that a question names; 今年 and 去年 count as years of their own. */
export function namedYears(reading: Reading): Set<string> {
  const absolute = new Set(reading.years.flatMap((year) => (year.year === null ? [] : [String(year.year)])))
  const relative = new Set(reading.years.flatMap((year) => (year.relative === null ? [] : [String(year.relative)])))
  // 去年（2023年） says one year twice.
  return absolute.size >= relative.size ? absolute : relative
}
