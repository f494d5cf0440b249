import type { Progress } from '../cli/progress.js'
import { TieoutError } from '../core/errors.js'
import { archiveMembers } from '../documents/archive/archive-members.js'
import type { CorpusListing } from '../documents/corpus-folder.js'
import { hashBytes } from '../library/hash-bytes.js'
import type { ParsedDocument } from '../library/types.js'
import { indexTextOf } from '../search/index-text.js'
import type { RemoteEmbedder } from '../search/remote-embedder.js'

/**
 * Fetches the vectors of all passages that an ingest will want. What is fetched is kept at once, so that an interrupted run
 * goes on where it was.
 *
 * @param held hashes of the documents whose passages need nothing, by path.
 */
export async function embedAhead(work: {
  listing: CorpusListing
  held: ReadonlyMap<string, string | null>
  remote: RemoteEmbedder
  parse(path: string, bytes: Uint8Array): ParsedDocument | Promise<ParsedDocument>
  progress: Progress
}): Promise<void> {
  const { listing, held, remote, parse, progress } = work
  for (const [at, entry] of listing.entries.entries()) {
    const texts = await textsOf(entry, held, parse)
    if (remote.lacking(texts).length === 0) continue
    const show = (): void => progress.step(at + 1, listing.entries.length, `${entry.path} → ${remote.name}`)
    await remote.provide(texts, show)
  }
}

/** What cannot be read is told by the ingest that follows. */
async function textsOf(
  entry: CorpusListing['entries'][number],
  held: ReadonlyMap<string, string | null>,
  parse: (path: string, bytes: Uint8Array) => ParsedDocument | Promise<ParsedDocument>,
): Promise<string[]> {
  try {
    const { bytes } = entry.read()
    if (held.get(entry.path) === hashBytes(bytes)) return []
    const archive = await archiveMembers(entry.path, bytes)
    if (archive === null) return (await parse(entry.path, bytes)).passages.map(indexTextOf)
    const texts: string[] = []
    for (const { path, read } of archive.members)
      try {
        texts.push(...(await parse(path, await read())).passages.map(indexTextOf))
      } catch (error) {
        if (!(error instanceof TieoutError)) throw error
      }
    return texts
  } catch (error) {
    if (error instanceof TieoutError && error.code === 'missing-package') throw error
    return []
  }
}
