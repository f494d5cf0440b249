import { type FailureKind, ModelFailure, nameFailure } from '../answers/agent/failure.js'
import { hostOf } from '../answers/agent/settings.js'
import type { AskOptions, Assistant } from '../answers/assistant.js'
import type { Answer } from '../answers/types.js'
import type { DataWarning } from '../documents/types.js'
import { detectLanguage } from '../language/language-of.js'
import type { ModelConfig } from './config.js'
import { settingsOfEmbeddings } from './model-settings.js'
import type { OpenEmbedder } from './open-embedder.js'

export { ModelFailure }

/** The offline engine where questions need vectors of a server. When that fails, words alone answer, and the answer says so. */
export function awaitVectors(offline: Assistant, { remote, host }: OpenEmbedder) {
  return {
    async ask(question: string, options: AskOptions): Promise<Answer> {
      const { value, failure } = await remote.settle(() => offline.ask(question, options))
      if (failure === null) return value
      const told = sentence(kindOf(failure), host)[detectLanguage(question)]
      return { ...value, warnings: [...value.warnings, told] }
    },
  }
}

/** What people are told when the server failed while documents were taken in. */
export function failureNotice(kind: FailureKind, config: ModelConfig): DataWarning {
  const settings = settingsOfEmbeddings(config)
  return { code: 'embeddings', message: sentence(kind, settings === null ? '' : hostOf(settings)), line: null }
}

function sentence(kind: FailureKind, host: string): { zh: string; en: string } {
  const { zh, en } = nameFailure(kind)
  return {
    zh: `向量服务：${zh}（${host}），只按字词检索。`,
    en: `Embeddings: ${en} (${host}); passages are searched by words alone.`,
  }
}

const kindOf = (failure: unknown): FailureKind => (failure instanceof ModelFailure ? failure.kind : 'not-understood')
