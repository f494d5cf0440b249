import type { ChannelAdapter } from '../../channels/port.js'
import { createChannelService } from '../../channels/service.js'
import { startSlack } from '../../channels/slack/start-slack.js'
import { SLACK_SURFACE } from '../../channels/slack/surface.js'
import { errorCode } from '../../channels/slack/talk.js'
import { TieoutError } from '../../core/errors.js'
import { readChannelConfig } from './channel-config.js'
import { missingVariable, type Platform } from './platform.js'

/** Slack, as it is configured. */
export const SLACK: Platform = {
  name: 'slack',
  title: 'Slack',
  missing: ({ channels }) => [
    ...(channels.slackAppToken === null ? ['TIEOUT_SLACK_APP_TOKEN'] : []),
    ...(channels.slackBotToken === null ? ['TIEOUT_SLACK_BOT_TOKEN'] : []),
  ],
  async connect({ config, setup, tell }) {
    const { access, limits, api } = readChannelConfig(config.channels.file, 'slack')
    const { slackAppToken: appToken, slackBotToken: botToken } = config.channels
    if (appToken === null || botToken === null) throw missingVariable(SLACK.missing(config))
    const service = createChannelService({ ...setup, surface: SLACK_SURFACE, access, limits })
    const groups = new Set(access.servers.flatMap(({ roles, trustedRoles }) => [...roles, ...trustedRoles]))
    return startSlack({
      appToken,
      botToken,
      service,
      groups: [...groups],
      now: setup.clock.now,
      tell,
      ...(api === null ? {} : { api }),
    }).catch((cause: unknown): ChannelAdapter => {
      throw notConnected(cause)
    })
  },
}

/** What the platform says of a token or the network, without either. */
function notConnected(cause: unknown): TieoutError {
  const code = errorCode(cause) === '' ? '' : ` (${errorCode(cause)})`
  return new TieoutError(
    'configuration',
    `连接 Slack 失败${code}。 Slack cannot be reached or refused a token${code}.`,
    {
      cause,
      hint: '检查 TIEOUT_SLACK_APP_TOKEN、TIEOUT_SLACK_BOT_TOKEN 和网络。 Check TIEOUT_SLACK_APP_TOKEN, TIEOUT_SLACK_BOT_TOKEN and the network.',
    },
  )
}
