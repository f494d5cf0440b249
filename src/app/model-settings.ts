import type { EmbeddingSettings } from '../answers/agent/open-embeddings.js'
import type { ModelSettings } from '../answers/agent/settings.js'
import { TieoutError } from '../core/errors.js'
import type { ModelConfig } from './config.js'

/** Where OPENAI_API_KEY belongs, and where questions go when no other server is named. */
const VENDOR = 'https://api.openai.com/v1'
const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/

/**
 * What the model engine needs, from what is configured.
 *
 * @throws TieoutError `configuration` naming the variable: no model, no key for the vendor's server, a base URL that is
 * none, carries a key, or would send one unencrypted over a network.
 */
export function settingsOfModel(config: ModelConfig): ModelSettings {
  if (config.name === null)
    throw trouble('没有设置 TIEOUT_MODEL（模型名）。', 'TIEOUT_MODEL, the name of the model, is not set.')
  const baseUrl = config.baseUrl ?? VENDOR
  requireUsable(baseUrl, 'TIEOUT_MODEL_BASE_URL')
  const key = config.key ?? (config.baseUrl === null ? config.vendorKey : null)
  if (key === null && config.baseUrl === null)
    throw trouble(
      '没有设置 TIEOUT_MODEL_KEY，也没有设置 TIEOUT_MODEL_BASE_URL。',
      'Neither TIEOUT_MODEL_KEY nor TIEOUT_MODEL_BASE_URL is set.',
    )
  if (config.limits.money !== null && config.limits.price === null)
    throw trouble(
      'TIEOUT_MODEL_MONEY 要与 TIEOUT_MODEL_PRICE_IN、TIEOUT_MODEL_PRICE_OUT（每百万 token 的价格）一起设置。',
      'TIEOUT_MODEL_MONEY goes with TIEOUT_MODEL_PRICE_IN and TIEOUT_MODEL_PRICE_OUT (price of a million tokens).',
    )
  return { model: config.name, baseUrl, key, limits: config.limits, sendPrivate: config.sendPrivate }
}

/**
 * What the embeddings server needs, or null where none is configured. Without a server of its own it is the model's, with the
 * same key.
 *
 * @throws TieoutError `configuration` as above.
 */
export function settingsOfEmbeddings(config: ModelConfig): EmbeddingSettings | null {
  const { name, baseUrl: own, key: ownKey } = config.embeddings
  if (name === null) return null
  const baseUrl = own ?? config.baseUrl ?? VENDOR
  requireUsable(baseUrl, 'TIEOUT_EMBEDDINGS_BASE_URL')
  const shared = own === null || own === config.baseUrl ? config.key : null
  const key = ownKey ?? shared ?? (baseUrl === VENDOR ? config.vendorKey : null)
  if (key === null && baseUrl === VENDOR)
    throw trouble(
      '没有设置 TIEOUT_EMBEDDINGS_KEY，也没有设置 TIEOUT_EMBEDDINGS_BASE_URL。',
      'Neither TIEOUT_EMBEDDINGS_KEY nor TIEOUT_EMBEDDINGS_BASE_URL is set.',
    )
  return { model: name, baseUrl, key }
}

/** @throws TieoutError `configuration` for a URL that is none, carries a key, or is http to another machine. */
function requireUsable(baseUrl: string, name: string): void {
  const url = URL.canParse(baseUrl) ? new URL(baseUrl) : null
  if (url === null || !['http:', 'https:'].includes(url.protocol) || url.username !== '' || url.password !== '')
    throw trouble(`${name} 不是可用的网址。`, `${name} is no usable URL.`)
  if (url.protocol === 'http:' && !LOOPBACK.test(url.hostname))
    throw trouble(
      `${name} 只有本机才可以用 http，其他主机请用 https。`,
      `${name} may be http on this machine only; use https for other hosts.`,
    )
}

function trouble(zh: string, en: string): TieoutError {
  return new TieoutError('configuration', `${zh} ${en}`, {
    hint: '见 .env.example；不用模型时去掉 TIEOUT_ENGINE=model。 See .env.example; without a model, leave TIEOUT_ENGINE=model out.',
  })
}
