import type { ChannelAdapter, ChannelService, Outlet, ReplyPart, Surface } from '../../../src/channels/port.js'
import { ChannelFileError } from '../../../src/channels/port.js'

/** What the example's platform sends: one line of JSON a message, as webhooks of office chats do. */
export interface MemoEvent {
  event: string
  user: string
  groups: string[]
  robot: boolean
  team: string
  room: string
  topic: string | null
  /** `/ask …`, `/check …`, `/compare …`, `/documents`, `/summary`, or a message that addresses the program. */
  text: string
  /** A button or a form that was used. */
  used?: { id: string; fields?: Record<string, string> }
  files?: { name: string; size: number; content: Uint8Array }[]
}

/** What it shows: a card with lines and buttons. */
export interface MemoCard {
  event: string
  to: string | null
  text: string
  buttons: { id: string; label: string }[]
  files: { name: string; bytes: Uint8Array }[]
}

/** The platform's own client: what arrives, and what can be posted. */
export interface MemoClient {
  onEvent(take: (event: MemoEvent) => Promise<void>): void
  status(event: string, text: string): Promise<void>
  post(card: MemoCard): Promise<void>
  openForm(event: string, form: { id: string; fields: string[] }): Promise<void>
  leave(): Promise<void>
}

/** Cards are plain text of 1,000 characters; `<` begins the platform's mark-up. */
export const MEMO_SURFACE: Surface = {
  name: 'memo',
  limits: {
    text: 900,
    rows: 12,
    rowName: 80,
    rowValue: 60,
    part: 1000,
    parts: 4,
    buttons: 8,
    buttonLabel: 60,
    choiceLength: 60,
    choices: 10,
    attachment: 5_000_000,
  },
  escape: (text) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/\]\(/g, '] ('),
}

/** Connects the service to the platform. */
export function startMemo(client: MemoClient, service: ChannelService): ChannelAdapter {
  let isReady = true
  client.onEvent((event) =>
    service.receive(
      {
        id: event.event,
        from: { id: event.user, roles: event.groups, isBot: event.robot },
        at: { server: event.team, channel: event.room, thread: event.topic },
        language: 'zh',
        content: contentOf(event),
      },
      outletFor(client, event),
    ),
  )
  return {
    ready: () => isReady,
    async stop(withinMs) {
      isReady = false
      await service.stop(withinMs)
      await client.leave()
    },
  }
}

function contentOf({ text, used, files = [] }: MemoEvent): Parameters<ChannelService['receive']>[0]['content'] {
  if (used?.fields !== undefined) return { kind: 'form', form: used.id, fields: used.fields }
  if (used !== undefined) return { kind: 'press', button: used.id }
  const offered = files.map(({ name, size, content }) => ({
    name,
    bytes: size,
    async read(most: number) {
      if (content.length > most) throw new ChannelFileError('too-large')
      return content
    },
  }))
  const [command = '', ...words] = text.split(' ')
  const rest = words.join(' ')
  switch (command) {
    case '/ask': {
      const named = /^document=(\S+) /u.exec(rest)
      return { kind: 'ask', question: rest.slice(named?.[0].length ?? 0), document: named?.[1] ?? null }
    }
    case '/check':
      return { kind: 'check', document: rest, file: offered[0] ?? null }
    case '/compare':
      return { kind: 'compare', item: rest }
    case '/documents':
    case '/summary':
      return { kind: command === '/summary' ? 'summary' : 'documents' }
    default:
      return { kind: 'message', text, files: offered }
  }
}

function outletFor(client: MemoClient, { event, user }: MemoEvent): Outlet {
  let to: string | null = null
  const card = ({ text, rows, below, buttons, files }: ReplyPart): MemoCard => ({
    event,
    to,
    text: [text, ...rows.map(({ name, value }) => `${name}  ${value}`), below].filter((line) => line !== '').join('\n'),
    buttons: buttons.map(({ id, label }) => ({ id, label })),
    files: files.map(({ name, bytes }) => ({ name, bytes })),
  })
  return {
    canBePrivate: true,
    async begin({ text, onlyForPerson }) {
      to = onlyForPerson ? user : null
      await client.status(event, text)
    },
    step: (text) => client.status(event, text),
    async finish(parts) {
      for (const part of parts) await client.post(card(part))
    },
    async form({ id, fields }) {
      await client.openForm(event, { id, fields: fields.map(({ name }) => name) })
      return true
    },
  }
}
