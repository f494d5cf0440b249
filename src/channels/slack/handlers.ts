import type {
  AckFn,
  App,
  BlockAction,
  BlockSuggestion,
  RespondArguments,
  RespondFn,
  SlashCommand,
  ViewSubmitAction,
} from '@slack/bolt'
import { z } from 'zod'
import type { FileHosts } from '../download.js'
import type { ChannelService, Content, Delivery, OfferedFile, Place } from '../port.js'
import { offerQuestions, openedBy } from './assistant.js'
import { commandOf } from './commands.js'
import { type fileSchema, offered } from './files.js'
import { type Carried, carriedBy, carry, commandContent, commandForm, filledIn, serviceForm } from './forms.js'
import { writtenIn } from './messages.js'
import { outletOf, type Way } from './outlets.js'
import { isDirect, placeOf, type Spot, threadId } from './place.js'
import { typedText } from './plain-text.js'
import { NO_THREAD, PRESS } from './render.js'
import { createTalk } from './talk.js'
import type { UserGroups } from './user-groups.js'

/** A command that was not heard of after this long is acknowledged without words; the platform gives up after three seconds. */
const HEARD_WITHIN_MS = 2_000

export interface HandlerParts {
  client: App['client']
  service: ChannelService
  groups: UserGroups
  /** The program's own user id. */
  own: string
  /** The workspace of the token, for payloads that name none. */
  team: string
  tell(text: string): void
  hosts: FileHosts
}

const containerSchema = z.object({ thread_ts: z.string().optional(), message_ts: z.string().optional() })

