import type { ChannelLimits } from '../../../src/channels/limits.js'
import type { ChannelService, Choice, Outlet } from '../../../src/channels/port.js'
import { createChannelService } from '../../../src/channels/service.js'
import { startSlack } from '../../../src/channels/slack/start-slack.js'
import { SLACK_SURFACE } from '../../../src/channels/slack/surface.js'
import { IDS, type Office } from '../fixture.js'
import { type Action, type Actor, type Outcome, type Rig, type Seen, STAFF } from '../rig.js'
import {
  buttonsOf,
  type Envelope,
  eventEnvelope,
  messageEnvelope,
  pressEnvelope,
  slashEnvelope,
  submitEnvelope,
  typedCommand,
  typingEnvelope,
  viewsIn,
} from './payloads.js'
import { APP_TOKEN, BOT_TOKEN, type Call, type During, openSlackDouble, type SlackDouble } from './web-double.js'

export interface SlackRig extends Rig {
  double: SlackDouble
  /** What the adapter told of its connection. */
  told: string[]
  isReady(): boolean
  /** Tells who somebody is now, in the terms of the platform: user groups. */
  join(by: Actor): Promise<void>
  /** Sends something; resolves when the service has dealt with it so often. */
  send(envelope: Envelope, times?: number): Promise<void>
  outcome(envelope: Envelope): Outcome
}

/** The real adapter, connected to the double. `inTurn` lets replies go out one after another, so that each is known by its question. */
export async function openSlack(
  office: Office,
  limits: Partial<ChannelLimits>,
  { inTurn = true, patienceMs = 5000 }: { inTurn?: boolean; patienceMs?: number } = {},
): Promise<SlackRig> {
  const double = await openSlackDouble()
  const setup = office.setup(SLACK_SURFACE, limits)
  const { service, dealtWith } = watched(createChannelService(setup), inTurn ? double : null)
  const told: string[] = []
  const adapter = await startSlack({
    appToken: APP_TOKEN,
    botToken: BOT_TOKEN,
    service,
    groups: [IDS.staff, IDS.auditor],
    now: () => setup.clock.now(),
    tell: (text) => void told.push(text),
    api: double.api,
    origins: [double.origin],
    patienceMs,
  })
  const acks = new Map<string, Record<string, unknown>>()
  const send = async ({ type, payload, delivery }: Envelope, times = 1): Promise<void> => {
    const done = dealtWith(delivery, times)
    for (let n = 0; n < times; n++)
      void double.sockets.send(type, payload, n === 0 ? null : n).then(({ payload: ack }) => {
        if (n === 0) acks.set(delivery, ack)
      })
    await done
    // What was acknowledged arrives by a socket of its own.
    while (!acks.has(delivery)) await soon()
  }
  const join = async (by: Actor): Promise<void> => {
    for (const group of [IDS.staff, IDS.auditor]) {
      const members = double.groups.get(group) ?? new Set()
      double.groups.set(group, members)
      if (members.has(by.id) === by.roles.includes(group)) continue
      if (by.roles.includes(group)) members.add(by.id)
      else members.delete(by.id)
      const { type, payload } = eventEnvelope({ type: 'subteam_members_changed', subteam_id: group }, double)
      await double.sockets.send(type, payload)
    }
  }
  const outcome = ({ delivery }: Envelope): Outcome => outcomeOf(delivery, acks.get(delivery) ?? {}, double.calls)
  /** Opens the form that a command asks for. */
  const form = async (text: string, by: Actor) => {
    const before = viewsIn(double.calls).length
    const { type, payload } = slashEnvelope(text, by, double)
    await double.sockets.send(type, payload)
    while (viewsIn(double.calls).length === before) await soon()
    const view = viewsIn(double.calls).at(-1)
    if (view === undefined) throw new Error('no form')
    return view
  }
  const envelopeOf = async (action: Action, by: Actor): Promise<Envelope> => {
    if (action.kind === 'mention') return messageEnvelope(action.text, action.files ?? [], by, double)
    if (action.kind === 'press') return pressEnvelope(action.button, by, double)
    if (action.kind === 'fill') {
      const view = viewsIn(double.calls).find(({ private_metadata: carried }) => carried.includes(`"${action.form}"`))
      if (view === undefined) throw new Error('no form')
      return submitEnvelope(view, action.fields, undefined, by, double)
    }
    const typed = typedCommand(action) ?? ''
    if (action.kind === 'ask' && action.document !== undefined) {
      const fields = { question: action.question, document: action.document }
      return submitEnvelope(await form(typed, by), fields, undefined, by, double)
    }
    if (action.kind === 'check' && action.file !== undefined)
      return submitEnvelope(await form(typed, by), {}, action.file, by, double)
    return slashEnvelope(typed, by, double)
  }
  const act = async (action: Action, by: Actor, times = 1): Promise<Outcome> => {
    await join(by)
    const envelope = await envelopeOf(action, by)
    await send(envelope, times)
    return outcome(envelope)
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
    join,
    send,
    outcome,
    act: (action, by) => act(action, by),
    repeat: act,
    async complete(field, typed, by) {
      await join(STAFF)
      const view = await form(field === 'item' ? 'compare' : 'ask', STAFF)
      await join(by)
      // The same form, as if it had been opened where this person is.
      const carried = { ...JSON.parse(view.private_metadata), channel: by.channel } as object
      const { type, payload } = typingEnvelope(field, typed, { ...view, private_metadata: JSON.stringify(carried) }, by)
      const { payload: ack } = await double.sockets.send(type, payload)
      const options = ack.options as { text: { text: string }; value: string }[]
      return options.map(({ text, value }): Choice => ({ label: text.text, value }))
    },
    stop: () => stop(10_000),
    async close() {
      await stop(0)
      await double.close()
    },
  }
}

