import type { Surface } from '../port.js'

/** Marks that begin a heading, a list or a quotation at the start of a line. */
const LINE_START = /^(\s*)(#{1,3}|-#|>{1,3}|[-+*])(?=\s)/u
const NUMBERED = /^(\s*\d{1,9})\.(?=\s)/u

/** Discord: embeds of at most 6,000 characters in all, of which 4,096 in a description; 25 fields; 25 buttons. */
export const DISCORD_SURFACE: Surface = {
  name: 'discord',
  limits: {
    text: 3800,
    rows: 24,
    rowName: 256,
    rowValue: 1024,
    part: 5600,
    parts: 5,
    buttons: 10,
    buttonLabel: 80,
    choiceLength: 100,
    choices: 25,
    attachment: 8_000_000,
  },
  escape: (text) =>
    text
      .replace(/[\\*_~`|<]/gu, '\\$&')
      .replace(/\](?=\()/gu, ']\\')
      .replace(LINE_START, '$1\\$2')
      .replace(NUMBERED, '$1\\.'),
}
