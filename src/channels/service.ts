import { mayAct, type Permission } from './access.js'
import { createButtonStore } from './button-store.js'
import { createCompletion } from './completion.js'
import { createDraftShelf } from './draft-shelf.js'
import { layOut, type Reply } from './lay-out.js'
import type { ChannelService, Content, Delivery, Outlet } from './port.js'
import { createRateLimit } from './rate-limit.js'
import { createRecently } from './recently.js'
import { conversationOf, languageOf, type Request, requestOf } from './request.js'
import type { ChannelSetup, ChannelState } from './setup.js'
import { note } from './tasks/ask.js'
import { isPrivatePress, takeForm, wrongForm } from './tasks/press.js'
import { isWork, work } from './tasks/work.js'
import { createWorkQueue } from './work-queue.js'

/** Deliveries whose repetition is recognized. */
const MOST_DELIVERIES = 20_000

/** The conversation service of one platform. */
export function createChannelService(setup: ChannelSetup): ChannelService {
  const { surface, access, limits, clock, newId, record } = setup
  const closed = () => record({ event: 'draft-closed', question: '', kind: 'file', ms: 0, detail: null })
  const state: ChannelState = {
    ...setup,
    buttons: createButtonStore({ now: clock.now, newId, hours: limits.buttonHours }),
    drafts: createDraftShelf(limits, clock, closed),
  }
  const recently = createRecently(MOST_DELIVERIES)
  const persons = createRateLimit(limits.perPerson, clock.now)
  const channels = createRateLimit(limits.perChannel, clock.now)
  /** First replies that are on their way. */
  let greetings = 0
  const queue = createWorkQueue(limits.parallel, () => greetings > 0)
  const complete = createCompletion(setup)
  const conversations = createConversations(setup)
  const underWay = new Set<Promise<void>>()
  let isStopping = false
  /** Deliveries that are worked on or wait for it. */
  let taken = 0

  /** Shows a reply that nothing had to be worked out for. */
  const say = async (reply: Reply, onlyForPerson: boolean, request: Request, outlet: Outlet): Promise<void> => {
    await outlet.begin({ text: '', onlyForPerson })
    await outlet.finish(layOut(reply, surface, request.words.fullText))
  }

  /** The reply to somebody who has to wait or may not, null where the delivery is to be answered. */
  const refusal = ({ content, from, at, id }: Delivery, { words }: Request): string | null => {
    const known = (event: 'not-allowed' | 'limited', text: string): string => {
      record({ event, question: id, kind: content.kind, ms: 0, detail: null })
      return text
    }
    if (!mayAct(access, from, at, 'ask')) return known('not-allowed', words.notAllowed)
    if (!mayAct(access, from, at, permissionFor(content))) return known('not-allowed', words.needsTrust)
    if (isStopping) return known('limited', words.stopping)
    const seconds = Math.max(persons.wait(`${at.server}/${from.id}`), channels.wait(`${at.server}/${at.channel}`))
    if (seconds > 0) return known('limited', words.wait(seconds))
    return taken >= limits.parallel + limits.waiting ? known('limited', words.busy) : null
  }

  const answer = async (delivery: Delivery, outlet: Outlet): Promise<void> => {
    const { content, from, at, language: screen } = delivery
    const id = newId().slice(0, 8)
    const language = languageOf(content, screen)
    const request = requestOf(id, from, at, language, (text) => outlet.step(text).catch(() => undefined), state)
    const stranger = !mayAct(access, from, at, 'ask')
    const refused = refusal({ ...delivery, id }, request)
    // Where it cannot be said to the person alone, a stranger is told nothing.
    if (refused !== null)
      return stranger && !outlet.canBePrivate ? undefined : say(note(refused), true, request, outlet)
    persons.take(`${at.server}/${from.id}`)
    channels.take(`${at.server}/${at.channel}`)

    const action = content.kind === 'press' ? state.buttons.find(content.button, from, at) : null
    if (action === 'expired' || action === 'other')
      return say(note(action === 'expired' ? request.words.expired : request.words.notYours), true, request, outlet)
    if (action?.kind === 'wrong') {
      const form = state.buttons.make({ ...action, kind: 'wrong-form' }, from, at)
      if (await outlet.form(wrongForm(form, request.words))) return
    }
    if (content.kind === 'form') {
      const filled = state.buttons.find(content.form, from, at)
      const reply =
        typeof filled === 'string' ? note(request.words.expired) : takeForm(filled, content.fields, request, state)
      return say(reply, true, request, outlet)
    }
    if (!isWork(content)) return say(note(request.words.whatToAsk), true, request, outlet)

    const ahead = Math.max(0, taken - limits.parallel)
    taken += 1
    try {
      greetings += 1
      const greeting = outlet.begin({
        text: ahead > 0 ? request.words.queued(ahead) : request.words.working,
        onlyForPerson: action !== null ? isPrivatePress(action) : content.kind === 'check' && content.file !== null,
      })
      await greeting.finally(() => {
        greetings -= 1
      })
      const opens = outlet.opens?.() ?? at.thread
      if (opens !== at.thread) request.question.opens = conversationOf(surface.name, from, { ...at, thread: opens })
      conversations.touch(delivery)
      const start = clock.now()
      const tell = (event: 'answered' | 'failed', detail: string): void =>
        record({ event, question: id, kind: content.kind, ms: clock.now() - start, detail })
      const reply = await queue
        .add(conversationOf(surface.name, from, at), () => work(content, action, request, state))
        .catch((error: unknown) => {
          tell('failed', nameOf(error))
          return null
        })
      await outlet.finish(layOut(reply ?? note(request.words.failed(id)), surface, request.words.fullText))
      if (reply !== null) tell('answered', reply.tone)
    } finally {
      taken -= 1
    }
  }

  return {
    async receive(delivery, outlet) {
      if (delivery.from.isBot) return
      if (!recently.isNew(delivery.id)) {
        record({ event: 'repeated', question: '', kind: delivery.content.kind, ms: 0, detail: null })
        return
      }
      const job = answer(delivery, outlet).catch((error: unknown) =>
        record({ event: 'failed', question: '', kind: delivery.content.kind, ms: 0, detail: nameOf(error) }),
      )
      underWay.add(job)
      await job
      underWay.delete(job)
    },
    complete(request) {
      return !isStopping && mayAct(access, request.from, request.at, 'ask') ? complete(request) : []
    },
    async stop(withinMs) {
      isStopping = true
      let timer: { cancel(): void } | null = null
      const late = new Promise<void>((resolve) => {
        timer = clock.after(withinMs, resolve)
      })
      await Promise.race([Promise.all(underWay), late])
      ;(timer as { cancel(): void } | null)?.cancel()
      state.drafts.closeAll()
    },
  }
}

const TRUSTED: ReadonlySet<Content['kind']> = new Set(['check', 'summary'])

function permissionFor(content: Content): Permission {
  const hasFiles = content.kind === 'message' && content.files.length > 0
  return TRUSTED.has(content.kind) || hasFiles ? 'trusted' : 'ask'
}

const nameOf = (error: unknown): string =>
  error instanceof Error ? ('code' in error ? `${error.name} ${String(error.code)}` : error.name) : typeof error

/** Ends conversations outside of threads that were silent for a while: what somebody asks then is a question of its own. */
function createConversations({ surface, desk, limits, clock }: ChannelSetup) {
  const last = new Map<string, number>()
  return {
    touch({ from, at }: Delivery): void {
      if (at.thread !== null) return
      const name = conversationOf(surface.name, from, at)
      const before = last.get(name)
      if (before === undefined || clock.now() - before > limits.conversationMinutes * 60_000) desk.forget(name)
      last.delete(name)
      last.set(name, clock.now())
      const [oldest] = last.keys()
      if (last.size > MOST_DELIVERIES && oldest !== undefined) last.delete(oldest)
    },
  }
}
