import type { CorpusRequest, OpenCorpus } from '../cli/context.js'
import type { Progress } from '../cli/progress.js'
import { TieoutError } from '../core/errors.js'
import type { Vocabulary } from '../facts/vocabulary/types.js'
import { composeLibrary } from '../library/compose-library.js'
import { requireSameEmbedder, sameDescription } from '../library/index-description.js'
import type { IngestReport } from '../library/ingest.js'
import type { IndexDescription, StoreReader } from '../library/ports.js'
import { restrictLibrary } from '../library/restrict-library.js'
import type { Library } from '../library/types.js'
import { createLocalEmbedder } from '../search/embedder.js'
import { createPassageSearch } from '../search/passage-search.js'
import type { RemoteEmbedder } from '../search/remote-embedder.js'
import { openReader } from '../store/open-reader.js'
import { openSessions } from '../store/session-database.js'
import { openSummaries } from '../store/summary-file.js'
import type { TextReader } from '../tools/tie-text.js'
import type { ModelConfig } from './config.js'
import { type CorpusPlaces, listDocuments, stalenessOf } from './locate-corpus.js'
import type { OpenEmbedder } from './open-embedder.js'
import { takeIn } from './take-in.js'

/**
 * Opens a corpus for one command, taking changed files in first unless that was declined. Where an embeddings server is
 * configured and fails, the documents are taken into an index without it beside the other one, and searched by words.
 */
export async function openCorpus(
  request: CorpusRequest,
  places: CorpusPlaces,
  progress: Progress,
  model: ModelConfig,
): Promise<OpenCorpus> {
  if (model.embeddings.name === null) return openWith(request, places, progress, model, null)
  const { openEmbedder } = await import('./open-embedder.js')
  const { failureNotice, ModelFailure } = await import('./embedding-failure.js')
  let opened: OpenEmbedder | null = null
  try {
    opened = await openEmbedder(places, model)
    const wanted = { ...places.wanted, ...(opened === null ? {} : describe(opened.remote)) }
    return await openWith(request, { ...places, wanted }, progress, model, opened)
  } catch (error) {
    opened?.close()
    if (!(error instanceof ModelFailure)) throw error
    const notice = failureNotice(error.kind, model)
    if (request.embeddings === 'required')
      throw new TieoutError('configuration', `${notice.message.zh} ${notice.message.en}`, {
        hint: '已取得的向量已保存，再运行一次即可继续。 What was fetched is kept: run it again to go on.',
      })
    const beside = { ...places, indexFolder: `${places.indexFolder}-words`, wanted: places.wanted }
    const corpus = await openWith({ ...request, ingest: 'when-changed' }, beside, progress, model, null)
    return {
      ...corpus,
      notices: [notice, ...corpus.notices],
      // What is kept beside the index stays where it is.
      openSessions: (tell) => openSessions(places.indexFolder, tell),
      summaries: () => openSummaries(places.indexFolder),
    }
  }
}

function describe({ name, dimension }: RemoteEmbedder): { embedder: string; dimension: number } {
  return { embedder: name, dimension }
}

async function openWith(
  request: CorpusRequest,
  places: CorpusPlaces,
  progress: Progress,
  model: ModelConfig,
  opened: OpenEmbedder | null,
): Promise<OpenCorpus> {
  const { folder, indexFolder, wanted } = places
  const listing = listDocuments(folder)
  let reader = request.ingest === 'rebuild' ? null : openReader(indexFolder)
  const state = stalenessOf(reader, listing, wanted)
  let report: IngestReport | null = null
  if (request.ingest === 'never') {
    if (reader === null) throw noIndex(indexFolder)
  } else if (state !== 'current') {
    if (reader !== null) requireSameEmbedder(reader.description(), wanted)
    const remote = opened === null ? null : { embedder: opened.remote, held: heldHashes(reader, wanted) }
    reader?.close()
    report = await takeIn({
      listing,
      places,
      progress,
      rebuild: request.ingest === 'rebuild',
      stampsOnly: state === 'unsettled',
      embedder: opened?.remote ?? createLocalEmbedder(),
      remote,
    })
    reader = openReader(indexFolder)
  }
  if (reader === null) throw noIndex(indexFolder)
  const stale = request.ingest === 'never' && state === 'changed'
  return describeOpen(reader, places, { report, stale, model, opened })
}

