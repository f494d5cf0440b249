/**
 * Splits a label that opens with a classification code (科目编码): functional 2xx, economic 3xx or 5xx, with 3, 5 or 7 digits,
 * in brackets or not, then its name. Null for other labels, such as names that begin with a telephone number.
 */
export function splitCode(label: string): { code: string; name: string } | null {
  const match = /^[[【（(]?([235]\d{2}(?:\d{2}){0,2})[\]】）)]?[\s\u3000.、-]{0,3}([\u4e00-\u9fff（(“].*)$/.exec(
    label.trim(),
  )
  return match?.[1] === undefined || match[2] === undefined ? null : { code: match[1], name: match[2].trim() }
}
