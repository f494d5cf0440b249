import type { types } from '@slack/bolt'
import type { Button, FigureRow, ReplyPart } from '../port.js'
import { SLACK_SURFACE } from './surface.js'

/** Fields of a section; they stand two beside each other, so that a name and its value make a line. */
const FIELDS = 10
/** Changing a message takes a text of at most 4,000 characters. */
const MOST_TEXT = 3900

/** Begins the id of a button; the platform tells it when the button is pressed. */
export const PRESS = 'press-'

/** A message as every way of sending takes it. Nobody is called and nothing is unfolded by what it says. */
export interface SlackMessage {
  /** For notifications and screen readers. */
  text: string
  blocks: types.KnownBlock[]
  link_names: false
  unfurl_links: false
  unfurl_media: false
}

const plain = (text: string) => ({ type: 'plain_text' as const, text, emoji: false })

/** @param thread id of the place that the buttons belong to. */
export function messageOf({ text, rows, below, buttons }: ReplyPart, thread: string | null): SlackMessage {
  const lines = [text, ...rows.map(({ name, value }) => `${name} ${value}`), below].filter((line) => line !== '')
  const whole = lines.join('\n')
  const blocks: types.KnownBlock[] = [
    ...section(text),
    ...tables(rows),
    ...section(below),
    ...(buttons.length === 0
      ? []
      : [{ type: 'actions' as const, elements: buttons.map((one) => button(one, thread)) }]),
  ]
  return { ...sayOnly(whole.length <= MOST_TEXT ? whole : text), blocks }
}

/** A message of one line, as it is shown before the reply. */
export const sayOnly = (text: string): SlackMessage => ({
  text,
  blocks: section(text),
  link_names: false,
  unfurl_links: false,
  unfurl_media: false,
})

const section = (text: string): types.SectionBlock[] => (text === '' ? [] : [{ type: 'section', text: plain(text) }])

function tables(rows: readonly FigureRow[]): types.SectionBlock[] {
  const fields = rows.flatMap(({ name, value }) => [plain(name), plain(value)])
  return Array.from({ length: Math.ceil(fields.length / FIELDS) }, (_, at) => ({
    type: 'section',
    fields: fields.slice(at * FIELDS, (at + 1) * FIELDS),
  }))
}

/** The place goes along, because a private reply does not tell where it stands. */
const button = ({ id, label }: Button, thread: string | null): types.Button => ({
  type: 'button',
  action_id: `${PRESS}${id}`,
  text: plain(labelOf(label)),
  value: thread ?? NO_THREAD,
})

/** What the platform would read as mark-up is escaped, or left out where that makes the label too long. */
function labelOf(label: string): string {
  const escaped = SLACK_SURFACE.escape(label)
  return escaped.length <= SLACK_SURFACE.limits.buttonLabel ? escaped : label.replace(/[&<>]/gu, ' ')
}

/** Said of a button outside of threads: a value must not be empty. */
export const NO_THREAD = '-'
