import type { Server } from 'node:http'
import { type WebSocket, WebSocketServer } from 'ws'
import { IDS } from '../fixture.js'

export const BOT = '930000000000000001'
export const APPLICATION = '930000000000000002'

/** What the program told the gateway. */
interface Told {
  op: number
  d: unknown
}

/** Discord's gateway on loopback: hello, identify, heartbeats, events in order, and resuming what was missed. */
export function openGateway(server: Server) {
  const sockets = new WebSocketServer({ server })
  const events: { s: number; t: string; d: unknown }[] = []
  const told: Told[] = []
  let current: WebSocket | null = null
  let address = ''
  const send = (socket: WebSocket | null, payload: unknown): void => {
    if (socket?.readyState === socket?.OPEN) socket?.send(JSON.stringify(payload))
  }
  const dispatch = (t: string, d: unknown): void => {
    const event = { s: events.length + 1, t, d }
    events.push(event)
    send(current, { op: 0, ...event })
  }
  const take = (socket: WebSocket, { op, d }: Told): void => {
    told.push({ op, d })
    if (op === 1) send(socket, { op: 11 })
    if (op === 2) {
      current = socket
      dispatch('READY', readyPacket(address))
      dispatch('GUILD_CREATE', guildPacket())
    }
    if (op === 6) {
      current = socket
      const { seq } = d as { seq: number }
      for (const event of events.filter(({ s }) => s > seq)) send(socket, { op: 0, ...event })
      send(socket, { op: 0, s: events.length, t: 'RESUMED', d: null })
    }
  }
  sockets.on('connection', (socket) => {
    socket.on('message', (data) => take(socket, JSON.parse(String(data)) as Told))
    socket.on('error', () => undefined)
    send(socket, { op: 10, d: { heartbeat_interval: 45_000 } })
  })
  return {
    told,
    dispatch,
    at(where: string) {
      address = where
    },
    /** The connection breaks without a word. */
    drop(): void {
      current?.terminate()
      current = null
    },
    isConnected: () => current !== null,
    close(): void {
      for (const socket of sockets.clients) socket.terminate()
      sockets.close()
    },
  }
}

const readyPacket = (address: string) => ({
  v: 10,
  user: { id: BOT, username: 'tieout', discriminator: '0', avatar: null, bot: true },
  guilds: [{ id: IDS.server, unavailable: true }],
  session_id: 'session',
  resume_gateway_url: address,
  shard: [0, 1],
  application: { id: APPLICATION, flags: 0 },
})

const role = (id: string, name: string) => ({
  id,
  name,
  permissions: '0',
  position: 0,
  color: 0,
  hoist: false,
  managed: false,
  mentionable: false,
  flags: 0,
})

/** A channel, or a thread in the one that questions are asked in. */
export function channelPacket(id: string) {
  const isThread = id === IDS.thread || id === IDS.otherThread
  const base = { id, guild_id: IDS.server, name: `c${id}`, permissions: '0' }
  if (!isThread) return { ...base, type: 0, position: 0, permission_overwrites: [] }
  const metadata = {
    archived: false,
    auto_archive_duration: 60,
    archive_timestamp: new Date(0).toISOString(),
    locked: false,
  }
  return { ...base, type: 11, parent_id: IDS.channel, owner_id: BOT, thread_metadata: metadata, message_count: 0 }
}

const guildPacket = () => ({
  id: IDS.server,
  name: 'office',
  owner_id: BOT,
  roles: [role(IDS.server, '@everyone'), role(IDS.staff, 'staff'), role(IDS.auditor, 'auditor')],
  channels: [IDS.channel, IDS.office, IDS.elsewhere].map(channelPacket),
  threads: [IDS.thread, IDS.otherThread].map(channelPacket),
  members: [memberPacket(BOT, [])],
  emojis: [],
  stickers: [],
  presences: [],
  voice_states: [],
  stage_instances: [],
  guild_scheduled_events: [],
  soundboard_sounds: [],
  features: [],
  member_count: 10,
  joined_at: new Date(0).toISOString(),
  large: false,
  unavailable: false,
  preferred_locale: 'zh-CN',
  system_channel_flags: 0,
})

export const memberPacket = (id: string, roles: readonly string[], isBot = false) => ({
  user: { id, username: `u${id}`, discriminator: '0', avatar: null, bot: isBot },
  roles,
  joined_at: new Date(0).toISOString(),
  deaf: false,
  mute: false,
  flags: 0,
  permissions: '0',
})
