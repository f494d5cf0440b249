import { appendFileSync, writeFileSync } from 'node:fs'
import { createModelAssistant, type ModelAssistant, type ModelEnvironment } from '../answers/agent/model-assistant.js'
import { openChat } from '../answers/agent/open-chat.js'
import type { ModelProgress } from '../answers/agent/progress.js'
import { NO_TRACE, type Tracer } from '../answers/agent/trace.js'
import { TieoutError } from '../core/errors.js'
import type { Vocabulary } from '../facts/vocabulary/types.js'
import type { Library } from '../library/types.js'
import type { ModelConfig } from './config.js'
import { settingsOfModel } from './model-settings.js'
import { packagePrompts } from './package-prompts.js'
import { isMarkedPrivate } from './private-mark.js'
import { withoutReporting } from './without-reporting.js'

/**
 * Opens the model engine over a library. Loaded only when a model is to answer, so that offline starts stay quick.
 *
 * @throws TieoutError `configuration` when the model is not configured, or the trace cannot be written.
 */
export function openModelAssistant(opening: {
  offline: ModelEnvironment['offline']
  library: Library
  vocabulary: Vocabulary
  folder: string
  config: ModelConfig
  trace: string | null
  turnsOf?: (session: string) => string[]
  onProgress?: (progress: ModelProgress) => void
  settle: NonNullable<ModelEnvironment['settle']>
  onAnswered?: ModelEnvironment['onAnswered']
}): ModelAssistant {
  const { offline, library, vocabulary, folder, config, trace, turnsOf, onProgress, settle, onAnswered } = opening
  const settings = settingsOfModel(config)
  withoutReporting()
  return createModelAssistant({
    offline,
    library,
    vocabulary,
    chat: openChat(settings),
    settings,
    prompts: packagePrompts(),
    isPrivate: isMarkedPrivate(folder),
    tracer: trace === null ? NO_TRACE : traceTo(trace),
    ...(turnsOf === undefined ? {} : { turnsOf }),
    ...(onAnswered === undefined ? {} : { onAnswered }),
    settle,
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
