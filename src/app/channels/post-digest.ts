import type { DigestPlan } from '../../channels/digest/plan.js'
import { layOut } from '../../channels/lay-out.js'
import type { ReplyPart, Surface } from '../../channels/port.js'
import { channelWords } from '../../channels/words.js'
import { TieoutError } from '../../core/errors.js'
import type { Config } from '../config.js'
import { readConfigFile } from './channel-config.js'
import { missingVariable } from './platform.js'

/** Posts the text of a digest to its channel. @throws TieoutError `configuration` when it cannot. */
export async function postDigest(plan: DigestPlan, text: string, key: string, config: Config): Promise<void> {
  if (plan.platform === 'slack') return postToSlackChannel(plan, text, config)
  const { file, discordToken } = config.channels
  const section = readConfigFile(file).discord
  if (discordToken === null) throw missingVariable(['TIEOUT_DISCORD_TOKEN'])
  const { DISCORD_SURFACE } = await import('../../channels/discord/surface.js')
  const { postToDiscord } = await import('../../channels/discord/post-discord.js')
  const parts = partsOf(text, DISCORD_SURFACE, plan)
  await postToDiscord({ token: discordToken, api: section?.api ?? null }, plan.channel, parts, key).catch(
    notPosted(plan),
  )
}

async function postToSlackChannel(plan: DigestPlan, text: string, config: Config): Promise<void> {
  const { file, slackBotToken: token } = config.channels
  const section = readConfigFile(file).slack
  if (token === null) throw missingVariable(['TIEOUT_SLACK_BOT_TOKEN'])
  const { SLACK_SURFACE } = await import('../../channels/slack/surface.js')
  const { postToSlack } = await import('../../channels/slack/post-slack.js')
  const parts = partsOf(text, SLACK_SURFACE, plan)
  await postToSlack({ token, api: section?.api ?? null }, plan.channel, parts).catch(notPosted(plan))
}

const partsOf = (text: string, surface: Surface, { language }: DigestPlan): ReplyPart[] =>
  layOut({ tone: 'note', lines: text.split('\n'), buttons: [], files: [] }, surface, channelWords(language).fullText)

/** What the platform said, without the token. */
const notPosted =
  ({ name, platform, channel }: DigestPlan) =>
  (cause: unknown): never => {
    const code = cause instanceof Error && 'code' in cause ? ` (${String(cause.code)})` : ''
    throw new TieoutError(
      'configuration',
      `汇总 ${name} 未能发到 ${platform} 的频道 ${channel}${code}。 Digest ${name} could not be posted to channel ${channel} of ${platform}${code}.`,
      { cause, hint: 'tieout doctor --channels' },
    )
  }
