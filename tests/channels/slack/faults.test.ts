import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ChannelLimits } from '../../../src/channels/limits.js'
import { IDS, type Office, openOffice } from '../fixture.js'
import { type Actor, AUDITOR, COLLEAGUE, STAFF, STRANGER, textOf } from '../rig.js'
import { eventEnvelope, fileOf, messageEnvelope, pressEnvelope, slashEnvelope } from './payloads.js'
import { openSlack, type SlackRig } from './slack-rig.js'
import { BOT, BOT_TOKEN, type Call } from './web-double.js'

const QUESTION = '渭南12345的收入总计是多少'
const FIGURE = '6,480,334.00'
const SHARE = '渭南12345住房保障支出占支出总计的比例'
const DIRECT: Actor = { ...STAFF, channel: 'D0STAFF', thread: '1700000000.900001' }

let office: Office
beforeAll(async () => {
  office = await openOffice()
})
afterAll(() => office.close())

async function withSlack(
  work: (rig: SlackRig) => Promise<void>,
  { limits = {}, ...options }: { limits?: Partial<ChannelLimits>; inTurn?: boolean; patienceMs?: number } = {},
): Promise<void> {
  const rig = await openSlack(office, limits, options)
  try {
    await rig.join(STAFF)
    await work(rig)
  } finally {
    await rig.close()
  }
}

const until = async <T>(look: () => T | undefined): Promise<T> => {
  for (;;) {
    const seen = look()
    if (seen !== undefined) return seen
    await new Promise((resolve) => setTimeout(resolve, 2))
  }
}
const buttonOf = (outcome: { messages: { buttons: { id: string; label: string }[] }[] }, label: string): string =>
  outcome.messages.flatMap(({ buttons }) => buttons).find((one) => one.label === label)?.id ?? ''
const limited = (call: Call, method: string) =>
  call.method === method
    ? { status: 429, body: { ok: false, error: 'ratelimited' }, headers: { 'retry-after': '0' } }
    : null