/** What comes from the platform, as deliveries to the service. */
export function createHandlers(parts: HandlerParts) {
  const { client, service, groups, own, tell, hosts } = parts
  const offer = (file: z.infer<typeof fileSchema>): OfferedFile => offered(file, client, hosts)

  /** @param below where the reply goes, which may be a thread that the reply opens. */
  const deliver = async (
    { id, user, at, content }: { id: string; user: string; at: Place; content: Content; isBot?: boolean },
    below: Spot,
    way: Partial<Way> & { respond?: RespondFn | null },
    isBot = false,
  ): Promise<void> => {
    const delivery: Delivery = {
      id,
      from: { id: user, roles: isBot ? [] : await groups.of(user), isBot },
      at,
      language: null,
      content,
    }
    const thread = below.thread === undefined ? null : threadId(below.channel, below.thread)
    const outlet = outletOf({
      talk: createTalk(client, below, user, way.respond ?? null, tell),
      thread: at.thread,
      heard: null,
      announces: true,
      open: null,
      opens: (posted) => thread ?? (posted === null ? null : threadId(below.channel, posted)),
      ...way,
    })
    await service.receive(delivery, outlet)
  }

  const open = async (trigger: string, view: Parameters<App['client']['views']['open']>[0]): Promise<boolean> => {
    try {
      await client.views.open({ ...view, trigger_id: trigger })
      return true
    } catch (error) {
      tell(`form: ${error instanceof Error ? error.message : String(error)}`)
      return false
    }
  }

  return {
    async command(command: SlashCommand, ack: AckFn<string | RespondArguments>, respond: RespondFn): Promise<void> {
      const { team_id: team, channel_id: channel, user_id: user, trigger_id: trigger } = command
      const spot: Spot = { team, channel, thread: undefined }
      const at = placeOf(spot)
      const hear = once(ack)
      const timer = setTimeout(() => void hear().catch(() => undefined), HEARD_WITHIN_MS)
      try {
        const { content, form } = commandOf(typedText(command.text, own))
        if (form !== null && (await mayChoose(user, at))) {
          const view = commandForm(form, carry('', spot, null))
          if (await open(trigger, { trigger_id: trigger, view })) return await hear()
        }
        await deliver({ id: trigger, user, at, content }, spot, {
          respond,
          heard: ({ text, onlyForPerson }) => {
            if (!onlyForPerson) return hear({ response_type: 'in_channel' })
            return text === '' ? hear() : hear({ response_type: 'ephemeral', text })
          },
        })
        await hear()
      } finally {
        clearTimeout(timer)
      }
    },

    async press(body: BlockAction, respond: RespondFn | null): Promise<void> {
      const [action] = body.actions
      const channel = body.channel?.id
      if (action === undefined || channel === undefined) return
      const told = containerSchema.safeParse(body.container).data
      const below: Spot = { team: body.team?.id ?? parts.team, channel, thread: told?.thread_ts ?? threadOf(body) }
      const value = 'value' in action && typeof action.value === 'string' ? action.value : NO_THREAD
      const thread = value === NO_THREAD ? null : value
      const at: Place = { ...placeOf(below), thread }
      const content: Content = { kind: 'press', button: action.action_id.slice(PRESS.length) }
      const { trigger_id: trigger } = body
      await deliver({ id: trigger, user: body.user.id, at, content }, below, {
        respond,
        announces: false,
        open: (form) => open(trigger, { trigger_id: trigger, view: serviceForm(form, carry(form.id, below, thread)) }),
      })
    },

    async serviceForm({ view, user }: ViewSubmitAction): Promise<void> {
      const carried = carriedBy(view.private_metadata)
      if (carried === null) return
      const { fields } = filledIn(view.state.values)
      const { spot, at } = whereOf(carried)
      await deliver({ id: view.id, user: user.id, at, content: { kind: 'form', form: carried.form, fields } }, spot, {})
    },

    async commandForm({ view, user }: ViewSubmitAction): Promise<void> {
      const carried = carriedBy(view.private_metadata)
      const content = commandContent(view.callback_id, filledIn(view.state.values), offer)
      if (carried === null || content === null) return
      const { spot, at } = whereOf(carried)
      await deliver({ id: view.id, user: user.id, at, content }, spot, {})
    },

    /** Choices for a field of a form that is being typed. */
    async typing({ action_id: name, value, view, user }: BlockSuggestion) {
      const carried = carriedBy(view?.private_metadata ?? '')
      if (carried === null || (name !== 'document' && name !== 'item')) return []
      const from = { id: user.id, roles: await groups.of(user.id), isBot: false }
      const choices = service.complete({ from, at: whereOf(carried).at, language: 'zh', field: name, typed: value })
      return choices.map(({ label, value: chosen }) => ({
        text: { type: 'plain_text' as const, text: label, emoji: false },
        value: chosen,
      }))
    },

    async message(event: unknown, team: string): Promise<void> {
      const written = writtenIn(event, team, own, offer)
      if (written === null) return
      const { id, user, isBot, spot, ts, content } = written
      // In a channel the reply hangs below the message, so that what follows has a place of its own.
      const below = isDirect(spot) ? spot : { ...spot, thread: spot.thread ?? ts }
      await deliver({ id, user, at: placeOf(spot), content }, below, {}, isBot)
    },

    async opened(event: unknown, team: string): Promise<void> {
      const started = openedBy(event)
      if (started === null) return
      await offerQuestions(started, team, await groups.of(started.user_id), client, service)
    },
  }

  /** A form is shown to somebody who could choose in it; anyone else is told why not. */
  async function mayChoose(user: string, at: Place): Promise<boolean> {
    const from = { id: user, roles: await groups.of(user), isBot: false }
    return service.complete({ from, at, language: 'zh', field: 'document', typed: '' }).length > 0
  }
}

function whereOf({ team, channel, thread, below }: Carried): { spot: Spot; at: Place } {
  const spot: Spot = { team, channel, thread: below ?? undefined }
  return { spot, at: { ...placeOf(spot), thread } }
}

/** The thread of the message that a button is on. */
const threadOf = ({ message }: BlockAction): string | undefined =>
  z.object({ thread_ts: z.string() }).safeParse(message).data?.thread_ts

function once(ack: AckFn<string | RespondArguments>): AckFn<RespondArguments> {
  let isHeard = false
  return async (response) => {
    if (isHeard) return
    isHeard = true
    await ack(response)
  }
}