const soon = () => new Promise((resolve) => setTimeout(resolve, 2))

/** The service, and when it has dealt with a delivery so often; with a double, replies go out one after another. */
function watched(service: ChannelService, double: SlackDouble | null) {
  const counts = new Map<string, number>()
  const waiting: { id: string; times: number; tell(): void }[] = []
  let before: Promise<unknown> = Promise.resolve()
  const inTurn = <T>(during: During, work: () => Promise<T>): Promise<T> => {
    if (double === null) return work()
    const next = before.then(() => {
      double.isDoing(during)
      return work().finally(() => double.isDoing(null))
    })
    before = next.catch(() => undefined)
    return next
  }
  const told = (delivery: string, outlet: Outlet): Outlet => ({
    ...outlet,
    begin: (first) => inTurn({ delivery, phase: 'begin' }, () => outlet.begin(first)),
    step: (text) => inTurn({ delivery, phase: 'step' }, () => outlet.step(text)),
    finish: (parts) => inTurn({ delivery, phase: 'finish' }, () => outlet.finish(parts)),
    form: (form) => inTurn({ delivery, phase: 'form' }, () => outlet.form(form)),
  })
  const watching: ChannelService = {
    ...service,
    async receive(delivery, outlet) {
      await service.receive(delivery, told(delivery.id, outlet))
      const count = (counts.get(delivery.id) ?? 0) + 1
      counts.set(delivery.id, count)
      for (const { id, times, tell } of waiting) if (id === delivery.id && times === count) tell()
    },
  }
  return {
    service: watching,
    dealtWith: (id: string, times: number) =>
      new Promise<void>((resolve) => {
        waiting.push({ id, times, tell: resolve })
      }),
  }
}

/** What the platform was told in reply to one delivery. */
function outcomeOf(delivery: string, ack: Record<string, unknown>, calls: readonly Call[]): Outcome {
  const outcome: Outcome = { before: [], messages: [], form: null }
  if (ack.response_type !== undefined) outcome.before.push(String(ack.text ?? ''))
  let at = ''
  for (const call of calls) {
    const { during, method, body, files } = call
    if (during?.delivery !== delivery || method === 'files.getUploadURLExternal') continue
    const isPrivate =
      method === 'chat.postEphemeral' ||
      (method === 'respond' && body.response_type === 'ephemeral') ||
      String(body.channel ?? body.channel_id).startsWith('D')
    const last = outcome.messages.at(-1)
    const spot = `${String(body.channel ?? body.channel_id)}/${String(body.thread_ts ?? '')}`
    if (method === 'views.open') {
      const { private_metadata: carried, blocks } = body.view as {
        private_metadata: string
        blocks: { block_id: string }[]
      }
      const { form } = JSON.parse(carried) as { form: string }
      outcome.form = { id: form, fields: blocks.map(({ block_id: name }) => name) }
    } else if (method === 'files.completeUploadExternal') {
      // Files of a private reply lie elsewhere: below their own message, or among everybody's.
      if (last !== undefined && (isPrivate || spot.split('/')[0] === at.split('/')[0])) last.files.push(...files)
      else outcome.messages.push({ text: '', buttons: [], files, isPrivate })
    } else if (during.phase !== 'finish') outcome.before.push(String(body.text ?? body.status ?? ''))
    else if (method !== 'chat.delete') {
      outcome.messages.push({ ...seen(call), isPrivate })
      at = spot
    }
  }
  return outcome
}

function seen(call: Call): Omit<Seen, 'isPrivate'> {
  const blocks = (call.body.blocks ?? []) as { text?: { text: string }; fields?: { text: string }[] }[]
  const lines = blocks.flatMap(({ text, fields = [] }) => [
    ...(text === undefined ? [] : [text.text]),
    ...fields.flatMap(({ text: name }, n) => (n % 2 === 0 ? [`${name}  ${fields[n + 1]?.text ?? ''}`] : [])),
  ])
  const buttons = buttonsOf(call).map(({ action_id: id, text }) => ({
    id: id.slice('press-'.length),
    label: text.text,
  }))
  return { text: lines.join('\n'), buttons, files: [] }
}
