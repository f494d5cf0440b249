import { startDiscord } from '../../../src/channels/discord/start-discord.js'
import { DISCORD_SURFACE } from '../../../src/channels/discord/surface.js'
import type { ChannelLimits } from '../../../src/channels/limits.js'
import type { ChannelService, Choice } from '../../../src/channels/port.js'
import { createChannelService } from '../../../src/channels/service.js'
import { IDS, type Office } from '../fixture.js'
import type { Action, Actor, Outcome, Rig, Seen } from '../rig.js'
import { type Packet, packetOf, typingPacket } from './packets.js'
import { type Call, type DiscordDouble, openDiscordDouble, payloadOf } from './rest-double.js'

const PRIVATE = 64

export interface DiscordRig extends Rig {
  double: DiscordDouble
  /** What the adapter told of its connection. */
  told: string[]
  isReady(): boolean
  /** Sends what somebody did, without waiting; resolves when the service has dealt with it so often. */
  send(packet: Packet, times?: number): Promise<void>
  packet(action: Action, by: Actor): Packet
  outcome(packet: Packet): Outcome
}

/** The real adapter, logged in to the double. */
export async function openDiscord(office: Office, limits: Partial<ChannelLimits>): Promise<DiscordRig> {
  const double = await openDiscordDouble()
  const setup = office.setup(DISCORD_SURFACE, limits)
  const { service, dealtWith } = watched(createChannelService(setup))
  const told: string[] = []
  const adapter = await startDiscord({
    token: 'a.token.of-a-test',
    service,
    servers: [IDS.server],
    tell: (text) => void told.push(text),
    api: double.api,
    files: { origins: [double.origin] },
  })
  const send = (packet: Packet, times = 1): Promise<void> => {
    const done = dealtWith(packet.id, times)
    for (let n = 0; n < times; n++) double.gateway.dispatch(packet.event, packet.data)
    return done
  }
  const act = async (action: Action, by: Actor, times = 1): Promise<Outcome> => {
    const packet = packetOf(action, by, double)
    await send(packet, times)
    return outcomeOf(packet, double.calls)
  }
  let isStopped = false
  const stop = async (withinMs: number): Promise<void> => {
    if (!isStopped) await adapter.stop(withinMs)
    isStopped = true
  }
  return {
    double,
    told,
    backstage: setup.backstage,
    isReady: () => adapter.ready(),
    send,
    packet: (action, by) => packetOf(action, by, double),
    outcome: (packet) => outcomeOf(packet, double.calls),
    act: (action, by) => act(action, by),
    repeat: act,
    async complete(field, typed, by) {
      const packet = typingPacket(field, typed, by)
      double.gateway.dispatch(packet.event, packet.data)
      const call = await arrived(double.calls, ({ path }) => path.includes(packet.token))
      const { choices } = payloadOf(call) as { choices: { name: string; value: string }[] }
      return choices.map(({ name, value }): Choice => ({ label: name, value }))
    },
    stop: () => stop(10_000),
    async close() {
      await stop(0)
      await double.close()
    },
  }
}

/** The service, and when it has dealt with a delivery so often. */
function watched(service: ChannelService) {
  const counts = new Map<string, number>()
  const waiting: { id: string; times: number; tell(): void }[] = []
  return {
    service: {
      ...service,
      async receive(...[delivery, outlet]: Parameters<ChannelService['receive']>) {
        await service.receive(delivery, outlet)
        const count = (counts.get(delivery.id) ?? 0) + 1
        counts.set(delivery.id, count)
        for (const { id, times, tell } of waiting) if (id === delivery.id && times === count) tell()
      },
    },
    dealtWith: (id: string, times: number) =>
      new Promise<void>((resolve) => {
        waiting.push({ id, times, tell: resolve })
      }),
  }
}

/** The first call of this kind, as soon as there is one. */
export async function arrived(calls: readonly Call[], isWanted: (call: Call) => boolean): Promise<Call> {
  for (;;) {
    const call = calls.find(isWanted)
    if (call !== undefined) return call
    await new Promise((resolve) => setImmediate(resolve))
  }
}

/** What the platform was told in reply to one packet. */
function outcomeOf({ id, token, event }: Packet, calls: readonly Call[]): Outcome {
  const outcome: Outcome = { before: [], messages: [], form: null }
  const own = calls.filter(({ path, body }) =>
    event === 'INTERACTION_CREATE'
      ? path.includes(token)
      : repliesTo(body) === id || path.endsWith('/messages') || /messages\/\d+$/.test(path),
  )
  let isPrivate = false
  // Messages of a channel carry no token: those behind the reply to this message are its own.
  const first = own.findIndex(({ body }) => event === 'INTERACTION_CREATE' || repliesTo(body) === id)
  for (const [at, call] of first < 0 ? [] : own.slice(first).entries()) {
    const other = repliesTo(call.body)
    if (event === 'MESSAGE_CREATE' && at > 0 && other !== null && other !== id) break
    const shown = payloadOf(call)
    const { type } = call.body
    if (call.path.endsWith('/callback')) {
      const data = (call.body.data ?? {}) as {
        flags?: number
        custom_id?: string
        components?: { components: { custom_id: string }[] }[]
      }
      isPrivate = ((data.flags ?? 0) & PRIVATE) !== 0
      if (type === 9)
        outcome.form = {
          id: data.custom_id ?? '',
          fields: (data.components ?? []).flatMap(({ components }) => components.map((field) => field.custom_id)),
        }
      else outcome.before.push(shown.content ?? '')
    } else if ((shown.embeds ?? []).length === 0 && call.files.length === 0) outcome.before.push(shown.content ?? '')
    else outcome.messages.push(seen(call, isPrivate))
  }
  return outcome
}

const repliesTo = (body: Call['body']): string | null =>
  (body.message_reference as { message_id?: string } | undefined)?.message_id ?? null

function seen(call: Call, isPrivate: boolean): Seen {
  const { content = '', embeds = [], components = [] } = payloadOf(call)
  const lines = embeds.flatMap(({ description = '', fields = [] }) => [
    description,
    ...fields.map(({ name, value }) => `${name}  ${value}`),
  ])
  const buttons = components.flatMap(({ components: row }) => row.map(({ custom_id: id, label }) => ({ id, label })))
  return { text: [content, ...lines].join('\n'), buttons, files: call.files, isPrivate }
}
