import { type Logger, pino } from 'pino'

/** What a log is made with. */
export interface LogSettings {
  level: 'debug' | 'info' | 'warn' | 'error'
  /** Tokens and keys: struck out wherever they would appear, even in the words of an SDK. */
  secrets: readonly (string | null)[]
}

export type Log = Logger

/** Shorter values are no secrets, and would strike out words. */
const SHORTEST_SECRET = 8

/** Writes one line of JSON an event. @param write takes lines with their line end; standard error in the program. */
export function createLog({ level, secrets }: LogSettings, write: (line: string) => void): Log {
  const known = secrets.filter((secret) => secret !== null && secret.length >= SHORTEST_SECRET) as string[]
  const struckOut = (line: string): string =>
    known.reduce((text, secret) => text.replaceAll(JSON.stringify(secret).slice(1, -1), '[secret]'), line)
  const options = { level, base: null, timestamp: () => `,"time":"${new Date().toISOString()}"` }
  return pino(
    { ...options, formatters: { level: (label) => ({ level: label }) } },
    { write: (line) => write(struckOut(line)) },
  )
}
