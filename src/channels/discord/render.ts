import type { ActionRowData, APIEmbed, AttachmentPayload, InteractionButtonComponentData } from 'discord.js'
import type { Form, ReplyPart, Tone } from '../port.js'

/** Numbers of the platform's protocol, so that this file needs no SDK at run time. */
const ROW = 1
const BUTTON = 2
const TEXT_INPUT = 4
const SECONDARY = 2
const SHORT = 1
const LONG = 2

const COLOURS: Record<Tone, number> = { answer: 0x2e7d32, conflict: 0xb26a00, refusal: 0x616161, note: 0x1565c0 }
const BUTTONS_A_ROW = 5
/** Names of rows up to this stand beside each other. */
const SHORT_NAME = 24

/** Nobody is called by what the program says. */
export const NOBODY = { parse: [], repliedUser: false }

/** A message as every way of sending takes it. */
export interface DiscordMessage {
  content: string
  embeds: APIEmbed[]
  components: ActionRowData<InteractionButtonComponentData>[]
  files: AttachmentPayload[]
  allowedMentions: typeof NOBODY
}

/** A part of a reply as one message: an embed with the figures as fields, and one below it for remarks and sources. */
export function messageOf({ tone, text, rows, below, buttons, files }: ReplyPart): DiscordMessage {
  const color = COLOURS[tone]
  const inline = rows.every(({ name }) => name.length <= SHORT_NAME)
  const embeds: APIEmbed[] = [
    {
      color,
      ...(text === '' ? {} : { description: text }),
      ...(rows.length === 0 ? {} : { fields: rows.map(({ name, value }) => ({ name, value, inline })) }),
    },
    ...(below === '' ? [] : [{ color, description: below }]),
  ]
  return {
    content: '',
    embeds: embeds.filter(({ description, fields }) => description !== undefined || fields !== undefined),
    components: rowsOf(buttons),
    files: files.map(({ name, bytes, alt }): AttachmentPayload => {
      const description = alt.slice(0, 1000)
      return { attachment: Buffer.from(bytes), name, ...(description === '' ? {} : { description }) }
    }),
    allowedMentions: NOBODY,
  }
}

function rowsOf(buttons: ReplyPart['buttons']): ActionRowData<InteractionButtonComponentData>[] {
  const components = buttons.map(
    ({ id, label }): InteractionButtonComponentData => ({ type: BUTTON, style: SECONDARY, customId: id, label }),
  )
  return Array.from({ length: Math.ceil(components.length / BUTTONS_A_ROW) }, (_, row) => ({
    type: ROW,
    components: components.slice(row * BUTTONS_A_ROW, (row + 1) * BUTTONS_A_ROW),
  }))
}

/** A form as a modal. */
export const modalOf = ({ id, title, fields }: Form) => ({
  custom_id: id,
  title: title.slice(0, 45),
  components: fields.map(({ name, label, required, long, most }) => ({
    type: ROW as 1,
    components: [
      {
        type: TEXT_INPUT as 4,
        custom_id: name,
        label: label.slice(0, 45),
        style: long ? LONG : SHORT,
        required,
        max_length: most,
      },
    ],
  })),
})
