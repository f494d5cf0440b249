import { foldText } from '../language/normalize.js'

const NUMBERING = /^(?:[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十\d]{1,3}\)|\d{1,2}[.、]|其中:)+/
const PUNCTUATION = /[\s“”"'‘’《》〈〉、,，。.;:：；]/g

/** Folded form of a name for matching: no numbering, no blanks, quotes or punctuation, lower case. */
export function foldName(name: string): string {
  return foldText(name).replace(/\s/g, '').replace(NUMBERING, '').replace(PUNCTUATION, '').toLowerCase()
}

/** The spellings of an alias: as given, without bracket marks, and without a bracket inside it. */
export function aliasForms(name: string): string[] {
  const folded = foldName(name)
  // 因公出国（境）费用 is said without the bracket; a bracket at the end (商品和服务支出（公用经费）) makes another thing of it.
  const spoken = folded.endsWith(')') ? folded : folded.replace(/\([^()]*\)/g, '')
  return [...new Set([folded, folded.replace(/[()]/g, ''), spoken])].filter((form) => form.length >= 2)
}

/**
 * The forms under which people write one name: as printed, without brackets, without what stands in brackets,
 * and 购置及运行 with or without 及. Each is at least two characters long.
 */
export function nameForms(name: string): string[] {
  const folded = foldName(name)
  const forms = new Set([folded, folded.replace(/[()]/g, ''), folded.replace(/\([^()]*\)/g, '')])
  return [...forms].filter((form) => form.length >= 2)
}
