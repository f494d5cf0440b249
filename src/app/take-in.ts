import type { Progress } from '../cli/progress.js'
import { TieoutError } from '../core/errors.js'
import type { CorpusListing } from '../documents/corpus-folder.js'
import { type IngestReport, ingest } from '../library/ingest.js'
import type { Embedder } from '../search/embedder.js'
import { loadHnswlib } from '../search/load-hnswlib.js'
import { createPassageIndexer } from '../search/passage-indexer.js'
import { MissingVectors, type RemoteEmbedder } from '../search/remote-embedder.js'
import { createVectorFileKeeper } from '../search/vector-file.js'
import { openWriter } from '../store/open-writer.js'
import { interruptible } from './cancellation.js'
import type { CorpusPlaces } from './locate-corpus.js'

interface TakeInOptions {
  listing: CorpusListing
  places: CorpusPlaces
  progress: Progress
  rebuild: boolean
  /** No answer would change, only the next comparison would be quicker: not worth waiting or failing for. */
  stampsOnly: boolean
  embedder: Embedder
  /** The embedder where its vectors have to be fetched first, and the documents that the index holds already. */
  remote: { embedder: RemoteEmbedder; held: ReadonlyMap<string, string | null> } | null
}

/** A file may change between the two looks at it. */
const MOST_LOOKS = 3

/** Brings an index up to its corpus. The readers are loaded here: a question over an index that is current needs none. */
export async function takeIn(options: TakeInOptions): Promise<IngestReport | null> {
  try {
    for (let look = 1; ; look++) {
      if (options.remote !== null) await fetchAhead(options, options.remote)
      try {
        return await run(options)
      } catch (error) {
        if (!(error instanceof MissingVectors) || look === MOST_LOOKS) throw error
      }
    }
  } catch (error) {
    if (
      options.stampsOnly &&
      error instanceof TieoutError &&
      (error.code === 'read-only' || error.code === 'index-busy')
    )
      return null
    throw error
  }
}

async function fetchAhead(
  { listing, places, progress }: TakeInOptions,
  { embedder, held }: NonNullable<TakeInOptions['remote']>,
): Promise<void> {
  const { parseDocument } = await import('./parse-document.js')
  const { embedAhead } = await import('./embed-ahead.js')
  const { recognition } = places
  const { vocabulary } = places.vocabulary
  try {
    await embedAhead({
      listing,
      held,
      remote: embedder,
      parse: (path, bytes) => parseDocument(path, bytes, vocabulary, undefined, recognition),
      progress,
    })
  } finally {
    progress.end()
  }
}

async function run({ listing, places, progress, rebuild, stampsOnly, embedder }: TakeInOptions): Promise<IngestReport> {
  const { parseDocument } = await import('./parse-document.js')
  const { archiveMembers } = await import('../documents/archive/archive-members.js')
  const writer = await openWriter(places.indexFolder, { rebuild, ...(stampsOnly ? { waitMs: 0 } : {}) })
  try {
    return await interruptible(() =>
      ingest({
        listing,
        writer,
        parse: (path, bytes, id) => parseDocument(path, bytes, places.vocabulary.vocabulary, id, places.recognition),
        expand: archiveMembers,
        indexer: createPassageIndexer(embedder),
        derivation: places.wanted.derivation,
        vectorFiles: createVectorFileKeeper({
          folder: places.indexFolder,
          dimension: embedder.dimension,
          hnswlib: loadHnswlib(),
        }),
        onProgress: (done, total, path) => {
          if (!stampsOnly) progress.step(done, total, path)
        },
      }),
    )
  } finally {
    progress.end()
  }
}
