import { TieoutError } from '../core/errors.js'
import type { OpenCorpus } from './context.js'
import type { Messages } from './messages.js'
import { nearestNames } from './nearest-names.js'

/**
 * The documents meant by ids or paths as a person types them; null (all) when none are named, or where files outside the
 * corpus were opened in its place.
 *
 * @throws TieoutError `not-found` naming the nearest ids.
 */
export function chooseDocuments(
  { library, given }: Pick<OpenCorpus, 'library' | 'given'>,
  wanted: readonly string[],
  messages: Messages,
): string[] | null {
  if (wanted.length === 0 || given === true) return null
  const records = library.documents()
  return wanted.map((name) => {
    const typed = name.normalize('NFC')
    const found = records.find(({ id, path }) => id.normalize('NFC') === typed || path.normalize('NFC') === typed)
    if (found !== undefined) return found.id
    const nearest = nearestNames(
      records.map(({ id }) => id),
      typed,
    ).slice(0, SHOWN)
    const hint = nearest.length === 0 ? messages.noDocuments : messages.nearestDocuments(nearest)
    throw new TieoutError('not-found', messages.unknownDocument(name), { hint })
  })
}

const SHOWN = 3
