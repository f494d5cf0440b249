import { escapeForTerminal } from '../language/escape.js'

/** Stands between two characters without being seen, so that a platform does not read them together. */
const APART = '\u200b'

/**
 * Document text on one line that calls nobody and links nowhere: control and direction marks become visible, `@everyone`
 * and addresses are shown but do nothing. Digits and the marks between them stay. A platform's own mark-up is escaped by its surface.
 */
export function neutralText(text: string): string {
  return escapeForTerminal(text.replace(/[\r\n\t]+/gu, ' '))
    .replace(/@(?=[\p{L}\p{N}!&<])/gu, `@${APART}`)
    .replace(/:(?=\/\/)/gu, `:${APART}`)
    .replace(/\b(mailto|tel|javascript|data):/giu, `$1:${APART}`)
    .replace(/\b(www|discord)\.(?=[a-z])/giu, `$1.${APART}`)
}
