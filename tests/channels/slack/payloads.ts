import { IDS } from '../fixture.js'
import type { Action, Actor, DroppedFile } from '../rig.js'
import { BOT, type Call, type SlackDouble } from './web-double.js'

/** Something that the platform tells, and under which id the service knows it. */
export interface Envelope {
  type: 'events_api' | 'slash_commands' | 'interactive'
  payload: Record<string, unknown>
  delivery: string
}

let count = 0
const next = (): string => String(++count).padStart(6, '0')
const team = { id: IDS.server, domain: 'office' }

export function slashEnvelope(text: string, by: Actor, double: SlackDouble): Envelope {
  double.need('commands')
  const trigger = `trigger-${next()}`
  return {
    type: 'slash_commands',
    delivery: trigger,
    payload: {
      command: '/tieout',
      text,
      team_id: IDS.server,
      channel_id: by.channel,
      channel_name: 'office',
      user_id: by.id,
      trigger_id: trigger,
      response_url: double.respondAddress(),
    },
  }
}

const EVENT_SCOPES: Record<string, string> = {
  app_mention: 'app_mentions:read',
  message: 'im:history',
  assistant_thread_started: 'assistant:write',
  subteam_members_changed: 'usergroups:read',
}

export function eventEnvelope(event: Record<string, unknown> & { type: string }, double: SlackDouble): Envelope {
  if (!double.need(EVENT_SCOPES[event.type] ?? '')) throw new Error(`${event.type} is not told without its scope`)
  const payload = { type: 'event_callback', team_id: IDS.server, event_id: `Ev${next()}`, event }
  return { type: 'events_api', payload, delivery: `${IDS.server}:${String(event.channel)}:${String(event.ts)}` }
}

/** What somebody writes: in a channel with the program's name, in a direct conversation without. */
export function messageEnvelope(text: string, files: readonly DroppedFile[], by: Actor, double: SlackDouble): Envelope {
  const isDirect = by.channel.startsWith('D')
  const event = {
    ...(isDirect ? { type: 'message', channel_type: 'im' } : { type: 'app_mention' }),
    channel: by.channel,
    user: by.id,
    text: isDirect ? text : `<@${BOT}> ${text}`,
    ts: `1700000000.${next()}`,
    ...(by.thread === null ? {} : { thread_ts: by.thread }),
    ...(by.isBot ? { bot_id: 'B0OTHER' } : {}),
    ...(files.length === 0 ? {} : { files: files.map((file) => fileOf(file, double)) }),
  }
  return eventEnvelope(event, double)
}

export function fileOf({ name, content, told }: DroppedFile, double: SlackDouble) {
  const { id, url } = double.upload(content)
  return { id, name, size: told ?? Buffer.byteLength(content), url_private_download: url, url_private: url }
}

/** Somebody presses a button; the platform tells the message that it is on. */
export function pressEnvelope(button: string, by: Actor, double: SlackDouble): Envelope {
  const trigger = `trigger-${next()}`
  const id = `press-${button}`
  const on = [...double.calls].reverse().find((call) => buttonsOf(call).some(({ action_id: own }) => own === id))
  const action = on === undefined ? undefined : buttonsOf(on).find(({ action_id: own }) => own === id)
  const thread = on?.body.thread_ts ?? double.calls.find(({ ts }) => ts === on?.ts)?.body.thread_ts
  const container = {
    type: 'message',
    message_ts: on?.ts ?? '1700000000.000000',
    channel_id: by.channel,
    is_ephemeral: on?.method === 'chat.postEphemeral',
    ...(thread === undefined ? {} : { thread_ts: thread }),
  }
  return {
    type: 'interactive',
    delivery: trigger,
    payload: {
      type: 'block_actions',
      team,
      user: { id: by.id, username: 'somebody' },
      channel: { id: by.channel, name: 'office' },
      container,
      trigger_id: trigger,
      response_url: double.respondAddress(),
      actions: [{ type: 'button', block_id: 'b', action_ts: '1', ...(action ?? { action_id: id, value: '-' }) }],
    },
  }
}

export const buttonsOf = ({ body }: Call) =>
  ((body.blocks ?? []) as { elements?: { action_id: string; value: string; text: { text: string } }[] }[]).flatMap(
    ({ elements = [] }) => elements,
  )

interface View {
  callback_id: string
  private_metadata: string
  blocks: { block_id: string; element: { action_id: string; type: string } }[]
}

/** Forms that were opened, oldest first. */
export const viewsIn = (calls: readonly Call[]): View[] =>
  calls.filter(({ method }) => method === 'views.open').map(({ body }) => body.view as unknown as View)

/** Somebody fills in a form. */
export function submitEnvelope(
  view: View,
  fields: Record<string, string>,
  file: DroppedFile | undefined,
  by: Actor,
  double: SlackDouble,
): Envelope {
  const id = `V-filled-${next()}`
  const values = view.blocks.map(({ block_id: name, element: { action_id: action, type } }) => {
    const value = fields[name]
    if (type === 'file_input')
      return [name, { [action]: { type, files: file === undefined ? [] : [fileOf(file, double)] } }]
    if (type === 'external_select')
      return [name, { [action]: { type, selected_option: value === undefined ? null : { value } } }]
    return [name, { [action]: { type, value: value ?? null } }]
  })
  const { callback_id, private_metadata } = view
  return {
    type: 'interactive',
    delivery: id,
    payload: {
      type: 'view_submission',
      team,
      user: { id: by.id, name: 'somebody' },
      trigger_id: `trigger-${next()}`,
      view: { id, type: 'modal', callback_id, private_metadata, state: { values: Object.fromEntries(values) } },
    },
  }
}

/** Somebody types into a field of a form. */
export function typingEnvelope(field: string, typed: string, view: View, by: Actor): Envelope {
  return {
    type: 'interactive',
    delivery: '',
    payload: {
      type: 'block_suggestion',
      team,
      user: { id: by.id, name: 'somebody' },
      container: { type: 'view', view_id: 'V1' },
      action_id: field,
      block_id: field,
      value: typed,
      view: { id: 'V1', type: 'modal', callback_id: view.callback_id, private_metadata: view.private_metadata },
    },
  }
}

/** What somebody does with a command, as it is typed; null for anything else. */
export function typedCommand(action: Action): string | null {
  switch (action.kind) {
    case 'ask':
      return action.document === undefined ? `ask ${action.question}` : 'ask'
    case 'check':
      return `check ${action.document ?? ''}`.trim()
    case 'compare':
      return `compare ${action.item}`
    case 'documents':
    case 'summary':
      return action.kind
    case 'fill':
    case 'mention':
    case 'press':
      return null
  }
}
