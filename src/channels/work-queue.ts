import { setImmediate as breathe, setTimeout as pause } from 'node:timers/promises'

interface Job {
  /** Jobs of one conversation run in the order they came. */
  key: string
  run(): Promise<void>
}

/** Answers wait so long at most for first replies that are on their way. */
const MOST_PATIENCE_MS = 1_000
const LOOK_AGAIN_MS = 5

/**
 * Runs so many jobs at a time, the others wait in order. Between two jobs the process hears its sockets: answering offline is
 * synchronous work, and a platform that is not heard from gives up. First replies go before answers: a job starts when
 * none is on its way.
 *
 * @param isGreeting whether a first reply is on its way.
 */
export function createWorkQueue(parallel: number, isGreeting: () => boolean) {
  const queue: Job[] = []
  const running = new Set<string>()

  const quiet = async (): Promise<void> => {
    await breathe()
    for (let waited = 0; isGreeting() && waited < MOST_PATIENCE_MS; waited += LOOK_AGAIN_MS) await pause(LOOK_AGAIN_MS)
  }
  const next = (): void => {
    if (running.size >= parallel) return
    const at = queue.findIndex(({ key }) => !running.has(key))
    const [job] = at < 0 ? [] : queue.splice(at, 1)
    if (job === undefined) return
    running.add(job.key)
    void quiet()
      .then(() => job.run())
      .finally(() => {
        running.delete(job.key)
        next()
      })
    next()
  }

  return {
    /** Settles as the job does. */
    add<T>(key: string, work: () => Promise<T>): Promise<T> {
      return new Promise((resolve, reject) => {
        queue.push({ key, run: () => work().then(resolve, reject) })
        next()
      })
    },
  }
}
