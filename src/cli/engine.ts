import { TieoutError } from '../core/errors.js'
import type { CommandContext, Engine } from './context.js'

/** The engine that --engine names, else the configured one. @throws TieoutError `usage` for another name. */
export function engineFrom(named: string | undefined, { settings, messages }: CommandContext): Engine {
  if (named === undefined) return settings.engine
  if (named === 'offline' || named === 'model') return named
  throw new TieoutError('usage', messages.usage.engine(named))
}
