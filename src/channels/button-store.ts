import type { Answer } from '../answers/types.js'
import type { Person, Place } from './port.js'

/** What a button does. */
export type ButtonAction =
  | { kind: 'choose'; question: string; documents: string[] | null }
  | { kind: 'check'; document: string }
  | {
      kind: 'sources' | 'proof' | 'feedback' | 'right' | 'wrong' | 'wrong-form'
      answer: Answer
      whole: string
      draft: string | null
    }

interface Entry {
  action: ButtonAction
  person: string
  server: string
  channel: string
  thread: string | null
  until: number
}

/** Buttons at a time; the oldest stop working first. */
const MOST_BUTTONS = 4_000

/** Gives buttons opaque ids, each for the person and the place that it was made for, and finds what they do. */
export function createButtonStore(environment: { now(): number; newId(): string; hours: number }) {
  const { now, newId, hours } = environment
  const entries = new Map<string, Entry>()
  return {
    make(action: ButtonAction, from: Person, { server, channel, thread }: Place): string {
      const id = newId()
      entries.set(id, { action, person: from.id, server, channel, thread, until: now() + hours * 3_600_000 })
      const [oldest] = entries.keys()
      if (entries.size > MOST_BUTTONS && oldest !== undefined) entries.delete(oldest)
      return id
    },
    /** `expired` where the id is not known any more, `other` where the button is somebody else's or of another place. */
    find(id: string, from: Person, at: Place): ButtonAction | 'expired' | 'other' {
      const entry = entries.get(id)
      if (entry === undefined || entry.until <= now()) return 'expired'
      const isHere = entry.server === at.server && entry.channel === at.channel && entry.thread === at.thread
      return isHere && entry.person === from.id ? entry.action : 'other'
    },
  }
}

export type ButtonStore = ReturnType<typeof createButtonStore>
