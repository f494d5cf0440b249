import type {
  Attachment,
  AutocompleteInteraction,
  BaseInteraction,
  Channel,
  ChatInputCommandInteraction,
  Interaction,
  Message,
} from 'discord.js'
import { download, type FileHosts } from '../download.js'
import type { Content, Delivery, OfferedFile, Person, Place } from '../port.js'

/** Languages of screens that are Chinese; every other reads English. */
const languageOfScreen = (locale: string): 'zh' | 'en' => (locale.startsWith('zh') ? 'zh' : 'en')

/** What somebody did with a command, a button or a form; null for what this program does not offer. */
export async function deliveryOf(interaction: Interaction, hosts: FileHosts): Promise<Delivery | null> {
  const content = contentOf(interaction, hosts)
  const at = await placeOf(interaction.guildId, interaction.channel)
  if (content === null || at === null) return null
  return {
    id: interaction.id,
    from: personOf(interaction),
    at,
    language: languageOfScreen(interaction.locale),
    content,
  }
}

function contentOf(interaction: Interaction, hosts: FileHosts): Content | null {
  if (interaction.isButton()) return { kind: 'press', button: interaction.customId }
  if (interaction.isModalSubmit()) {
    const fields = [...interaction.fields.fields.keys()].map((name) => [
      name,
      interaction.fields.getTextInputValue(name),
    ])
    return { kind: 'form', form: interaction.customId, fields: Object.fromEntries(fields) }
  }
  return interaction.isChatInputCommand() ? commandOf(interaction, hosts) : null
}

function commandOf({ commandName, options }: ChatInputCommandInteraction, hosts: FileHosts): Content | null {
  switch (commandName) {
    case 'ask':
      return { kind: 'ask', question: options.getString('question') ?? '', document: options.getString('document') }
    case 'check': {
      const file = options.getAttachment('file')
      return {
        kind: 'check',
        document: options.getString('document'),
        file: file === null ? null : offered(file, hosts),
      }
    }
    case 'compare':
      return { kind: 'compare', item: options.getString('item') ?? '' }
    case 'documents':
    case 'summary':
      return { kind: commandName }
    default:
      return null
  }
}

/** What is being typed, with who types it where; null for anything else than a field of ours. */
export async function typingOf(interaction: AutocompleteInteraction) {
  const { name, value } = interaction.options.getFocused(true)
  const at = await placeOf(interaction.guildId, interaction.channel)
  if (at === null || (name !== 'document' && name !== 'item')) return null
  const field: 'document' | 'item' = name
  return { from: personOf(interaction), at, language: languageOfScreen(interaction.locale), field, typed: value }
}

/** A message that addresses the program by name; null for any other, whose text Discord does not tell. */
export async function messageDelivery(message: Message, own: string, hosts: FileHosts): Promise<Delivery | null> {
  if (!message.mentions.users.has(own) || message.system) return null
  const at = await placeOf(message.guildId, message.channel)
  if (at === null) return null
  const text = message.content.replaceAll(new RegExp(`<@!?${own}>`, 'gu'), ' ').trim()
  const files = [...message.attachments.values()].map((file) => offered(file, hosts))
  const from = {
    id: message.author.id,
    roles: [...(message.member?.roles.cache.keys() ?? [])],
    isBot: message.author.bot || message.webhookId !== null,
  }
  return { id: message.id, from, at, language: null, content: { kind: 'message', text, files } }
}

function personOf({ user, member }: BaseInteraction): Person {
  const roles = member === null ? [] : Array.isArray(member.roles) ? member.roles : [...member.roles.cache.keys()]
  return { id: user.id, roles, isBot: user.bot }
}

/** Null outside of servers, and where the channel is not known. */
async function placeOf(server: string | null, channel: Channel | null): Promise<Place | null> {
  if (server === null || channel === null) return null
  if (!channel.isThread()) return { server, channel: channel.id, thread: null }
  const parent = channel.parentId ?? (await channel.fetch().catch(() => null))?.parentId ?? null
  return parent === null ? null : { server, channel: parent, thread: channel.id }
}

const offered = ({ name, size, url }: Attachment, hosts: FileHosts): OfferedFile => ({
  name,
  bytes: size,
  read: (most) => download(url, most, hosts),
})