/** Files whose passages the index holds with the vectors that are wanted. */
function heldHashes(reader: StoreReader | null, wanted: IndexDescription): Map<string, string | null> {
  if (reader === null || !sameDescription(reader.description(), wanted)) return new Map()
  return new Map(reader.files().map(({ path, hash }) => [path, hash]))
}

interface Opening {
  report: IngestReport | null
  stale: boolean
  model: ModelConfig
  opened: OpenEmbedder | null
}

function describeOpen(
  reader: StoreReader,
  { folder, indexFolder, vocabulary: { vocabulary, warnings } }: CorpusPlaces,
  { report, stale, model, opened }: Opening,
): OpenCorpus {
  const search = createPassageSearch(reader, {
    folder: indexFolder,
    embedder: opened?.remote ?? createLocalEmbedder(),
    questionWords: vocabulary.questionWords,
  })
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
    async assistant({ engine, kept, trace = null, onProgress, onSpent, model: named }) {
      const { createAssistant } = await import('../answers/assistant.js')
      const offline = createAssistant({
        library,
        vocabulary,
        ...(kept === undefined ? {} : { sessions: kept.sessions, onDamagedSession: kept.onDamage }),
      })
      const waiting = opened === null ? null : (await import('./embedding-failure.js')).awaitVectors(offline, opened)
      if (engine === 'offline') return waiting ?? offline
      const { openModelAssistant } = await import('./open-model.js')
      return openModelAssistant({
        offline: waiting ?? offline,
        library,
        vocabulary,
        folder,
        config: named === undefined ? model : { ...model, name: named },
        trace,
        ...(onSpent === undefined ? {} : { onAnswered: onSpent }),
        ...(kept === undefined ? {} : { turnsOf: (session) => kept.sessions.turns(session) }),
        ...(onProgress === undefined ? {} : { onProgress }),
        settle: settleWith(opened),
      })
    },
    async replay(trace) {
      const { replayTrace } = await import('../answers/agent/replay.js')
      const { packagePrompts } = await import('./package-prompts.js')
      return replayTrace(trace, { library, vocabulary, prompts: packagePrompts(), recall: recallOf(opened) })
    },
    async textTier() {
      const { createAssistant } = await import('../answers/assistant.js')
      const { createTextTier } = await import('../answers/tie/tie-text.js')
      return createTextTier({ library, vocabulary, assistant: createAssistant({ library, vocabulary }) })
    },
    async toolbox(options) {
      const { openToolbox } = await import('../tools/toolbox.js')
      return openToolbox(library, vocabulary, {
        ...options,
        settle: settleWith(opened),
        readText: await textReader(library, vocabulary, options.documents),
      })
    },
    async pictures() {
      const { openPictures } = await import('./open-pictures.js')
      return openPictures(library)
    },
    openSessions: (tell) => openSessions(indexFolder, tell),
    summaries: () => openSummaries(indexFolder),
    close() {
      library.close()
      opened?.close()
    },
  }
}

const settleWith = (opened: OpenEmbedder | null) => {
  return async <T>(work: () => T): Promise<T> => (opened === null ? work() : (await opened.remote.settle(work)).value)
}

const recallOf = (opened: OpenEmbedder | null) => {
  return <T>(work: () => T): T => (opened === null ? work() : opened.remote.recall(work))
}

/** Reads texts over these documents, an assistant of its own asked for each number. */
async function textReader(
  library: Library,
  vocabulary: Vocabulary,
  documents: readonly string[] | null,
): Promise<TextReader> {
  const { createAssistant } = await import('../answers/assistant.js')
  const { createTextTier } = await import('../answers/tie/tie-text.js')
  const allowed = documents === null ? library : restrictLibrary(library, documents)
  const assistant = createAssistant({ library: allowed, vocabulary })
  const tier = createTextTier({ library: allowed, vocabulary, assistant })
  return (text) => tier.tie(text, { documents: null, defaultOrganization: null, stale: false })
}

function noIndex(folder: string): TieoutError {
  return new TieoutError('stale', `索引 ${folder} 还没有建立。 There is no index at ${folder} yet.`, {
    hint: '运行 tieout ingest，或去掉 --no-ingest。 Run tieout ingest, or leave --no-ingest out.',
  })
}
