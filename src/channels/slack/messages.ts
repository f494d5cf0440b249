import { z } from 'zod'
import type { Content, OfferedFile } from '../port.js'
import { fileSchema } from './files.js'
import type { Spot } from './place.js'
import { typedText } from './plain-text.js'

/** Kinds of messages that somebody wrote just now; changes and notices of the platform are others. */
const WRITTEN: ReadonlySet<string | undefined> = new Set([undefined, 'file_share', 'thread_broadcast', 'bot_message'])

const messageSchema = z.object({
  type: z.enum(['app_mention', 'message']),
  subtype: z.string().optional(),
  channel: z.string(),
  channel_type: z.string().optional(),
  user: z.string().optional(),
  bot_id: z.string().nullish(),
  text: z.string().default(''),
  ts: z.string(),
  thread_ts: z.string().optional(),
  files: z.array(fileSchema).nullish(),
})

/** A message that addresses the program: by name in a channel, or anything in a direct conversation. */
export interface Written {
  id: string
  user: string
  isBot: boolean
  spot: Spot
  ts: string
  content: Extract<Content, { kind: 'message' }>
}

/** Null for what nobody wrote just now, and for messages of channels that do not address the program. */
export function writtenIn(
  event: unknown,
  team: string,
  own: string,
  offer: (file: z.infer<typeof fileSchema>) => OfferedFile,
): Written | null {
  const { data: message } = messageSchema.safeParse(event)
  if (message === undefined || !WRITTEN.has(message.subtype)) return null
  if (message.type === 'message' && message.channel_type !== 'im') return null
  const { channel, ts, user = '', thread_ts: thread } = message
  return {
    // The same message may be told as a mention and as a direct message.
    id: `${team}:${channel}:${ts}`,
    user,
    isBot: user === '' || user === own || Boolean(message.bot_id),
    spot: { team, channel, thread },
    ts,
    content: {
      kind: 'message',
      text: typedText(message.text, own),
      files: (message.files ?? []).map(offer),
    },
  }
}
