import { appendFileSync, existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createModelAssistant, type ModelAssistant } from '../answers/agent/model-assistant.js'
import { openChat } from '../answers/agent/open-chat.js'
import type { ModelProgress } from '../answers/agent/progress.js'
import { NO_TRACE, type Tracer } from '../answers/agent/trace.js'
import type { Assistant } from '../answers/assistant.js'
import { TieoutError } from '../core/errors.js'
import type { Vocabulary } from '../facts/vocabulary/types.js'
import type { Library } from '../library/types.js'
import type { ModelConfig } from './config.js'
import { settingsOfModel } from './model-settings.js'
import { packagePrompts } from './package-prompts.js'

/** A file of this name in a corpus folder marks its documents as private. */
const PRIVATE_MARK = '.tieout-private'

/** Set, these make libraries of models report calls to a third host or to standard output, or send headers of their own. */
const REPORTING = [
  'LANGSMITH_TRACING_V2',
  'LANGCHAIN_TRACING_V2',
  'LANGSMITH_TRACING',
  'LANGCHAIN_TRACING',
  'LANGCHAIN_VERBOSE',
  'OPENAI_CUSTOM_HEADERS',
]

/**
 * Opens the model engine over a library. Loaded only when a model is to answer, so that offline starts stay quick.
 *
 * @throws TieoutError `configuration` when the model is not configured, or the trace cannot be written.
 */
export function openModelAssistant(opening: {
  offline: Assistant
  library: Library
  vocabulary: Vocabulary
  folder: string
  config: ModelConfig
  trace: string | null
  turnsOf?: (session: string) => string[]
  onProgress?: (progress: ModelProgress) => void
}): ModelAssistant {
  const { offline, library, vocabulary, folder, config, trace, turnsOf, onProgress } = opening
  const settings = settingsOfModel(config)
  for (const name of REPORTING) delete process.env[name]
  return createModelAssistant({
    offline,
    library,
    vocabulary,
    chat: openChat(settings),
    settings,
    prompts: packagePrompts(),
    isPrivate: existsSync(join(folder, PRIVATE_MARK)),
    tracer: trace === null ? NO_TRACE : traceTo(trace),
    ...(turnsOf === undefined ? {} : { turnsOf }),
    ...(onProgress === undefined ? {} : { onProgress }),
  })
}

function traceTo(path: string): Tracer {
  try {
    writeFileSync(path, '')
  } catch (cause) {
    throw new TieoutError('configuration', `${path} 无法写入。 ${path} cannot be written.`, {
      cause,
      hint: '检查 --trace 的路径。 Check the path of --trace.',
    })
  }
  return { add: (event) => appendFileSync(path, `${JSON.stringify(event)}\n`) }
}
