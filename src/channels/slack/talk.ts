import type { App, RespondFn } from '@slack/bolt'
import type { Attachment } from '../port.js'
import { upload } from './files.js'
import { isDirect, type Spot } from './place.js'
import { type SlackMessage, sayOnly } from './render.js'
import { slackWords } from './words.js'

/** A message that was posted and can be changed. */
export interface Posted {
  ts: string
}

/** The program is not in the channel, or may not write there; a command can be replied to all the same. */
const OUTSIDE: ReadonlySet<string> = new Set([
  'not_in_channel',
  'channel_not_found',
  'user_not_in_channel',
  'is_archived',
  'restricted_action',
  'messages_tab_disabled',
])
/** A message that cannot be changed (any more). */
const FIXED: ReadonlySet<string> = new Set(['message_not_found', 'cant_update_message', 'edit_window_closed'])

/** Code of an error that the platform told. */
export function errorCode(error: unknown): string {
  const data = error instanceof Error && 'data' in error ? error.data : null
  return typeof data === 'object' && data !== null && 'error' in data ? String(data.error) : ''
}

/** Ways to say something at a spot. @param respond replies to a command or a button where the program is no member. */
export function createTalk(
  client: App['client'],
  spot: Spot,
  user: string,
  respond: RespondFn | null,
  tell: (text: string) => void,
) {
  const { channel, thread } = spot
  const at = { channel, ...(thread === undefined ? {} : { thread_ts: thread }) }
  /** Says it through the address that came with a command, where the program itself may not. */
  const orRespond = async <T>(saying: Promise<T>, message: SlackMessage, isPrivate: boolean): Promise<T | null> => {
    try {
      return await saying
    } catch (error) {
      if (respond === null || !OUTSIDE.has(errorCode(error))) throw error
      await respond({
        ...message,
        response_type: isPrivate ? 'ephemeral' : 'in_channel',
        replace_original: false,
        ...(thread === undefined ? {} : { thread_ts: thread }),
      })
      return null
    }
  }
  const post = async (message: SlackMessage): Promise<Posted | null> => {
    const posted = await orRespond(client.chat.postMessage({ ...at, ...message }), message, false)
    return posted?.ts === undefined ? null : { ts: posted.ts }
  }
  const whisper = async (message: SlackMessage): Promise<void> => {
    if (isDirect(spot)) await client.chat.postMessage({ ...at, ...message })
    else await orRespond(client.chat.postEphemeral({ ...at, user, ...message }), message, true)
  }
  const failed = (names: string, text: string) => async (error: unknown) => {
    tell(`files: ${errorCode(error) || (error instanceof Error ? error.name : 'unknown')}`)
    await whisper(sayOnly(slackWords(text).notAttached(names)))
  }
  return {
    post,
    /** Only the person sees it. */
    whisper,
    /** Says something else in place of what was posted; anew where that cannot be changed. */
    async change({ ts }: Posted, message: SlackMessage): Promise<void> {
      try {
        await client.chat.update({ channel, ts, ...message })
      } catch (error) {
        if (!FIXED.has(errorCode(error))) throw error
        await post(message)
      }
    },
    async remove({ ts }: Posted): Promise<void> {
      await client.chat.delete({ channel, ts })
    },
    /** Attaches files to what was said; those of private replies go into the person's own conversation with the program. */
    async attach(files: readonly Attachment[], text: string, isPrivate: boolean): Promise<void> {
      if (files.length === 0) return
      const names = files.map(({ name }) => name).join(', ')
      const isElsewhere = isPrivate && !isDirect(spot)
      const send = async (): Promise<void> => {
        if (!isElsewhere) return upload(files, { channel, thread }, client)
        const { channel: own = '' } = await client.chat.postMessage({
          channel: user,
          ...sayOnly(slackWords(text).attached(names)),
        })
        await upload(files, { channel: own, thread: undefined }, client)
        await whisper(sayOnly(slackWords(text).sentDirectly(names)))
      }
      await send().catch(failed(names, text))
    },
    /** Says in the assistant pane what is being done; nowhere else, and it is gone with the next message. */
    async status(text: string): Promise<boolean> {
      if (!isDirect(spot) || thread === undefined) return false
      try {
        await client.assistant.threads.setStatus({ channel_id: channel, thread_ts: thread, status: text })
        return true
      } catch {
        return false
      }
    },
  }
}

export type Talk = ReturnType<typeof createTalk>
