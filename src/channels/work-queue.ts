import { setImmediate as breathe } from 'node:timers/promises'

interface Job {
  /** Jobs of one conversation run in the order they came. */
  key: string
  run(): Promise<void>
}

/**
 * Runs so many jobs at a time, the others wait in order. Between two jobs the process hears its sockets: answering offline is
 * synchronous work, and a platform that is not heard from gives up.
 */
export function createWorkQueue(parallel: number) {
  const queue: Job[] = []
  const running = new Set<string>()

  const next = (): void => {
    if (running.size >= parallel) return
    const at = queue.findIndex(({ key }) => !running.has(key))
    const [job] = at < 0 ? [] : queue.splice(at, 1)
    if (job === undefined) return
    running.add(job.key)
    void breathe()
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
