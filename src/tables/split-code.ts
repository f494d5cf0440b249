/**
 * Splits a label that opens with a classification code (科目编码): functional 2xx, economic 3xx or 5xx, with 3, 5 or 7 digits,
 * in brackets or not, then its name. Null for other labels, such as names that begin with a telephone number.
 */
export function splitCode(label: string): { code: string; name: string } | null {
  const match = /^[[【（(]?([235]\d{2}(?:\d{2}){0,2})[\]】）)]?[\s\u3000.、-]{0,3}([\u4e00-\u9fff（(“].*)$/.exec(
    rejoined(label.trim()),
  )
  return match?.[1] === undefined || match[2] === undefined ? null : { code: match[1], name: match[2].trim() }
}

/**
 * A code that broke in a narrow column, with its end in front of the name (`201030` `2一般行政管理事务`): codes have 3, 5 or 7
 * digits, so one of 4 or 6 lacks what stands there.
 */
export function rejoinCode(code: string, name: string): { code: string; name: string } {
  const end = /^[235](?:\d{3}|\d{5})$/.test(code) ? (/^\d{1,3}(?=[\u4e00-\u9fff])/.exec(name)?.[0] ?? '') : ''
  const whole = code + end
  return end !== '' && (whole.length === 5 || whole.length === 7)
    ? { code: whole, name: name.slice(end.length) }
    : { code, name }
}

function rejoined(label: string): string {
  const [, code = '', name = ''] = /^(\d{4,6})\s+(\d.*)$/.exec(label) ?? []
  if (code === '') return label
  const whole = rejoinCode(code, name)
  return whole.code === code ? label : `${whole.code} ${whole.name}`
}
