import { DiscordAPIError, PermissionFlagsBits, REST, Routes } from 'discord.js'
import { z } from 'zod'
import type { ChannelProbe, ProbeRequest } from '../probe.js'

const LONGEST_MS = 15_000

/** What the program needs in a channel; the number of the invitation in the README is their sum. */
export const DISCORD_PERMISSIONS = {
  'View Channels': PermissionFlagsBits.ViewChannel,
  'Send Messages': PermissionFlagsBits.SendMessages,
  'Send Messages in Threads': PermissionFlagsBits.SendMessagesInThreads,
  'Embed Links': PermissionFlagsBits.EmbedLinks,
  'Attach Files': PermissionFlagsBits.AttachFiles,
  'Read Message History': PermissionFlagsBits.ReadMessageHistory,
} as const

/** Flags of an application that may receive what it does not need. */
const INTENTS: readonly (readonly [string, number])[] = [
  ['Presence', (1 << 12) | (1 << 13)],
  ['Server Members', (1 << 14) | (1 << 15)],
  ['Message Content', (1 << 18) | (1 << 19)],
]

const bits = z.string().regex(/^\d{1,20}$/)
const id = z.string()
const selfSchema = z.object({ id, username: z.string() })
const applicationSchema = z.object({ flags: z.number().int().default(0) })
const guildSchema = z.object({ name: z.string(), roles: z.array(z.object({ id, permissions: bits })) })
const memberSchema = z.object({ roles: z.array(id) })
const channelSchema = z.object({
  name: z.string().nullish(),
  guild_id: id.optional(),
  permission_overwrites: z.array(z.object({ id, allow: bits, deny: bits })).default([]),
})

type Guild = z.infer<typeof guildSchema> & { id: string; roleIds: readonly string[] }

/** Asks Discord whether the token, the servers and the channels are as they are configured. Changes nothing there. */
export async function probeDiscord({ token, api, servers, channels }: ProbeRequest): Promise<ChannelProbe[]> {
  const rest = new REST({ timeout: LONGEST_MS, retries: 1, ...(api === null ? {} : { api }) }).setToken(token)
  const get = async <T>(route: `/${string}`, schema: z.ZodType<T>): Promise<T> => schema.parse(await rest.get(route))
  try {
    const self = await get(Routes.user('@me'), selfSchema)
    const probes: ChannelProbe[] = [{ kind: 'token', state: 'good', what: self.username }]
    const { flags } = await get('/applications/@me', applicationSchema)
    for (const [name, flag] of INTENTS)
      if ((flags & flag) !== 0) probes.push({ kind: 'intent', state: 'note', what: name })
    const guilds = new Map<string, Guild>()
    for (const server of servers) {
      const guild = await found(async () => ({
        ...(await get(Routes.guild(server), guildSchema)),
        id: server,
        roleIds: (await get(Routes.guildMember(server, self.id), memberSchema)).roles,
      }))
      if (guild !== null) guilds.set(server, guild)
      probes.push({ kind: 'server', state: guild === null ? 'trouble' : 'good', what: guild?.name ?? server })
    }
    for (const channel of channels) {
      const told = await found(() => get(Routes.channel(channel), channelSchema))
      const guild = told?.guild_id === undefined ? undefined : guilds.get(told.guild_id)
      if (told === null) probes.push({ kind: 'channel', state: 'trouble', what: channel })
      else {
        const lacking = guild === undefined ? [] : lackingPermissions(guild, told.permission_overwrites, self.id)
        const what = [told.name ?? channel, ...(lacking.length === 0 ? [] : [lacking.join(', ')])].join(': ')
        probes.push({
          kind: lacking.length === 0 ? 'channel' : 'permission',
          state: lacking.length === 0 ? 'good' : 'trouble',
          what,
        })
      }
    }
    return probes
  } catch (error) {
    if (error instanceof DiscordAPIError && error.status === 401)
      return [{ kind: 'token', state: 'trouble', what: '401' }]
    const what = error instanceof DiscordAPIError ? String(error.code) : error instanceof Error ? error.name : ''
    return [{ kind: 'network', state: 'trouble', what }]
  }
}

/** Null where the platform says that it is not there, or not for the program. */
async function found<T>(work: () => Promise<T>): Promise<T | null> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof DiscordAPIError && (error.status === 403 || error.status === 404)) return null
    throw error
  }
}

/** Permissions as Discord computes them: of the roles, then what the channel changes for everybody, for roles, for the member. */
function lackingPermissions(
  guild: Guild,
  overwrites: z.infer<typeof channelSchema>['permission_overwrites'],
  self: string,
): string[] {
  const own = guild.roles.filter(({ id: role }) => role === guild.id || guild.roleIds.includes(role))
  let held = own.reduce((sum, { permissions }) => sum | BigInt(permissions), 0n)
  if ((held & PermissionFlagsBits.Administrator) !== 0n) return []
  const layers = [[guild.id], guild.roleIds, [self]]
  for (const ids of layers) {
    const changes = overwrites.filter((one) => ids.includes(one.id))
    held &= ~changes.reduce((sum, { deny }) => sum | BigInt(deny), 0n)
    held |= changes.reduce((sum, { allow }) => sum | BigInt(allow), 0n)
  }
  return Object.entries(DISCORD_PERMISSIONS).flatMap(([name, bit]) => ((held & bit) === 0n ? [name] : []))
}
