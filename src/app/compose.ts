import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import type { CorpusRequest, OpenCorpus } from '../cli/context.js'
import type { Progress } from '../cli/progress.js'
import { TieoutError } from '../core/errors.js'
import { type CorpusListing, listCorpus } from '../documents/corpus-folder.js'
import { SUPPORTED_EXTENSIONS } from '../documents/readers/registry.js'
import { composeLibrary } from '../library/compose-library.js'
import type { IngestReport } from '../library/ingest.js'
import { PASSAGES_VERSION } from '../library/ingest.js'
import type { IndexDescription, StoreReader } from '../library/ports.js'
import { compareWithIndex, type StalenessState } from '../library/staleness.js'
import { createLocalEmbedder } from '../search/embedder.js'
import { createPassageSearch } from '../search/passage-search.js'
import { indexFolderFor } from '../store/index-folder.js'
import { openReader } from '../store/open-reader.js'
import type { Config } from './config.js'
import { type LoadedVocabulary, loadVocabulary } from './load-vocabulary.js'
import { BUNDLED_CORPUS, PACKAGE_ROOT, readersVersion } from './package-files.js'
import { takeIn } from './take-in.js'

/** The places and data that belong to one corpus. */
export interface CorpusPlaces {
  folder: string
  indexFolder: string
  vocabulary: LoadedVocabulary
  /** What an index of this program and vocabulary has to be. */
  wanted: IndexDescription
}

/** Finds a corpus and the place of its index. @throws TieoutError `configuration` or `not-found` when there is no such folder. */
export function locateCorpus(folder: string | null, config: Config): CorpusPlaces {
  const path = resolve(folder ?? config.corpus ?? BUNDLED_CORPUS)
  if (folder === null && !existsSync(path)) {
    throw new TieoutError('configuration', `资料夹 ${path} 不存在。 The corpus folder ${path} does not exist.`, {
      hint: '检查 TIEOUT_CORPUS，或用 --corpus 指定。 Check TIEOUT_CORPUS, or name a folder with --corpus.',
    })
  }
  const indexFolder = indexFolderFor(path, {
    configured: config.index ?? undefined,
    packageRoot: PACKAGE_ROOT,
    userData: config.userData,
  })
  const vocabulary = loadVocabulary(config.vocabulary)
  const own = createHash('sha256').update(vocabulary.ownContent).digest('hex').slice(0, 12)
  const { name, dimension } = createLocalEmbedder()
  const wanted = { derivation: `${readersVersion()}/${PASSAGES_VERSION}/${own}`, embedder: name, dimension }
  return { folder: path, indexFolder, vocabulary, wanted }
}

export function listDocuments(folder: string): CorpusListing {
  return listCorpus(folder, { extensions: SUPPORTED_EXTENSIONS.map((extension) => `.${extension}`) })
}

/** How an opened index stands to its corpus; a missing one counts as changed. */
export function stalenessOf(
  reader: StoreReader | null,
  listing: CorpusListing,
  wanted: IndexDescription,
): StalenessState {
  return reader === null ? 'changed' : compareWithIndex(listing, reader.files(), reader.description(), wanted).state
}

/** Opens a corpus for one command, taking changed files in first unless that was declined. */
export async function openCorpus(
  request: CorpusRequest,
  places: CorpusPlaces,
  progress: Progress,
): Promise<OpenCorpus> {
  const { folder, indexFolder, vocabulary, wanted } = places
  const listing = listDocuments(folder)
  let reader = request.ingest === 'rebuild' ? null : openReader(indexFolder)
  const state = stalenessOf(reader, listing, wanted)
  let report: IngestReport | null = null
  if (request.ingest === 'never') {
    if (reader === null) throw noIndex(indexFolder)
  } else if (state !== 'current') {
    reader?.close()
    report = await takeIn({
      listing,
      places,
      progress,
      rebuild: request.ingest === 'rebuild',
      stampsOnly: state === 'unsettled',
    })
    reader = openReader(indexFolder)
  }
  if (reader === null) throw noIndex(indexFolder)
  return describeOpen(reader, places, report, request.ingest === 'never' && state === 'changed', vocabulary)
}

function describeOpen(
  reader: StoreReader,
  { folder, indexFolder }: CorpusPlaces,
  report: IngestReport | null,
  stale: boolean,
  { vocabulary, warnings }: LoadedVocabulary,
): OpenCorpus {
  const search = createPassageSearch(reader, { folder: indexFolder, embedder: createLocalEmbedder() })
  const library = composeLibrary(reader, search)
  const remembered = reader.files().flatMap(({ problem }) => (problem === null ? [] : [problem]))
  return {
    folder,
    indexFolder,
    library,
    stale,
    problems: remembered.filter(({ code }) => code !== 'duplicate'),
    notices: [
      ...warnings,
      ...remembered.filter(({ code }) => code === 'duplicate'),
      ...(report?.changed === true ? search.notices() : []),
    ],
    changes: {
      added: report?.added.length ?? 0,
      changed: report?.updated.length ?? 0,
      removed: report?.removed.length ?? 0,
      generation: reader.generation,
    },
    async assistant() {
      const { createAssistant } = await import('../answers/assistant.js')
      return createAssistant({ library, vocabulary })
    },
    close: () => library.close(),
  }
}

function noIndex(folder: string): TieoutError {
  return new TieoutError('stale', `索引 ${folder} 还没有建立。 There is no index at ${folder} yet.`, {
    hint: '运行 tieout ingest，或去掉 --no-ingest。 Run tieout ingest, or leave --no-ingest out.',
  })
}