describe('Slack: what goes wrong', () => {
  test.each(['chat.postMessage', 'chat.update'])('%s that is told to wait is sent again', (method) =>
    withSlack(async (rig) => {
      let times = 0
      rig.double.onRequest((call) =>
        times < 2 && limited(call, method) !== null && ++times ? limited(call, method) : null,
      )
      expect(textOf(await rig.act({ kind: 'ask', question: QUESTION }, STAFF))).toContain(FIGURE)
      expect(times).toBe(2)
    }),
  )

  test.each(['lost', 'refreshed'] as const)(
    'a connection that is %s is opened again, and a question asked anew answered once',
    (how) =>
      withSlack(
        async (rig) => {
          const envelope = messageEnvelope(QUESTION, [], STAFF, rig.double)
          await rig.send(envelope)
          await rig.double.sockets.drop(how)
          await until(() => (rig.isReady() ? true : undefined))
          // What was sent before is told again over the new connection.
          const { type, payload } = envelope
          await rig.double.sockets.send(type, payload, 1)
          const next = await rig.act({ kind: 'mention', text: QUESTION }, STAFF)
          expect(textOf(next)).toContain(FIGURE)
          expect(rig.backstage.questions).toBe(2)
          expect(rig.double.sockets.connections()).toBe(2)
        },
        { patienceMs: 400 },
      ),
  )

  test('messages of itself, changes of messages, and messages of others in a channel are left alone', () =>
    withSlack(async (rig) => {
      let count = 0
      const ts = () => `1700000001.${++count}`
      const events = [
        {
          type: 'message',
          channel_type: 'im',
          channel: 'D0STAFF',
          user: BOT,
          bot_id: 'B0TIEOUT',
          text: QUESTION,
          ts: ts(),
        },
        { type: 'message', channel_type: 'im', channel: 'D0STAFF', subtype: 'message_changed', ts: ts() },
        {
          type: 'message',
          channel_type: 'im',
          channel: 'D0STAFF',
          subtype: 'message_deleted',
          user: STAFF.id,
          ts: ts(),
        },
        { type: 'message', channel_type: 'channel', channel: IDS.channel, user: STAFF.id, text: QUESTION, ts: ts() },
        { type: 'app_mention', channel: IDS.channel, bot_id: 'B0OTHER', text: `<@${BOT}> ${QUESTION}`, ts: ts() },
      ]
      for (const event of events) {
        const { type, payload } = eventEnvelope(event, rig.double)
        await rig.double.sockets.send(type, payload)
      }
      expect(textOf(await rig.act({ kind: 'mention', text: QUESTION }, STAFF))).toContain(FIGURE)
      expect(rig.backstage.questions).toBe(1)
    }))

  test('a form that comes too late keeps the verdict without a note', () =>
    withSlack(async (rig) => {
      const asked = await rig.act({ kind: 'ask', question: SHARE }, STAFF)
      const feedback = await rig.act({ kind: 'press', button: buttonOf(asked, '反馈') }, STAFF)
      const press = pressEnvelope(buttonOf(feedback, '有误'), STAFF, rig.double)
      rig.double.expired.add(press.delivery)
      await rig.send(press)
      expect(textOf(rig.outcome(press))).toContain('已记录')
      expect(rig.backstage.kept).toHaveLength(1)
    }))

  test('a command whose form comes too late is answered in words', () =>
    withSlack(async (rig) => {
      const typed = slashEnvelope('compare', STAFF, rig.double)
      rig.double.expired.add(typed.delivery)
      await rig.send(typed)
      expect(textOf(rig.outcome(typed))).toContain('请写下要比较的项目')
    }))

  test('a message that somebody removed meanwhile is posted anew', () =>
    withSlack(async (rig) => {
      rig.double.onRequest(({ method }) =>
        method === 'chat.update' ? { status: 200, body: { ok: false, error: 'message_not_found' } } : null,
      )
      const outcome = await rig.act({ kind: 'ask', question: QUESTION }, STAFF)
      expect(textOf(outcome)).toContain(FIGURE)
    }))

  test('where the program is no member, a command is replied to through its own address', () =>
    withSlack(async (rig) => {
      const refused = await rig.act({ kind: 'ask', question: QUESTION }, { ...STAFF, channel: IDS.elsewhere })
      expect(textOf(refused)).toContain('没有权限')
      expect(refused.messages.map(({ isPrivate }) => isPrivate)).toEqual([true])
      rig.double.onRequest(({ method }) =>
        method.startsWith('chat.') ? { status: 200, body: { ok: false, error: 'not_in_channel' } } : null,
      )
      const outcome = await rig.act({ kind: 'ask', question: QUESTION }, STAFF)
      expect(textOf(outcome)).toContain(FIGURE)
      expect(rig.double.calls.filter(({ method }) => method === 'respond').length).toBeLessThanOrEqual(5 + 1)
    }))

  test('who was taken out of a user group is not answered any more', () =>
    withSlack(async (rig) => {
      expect(textOf(await rig.act({ kind: 'ask', question: QUESTION }, STAFF))).toContain(FIGURE)
      expect(textOf(await rig.act({ kind: 'ask', question: QUESTION }, { ...STAFF, roles: [] }))).toContain('没有权限')
      expect(rig.backstage.questions).toBe(1)
    }))

  test('where user groups cannot be read, nobody is in one', () =>
    withSlack(async (rig) => {
      rig.double.onRequest(({ method }) =>
        method === 'usergroups.users.list' ? { status: 200, body: { ok: false, error: 'no_such_subteam' } } : null,
      )
      expect(textOf(await rig.act({ kind: 'ask', question: QUESTION }, COLLEAGUE))).toContain('没有权限')
      expect(rig.told.join('\n')).toContain('no_such_subteam')
    }))

  test('attachments that cannot be uploaded are said to be missing, and the answer stands', () =>
    withSlack(async (rig) => {
      rig.double.onRequest(({ method }) =>
        method === 'files.getUploadURLExternal' ? { status: 200, body: { ok: false, error: 'storage_limit' } } : null,
      )
      const checked = await rig.act({ kind: 'check', document: 'weinan-2024-budget' }, AUDITOR)
      expect(textOf(checked)).toContain('核对 385 项关系')
      expect(textOf(checked)).toContain('没有能上传')
    }))

  test('files are fetched from the platform only, with its token, and other addresses never see it', () =>
    withSlack(async (rig) => {
      const drop = async (over: object): Promise<string> => {
        const file = { ...fileOf({ name: 'a.txt', content: 'x' }, rig.double), ...over }
        const at = { channel: IDS.channel, user: AUDITOR.id, thread_ts: IDS.thread, files: [file] }
        await rig.join(AUDITOR)
        const ts = `1700000002.${file.id}`
        const envelope = eventEnvelope({ type: 'app_mention', text: `<@${BOT}>`, ts, ...at }, rig.double)
        await rig.send(envelope)
        return textOf(rig.outcome(envelope))
      }
      for (const address of [
        'http://127.0.0.1:9/a.txt',
        'https://files.slack.com.example/a.txt',
        'file:///etc/passwd',
        '',
      ])
        expect(await drop({ url_private_download: address })).toContain('只读取直接上传')
      expect(rig.double.fetched).toEqual([])
      // Told without an address, it is asked for; what the platform turns away is not followed.
      expect(await drop({ url_private_download: null, id: 'F-gone' })).toContain('只读取直接上传')
      expect(rig.double.fetched).toEqual([{ path: '/files/F-gone', authorization: `Bearer ${BOT_TOKEN}` }])
    }))

  test('steps never arrive behind the answer', () =>
    withSlack(
      async (rig) => {
        const envelope = messageEnvelope(QUESTION, [], STAFF, rig.double)
        await rig.send(envelope)
        const shown = rig.double.calls.filter(({ method }) => /^chat\.(post|update)/.test(method))
        expect(JSON.stringify(shown.at(-1)?.body)).toContain(FIGURE)
      },
      { inTurn: false },
    ))

  test(
    'of 200 questions at once each is answered or told to wait, with limits of the platform in between',
    () =>
      withSlack(
        async (rig) => {
          let calls = 0
          rig.double.onRequest((call) => (++calls % 40 === 0 ? limited(call, call.method) : null))
          const people = Array.from({ length: 200 }, (_, n) => ({
            ...STAFF,
            id: String(920000000000000000n + BigInt(n)),
          }))
          const members = rig.double.groups.get(IDS.staff)
          for (const { id } of people) members?.add(id)
          await rig.join({ ...COLLEAGUE })
          await Promise.all(people.map((by) => rig.send(slashEnvelope(`ask ${QUESTION}`, by, rig.double))))
          const last = new Map<string, string>()
          for (const { method, ts, body } of rig.double.calls)
            if (method === 'chat.postMessage' || method === 'chat.update') last.set(ts, JSON.stringify(body.blocks))
          const answered = [...last.values()].filter((text) => text.includes(FIGURE)).length
          const told = rig.double.calls.filter(
            ({ method, body }) => method !== 'chat.update' && JSON.stringify(body).includes('问的人太多'),
          ).length
          expect(answered + told).toBe(200)
          expect(last.size).toBe(answered)
          expect(rig.double.sockets.heard.length).toBeGreaterThanOrEqual(200)
        },
        {
          inTurn: false,
          limits: {
            parallel: 2,
            waiting: 30,
            perChannel: { count: 1000, seconds: 60 },
            perPerson: { count: 2, seconds: 60 },
          },
        },
      ),
    60_000,
  )

  test('stopped while it answers, it answers, tells others so, and leaves', () =>
    withSlack(async (rig) => {
      let go: () => void = () => undefined
      rig.backstage.beforeAnswer = () =>
        new Promise<void>((resolve) => {
          go = resolve
        })
      const asked = rig.act({ kind: 'ask', question: QUESTION }, STAFF)
      await until(() => (rig.backstage.questions === 1 ? true : undefined))
      const stopped = rig.stop()
      const late = await rig.act({ kind: 'mention', text: QUESTION }, STAFF)
      expect(textOf(late)).toContain('正在停止')
      go()
      expect(textOf(await asked)).toContain(FIGURE)
      await stopped
      expect(rig.isReady()).toBe(false)
      await until(() => (rig.double.sockets.isOpen() ? undefined : true))
    }))

  test('nothing that is told of the connection has a token or a question in it', () =>
    withSlack(async (rig) => {
      let times = 0
      rig.double.onRequest(({ method }) => {
        if (method === 'files.getUploadURLExternal')
          return { status: 200, body: { ok: false, error: `not ${BOT_TOKEN}` } }
        return method === 'chat.postMessage' && ++times === 1 ? { status: 500, body: { token: BOT_TOKEN } } : null
      })
      await rig.act({ kind: 'mention', text: QUESTION }, STAFF)
      await rig.act({ kind: 'check', document: 'weinan-2024-budget' }, AUDITOR)
      const told = rig.told.join('\n')
      expect(told).toContain('files: ')
      for (const secret of ['xoxb', 'xapp', '渭南']) expect(told).not.toContain(secret)
    }))
})

