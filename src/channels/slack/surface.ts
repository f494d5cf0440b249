import type { Surface } from '../port.js'

/**
 * Slack: blocks of plain text. A section takes 3,000 characters, or ten fields of 2,000; a label of a button 75. Everything is
 * sent as `plain_text`, where only `&`, `<` and `>` mean something.
 */
export const SLACK_SURFACE: Surface = {
  name: 'slack',
  limits: {
    text: 2900,
    rows: 20,
    rowName: 300,
    rowValue: 300,
    part: 3800,
    // An address that replies to a command takes five messages.
    parts: 4,
    buttons: 10,
    buttonLabel: 75,
    choiceLength: 75,
    choices: 100,
    attachment: 8_000_000,
  },
  escape: (text) => text.replace(/&/gu, '&amp;').replace(/</gu, '&lt;').replace(/>/gu, '&gt;'),
}
