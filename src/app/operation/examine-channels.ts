import { nextTime } from '../../channels/digest/schedule.js'
import type { ChannelProbe } from '../../channels/probe.js'
import type { Examination } from '../../cli/context.js'
import { TieoutError } from '../../core/errors.js'
import { type ConfigFile, readConfigFile } from '../channels/channel-config.js'
import type { Config } from '../config.js'
import { plansOf } from './digests.js'
import { type ExamineWords, examineWords } from './examine-words.js'
import { platformsOf, TOKENS } from './tokens.js'

/** Looks at what is configured of chat platforms and digests; nothing is asked elsewhere. [] where nothing is configured. */
export function examineChannels(config: Config): Examination[] {
  const words = examineWords(config.language)
  const set = TOKENS.filter(({ value }) => value(config) !== null)
  const { file: path } = config.channels
  if (path === null)
    return set.length === 0 ? [] : [trouble(words.noFile(set.map(({ name }) => name).join(', ')), words.readme)]
  try {
    const file = readConfigFile(path)
    return [
      good(words.file(path)),
      ...examineTokens(file, config, words),
      ...examineAccess(file, words),
      ...examineDigests(file, words),
    ]
  } catch (error) {
    if (!(error instanceof TieoutError)) throw error
    return [trouble(error.message, error.hint)]
  }
}

/** Asks the platforms whether they accept what is configured. */
export async function askPlatforms(config: Config): Promise<Examination[]> {
  const words = examineWords(config.language)
  const { file: path } = config.channels
  if (path === null) return []
  let file: ConfigFile
  try {
    file = readConfigFile(path)
  } catch {
    // What is wrong with it was told by examineChannels.
    return []
  }
  return [...(await askDiscord(file, config, words)), ...(await askSlack(file, config, words))]
}

async function askDiscord(file: ConfigFile, config: Config, words: ExamineWords): Promise<Examination[]> {
  const { discord } = file
  const token = config.channels.discordToken
  if (discord === undefined || token === null) return []
  const { probeDiscord } = await import('../../channels/discord/probe-discord.js')
  const channels = [
    ...discord.servers.flatMap((server) => server.channels.map(({ id }) => id)),
    ...file.digests.filter(({ platform }) => platform === 'discord').map(({ channel }) => channel),
  ]
  const servers = discord.servers.map(({ id }) => id)
  const request = { token, api: discord.api ?? null, servers, channels: [...new Set(channels)] }
  return told(await probeDiscord(request), 'Discord', words)
}

async function askSlack(file: ConfigFile, config: Config, words: ExamineWords): Promise<Examination[]> {
  const { slack } = file
  const { slackAppToken: appToken, slackBotToken: botToken } = config.channels
  if (slack === undefined || appToken === null || botToken === null) return []
  const { probeSlack } = await import('../../channels/slack/probe-slack.js')
  const servers = slack.servers.map(({ id }) => id)
  return told(await probeSlack({ appToken, botToken, api: slack.api ?? null, servers }), 'Slack', words)
}

const told = (probes: readonly ChannelProbe[], platform: string, words: ExamineWords): Examination[] =>
  probes.map(({ kind, state, what }) => {
    const isGood = state === 'good'
    const hint = isGood ? null : (words.probeHint[kind] ?? null)
    return { state, text: words.probe(kind, isGood, platform, what), hint }
  })

function examineTokens(file: ConfigFile, config: Config, words: ExamineWords): Examination[] {
  return TOKENS.flatMap(({ name, platform, value, shape, told }) => {
    const token = value(config)
    if (token === null) return file[platform] === undefined ? [] : [trouble(words.missing(name), words.readme)]
    if (!shape.test(token)) return [trouble(words.unlikely(name), words.unlikelyHint(told))]
    return file[platform] === undefined ? [note(words.noSection(name, platform))] : []
  })
}

function examineAccess(file: ConfigFile, words: ExamineWords): Examination[] {
  return platformsOf(file).flatMap(({ title, servers }) => [
    good(
      words.platform(
        title,
        servers.length,
        servers.reduce((sum, { channels }) => sum + channels.length, 0),
      ),
    ),
    ...servers
      .filter(({ roles, users, trustedRoles, trustedUsers }) =>
        [roles, users, trustedRoles, trustedUsers].every(({ length }) => length === 0),
      )
      .map(({ id }) => trouble(words.nobody(id), words.nobodyHint)),
  ])
}

function examineDigests(file: ConfigFile, words: ExamineWords): Examination[] {
  return plansOf(file).map(({ name, platform, channel, schedule }) => {
    if (!(platform in file)) return trouble(words.digestPlatform(name, platform), words.readme)
    const next = schedule === null ? null : nextTime(schedule, Date.now())
    return good(words.digest(name, platform, channel, next === null ? null : new Date(next).toISOString()))
  })
}

const good = (text: string): Examination => ({ state: 'good', text, hint: null })
const note = (text: string): Examination => ({ state: 'note', text, hint: null })
const trouble = (text: string, hint: string | null): Examination => ({ state: 'trouble', text, hint })
