import { Decimal } from '../../core/decimal.js'
import type { Vocabulary } from '../../facts/vocabulary/types.js'
import { createMemorySessions } from '../../library/memory-sessions.js'
import type { Library } from '../../library/types.js'
import { createAssistant } from '../assistant.js'
import type { Answer } from '../types.js'
import type { Chat } from './chat.js'
import { isFailureKind, ModelFailure } from './failure.js'
import { createModelAssistant } from './model-assistant.js'
import type { Prompt } from './prompt.js'
import type { ReadEvent, ReadQuestion } from './read-trace.js'
import type { ModelSettings } from './settings.js'
import type { TraceEvent } from './trace.js'

/** What became of a question when its trace was run again. */
export interface Replayed {
  id: string
  /** Null where the trace ends before an answer (cancelled). */
  answer: Answer | null
  /** How many calls of tools were made again. */
  calls: number
  /** Where the run went another way: steps whose tool gave something else, and `answer`. */
  differences: { step: number | null; what: string }[]
}

export interface ReplayEnvironment {
  library: Library
  vocabulary: Vocabulary
  prompts: Readonly<Record<'zh' | 'en', Prompt>>
  /** Does work that searches, with the vectors that are kept. */
  recall<T>(work: () => T): T
}

/**
 * Runs the questions of a trace again over the documents as they are now: the model's part is read from the trace, tools
 * and checks are run. Nothing is sent anywhere.
 */
export async function replayTrace(trace: readonly ReadQuestion[], environment: ReplayEnvironment): Promise<Replayed[]> {
  const { library, vocabulary, prompts, recall } = environment
  const sessions = createMemorySessions()
  const offline = createAssistant({ library, vocabulary, sessions })
  const replayed: Replayed[] = []
  for (const { question, events } of trace) {
    const { id, asked, documents, organization, stale, session, before } = question
    if (session !== null && sessions.turns(session).length === 0)
      for (const turn of before) sessions.append(session, turn)
    const recorded = events.find((event) => event.type === 'answer')
    const again: TraceEvent[] = []
    const assistant = createModelAssistant({
      offline: { ask: (again, options) => recall(() => offline.ask(again, options)) },
      settle: async (work) => recall(work),
      library,
      vocabulary,
      chat: recordedChat(events),
      settings: settingsOf(question),
      prompts,
      isPrivate: events.some((event) => event.type === 'failed' && event.kind === 'private'),
      tracer: { add: (event) => again.push(event) },
    })
    const options = { id, documents, defaultOrganization: organization, stale, session }
    const answer = await assistant.ask(asked, options)
    const differences = recorded === undefined ? [] : compare(events, again)
    const calls = again.filter(({ type }) => type === 'tool').length
    replayed.push({ id, answer: recorded === undefined ? null : answer, calls, differences })
  }
  return replayed
}

/** Says what was recorded, then fails as it failed then. */
function recordedChat(events: readonly ReadEvent[]): Chat {
  const replies = events.filter((event) => event.type === 'reply')
  const failed = events.find((event) => event.type === 'failed')?.kind ?? ''
  let next = 0
  return {
    async reply() {
      const reply = replies[next++]
      if (reply !== undefined) return reply
      throw new ModelFailure(isFailureKind(failed) ? failed : 'unreachable')
    },
  }
}

function settingsOf({ model, host, limits }: ReadQuestion['question']): ModelSettings {
  const { money, price } = limits
  return {
    model,
    baseUrl: `https://${host}`,
    key: null,
    limits: {
      ...limits,
      money: money === null ? null : new Decimal(money),
      price: price === null ? null : { in: new Decimal(price.in), out: new Decimal(price.out) },
    },
    sendPrivate: false,
  }
}

function compare(events: readonly ReadEvent[], again: readonly TraceEvent[]): Replayed['differences'] {
  const calls = events.filter((event) => event.type === 'tool')
  const callsNow = again.filter((event) => event.type === 'tool')
  const differences: Replayed['differences'] = calls.flatMap(({ step, name, result }, at) =>
    callsNow[at]?.name === name && callsNow[at]?.result === result ? [] : [{ step, what: name }],
  )
  const answerOf = (all: readonly { type: string }[]) => all.find((event) => event.type === 'answer')
  if (JSON.stringify(answerOf(events)) !== JSON.stringify(answerOf(again)))
    differences.push({ step: null, what: 'answer' })
  return differences
}
