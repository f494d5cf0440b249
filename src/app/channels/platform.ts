import type { ChannelAdapter } from '../../channels/port.js'
import type { ChannelSetup } from '../../channels/setup.js'
import type { PlatformName } from '../../cli/context.js'
import { TieoutError } from '../../core/errors.js'
import type { Config } from '../config.js'

/** A chat platform that the program can be asked on. */
export interface Platform {
  name: PlatformName
  title: string
  /** Names of variables that are not set. */
  missing(config: Config): string[]
  /** @throws TieoutError `configuration` when it is not set up, cannot be reached or refuses the token. */
  connect(work: PlatformWork): Promise<ChannelAdapter>
}

export interface PlatformWork {
  config: Config
  /** What is the same for every platform. */
  setup: Omit<ChannelSetup, 'surface' | 'access' | 'limits'>
  /** Told what goes wrong with the connection; never a token or a text of a person. */
  tell(text: string): void
}

/** @throws nothing: this is the error to throw. */
export function missingVariable(names: readonly string[]): TieoutError {
  const list = names.join(', ')
  return new TieoutError('configuration', `没有设置 ${list}。 ${list} is not set.`, {
    hint: '见 README 的“聊天频道”。 See "Chat channels" in the README.',
  })
}
