import { startDiscord } from '../../channels/discord/start-discord.js'
import { DISCORD_SURFACE } from '../../channels/discord/surface.js'
import type { ChannelAdapter } from '../../channels/port.js'
import { createChannelService } from '../../channels/service.js'
import { TieoutError } from '../../core/errors.js'
import { readChannelConfig } from './channel-config.js'
import { missingVariable, type Platform } from './platform.js'

/** Discord, as it is configured. */
export const DISCORD: Platform = {
  name: 'discord',
  title: 'Discord',
  missing: ({ channels }) => (channels.discordToken === null ? ['TIEOUT_DISCORD_TOKEN'] : []),
  async connect({ config, setup, tell }) {
    const { access, limits, api } = readChannelConfig(config.channels.file, 'discord')
    const token = config.channels.discordToken
    if (token === null) throw missingVariable(['TIEOUT_DISCORD_TOKEN'])
    const service = createChannelService({ ...setup, surface: DISCORD_SURFACE, access, limits })
    const servers = access.servers.map(({ id }) => id)
    return startDiscord({ token, service, servers, tell, ...(api === null ? {} : { api }) }).catch(
      (cause: unknown): ChannelAdapter => {
        throw notConnected(cause)
      },
    )
  },
}

/** What the SDK says of the token or the network, without either. */
function notConnected(cause: unknown): TieoutError {
  const code = cause instanceof Error && 'code' in cause ? ` (${String(cause.code)})` : ''
  return new TieoutError(
    'configuration',
    `连接 Discord 失败${code}。 Discord cannot be reached or refused the token${code}.`,
    {
      cause,
      hint: '检查 TIEOUT_DISCORD_TOKEN 和网络。 Check TIEOUT_DISCORD_TOKEN and the network.',
    },
  )
}
