/** A part of a list, which says when it is not all. */
export interface Page<T> {
  shown: T[]
  /** Null when everything is shown. */
  cut: { shown: number; total: number; next: number | null } | null
}

/** `limit` entries from `offset` on; `next` is the offset that goes on, null at the end. */
export function pageOf<T>(list: readonly T[], offset: number, limit: number): Page<T> {
  const shown = list.slice(offset, offset + limit)
  const next = offset + shown.length < list.length ? offset + shown.length : null
  const isAll = shown.length === list.length
  return { shown, cut: isAll ? null : { shown: shown.length, total: list.length, next } }
}
