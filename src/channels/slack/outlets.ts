import type { Form, Outlet } from '../port.js'
import { messageOf, sayOnly } from './render.js'
import type { Posted, Talk } from './talk.js'

/** How one delivery is replied to. */
export interface Way {
  talk: Talk
  /** Place that the buttons of the reply belong to; null outside of threads. */
  thread: string | null
  /** Tells the platform that a command was heard; null where that was told already. */
  heard: ((first: { text: string; onlyForPerson: boolean }) => Promise<void>) | null
  /** Whether private work is announced; a pressed button shows by itself that it was heard. */
  announces: boolean
  /** Shows a form; false where the platform does not allow one any more. */
  open: ((form: Form) => Promise<boolean>) | null
  /** Id of the thread that the reply is in, or would be the beginning of. */
  opens: (posted: string | null) => string | null
}

/**
 * Replies to one delivery: a first message that is changed with every step and at last into the reply. What is said while
 * something else is on its way waits for it, so that no step arrives behind the reply.
 */
export function outletOf({ talk, thread, heard, announces, open, opens }: Way): Outlet {
  let isPrivate = false
  let posted: Posted | null = null
  let isStatus = false
  let isOver = false
  let newest = ''
  let before: Promise<unknown> = Promise.resolve()
  const inOrder = <T>(work: () => Promise<T>): Promise<T> => {
    const next = before.then(work, work)
    before = next.catch(() => undefined)
    return next
  }
  const show = async (text: string): Promise<void> => {
    if (isStatus) isStatus = await talk.status(text)
    if (posted !== null) await talk.change(posted, sayOnly(text))
  }
  return {
    canBePrivate: true,
    begin: (first) =>
      inOrder(async () => {
        isPrivate = first.onlyForPerson
        await heard?.(first)
        if (first.text === '') return
        if (isPrivate) {
          if (announces && heard === null) await talk.whisper(sayOnly(first.text))
          return
        }
        isStatus = await talk.status(first.text)
        if (!isStatus) posted = await talk.post(sayOnly(first.text))
      }),
    step(text) {
      newest = text
      return inOrder(async () => {
        if (!isOver && newest === text) await show(text)
      })
    },
    finish(parts) {
      isOver = true
      return inOrder(async () => {
        if (parts.length === 0 && posted !== null) await talk.remove(posted)
        for (const [at, part] of parts.entries()) {
          const message = messageOf(part, thread)
          if (isPrivate) await talk.whisper(message)
          else if (at === 0 && posted !== null) await talk.change(posted, message)
          else await talk.post(message)
          await talk.attach(part.files, part.text, isPrivate)
        }
      })
    },
    form: (form) => open?.(form) ?? Promise.resolve(false),
    opens: () => opens(posted?.ts ?? null),
  }
}
