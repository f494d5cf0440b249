import { ModelFailure } from './failure.js'

/** How long to wait between attempts. */
export interface Patience {
  attempts: number
  /** Milliseconds before the second attempt; doubled for each further one. */
  first: number
  /** Fraction of the wait that is added at random, 0 to 1. */
  jitter(): number
}

export const DEFAULT_PATIENCE: Patience = { attempts: 4, first: 500, jitter: Math.random }

const LONGEST_WAIT = 20_000
/** A server that wants to be left alone for longer than this gets no further attempt. */
const LONGEST_RETRY_AFTER = 30_000

/**
 * Asks again after 429, 5xx and broken connections, waiting longer each time, and at least as long as the server says
 * (Retry-After).
 *
 * @throws ModelFailure when it was of no use; the signal's reason when that ended it.
 */
export async function withRetries<T>(ask: () => Promise<T>, signal: AbortSignal, patience: Patience): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await ask()
    } catch (error) {
      signal.throwIfAborted()
      const failure = failureOf(error)
      if (!WORTH_RETRYING.has(failure.kind) || attempt >= patience.attempts) throw failure
      const asked = retryAfter(error, Date.now())
      if (asked > LONGEST_RETRY_AFTER) throw failure
      const wait = Math.min(patience.first * 2 ** (attempt - 1), LONGEST_WAIT)
      await pause(Math.max(asked, wait * (1 + patience.jitter())), signal)
    }
  }
}

const WORTH_RETRYING = new Set<ModelFailure['kind']>(['too-busy', 'server-error', 'unreachable'])

/** What went wrong, by status and name alone: texts of servers and SDKs may repeat keys and documents. */
function failureOf(error: unknown): ModelFailure {
  if (error instanceof ModelFailure) return error
  if (error instanceof Error && error.cause instanceof ModelFailure) return error.cause
  if (typeof error !== 'object' || error === null) return new ModelFailure('not-understood')
  const status = 'status' in error && typeof error.status === 'number' ? error.status : null
  if (status === 402 || ('code' in error && error.code === 'insufficient_quota')) return new ModelFailure('no-credit')
  if (status === 401 || status === 403) return new ModelFailure('refused-key')
  if (status === 429) return new ModelFailure('too-busy')
  if (status === 408) return new ModelFailure('too-slow')
  if (status !== null && status >= 500) return new ModelFailure('server-error')
  if (status !== null) return new ModelFailure('bad-request')
  const name = error instanceof Error ? error.name + error.constructor.name : ''
  if (/Timeout/.test(name)) return new ModelFailure('too-slow')
  if (
    /Connection|FetchError/.test(name) ||
    (error instanceof Error && /Connection error|fetch failed|terminated/.test(error.message))
  )
    return new ModelFailure('unreachable')
  return new ModelFailure('not-understood')
}

/** Milliseconds that the reply to a failed request wants to be waited for: seconds or a date; 0 where it says nothing. */
export function retryAfter(error: unknown, now: number): number {
  if (typeof error !== 'object' || error === null || !('headers' in error)) return 0
  const { headers } = error
  const said = headers instanceof Headers ? headers.get('retry-after') : null
  if (said === null) return 0
  const wait = /^\d{1,6}(?:\.\d{1,3})?$/.test(said)
    ? Number(said) * 1000
    : /^[A-Z][a-z]{2}, /.test(said)
      ? Date.parse(said) - now
      : 0
  return Number.isFinite(wait) ? Math.max(0, wait) : 0
}

function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = (): void => {
      clearTimeout(timer)
      reject(signal.reason)
    }
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', stop)
      resolve()
    }, milliseconds)
    signal.addEventListener('abort', stop, { once: true })
    if (signal.aborted) stop()
  })
}
