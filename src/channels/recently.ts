/** Remembers the newest `most` ids. */
export function createRecently(most: number) {
  const ids = new Set<string>()
  return {
    /** True the first time an id is told. */
    isNew(id: string): boolean {
      if (ids.has(id)) return false
      ids.add(id)
      const [oldest] = ids
      if (ids.size > most && oldest !== undefined) ids.delete(oldest)
      return true
    },
  }
}
