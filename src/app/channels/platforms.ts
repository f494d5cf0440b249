import type { PlatformName } from '../../cli/context.js'
import type { Platform } from './platform.js'

/** Platforms by name; each is loaded with its SDK when it is connected. */
export const PLATFORMS: Readonly<Record<PlatformName, () => Promise<Platform>>> = {
  discord: async () => (await import('./connect-discord.js')).DISCORD,
  slack: async () => (await import('./connect-slack.js')).SLACK,
}
