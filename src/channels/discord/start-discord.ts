import {
  Client,
  Events,
  GatewayIntentBits,
  type Interaction,
  type Message,
  Options,
  Partials,
  Status,
} from 'discord.js'
import type { FileHosts } from '../download.js'
import type { ChannelAdapter, ChannelService } from '../port.js'
import { DISCORD_COMMANDS } from './commands.js'
import { deliveryOf, messageDelivery, typingOf } from './deliveries.js'
import { interactionOutlet, messageOutlet } from './outlets.js'
import { NOBODY } from './render.js'

export interface DiscordOptions {
  token: string
  service: ChannelService
  /** Servers whose commands are registered. */
  servers: readonly string[]
  /** Told what goes wrong with the connection; never a token or a text of a person. */
  tell(text: string): void
  /** Address of the platform's interface, and where its files lie; the platform's own unless a test pretends one. */
  api?: string
  files?: FileHosts
}

/** Where Discord keeps what people upload. */
const DISCORD_FILES: FileHosts = { origins: ['https://cdn.discordapp.com', 'https://media.discordapp.net'] }

/** Members and users that are remembered between messages; Discord tells them again with each. */
const MOST_MEMBERS = 200

/**
 * Connects to Discord and registers the commands. Servers and their messages are listened to, without the intent that
 * tells the texts of all messages: only what addresses the program is read. Rate limits and lost connections are the SDK's.
 *
 * @throws what the SDK throws when the token is not accepted.
 */
export async function startDiscord(options: DiscordOptions): Promise<ChannelAdapter> {
  const { token, service, servers, tell, files = DISCORD_FILES } = options
  const client: Client = new Client({
    intents: [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages],
    partials: [Partials.Channel],
    allowedMentions: NOBODY,
    makeCache: Options.cacheWithLimits({
      MessageManager: 0,
      ReactionManager: 0,
      PresenceManager: 0,
      VoiceStateManager: 0,
      GuildEmojiManager: 0,
      GuildStickerManager: 0,
      GuildMemberManager: { maxSize: MOST_MEMBERS, keepOverLimit: ({ id }) => id === client.user?.id },
      UserManager: { maxSize: MOST_MEMBERS, keepOverLimit: ({ id }) => id === client.user?.id },
    }),
    // First replies do not count against the limit of a second that the SDK would keep; others are told by the platform.
    rest: {
      globalRequestsPerSecond: Number.POSITIVE_INFINITY,
      ...(options.api === undefined ? {} : { api: options.api }),
    },
  })
  const failed = (what: string) => (error: unknown) =>
    tell(`${what}: ${error instanceof Error ? error.message : error}`)
  client.on(Events.Error, failed('discord'))
  client.on(Events.ShardError, failed('gateway'))
  client.on(Events.ShardDisconnect, ({ code }) => tell(`gateway: closed with ${code}`))
  client.on(
    Events.InteractionCreate,
    (interaction) => void interacted(interaction, service, files).catch(failed('interaction')),
  )
  client.on(Events.MessageCreate, (message) => void spoken(message, client, service, files).catch(failed('message')))

  const ready = new Promise<Client<true>>((resolve) => client.once(Events.ClientReady, resolve))
  await client.login(token)
  const { application } = await ready
  for (const server of servers)
    await application.commands.set([...DISCORD_COMMANDS], server).catch(failed(`commands of server ${server}`))
  return {
    ready: () => client.isReady() && client.ws.status === Status.Ready,
    async stop(withinMs) {
      await service.stop(withinMs)
      await client.destroy()
    },
  }
}

async function interacted(interaction: Interaction, service: ChannelService, files: FileHosts): Promise<void> {
  if (interaction.isAutocomplete()) {
    const typing = await typingOf(interaction)
    const choices = typing === null ? [] : service.complete(typing)
    return interaction.respond(choices.map(({ label, value }) => ({ name: label, value })))
  }
  const delivery = await deliveryOf(interaction, files)
  const isOurs = interaction.isChatInputCommand() || interaction.isButton() || interaction.isModalSubmit()
  if (delivery !== null && isOurs) await service.receive(delivery, interactionOutlet(interaction))
}

async function spoken(message: Message, client: Client, service: ChannelService, files: FileHosts): Promise<void> {
  const delivery = client.user === null ? null : await messageDelivery(message, client.user.id, files)
  if (delivery !== null) await service.receive(delivery, messageOutlet(message))
}
