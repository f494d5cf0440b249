import type { Place } from '../port.js'

/** Names all direct conversations with the program, in the allow-list: each person has one of their own. */
export const DIRECT = 'direct'

/** Where a reply goes, in the platform's own ids. */
export interface Spot {
  team: string
  channel: string
  /** The message that a thread hangs on; undefined outside of threads. */
  thread: string | undefined
}

/** Direct conversations are between one person and the program: everything there is private. */
export const isDirect = ({ channel }: Pick<Spot, 'channel'>): boolean => channel.startsWith('D')

/** Threads are numbered within a channel only, so the channel is part of a thread's id. */
export const threadId = (channel: string, thread: string): string => `${channel}-${thread}`

export const placeOf = ({ team, channel, thread }: Spot): Place => ({
  server: team,
  channel: isDirect({ channel }) ? DIRECT : channel,
  thread: thread === undefined ? null : threadId(channel, thread),
})
