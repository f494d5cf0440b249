import type { Choice } from '../../src/channels/port.js'
import type { Backstage } from './fixture.js'
import { IDS } from './fixture.js'

/** Somebody at a place of the pretended platform. */
export interface Actor {
  id: string
  roles: readonly string[]
  channel: string
  thread: string | null
  isBot: boolean
}

export const STAFF: Actor = {
  id: '910000000000000001',
  roles: [IDS.staff],
  channel: IDS.channel,
  thread: null,
  isBot: false,
}
export const COLLEAGUE: Actor = { ...STAFF, id: '910000000000000002' }
export const AUDITOR: Actor = { ...STAFF, id: '910000000000000003', roles: [IDS.auditor] }
export const STRANGER: Actor = { ...STAFF, id: '910000000000000004', roles: [] }

/** What somebody does, in the terms that all platforms share. */
export type Action =
  | { kind: 'ask'; question: string; document?: string }
  | { kind: 'check'; document?: string; file?: DroppedFile }
  | { kind: 'compare'; item: string }
  | { kind: 'documents' }
  | { kind: 'summary' }
  /** Addresses the program in a message. */
  | { kind: 'mention'; text: string; files?: DroppedFile[] }
  | { kind: 'press'; button: string }
  | { kind: 'fill'; form: string; fields: Record<string, string> }

export interface DroppedFile {
  name: string
  content: string
  /** Size that the platform tells, where it is not the true one. */
  told?: number
}

/** One message as the platform got it. */
export interface Seen {
  /** Everything that is shown, with the surface's own marks. */
  text: string
  buttons: { id: string; label: string }[]
  files: { name: string; bytes: Uint8Array }[]
  isPrivate: boolean
}

/** What came of an action. */
export interface Outcome {
  /** What was shown before the reply: the first sign that the message was taken, then steps. */
  before: string[]
  messages: Seen[]
  /** The form that was opened, or null. */
  form: { id: string; fields: string[] } | null
}

/** A platform's double with the real adapter connected to it. */
export interface Rig {
  backstage: Backstage
  /** Resolves when the service has dealt with the action. */
  act(action: Action, by: Actor): Promise<Outcome>
  /** Does the same again under the same delivery id. */
  repeat(action: Action, by: Actor, times: number): Promise<Outcome>
  complete(field: 'document' | 'item', typed: string, by: Actor): Promise<Choice[]>
  /** Stops the adapter; resolves when it has left the platform. */
  stop(): Promise<void>
  close(): Promise<void>
}

export const textOf = ({ messages }: Outcome): string => messages.map(({ text }) => text).join('\n')
