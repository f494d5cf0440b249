import type { CorpusRequest, OpenCorpus } from '../cli/context.js'
import type { Progress } from '../cli/progress.js'
import { TieoutError } from '../core/errors.js'
import type { Vocabulary } from '../facts/vocabulary/types.js'
import { composeLibrary } from '../library/compose-library.js'
import type { IngestReport } from '../library/ingest.js'
import type { StoreReader } from '../library/ports.js'
import { restrictLibrary } from '../library/restrict-library.js'
import type { Library } from '../library/types.js'
import { createLocalEmbedder } from '../search/embedder.js'
import { createPassageSearch } from '../search/passage-search.js'
import { openReader } from '../store/open-reader.js'
import { openSessions } from '../store/session-database.js'
import { openSummaries } from '../store/summary-file.js'
import type { TextReader } from '../tools/tie-text.js'
import type { ModelConfig } from './config.js'
import type { LoadedVocabulary } from './load-vocabulary.js'
import { type CorpusPlaces, listDocuments, stalenessOf } from './locate-corpus.js'
import { takeIn } from './take-in.js'

/** Opens a corpus for one command, taking changed files in first unless that was declined. */
export async function openCorpus(
  request: CorpusRequest,
  places: CorpusPlaces,
  progress: Progress,
  model: ModelConfig,
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
  const stale = request.ingest === 'never' && state === 'changed'
  return describeOpen(reader, places, report, stale, vocabulary, model)
}

function describeOpen(
  reader: StoreReader,
  { folder, indexFolder }: CorpusPlaces,
  report: IngestReport | null,
  stale: boolean,
  { vocabulary, warnings }: LoadedVocabulary,
  model: ModelConfig,
): OpenCorpus {
  const search = createPassageSearch(reader, {
    folder: indexFolder,
    embedder: createLocalEmbedder(),
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
    async assistant({ engine, kept, trace = null, onProgress }) {
      const { createAssistant } = await import('../answers/assistant.js')
      const offline = createAssistant({
        library,
        vocabulary,
        ...(kept === undefined ? {} : { sessions: kept.sessions, onDamagedSession: kept.onDamage }),
      })
      if (engine === 'offline') return offline
      const { openModelAssistant } = await import('./open-model.js')
      return openModelAssistant({
        offline,
        library,
        vocabulary,
        folder,
        config: model,
        trace,
        ...(kept === undefined ? {} : { turnsOf: (session) => kept.sessions.turns(session) }),
        ...(onProgress === undefined ? {} : { onProgress }),
      })
    },
    async replay(trace) {
      const { replayTrace } = await import('../answers/agent/replay.js')
      const { packagePrompts } = await import('./package-prompts.js')
      return replayTrace(trace, { library, vocabulary, prompts: packagePrompts() })
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
        readText: await textReader(library, vocabulary, options.documents),
      })
    },
    async pictures() {
      const { openPictures } = await import('./open-pictures.js')
      return openPictures(library)
    },
    openSessions: (tell) => openSessions(indexFolder, tell),
    summaries: () => openSummaries(indexFolder),
    close: () => library.close(),
  }
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
