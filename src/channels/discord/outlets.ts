import type { ButtonInteraction, ChatInputCommandInteraction, Message, ModalSubmitInteraction } from 'discord.js'
import type { Outlet } from '../port.js'
import { messageOf, modalOf, NOBODY } from './render.js'

/** Flag of a message that only one person sees. */
const EPHEMERAL = 64
/** The platform does not know the interaction any more: its fifteen minutes are over. */
const OVER: ReadonlySet<unknown> = new Set([10015, 50027])

type Replied = ChatInputCommandInteraction | ButtonInteraction | ModalSubmitInteraction

/** Replies to a command, a button or a form. */
export function interactionOutlet(interaction: Replied): Outlet {
  const flags = { onlyForPerson: false }
  const flag = () => (flags.onlyForPerson ? ({ flags: EPHEMERAL } as const) : {})
  return {
    canBePrivate: true,
    async begin({ text, onlyForPerson }) {
      flags.onlyForPerson = onlyForPerson
      if (text === '') await interaction.deferReply(flag())
      else await interaction.reply({ content: text, allowedMentions: NOBODY, ...flag() })
    },
    async step(text) {
      await interaction.editReply({ content: text, allowedMentions: NOBODY })
    },
    async finish(parts) {
      const [first, ...rest] = parts.map(messageOf)
      try {
        if (first === undefined) await interaction.deleteReply()
        else await interaction.editReply(first)
        for (const part of rest) await interaction.followUp({ ...part, ...flag() })
      } catch (error) {
        const isOver = error instanceof Error && 'code' in error && OVER.has(error.code)
        if (!isOver || flags.onlyForPerson || interaction.channel?.isSendable() !== true) throw error
        for (const part of parts.map(messageOf)) await interaction.channel.send(part)
      }
    },
    async form(form) {
      if (interaction.isModalSubmit()) return false
      await interaction.showModal(modalOf(form))
      return true
    },
  }
}

/** Replies to a message that addressed the program, below it; everybody in the channel reads them. */
export function messageOutlet(message: Message): Outlet {
  let sent: Message | null = null
  return {
    canBePrivate: false,
    async begin({ text }) {
      if (text !== '') sent = await message.reply({ content: text, allowedMentions: NOBODY, failIfNotExists: false })
    },
    async step(text) {
      await sent?.edit({ content: text, allowedMentions: NOBODY })
    },
    async finish(parts) {
      const [first, ...rest] = parts.map(messageOf)
      if (first === undefined) await sent?.delete()
      else if (sent === null) await message.reply({ ...first, failIfNotExists: false })
      else await sent.edit(first)
      if (message.channel.isSendable()) for (const part of rest) await message.channel.send(part)
    },
    form: () => Promise.resolve(false),
  }
}
