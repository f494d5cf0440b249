import type { SessionKeeper } from './ports.js'
import { SESSION_LIMITS } from './session-limits.js'

/** Conversations of one process: they end with it. */
export function createMemorySessions(): SessionKeeper {
  const sessions = new Map<string, string[]>()
  return {
    turns: (name) => sessions.get(name) ?? [],
    append(name, turn) {
      if (turn.length > SESSION_LIMITS.turnLength) return
      const kept = [...(sessions.get(name) ?? []), turn].slice(-SESSION_LIMITS.turns)
      sessions.delete(name)
      sessions.set(name, kept)
      const [oldest] = sessions.keys()
      if (sessions.size > SESSION_LIMITS.sessions && oldest !== undefined) sessions.delete(oldest)
    },
    forget: (name) => sessions.delete(name),
    close: () => undefined,
  }
}
