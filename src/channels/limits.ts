import type { Rate } from './rate-limit.js'

/** How much at a time. */
export interface ChannelLimits {
  perPerson: Rate
  perChannel: Rate
  /** Questions that are worked on at a time, and that wait. */
  parallel: number
  waiting: number
  /** Hours that a button works. */
  buttonHours: number
  /** Minutes after which a conversation outside a thread begins anew. */
  conversationMinutes: number
  fileMegabytes: number
  /** Dropped files that are open at a time, and minutes after which each is removed. */
  drafts: number
  draftMinutes: number
}

export const USUAL_LIMITS: ChannelLimits = {
  perPerson: { count: 20, seconds: 60 },
  perChannel: { count: 60, seconds: 60 },
  parallel: 2,
  waiting: 100,
  buttonHours: 24,
  conversationMinutes: 30,
  fileMegabytes: 20,
  drafts: 8,
  draftMinutes: 120,
}

/** Time as the service sees it. */
export interface Clock {
  /** Milliseconds. */
  now(): number
  /** Does something later, without keeping the process alive for it. */
  after(ms: number, work: () => void): { cancel(): void }
}
