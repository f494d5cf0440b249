import type { Vocabulary } from '../../facts/vocabulary/types.js'
import { detectLanguage } from '../../language/language-of.js'
import type { Library } from '../../library/types.js'
import { listDocuments } from '../../tools/list-documents.js'
import { replyText } from '../../tools/reply-text.js'
import { dataName } from '../../tools/shared/data-text.js'
import { openToolbox } from '../../tools/toolbox.js'
import type { AskOptions } from '../assistant.js'
import type { Answer, RefusalReason } from '../types.js'
import type { Chat, Tokens } from './chat.js'
import { describeFailure, ModelFailure } from './failure.js'
import { judgeText } from './judge-text.js'
import type { ModelProgress } from './progress.js'
import type { Prompt } from './prompt.js'
import { runAgent } from './run-agent.js'
import { hostOf, type ModelSettings } from './settings.js'
import { Spending } from './spending.js'
import { NO_TRACE, type Tracer } from './trace.js'
import { tracedQuestion } from './traced-question.js'

/** Refusals of the offline engine that a model may know better than; all others stand. */
const OPEN_TO_MODEL: ReadonlySet<RefusalReason> = new Set(['not-held', 'out-of-scope'])

export interface ModelAssistant {
  /** @throws the signal's reason when the question was cancelled. */
  ask(question: string, options: AskOptions, signal?: AbortSignal): Promise<Answer>
}

/** An answer with what it cost, in the currency of the price, or null where none is configured. */
export interface Answered {
  tokens: Tokens
  cost: string | null
  answer: Answer
}

export interface ModelEnvironment {
  /** The offline engine; it may have to wait for vectors. */
  offline: { ask(question: string, options: AskOptions): Answer | Promise<Answer> }
  library: Library
  vocabulary: Vocabulary
  chat: Chat
  settings: ModelSettings
  prompts: Readonly<Record<'zh' | 'en', Prompt>>
  /** True when the documents are marked private. */
  isPrivate: boolean
  tracer?: Tracer
  /** What was asked before in a kept conversation; it is part of a trace. */
  turnsOf?: (session: string) => string[]
  onProgress?: (progress: ModelProgress) => void
  /** Told of each answer with what it cost. */
  onAnswered?: (answered: Answered) => void
  /** Does work that searches, once the vectors for it are there. */
  settle?: <T>(work: () => T) => Promise<T>
}

/**
 * The language model over one open generation of the library. The offline engine answers every question first: it keeps
 * the conversation, its refusals of orders, personal data and other places stand, and its answer is what the user gets
 * whenever the model has none that passes.
 */
export function createModelAssistant(environment: ModelEnvironment): ModelAssistant {
  const {
    offline,
    settings,
    prompts,
    isPrivate,
    tracer = NO_TRACE,
    turnsOf = () => [],
    onAnswered = () => undefined,
  } = environment
  const host = hostOf(settings)
  return {
    async ask(question, options, signal) {
      const before = options.session === null ? [] : turnsOf(options.session)
      tracer.add(tracedQuestion(question, options, before, settings, prompts))
      const spending = new Spending(settings.limits)
      const finished = (answer: Answer): Answer => {
        const answered = { tokens: spending.tokens, cost: spending.cost?.toString() ?? null, answer }
        tracer.add({ type: 'answer', ...answered })
        onAnswered(answered)
        return answer
      }
      let whole = question
      const own = await offline.ask(question, {
        ...options,
        onCompleted: (completed) => {
          whole = completed
        },
      })
      if (!isForModel(own)) return finished(own)
      try {
        if (isPrivate && !settings.sendPrivate) throw new ModelFailure('private')
        return finished(await askModel(whole, own, options, environment, { signal, spending }))
      } catch (error) {
        if (signal?.aborted === true) tracer.add({ type: 'failed', kind: 'cancelled' })
        signal?.throwIfAborted()
        const kind = error instanceof ModelFailure ? error.kind : null
        if (kind === null) throw error
        tracer.add({ type: 'failed', kind })
        const told = describeFailure(kind, host, detectLanguage(question) === 'zh')
        return finished({ ...own, warnings: [...own.warnings, told] })
      }
    },
  }
}

/** What rests on no figure and no quote cannot be held against anything: the offline answer stands. */
function isForModel(own: Answer): boolean {
  if (own.status === 'refused') return own.reason !== null && OPEN_TO_MODEL.has(own.reason)
  return own.results.length > 0 || own.quotes.length > 0
}

async function askModel(
  question: string,
  own: Answer,
  options: AskOptions,
  environment: ModelEnvironment,
  running: { signal: AbortSignal | undefined; spending: Spending },
): Promise<Answer> {
  const { chat, library, vocabulary, settings, prompts, tracer = NO_TRACE, onProgress = () => undefined } = environment
  const { signal: cancelled, spending } = running
  const language = detectLanguage(own.question)
  const { desk, tools } = openToolbox(library, vocabulary, { documents: options.documents, language })
  const prompt = prompts[language]
  const host = hostOf(settings)
  const timeout = AbortSignal.timeout(settings.limits.seconds * 1000)
  const signal = cancelled === undefined ? timeout : AbortSignal.any([cancelled, timeout])
  tracer.add({ type: 'given', question, prompt: prompt.version })
  const judgement = {
    offline: own,
    question,
    defaultOrganization: options.defaultOrganization,
    desk,
    trailer:
      language === 'zh'
        ? `文字由模型撰写（${host}），数字和引文取自文件并已核对。`
        : `Worded by a model (${host}); figures and quotes are from the documents and were checked.`,
    unconfirmed:
      language === 'zh'
        ? '离线引擎没有看懂这个问题，请看清所答的是不是所问的。'
        : 'The offline engine did not understand this question: see whether the answer is to what you asked.',
  }
  const system = prompt.fill({
    documents: replyText(listDocuments.call({}, desk)),
    limits: String(settings.limits.steps),
    organization: JSON.stringify(dataName(options.defaultOrganization)),
  })
  try {
    const { limits } = settings
    const { settle = async (work) => work() } = environment
    const task = { chat, limits, system, question, desk, tools, signal, tracer, spending, onProgress, settle }
    return await runAgent(task, (text) => judgeText(text, judgement))
  } catch (error) {
    cancelled?.throwIfAborted()
    if (timeout.aborted) throw new ModelFailure('too-slow')
    throw error
  }
}
