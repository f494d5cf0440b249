/**
 * Resolves when the process is told to end (SIGTERM, or an interrupt in its terminal). Until then nothing else ends it;
 * a second signal ends it at once.
 */
export function untilSignal(): Promise<void> {
  process.removeAllListeners('SIGINT')
  return new Promise((resolve) => {
    const stop = (): void => {
      process.removeListener('SIGINT', stop)
      process.removeListener('SIGTERM', stop)
      resolve()
    }
    process.on('SIGINT', stop)
    process.on('SIGTERM', stop)
  })
}
