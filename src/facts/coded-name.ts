import type { Scheme } from '../core/quantity.js'
import { nameKey } from './clean-name.js'
import type { Lookup } from './vocabulary/lookup.js'

/**
 * The name of a row's item: the standard name of its code, or the printed one where that means another thing. Offices that
 * number their lines themselves print 30203 水费, which the standard calls 咨询费: the words say what the figure is for, and
 * the code under which an office prints them is no proof.
 */
export function codedName(scheme: Scheme, code: string, printed: string, lookup: Lookup): string {
  const standard = lookup.nameOf(scheme, code)
  if (standard === null || nameKey(printed) === '') return standard ?? printed
  const known = lookup.coded(printed).filter((one) => one.scheme === scheme)
  if (known.some((one) => one.code === code)) return standard
  if (known.length > 0) return printed
  return shareWords(nameKey(printed), nameKey(standard)) ? standard : printed
}

/** Endings that most names have. */
const COMMON_END = /(?:支出|费用|经费|费|补助)$/u

/** 事业单位医疗保险 and 事业单位医疗: a printed name that keeps two characters in a row of the standard one is a spelling of it. */
function shareWords(printed: string, standard: string): boolean {
  const [a, b] = [printed.replace(COMMON_END, ''), standard.replace(COMMON_END, '')]
  if (a.length < 2 || b.length < 2) return a === b
  for (let at = 0; at + 2 <= a.length; at++) if (b.includes(a.slice(at, at + 2))) return true
  return false
}
