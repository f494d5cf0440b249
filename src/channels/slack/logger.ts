import { type Logger, LogLevel } from '@slack/bolt'

/** Anything that looks like a token of the platform. */
const TOKEN = /\bx(?:ox[a-z]|app)-[\w-]+/giu

/** Tells on one line what has no token in it, whoever said it. */
export const withoutTokens =
  (tell: (text: string) => void) =>
  (text: string): void =>
    tell(text.replace(TOKEN, '…').replace(/\s+/gu, ' ').slice(0, 300))

/** Tells warnings and errors of the SDK; what it says besides goes nowhere. */
export function createLogger(tell: (text: string) => void): Logger {
  const say = (...parts: unknown[]): void => {
    const [first] = parts
    const text = first instanceof Error ? first.message : String(first)
    tell(`slack: ${text}`)
  }
  return {
    debug: () => undefined,
    info: () => undefined,
    warn: say,
    error: say,
    setLevel: () => undefined,
    getLevel: () => LogLevel.WARN,
    setName: () => undefined,
  }
}
