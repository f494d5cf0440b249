import { type Logger, LogLevel } from '@slack/bolt'

/** Anything that looks like a token of the platform. */
const TOKEN = /\bx(?:ox[a-z]|app)-[\w-]+/giu

/** Tells warnings and errors of the SDK on one line each, without tokens; what it says besides goes nowhere. */
export function createLogger(tell: (text: string) => void): Logger {
  const say = (...parts: unknown[]): void => {
    const [first] = parts
    const text = first instanceof Error ? first.message : String(first)
    tell(`slack: ${text.replace(TOKEN, '…').replace(/\s+/gu, ' ').slice(0, 300)}`)
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
