import type { PlatformName } from '../../cli/context.js'
import type { ConfigFile } from '../channels/channel-config.js'
import type { Config } from '../config.js'

interface Token {
  name: string
  platform: PlatformName
  value(config: Config): string | null
  /** What the platform's tokens look like; a token that was cut or mixed up is found before it is sent anywhere. */
  shape: RegExp
  told: string
}

/** The secrets of chat platforms, from the environment only. */
export const TOKENS: readonly Token[] = [
  {
    name: 'TIEOUT_DISCORD_TOKEN',
    platform: 'discord',
    value: ({ channels }) => channels.discordToken,
    shape: /^[\w-]{6,60}\.[\w-]{2,20}\.[\w-]{6,80}$/,
    told: 'xxxx.xxxx.xxxx',
  },
  {
    name: 'TIEOUT_SLACK_APP_TOKEN',
    platform: 'slack',
    value: ({ channels }) => channels.slackAppToken,
    shape: /^xapp-[\w-]{8,250}$/,
    told: 'xapp-…',
  },
  {
    name: 'TIEOUT_SLACK_BOT_TOKEN',
    platform: 'slack',
    value: ({ channels }) => channels.slackBotToken,
    shape: /^xoxb-[\w-]{8,250}$/,
    told: 'xoxb-…',
  },
]

const TITLES: Readonly<Record<PlatformName, string>> = { discord: 'Discord', slack: 'Slack' }

type Servers = NonNullable<ConfigFile[PlatformName]>['servers']

/** The platforms that the file has a section of. */
export const platformsOf = (file: ConfigFile): { title: string; servers: Servers }[] =>
  (Object.keys(TITLES) as PlatformName[]).flatMap((name) => {
    const own = file[name]
    return own === undefined ? [] : [{ title: TITLES[name], servers: own.servers }]
  })
