import type { Progress } from '../cli/progress.js'
import { TieoutError } from '../core/errors.js'
import type { CorpusListing } from '../documents/corpus-folder.js'
import { type IngestReport, ingest } from '../library/ingest.js'
import { createLocalEmbedder } from '../search/embedder.js'
import { loadHnswlib } from '../search/load-hnswlib.js'
import { createPassageIndexer } from '../search/passage-indexer.js'
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
}

/** Brings an index up to its corpus. The readers are loaded here: a question over an index that is current needs none. */
export async function takeIn(options: TakeInOptions): Promise<IngestReport | null> {
  try {
    return await run(options)
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

async function run({ listing, places, progress, rebuild, stampsOnly }: TakeInOptions): Promise<IngestReport> {
  const { parseDocument } = await import('./parse-document.js')
  const embedder = createLocalEmbedder()
  const writer = await openWriter(places.indexFolder, { rebuild, ...(stampsOnly ? { waitMs: 0 } : {}) })
  try {
    return interruptible(() =>
      ingest({
        listing,
        writer,
        parse: (path, bytes) => parseDocument(path, bytes, places.vocabulary.vocabulary),
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
