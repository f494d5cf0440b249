import { IDS } from '../fixture.js'
import type { Action, Actor, DroppedFile } from '../rig.js'
import { APPLICATION, BOT, channelPacket, memberPacket } from './gateway-double.js'
import type { DiscordDouble } from './rest-double.js'

/** What the gateway tells when somebody does something. */
export interface Packet {
  event: 'INTERACTION_CREATE' | 'MESSAGE_CREATE'
  id: string
  /** By which replies find back; of messages, the id. */
  token: string
  data: Record<string, unknown>
}

const TEXT = 3
const ATTACHMENT = 11
const COMMAND = 2
const COMPONENT = 3
const AUTOCOMPLETE = 4
const MODAL = 5

let ids = 950000000000000000n

export function packetOf(action: Action, by: Actor, double: DiscordDouble): Packet {
  const id = String(++ids)
  if (action.kind === 'mention')
    return { event: 'MESSAGE_CREATE', id, token: id, data: message(id, action, by, double) }
  const data = interaction(id, by, ...contentOf(action, double))
  return { event: 'INTERACTION_CREATE', id, token: `token-${id}`, data }
}

/** A field that is being typed. */
export function typingPacket(field: 'document' | 'item', typed: string, by: Actor): Packet {
  const id = String(++ids)
  const options = [{ type: TEXT, name: field, value: typed, focused: true }]
  const data = { id: '1', name: field === 'item' ? 'compare' : 'ask', type: 1, options }
  return { event: 'INTERACTION_CREATE', id, token: `token-${id}`, data: interaction(id, by, AUTOCOMPLETE, data) }
}

function contentOf(action: Exclude<Action, { kind: 'mention' }>, double: DiscordDouble): [number, object] {
  const option = (name: string, value: string | undefined) => (value === undefined ? [] : [{ type: TEXT, name, value }])
  const command = (name: string, options: object[] = []) => ({ id: '1', name, type: 1, options })
  switch (action.kind) {
    case 'ask':
      return [COMMAND, command('ask', [...option('question', action.question), ...option('document', action.document)])]
    case 'compare':
      return [COMMAND, command('compare', option('item', action.item))]
    case 'documents':
    case 'summary':
      return [COMMAND, command(action.kind)]
    case 'check': {
      if (action.file === undefined) return [COMMAND, command('check', option('document', action.document))]
      const file = attachment(action.file, double)
      const options = [{ type: ATTACHMENT, name: 'file', value: file.id }]
      return [COMMAND, { ...command('check', options), resolved: { attachments: { [file.id]: file } } }]
    }
    case 'press':
      return [COMPONENT, { custom_id: action.button, component_type: 2, id: 1 }]
    case 'fill': {
      const rows = Object.entries(action.fields).map(([name, value]) => ({
        type: 1,
        components: [{ type: 4, custom_id: name, value }],
      }))
      return [MODAL, { custom_id: action.form, components: rows }]
    }
  }
}

const placeOf = ({ channel, thread }: Actor): string => thread ?? channel

const interaction = (id: string, by: Actor, type: number, data: object) => ({
  id,
  application_id: APPLICATION,
  type,
  token: `token-${id}`,
  version: 1,
  guild_id: IDS.server,
  channel_id: placeOf(by),
  channel: channelPacket(placeOf(by)),
  member: memberPacket(by.id, by.roles, by.isBot),
  locale: 'zh-CN',
  guild_locale: 'zh-CN',
  app_permissions: '0',
  entitlements: [],
  authorizing_integration_owners: {},
  context: 0,
  data,
  ...(type === COMPONENT ? { message: { id: '1', channel_id: placeOf(by), content: '', embeds: [] } } : {}),
})

function message(id: string, action: Extract<Action, { kind: 'mention' }>, by: Actor, double: DiscordDouble) {
  const { user, ...member } = memberPacket(by.id, by.roles, by.isBot)
  return {
    id,
    type: 0,
    channel_id: placeOf(by),
    guild_id: IDS.server,
    author: user,
    member,
    content: `<@${BOT}> ${action.text}`,
    timestamp: new Date(0).toISOString(),
    edited_timestamp: null,
    tts: false,
    mention_everyone: false,
    mentions: [{ id: BOT, username: 'tieout', discriminator: '0', avatar: null, bot: true }],
    mention_roles: [],
    attachments: (action.files ?? []).map((file) => attachment(file, double)),
    embeds: [],
    pinned: false,
  }
}

function attachment({ name, content, told }: DroppedFile, double: DiscordDouble) {
  const url = double.upload(name, content)
  return { id: String(++ids), filename: name, size: told ?? Buffer.byteLength(content), url, proxy_url: url }
}
