/** How much of conversations is kept. */
export const SESSION_LIMITS = {
  /** Conversations at a time; the one that was silent longest goes first. */
  sessions: 500,
  /** Turns of one conversation; the oldest goes first. */
  turns: 12,
  /** Characters of a turn; a longer one is not kept. */
  turnLength: 16_000,
} as const
