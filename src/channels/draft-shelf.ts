import type { Draft } from './desk.js'
import type { ChannelLimits, Clock } from './limits.js'
import type { Place } from './port.js'

/** Name of the one place where a dropped file is known; null outside of threads. */
export const draftPlace = ({ server, thread }: Place): string | null => (thread === null ? null : `${server}/${thread}`)

/** Keeps dropped files, one a thread, until their time is over. A newer file of a thread takes the place of the older. */
export function createDraftShelf(
  { drafts: most, draftMinutes }: Pick<ChannelLimits, 'drafts' | 'draftMinutes'>,
  clock: Clock,
  onClosed: () => void,
) {
  const held = new Map<string, { draft: Draft; timer: { cancel(): void } }>()
  const remove = (place: string): void => {
    const entry = held.get(place)
    if (entry === undefined) return
    held.delete(place)
    entry.timer.cancel()
    entry.draft.close()
    onClosed()
  }
  return {
    at: (place: string | null): Draft | null => (place === null ? null : (held.get(place)?.draft ?? null)),
    isFull: (place: string | null): boolean => held.size >= most && (place === null || !held.has(place)),
    put(place: string, draft: Draft): void {
      remove(place)
      held.set(place, { draft, timer: clock.after(draftMinutes * 60_000, () => remove(place)) })
    },
    closeAll(): void {
      for (const place of [...held.keys()]) remove(place)
    },
  }
}

export type DraftShelf = ReturnType<typeof createDraftShelf>
