const CJK = /[\p{Script=Han}“”‘’（）()、，。：:；《》〈〉]/u
const BLANKS = /[\s\u3000]+/gu
const NUMBERING =
  /^(?:(?:[一二三四五六七八九十]{1,3}|\d{1,2})[、．]|\d{1,2}\.(?!\d)|（(?:[一二三四五六七八九十]{1,3}|\d{1,2})）[、.]?|[①-⑳]|其中：|[-•·]\s)/u
const LEVEL_MARK = /（[类款项]）/gu
const STRAIGHT_QUOTES = /"([^"]{1,40})"/gu

/**
 * A name without its layout, so that one item is written one way: numbering (一、 （一） 1. ① 其中：), blanks beside
 * Chinese characters and the marks （类）（款）（项） removed, brackets and quotes full width.
 */
export function cleanName(printed: string): string {
  let name = joinBlanks(printed)
  for (let rounds = 0; rounds < 4; rounds += 1) {
    const shorter = name.replace(NUMBERING, '').trimStart()
    if (shorter === name) break
    name = shorter
  }
  return name.replace(LEVEL_MARK, '')
}

/** Removes the blanks that layouts put between Chinese characters and makes brackets, colons and quotes full width. */
export function joinBlanks(printed: string): string {
  return printed
    .replace(/[\uFF10-\uFF19\uFF21-\uFF3A\uFF41-\uFF5A]/gu, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .replace(BLANKS, (blank, at: number, whole: string) =>
      CJK.test(whole[at - 1] ?? '') || CJK.test(whole[at + blank.length] ?? '') ? '' : blank,
    )
    .replace(/\(/gu, '（')
    .replace(/\)/gu, '）')
    .replace(/:/gu, '：')
    .replace(STRAIGHT_QUOTES, '“$1”')
    .trim()
}

/** What two spellings of one name have in common: no blanks, quotes, brackets or list commas. */
export function nameKey(name: string): string {
  return cleanName(name).replace(/[\s“”‘’（）、]/gu, '')
}
