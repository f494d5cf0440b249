/** So many in so long. */
export interface Rate {
  count: number
  seconds: number
}

/** Keys that are remembered at most; who was silent longest is forgotten first. */
const MOST_KEYS = 10_000

/** Counts what each key did lately. Refused attempts are not counted, so that waiting helps. */
export function createRateLimit({ count, seconds }: Rate, now: () => number) {
  const times = new Map<string, number[]>()
  const recent = (key: string): number[] => (times.get(key) ?? []).filter((time) => time > now() - seconds * 1000)
  return {
    /** Whole seconds until the key may act again; 0 when it may now. */
    wait(key: string): number {
      const own = recent(key)
      const [oldest] = own
      return own.length < count || oldest === undefined ? 0 : Math.ceil((oldest + seconds * 1000 - now()) / 1000)
    },
    take(key: string): void {
      const own = [...recent(key), now()]
      times.delete(key)
      times.set(key, own)
      const [first] = times.keys()
      if (times.size > MOST_KEYS && first !== undefined) times.delete(first)
    },
  }
}