describe('Slack: what only Slack has', () => {
  test('a mention is answered in its thread, and what is mentioned there goes on from it', () =>
    withSlack(async (rig) => {
      const first = messageEnvelope('渭南12345的住房保障支出是多少', [], STAFF, rig.double)
      await rig.send(first)
      const { ts } = (first.payload as { event: { ts: string } }).event
      expect(rig.double.calls.find(({ method }) => method === 'chat.postMessage')?.body.thread_ts).toBe(ts)
      const next = await rig.act({ kind: 'mention', text: '那卫生健康支出呢？' }, { ...STAFF, thread: ts })
      expect(textOf(next)).toContain('67,316.00')
    }))

  test('a thread below the answer to a command goes on from it, whatever was asked since', () =>
    withSlack(async (rig) => {
      await rig.act({ kind: 'ask', question: '渭南12345的住房保障支出是多少' }, STAFF)
      const thread = rig.double.calls.find(({ method }) => method === 'chat.postMessage')?.ts ?? ''
      await rig.act({ kind: 'ask', question: '池州12345的收入总计是多少' }, STAFF)
      const next = await rig.act({ kind: 'mention', text: '那卫生健康支出呢？' }, { ...COLLEAGUE, thread })
      expect(textOf(next)).toContain('67,316.00')
    }))

  test('the assistant pane offers questions that are answered, shows what is being done, and needs no mention', () =>
    withSlack(async (rig) => {
      const opened = { user_id: STAFF.id, channel_id: DIRECT.channel, thread_ts: DIRECT.thread, context: {} }
      const { type, payload } = eventEnvelope(
        { type: 'assistant_thread_started', assistant_thread: opened },
        rig.double,
      )
      await rig.double.sockets.send(type, payload)
      const offered = await until(() => rig.double.calls.find(({ method }) => method.endsWith('setSuggestedPrompts')))
      const prompts = offered.body.prompts as { title: string; message: string }[]
      expect(prompts.length).toBeGreaterThan(2)
      for (const { message } of prompts) {
        const outcome = await rig.act({ kind: 'mention', text: message }, DIRECT)
        expect(outcome.before).toEqual(['正在查找……'])
        expect(outcome.messages.at(-1)?.buttons.map(({ label }) => label)).toContain('来源')
      }
      expect(rig.double.calls.some(({ method }) => method.endsWith('setStatus'))).toBe(true)
    }))

  test('a stranger is offered nothing in the pane, and told that there is nothing', () =>
    withSlack(async (rig) => {
      const opened = { user_id: STRANGER.id, channel_id: 'D0OTHER', thread_ts: '1700000000.9', context: {} }
      const { type, payload } = eventEnvelope(
        { type: 'assistant_thread_started', assistant_thread: opened },
        rig.double,
      )
      await rig.double.sockets.send(type, payload)
      const refused = await rig.act({ kind: 'mention', text: QUESTION }, { ...STRANGER, channel: 'D0OTHER' })
      expect(textOf(refused)).toContain('没有权限')
      expect(rig.double.calls.some(({ method }) => method.endsWith('setSuggestedPrompts'))).toBe(false)
    }))

  test('a stranger gets no form', () =>
    withSlack(async (rig) => {
      const typed = slashEnvelope('compare', STRANGER, rig.double)
      await rig.send(typed)
      expect(textOf(rig.outcome(typed))).toContain('没有权限')
      expect(rig.outcome(typed).form).toBe(null)
    }))

  test('pictures of a private reply go to the person and not to the channel', () =>
    withSlack(async (rig) => {
      const outcome = await rig.act({ kind: 'ask', question: SHARE }, STAFF)
      await rig.act({ kind: 'press', button: buttonOf(outcome, '来源') }, STAFF)
      const uploads = rig.double.calls.filter(({ method }) => method === 'files.completeUploadExternal')
      expect(uploads.map(({ body }) => body.channel_id)).toEqual([`D${STAFF.id}`])
      expect(uploads[0]?.files[0]?.alt).toContain('114,147.00')
    }))
})
