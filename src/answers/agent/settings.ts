import type { Decimal } from '../../core/decimal.js'

/** Where the language model is and what one question may cost it; read from the environment by app/. */
export interface ModelSettings {
  model: string
  /** Base URL of an OpenAI-compatible server, such as `http://127.0.0.1:11434/v1`. */
  baseUrl: string
  /** Sent to the host of `baseUrl` and nowhere else; null for servers that need none. */
  key: string | null
  limits: ModelLimits
  /** True when private documents may be sent to the server. */
  sendPrivate: boolean
}

export interface ModelLimits {
  /** Replies of the model to one question. */
  steps: number
  /** Tokens in and out, over all steps of one question. */
  tokens: number
  /** Seconds for one question, waiting between attempts included. */
  seconds: number
  /** What one question may cost, in the currency of the price; null for no bound. */
  money: Decimal | null
  /** What a million tokens cost; null where it is not configured. */
  price: Price | null
}

/** Price of a million tokens sent and received. */
export interface Price {
  in: Decimal
  out: Decimal
}

export const DEFAULT_LIMITS: ModelLimits = {
  steps: 12,
  tokens: 60_000,
  seconds: 90,
  money: null,
  price: null,
}

/** Host that people are told of. */
export function hostOf(settings: { baseUrl: string }): string {
  return new URL(settings.baseUrl).host
}
