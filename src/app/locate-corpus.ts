import { createHash } from 'node:crypto'
import { existsSync, realpathSync } from 'node:fs'
import { resolve } from 'node:path'
import { TieoutError } from '../core/errors.js'
import { type CorpusListing, listCorpus } from '../documents/corpus-folder.js'
import { programStamp } from '../documents/recognition/program-stamp.js'
import type { RecognitionSettings } from '../documents/recognition/types.js'
import { SUPPORTED_EXTENSIONS } from '../documents/taken-extensions.js'
import { PASSAGES_VERSION } from '../library/ingest.js'
import type { IndexDescription, StoreReader } from '../library/ports.js'
import { compareWithIndex, type StalenessState } from '../library/staleness.js'
import { createLocalEmbedder } from '../search/embedder.js'
import { indexFolderFor } from '../store/index-folder.js'
import type { Config } from './config.js'
import { type LoadedVocabulary, loadVocabulary } from './load-vocabulary.js'
import { BUNDLED_CORPUS, PACKAGE_ROOT, readersVersion } from './package-files.js'

/** The places and data that belong to one corpus. */
export interface CorpusPlaces {
  folder: string
  indexFolder: string
  vocabulary: LoadedVocabulary
  /** How pictures of text are read, or null. */
  recognition: RecognitionSettings | null
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
  const own = digest(vocabulary.ownContent)
  const { name, dimension } = createLocalEmbedder()
  const { recognition } = config
  const reading = recognition === null ? '' : `/ocr:${digest(programStamp(recognition))}`
  const derivation = `${readersVersion()}/${PASSAGES_VERSION}/${own}${reading}`
  return { folder: path, indexFolder, vocabulary, recognition, wanted: { derivation, embedder: name, dimension } }
}

const digest = (content: string): string => createHash('sha256').update(content).digest('hex').slice(0, 12)

/** Real path of the corpus folder, or null when there is none: drafts can be checked without. */
export function corpusRoot(folder: string | null, config: Config): string | null {
  try {
    return realpathSync(resolve(folder ?? config.corpus ?? BUNDLED_CORPUS))
  } catch {
    return null
  }
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
