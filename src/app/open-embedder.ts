import type { FetchVectors } from '../answers/agent/open-embeddings.js'
import { hostOf } from '../answers/agent/settings.js'
import { createRemoteEmbedder, type RemoteEmbedder } from '../search/remote-embedder.js'
import { openEmbeddingFile } from '../store/embedding-file.js'
import type { ModelConfig } from './config.js'
import { settingsOfEmbeddings } from './model-settings.js'
import { isMarkedPrivate } from './private-mark.js'
import { withoutReporting } from './without-reporting.js'

export interface OpenEmbedder {
  remote: RemoteEmbedder
  host: string
  close(): void
}

/** Name of the configured embedder of a corpus, as an index records it; null where vectors are made on this machine. */
export function remoteEmbedderName(folder: string, config: ModelConfig): string | null {
  const settings = settingsOfEmbeddings(config)
  if (settings === null || (isMarkedPrivate(folder) && !config.sendPrivate)) return null
  return `${settings.model}@${hostOf(settings)}`
}

/**
 * Opens the configured embedder, or gives null where vectors are made on this machine: none is configured, or the corpus is
 * private. The server is asked only where its dimension is not known yet.
 *
 * @throws ModelFailure when the server cannot be asked.
 */
export async function openEmbedder(
  places: { folder: string; indexFolder: string },
  config: ModelConfig,
): Promise<OpenEmbedder | null> {
  const settings = settingsOfEmbeddings(config)
  const name = remoteEmbedderName(places.folder, config)
  if (settings === null || name === null) return null
  const file = openEmbeddingFile(places.indexFolder, name)
  // The library is loaded with the first text that has to be sent: most questions were asked before.
  let fetchVectors: FetchVectors | null = null
  const fetchFrom: FetchVectors = async (texts) => {
    if (fetchVectors === null) {
      withoutReporting()
      const { openEmbeddings } = await import('../answers/agent/open-embeddings.js')
      fetchVectors = openEmbeddings(settings)
    }
    return fetchVectors(texts)
  }
  try {
    if (file.dimension === null) {
      const [vector] = await fetchFrom([PROBE])
      file.setDimension(vector?.length ?? 0)
    }
    const remote = createRemoteEmbedder({
      name,
      dimension: file.dimension ?? 0,
      keeper: file,
      fetchVectors: fetchFrom,
    })
    return { remote, host: hostOf(settings), close: () => file.close() }
  } catch (error) {
    file.close()
    throw error
  }
}

/** Sent to learn the dimension; it says nothing of any document. */
const PROBE = '预算'
