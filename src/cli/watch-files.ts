import { statSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'

const INTERVAL_MS = 250

/**
 * Calls `first`, and then `work` for each of these files that was saved since `first` began, one at a time and never twice for one state. A save is a size or
 * time that changed and then stood still for an interval; a file that is gone for a moment, as editors replace it, is
 * waited for. Looks at the files themselves, because notices of the system differ between machines. Never returns: the
 * person ends it with Ctrl-C.
 */
export async function watchFiles(
  paths: readonly string[],
  first: () => Promise<void>,
  work: (path: string) => Promise<void>,
): Promise<never> {
  const done = new Map(paths.map((path) => [path, stateOf(path)]))
  await first()
  let before = new Map(done)
  for (;;) {
    await pause(INTERVAL_MS)
    const now = new Map(paths.map((path) => [path, stateOf(path)]))
    for (const [path, state] of now) {
      if (state === null || state === done.get(path) || state !== before.get(path)) continue
      done.set(path, state)
      await work(path)
    }
    before = now
  }
}

function stateOf(path: string): string | null {
  const stats = statSync(path, { bigint: true, throwIfNoEntry: false })
  return stats === undefined ? null : `${stats.ino} ${stats.size} ${stats.mtimeNs}`
}
