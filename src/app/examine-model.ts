import { ModelFailure, nameFailure } from '../answers/agent/failure.js'
import { openChat } from '../answers/agent/open-chat.js'
import { openEmbeddings } from '../answers/agent/open-embeddings.js'
import { CONTEXT_CHARACTERS, probeModel } from '../answers/agent/probe.js'
import type { Patience } from '../answers/agent/retries.js'
import { hostOf } from '../answers/agent/settings.js'
import type { Examination } from '../cli/context.js'
import type { Messages } from '../cli/messages.js'
import { TieoutError } from '../core/errors.js'
import type { Config } from './config.js'
import { settingsOfEmbeddings, settingsOfModel } from './model-settings.js'
import { withoutReporting } from './without-reporting.js'

/** A person waits for this. */
const PATIENCE: Patience = { attempts: 2, first: 500, jitter: Math.random }

/**
 * Asks the configured model and embeddings server once each and says what they can do, and what serves in their place.
 * Nothing of a document is sent.
 */
export async function examineModel(config: Config, messages: Messages): Promise<Examination[]> {
  withoutReporting()
  return [...(await examineChat(config, messages)), ...(await examineEmbeddings(config, messages))]
}

async function examineChat({ model, language }: Config, { doctor }: Messages): Promise<Examination[]> {
  const words = doctor.model
  const fallback: Examination = { state: 'good', text: words.fallback, hint: null }
  try {
    const settings = settingsOfModel(model)
    const host = hostOf(settings)
    const findings: Examination[] = [
      { state: 'good', text: words.configured(settings.model, host, settings.key !== null), hint: null },
    ]
    try {
      const signal = AbortSignal.timeout(settings.limits.seconds * 1000)
      const probe = await probeModel(openChat(settings, PATIENCE), signal)
      const { in: sent, out: received } = probe.tokens
      findings.push(
        probe.tools
          ? { state: 'good', text: words.tools(sent + received), hint: null }
          : { state: 'trouble', text: words.noTools, hint: words.otherModel },
      )
      if (probe.tools)
        findings.push({ state: probe.parallel ? 'good' : 'note', text: words.parallel(probe.parallel), hint: null })
      if (probe.context === true) findings.push({ state: 'good', text: words.context(CONTEXT_CHARACTERS), hint: null })
      else if (probe.context === false)
        findings.push({ state: 'trouble', text: words.smallContext(CONTEXT_CHARACTERS), hint: words.largerContext })
    } catch (error) {
      findings.push(troubleOf(error, language, words.otherModel))
    }
    return [...findings, fallback]
  } catch (error) {
    if (error instanceof TieoutError) return [{ state: 'trouble', text: error.message, hint: error.hint }, fallback]
    throw error
  }
}

async function examineEmbeddings({ model, language }: Config, { doctor }: Messages): Promise<Examination[]> {
  const words = doctor.model
  try {
    const settings = settingsOfEmbeddings(model)
    if (settings === null) return [{ state: 'good', text: words.ownVectors, hint: null }]
    const [vector] = await openEmbeddings(settings, PATIENCE)(['预算'])
    const text = words.embeddings(settings.model, hostOf(settings), vector?.length ?? 0)
    return [{ state: 'good', text, hint: null }]
  } catch (error) {
    if (error instanceof TieoutError) return [{ state: 'trouble', text: error.message, hint: error.hint }]
    return [troubleOf(error, language, words.noVectors)]
  }
}

function troubleOf(error: unknown, language: Config['language'], hint: string): Examination {
  const timedOut = error instanceof Error && error.name === 'TimeoutError'
  const kind = error instanceof ModelFailure ? error.kind : timedOut ? 'too-slow' : null
  if (kind === null) throw error
  return { state: 'trouble', text: nameFailure(kind)[language], hint }
}
