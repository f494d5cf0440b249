import { fileURLToPath } from 'node:url'
import { feedbackLine } from '../../src/answers/judge/feedback-line.js'
import { openChannelDesk } from '../../src/app/channels/channel-desk.js'
import { openCorpus } from '../../src/app/compose.js'
import { type Config, readConfig } from '../../src/app/config.js'
import { locateCorpus } from '../../src/app/locate-corpus.js'
import type { AccessRules } from '../../src/channels/access.js'
import type { ChannelDesk, ChannelRecord } from '../../src/channels/desk.js'
import { type ChannelLimits, type Clock, USUAL_LIMITS } from '../../src/channels/limits.js'
import type { Surface } from '../../src/channels/port.js'
import type { ChannelSetup } from '../../src/channels/setup.js'
import { makePlace } from '../library/small-library.js'

const CORPUS = fileURLToPath(new URL('../../corpus/', import.meta.url))

/** Ids of the pretended platform; numbers, as some platforms insist. */
export const IDS = {
  server: '900000000000000001',
  channel: '900000000000000002',
  /** A channel with a default organization. */
  office: '900000000000000003',
  /** Not on the list. */
  elsewhere: '900000000000000004',
  thread: '900000000000000005',
  otherThread: '900000000000000006',
  staff: '900000000000000007',
  auditor: '900000000000000008',
} as const

const ACCESS: AccessRules = {
  servers: [
    {
      id: IDS.server,
      channels: [
        { id: IDS.channel, organization: null },
        { id: IDS.office, organization: '渭南市12345热线服务中心' },
        // Conversations with the program alone, where a platform has them.
        { id: 'direct', organization: null },
      ],
      roles: [IDS.staff],
      users: [{ id: '910000000000000009', organization: '固原市“12345”便民服务中心' }],
      trustedRoles: [IDS.auditor],
      trustedUsers: [],
    },
  ],
}

/** Time that passes when a test says so. */
export interface HandClock extends Clock {
  pass(ms: number): void
}

export function handClock(): HandClock {
  let now = 1_700_000_000_000
  const timers = new Set<{ at: number; work(): void }>()
  return {
    now: () => now,
    after(ms, work) {
      const timer = { at: now + ms, work }
      timers.add(timer)
      return { cancel: () => void timers.delete(timer) }
    },
    pass(ms) {
      now += ms
      for (const timer of [...timers].filter(({ at }) => at <= now)) {
        timers.delete(timer)
        timer.work()
      }
    },
  }
}

/** What a test sees of the service besides its replies. */
export interface Backstage {
  clock: HandClock
  records: ChannelRecord[]
  /** Lines of feedback, as they would be kept. */
  kept: { isSettled: boolean; line: string }[]
  /** Called with each question before it is answered; a test may hold it up or let it fail. */
  beforeAnswer: (question: string) => Promise<void> | void
  questions: number
}

export interface Office {
  setup(surface: Surface, limits?: Partial<ChannelLimits>): ChannelSetup & { backstage: Backstage }
  close(): void
}

/** The real desk over the bundled documents, with an index in a folder of its own. */
export async function openOffice(): Promise<Office> {
  const place = makePlace()
  const config: Config = readConfig({ TIEOUT_INDEX: place.index, LANG: 'zh_CN.UTF-8' }, null)
  const silent = { step: () => undefined, end: () => undefined }
  const request = { folder: CORPUS, ingest: 'when-changed' } as const
  const corpus = await openCorpus(request, locateCorpus(CORPUS, config), silent, config.model)
  const desk = await openChannelDesk(corpus, config, 'offline', () => undefined)
  return {
    setup: (surface, limits = {}) => setupFor(desk, surface, limits),
    close() {
      desk.close()
      corpus.close()
      place.remove()
    },
  }
}

let ids = 0
let setups = 0

function setupFor(desk: ChannelDesk, surface: Surface, limits: Partial<ChannelLimits>) {
  const clock = handClock()
  const own = `${++setups}:`
  const backstage: Backstage = {
    clock,
    records: [],
    kept: [],
    beforeAnswer: () => undefined,
    questions: 0,
  }
  return {
    surface,
    // Each setup has conversations of its own.
    desk: {
      ...desk,
      async ask(question: string, options: Parameters<ChannelDesk['ask']>[1]) {
        backstage.questions += 1
        await backstage.beforeAnswer(question)
        const { session, opens } = options
        return desk.ask(question, {
          ...options,
          session: session === null ? null : own + session,
          ...(opens === undefined ? {} : { opens: own + opens }),
        })
      },
      forget: (session: string) => desk.forget(own + session),
    },
    access: ACCESS,
    limits: { ...USUAL_LIMITS, ...limits },
    feedback: {
      add(feedback: Parameters<typeof feedbackLine>[0]) {
        backstage.kept.push(feedbackLine(feedback))
        return true
      },
    },
    clock,
    newId: () => `id${String(++ids).padStart(8, '0')}`,
    record: (entry: ChannelRecord) => void backstage.records.push(entry),
    backstage,
  }
}
