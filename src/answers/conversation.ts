import type { SessionKeeper } from '../library/ports.js'
import type { Draft } from './draft.js'
import { openSession, partsOf, type Turn, turnOf } from './session.js'
import { completeFollowUp } from './understand/follow-up.js'
import { libraryTopic } from './understand/library-topic.js'
import type { FollowUp } from './understand/outcome.js'
import type { Reading } from './understand/reading.js'
import { compose, subjectsOf } from './understand/referents.js'

/** One conversation, for the length of one question. */
export interface Conversation {
  /** What a question stands for after what was said before; null when it is whole. */
  complete(reading: Reading): FollowUp | null
  /** Keeps what was asked, in words; null for a text that was no question at all. */
  remember(reading: Reading | null, draft: Draft): void
}

/** Refusals after which a bare follow-up (换成元) cannot be tied to anything. */
const UNCLEAR = new Set(['private', 'out-of-scope', 'instruction'])

/** Opens the conversation of this name. */
export function converseIn(keeper: SessionKeeper, name: string, onDamage: (name: string) => void): Conversation {
  const session = openSession(keeper, name, onDamage)
  return {
    complete(reading) {
      const topic = libraryTopic(reading)
      // 有哪些表 asks about the office at hand; other questions about the library are whole.
      if (topic !== null && (topic !== 'forms' || reading.organizationNamed)) return null
      return completeFollowUp(reading, session.turns)
    },
    remember(reading, draft) {
      if (draft.reason === 'bad-input' || draft.reason === 'stale') return
      const choices = choicesOf(draft, reading?.language !== 'en')
      const before = session.turns.at(-1)
      if (reading === null) return session.remember(NOT_UNDERSTOOD)
      // Asked back: what was said before still stands.
      if (askedBack(reading, draft)) return session.remember({ ...(before ?? NOT_UNDERSTOOD), choices })
      const answered = draft.status !== 'refused'
      const clear = answered || (reading.unknown.length === 0 && !UNCLEAR.has(draft.reason ?? ''))
      session.remember(turnOf(reading, { clear, answered }, choices))
    },
  }
}

const NOT_UNDERSTOOD: Turn = {
  question: '',
  language: 'zh',
  organizations: [],
  slots: [],
  clear: false,
  answered: false,
  choices: [],
}

/** The question said too little by itself: it names no item, and what it goes back to could not be told. */
function askedBack(reading: Reading, draft: Draft): boolean {
  return (
    draft.reason === 'ambiguous' &&
    reading.completedFrom === null &&
    !reading.organizationNamed &&
    subjectsOf(partsOf(reading)).length === 0 &&
    reading.unknown.length === 0
  )
}

/** What 第一个 can mean next: the questions that were offered, or the items of a list. */
function choicesOf(draft: Draft, zh: boolean): string[] {
  if (draft.suggestions.length > 0) return draft.suggestions
  const items = draft.results.filter((figure) => figure.source !== null && figure.organization !== null)
  if (items.length < 2) return []
  return items.map((figure) =>
    compose(
      {
        organization: figure.organization ?? '',
        year: figure.year === null ? '' : String(figure.year),
        stage: '',
        subject: figure.label,
      },
      zh ? '是多少' : 'how much is it',
    ),
  )
}
