import type { AskOptions } from '../assistant.js'
import type { Prompt } from './prompt.js'
import { hostOf, type ModelSettings } from './settings.js'
import type { TracedQuestion } from './trace.js'

/** The first event of a question's trace; decimals as plain text. */
export function tracedQuestion(
  asked: string,
  { id, documents, defaultOrganization, stale, session }: AskOptions,
  before: string[],
  settings: ModelSettings,
  prompts: Readonly<Record<'zh' | 'en', Prompt>>,
): TracedQuestion {
  const { steps, tokens, seconds, money, price } = settings.limits
  return {
    type: 'question',
    id,
    asked,
    documents,
    organization: defaultOrganization,
    stale,
    session,
    before,
    model: settings.model,
    host: hostOf(settings),
    prompts: { zh: prompts.zh.version, en: prompts.en.version },
    limits: {
      steps,
      tokens,
      seconds,
      money: money?.toString() ?? null,
      price: price === null ? null : { in: price.in.toString(), out: price.out.toString() },
    },
  }
}
