import { readFileSync } from 'node:fs'
import { createModelAssistant } from '../../src/answers/agent/model-assistant.js'
import { openChat } from '../../src/answers/agent/open-chat.js'
import { readPrompt } from '../../src/answers/agent/prompt.js'
import type { ModelLimits } from '../../src/answers/agent/settings.js'
import { DEFAULT_LIMITS } from '../../src/answers/agent/settings.js'
import type { TraceEvent } from '../../src/answers/agent/trace.js'
import { createAssistant } from '../../src/answers/assistant.js'
import type { Answer } from '../../src/answers/types.js'
import type { Vocabulary } from '../../src/facts/vocabulary/types.js'
import type { Library } from '../../src/library/types.js'
import { shippedVocabulary } from '../facts/vocabulary-files.js'

const shipped = shippedVocabulary().vocabulary

const prompt = (name: string) =>
  readPrompt(name, readFileSync(new URL(`../../prompts/agent.${name}.md`, import.meta.url), 'utf8'))
export const KEY = 'sk-secret-of-the-test'

export interface Agent {
  ask(question: string, options?: { session?: string; signal?: AbortSignal }): Promise<Answer>
  offline(question: string): Answer
  events: TraceEvent[]
}

/** The model engine over an open library with a server of its own. */
export function openAgent(
  library: Library,
  baseUrl: string,
  options: {
    limits?: Partial<ModelLimits>
    isPrivate?: boolean
    sendPrivate?: boolean
    vocabulary?: Vocabulary
  } = {},
): Agent {
  const { vocabulary = shipped } = options
  const offline = createAssistant({ library, vocabulary })
  const settings = {
    model: 'scripted',
    baseUrl,
    key: KEY,
    limits: { ...DEFAULT_LIMITS, ...options.limits },
    sendPrivate: options.sendPrivate ?? false,
  }
  const events: TraceEvent[] = []
  const assistant = createModelAssistant({
    offline,
    library,
    vocabulary,
    chat: openChat(settings, { attempts: 3, first: 1, jitter: () => 0 }),
    settings,
    prompts: { zh: prompt('zh'), en: prompt('en') },
    isPrivate: options.isPrivate ?? false,
    tracer: { add: (event) => events.push(event) },
  })
  const asking = { id: '1', documents: null, defaultOrganization: null, stale: false }
  return {
    ask: (question, { session, signal } = {}) =>
      assistant.ask(question, { ...asking, session: session ?? null }, signal),
    offline: (question) => offline.ask(question, { ...asking, session: null }),
    events,
  }
}
