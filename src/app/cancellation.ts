/** Ends the process with this status when it is interrupted (Ctrl-C) while it waits for something. */
export function endOnInterrupt(status: number, message: () => string): void {
  process.on('SIGINT', () => {
    process.stderr.write(`\n${message()}\n`)
    process.exit(status)
  })
}

/**
 * Runs long work that is mostly synchronous. A handler could only be called in its pauses, so there is none meanwhile: an
 * interrupt then ends the process at once, and the index stays at its last generation.
 */
export async function interruptible<T>(work: () => Promise<T>): Promise<T> {
  const handlers = process.listeners('SIGINT')
  process.removeAllListeners('SIGINT')
  try {
    return await work()
  } finally {
    for (const handler of handlers) process.on('SIGINT', handler)
  }
}
