const ZERO_WIDTH = /[\u00ad\u200b-\u200d\u2060-\u2064\ufeff\u180e]/gu
const CONTROL =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069\ufff9-\ufffb]|[\u{e0000}-\u{e007f}]/gu
const PLAIN_NUMBER = /^[+-]?(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?%?$/u
const FORMULA = /^[=+\-@\t\r＝＋－＠]/u
const MARKDOWN = /[\\`*_{}[\]()#+\-!|<>~.]/g

/**
 * Makes document text harmless in a terminal: zero-width characters go, control and direction marks become visible
 * (`<U+202E>`), so that no text moves the cursor or shows digits in another order. Line feeds and tabs stay.
 */
export function escapeForTerminal(text: string): string {
  return text.replace(ZERO_WIDTH, '').replace(CONTROL, visible)
}

/**
 * Makes text harmless as a CSV cell: what a spreadsheet would run as a formula (= + - @, tab, CR in front) gets a leading '
 * unless it is a plain number. Quoting (RFC 4180) is left to the writer of the line.
 */
export function escapeForCsv(text: string): string {
  return FORMULA.test(text) && !PLAIN_NUMBER.test(text) ? `'${text}` : text
}

/** Makes text harmless inside HTML elements and quoted attributes. */
export function escapeForHtml(text: string): string {
  return text
    .replace(ZERO_WIDTH, '')
    .replace(CONTROL, visible)
    .replace(/[&<>"']/gu, (mark) => `&#${mark.charCodeAt(0)};`)
}

/** Makes text show as itself in Markdown, on one line, in a table cell too. */
export function escapeForMarkdown(text: string): string {
  return escapeForTerminal(text)
    .replace(/[\t\n]+/gu, ' ')
    .replace(MARKDOWN, '\\$&')
}

const visible = (mark: string): string => {
  const code = (mark.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')
  return `<U+${code}>`
}
