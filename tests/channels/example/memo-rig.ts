import type { ChannelLimits } from '../../../src/channels/limits.js'
import { createChannelService } from '../../../src/channels/service.js'
import { IDS, type Office } from '../fixture.js'
import type { Action, Actor, Outcome, Rig } from '../rig.js'
import { MEMO_SURFACE, type MemoClient, type MemoEvent, startMemo } from './memo-channel.js'

/** The example's platform, pretended in memory. */
export async function openMemo(office: Office, limits: Partial<ChannelLimits>): Promise<Rig> {
  const setup = office.setup(MEMO_SURFACE, limits)
  const service = createChannelService(setup)
  const outcomes = new Map<string, Outcome>()
  const outcomeOf = (event: string): Outcome => {
    const held = outcomes.get(event) ?? { before: [], messages: [], form: null }
    outcomes.set(event, held)
    return held
  }
  let take: (event: MemoEvent) => Promise<void> = async () => undefined
  const client: MemoClient = {
    onEvent(receiver) {
      take = receiver
    },
    status: async (event, text) => void outcomeOf(event).before.push(text),
    post: async ({ event, to, text, buttons, files }) =>
      void outcomeOf(event).messages.push({ text, buttons, files, isPrivate: to !== null }),
    openForm: async (event, form) => {
      outcomeOf(event).form = form
    },
    leave: async () => undefined,
  }
  const adapter = startMemo(client, service)
  let events = 0
  const act = async (action: Action, by: Actor, times: number): Promise<Outcome> => {
    const event = `event-${++events}`
    await Promise.all(Array.from({ length: times }, () => take(eventOf(event, action, by))))
    return outcomeOf(event)
  }
  return {
    backstage: setup.backstage,
    act: (action, by) => act(action, by, 1),
    repeat: act,
    complete: async (field, typed, by) => service.complete({ ...whoAndWhere(by), language: 'zh', field, typed }),
    stop: () => adapter.stop(10_000),
    close: () => adapter.stop(0),
  }
}

const whoAndWhere = ({ id, roles, isBot, channel, thread }: Actor) => ({
  from: { id, roles, isBot },
  at: { server: IDS.server, channel, thread },
})

function eventOf(event: string, action: Action, by: Actor): MemoEvent {
  const base = { event, user: by.id, groups: [...by.roles], robot: by.isBot, team: IDS.server, room: by.channel }
  const at = { ...base, topic: by.thread, text: '' }
  const filesOf = (files: { name: string; content: string; told?: number }[] = []) =>
    files.map(({ name, content, told }) => {
      const bytes = new TextEncoder().encode(content)
      return { name, size: told ?? bytes.length, content: bytes }
    })
  switch (action.kind) {
    case 'ask':
      return {
        ...at,
        text: `/ask ${action.document === undefined ? '' : `document=${action.document} `}${action.question}`,
      }
    case 'check':
      return {
        ...at,
        text: `/check ${action.document ?? ''}`,
        files: filesOf(action.file === undefined ? [] : [action.file]),
      }
    case 'compare':
      return { ...at, text: `/compare ${action.item}` }
    case 'documents':
    case 'summary':
      return { ...at, text: `/${action.kind}` }
    case 'mention':
      return { ...at, text: action.text, files: filesOf(action.files) }
    case 'press':
      return { ...at, used: { id: action.button } }
    case 'fill':
      return { ...at, used: { id: action.form, fields: action.fields } }
  }
}
