import { escapeForTerminal } from '../language/escape.js'

/** Document text on one line, harmless to a terminal and a channel. */
export const oneLine = (text: string): string => escapeForTerminal(text.replace(/[\r\n\t]+/gu, ' '))
