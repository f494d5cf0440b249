import { TieoutError } from '../core/errors.js'
import type { DocumentRecord } from '../library/types.js'
import type { Messages } from './messages.js'

/**
 * The documents meant by ids or paths as a person types them; null (all) when none are named.
 *
 * @throws TieoutError `not-found` naming the nearest ids.
 */
export function chooseDocuments(
  records: readonly DocumentRecord[],
  wanted: readonly string[],
  messages: Messages,
): string[] | null {
  if (wanted.length === 0) return null
  return wanted.map((name) => {
    const typed = name.normalize('NFC')
    const found = records.find(({ id, path }) => id.normalize('NFC') === typed || path.normalize('NFC') === typed)
    if (found !== undefined) return found.id
    const nearest = nearestIds(
      records.map(({ id }) => id),
      typed,
    )
    const hint = nearest.length === 0 ? messages.noDocuments : messages.nearestDocuments(nearest)
    throw new TieoutError('not-found', messages.unknownDocument(name), { hint })
  })
}

const SHOWN = 3

function nearestIds(ids: readonly string[], typed: string): string[] {
  const wanted = typed.toLowerCase()
  return ids
    .map((id) => ({ id, far: distanceTo(id.toLowerCase(), wanted) }))
    .sort((a, b) => a.far - b.far || (a.id < b.id ? -1 : 1))
    .slice(0, SHOWN)
    .map(({ id }) => id)
}

/** Part of an id counts as near: people type `weinan` for `weinan-2024-budget`. */
function distanceTo(id: string, typed: string): number {
  return typed !== '' && id.includes(typed) ? 0 : editDistance(id.slice(0, MAX_COMPARED), typed.slice(0, MAX_COMPARED))
}

const MAX_COMPARED = 120

function editDistance(a: string, b: string): number {
  let above = Array.from({ length: b.length + 1 }, (_, i) => i)
  for (let i = 1; i <= a.length; i++) {
    const current = [i]
    for (let j = 1; j <= b.length; j++) {
      const replaced = (above[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
      current.push(Math.min(replaced, (above[j] ?? 0) + 1, (current[j - 1] ?? 0) + 1))
    }
    above = current
  }
  return above[b.length] ?? 0
}
