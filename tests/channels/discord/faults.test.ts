import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { PermissionFlagsBits } from 'discord.js'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { IDS, type Office, openOffice } from '../fixture.js'
import { AUDITOR, STAFF, textOf } from '../rig.js'
import { arrived, type DiscordRig, openDiscord } from './discord-rig.js'
import { payloadOf } from './rest-double.js'

const QUESTION = { kind: 'ask', question: '渭南12345的收入总计是多少' } as const
const FIGURE = '6,480,334.00'

let office: Office
beforeAll(async () => {
  office = await openOffice()
})
afterAll(() => office.close())

async function withDiscord(work: (rig: DiscordRig) => Promise<void>): Promise<void> {
  const rig = await openDiscord(office, {})
  try {
    await work(rig)
  } finally {
    await rig.close()
  }
}

const settled = async (isSo: () => boolean): Promise<void> => {
  while (!isSo()) await new Promise((resolve) => setTimeout(resolve, 5))
}

describe('Discord: when the platform is not as one would wish', () => {
  test('the program asks for servers and their messages, not for the texts of all messages', () =>
    withDiscord(async ({ double }) => {
      const identify = double.gateway.told.find(({ op }) => op === 2)?.d as { intents: number }
      // GUILDS and GUILD_MESSAGES; MESSAGE_CONTENT would be 1 << 15.
      expect(identify.intents).toBe((1 << 0) | (1 << 9))
    }))

  test('its commands are registered for the servers of the list, in both languages', () =>
    withDiscord(async ({ double }) => {
      const [put] = double.calls.filter(({ method }) => method === 'PUT')
      expect(put?.path).toContain(`/guilds/${IDS.server}/commands`)
      const commands = put?.body as unknown as { name: string; contexts: number[]; name_localizations: object }[]
      expect(commands.map(({ name }) => name)).toEqual(['ask', 'check', 'compare', 'documents', 'summary'])
      for (const { contexts, name_localizations: names } of commands) {
        expect(contexts).toEqual([0])
        expect(Object.keys(names)).toContain('zh-CN')
      }
    }))

  test('told to send less, it waits as long as it is told and sends the answer once', () =>
    withDiscord(async (rig) => {
      let refused = 0
      rig.double.onRequest(({ method }) => {
        if (method !== 'PATCH' || refused++ > 0) return null
        const body = { message: 'You are being rate limited.', retry_after: 0.2, global: false }
        return { status: 429, body, headers: { 'retry-after': '0.2', 'x-ratelimit-scope': 'user' } }
      })
      const outcome = await rig.act(QUESTION, STAFF)
      expect(refused).toBe(2)
      expect(outcome.messages.map(({ text }) => text.includes(FIGURE))).toEqual([true])
    }))

  test('a lost connection is resumed, and what was asked meanwhile is answered once', () =>
    withDiscord(async (rig) => {
      await rig.act(QUESTION, STAFF)
      rig.double.gateway.drop()
      const missed = rig.packet(QUESTION, STAFF)
      await rig.send(missed)
      expect(rig.double.gateway.told.some(({ op }) => op === 6)).toBe(true)
      expect(rig.outcome(missed).messages).toHaveLength(1)
      await settled(() => rig.isReady())
    }))

  test('an interaction that is over before it was taken costs nothing and stops nothing', () =>
    withDiscord(async (rig) => {
      rig.double.onRequest(({ path }) =>
        path.endsWith('/callback') ? { status: 404, body: { code: 10062, message: 'Unknown interaction' } } : null,
      )
      await rig.act(QUESTION, STAFF)
      expect(rig.backstage.questions).toBe(0)
      expect(rig.backstage.records.at(-1)).toMatchObject({ event: 'failed' })
      rig.double.onRequest(() => null)
      expect(textOf(await rig.act(QUESTION, STAFF))).toContain(FIGURE)
    }))

  test('an answer that took too long for its interaction is posted in the channel', () =>
    withDiscord(async (rig) => {
      rig.double.onRequest(({ method }) =>
        method === 'PATCH' ? { status: 401, body: { code: 50027, message: 'Invalid Webhook Token' } } : null,
      )
      await rig.act(QUESTION, STAFF)
      const posted = rig.double.calls.find(({ path }) => path === `/channels/${IDS.channel}/messages`)
      expect(JSON.stringify(posted === undefined ? null : payloadOf(posted).embeds)).toContain(FIGURE)
    }))

  test('a private answer that took too long is posted nowhere', () =>
    withDiscord(async (rig) => {
      rig.double.onRequest(({ method }) =>
        method === 'PATCH' ? { status: 401, body: { code: 50027, message: 'Invalid Webhook Token' } } : null,
      )
      const file = { name: 'a.txt', content: '云溪市民热线中心2024年单位预算公开\n收入总计321.45万元。' }
      await rig.act({ kind: 'check', file }, AUDITOR)
      expect(rig.double.calls.filter(({ path }) => path.startsWith('/channels/'))).toEqual([])
    }))

  test('a message that does not address the program is not read', () =>
    withDiscord(async (rig) => {
      const { data } = rig.packet({ kind: 'mention', text: QUESTION.question }, STAFF)
      const unread = { ...data, content: '', mentions: [] }
      rig.double.gateway.dispatch('MESSAGE_CREATE', unread)
      await rig.act(QUESTION, STAFF)
      expect(rig.backstage.questions).toBe(1)
    }))

  test('a file is fetched from the platform only', () =>
    withDiscord(async (rig) => {
      const thread = { ...AUDITOR, thread: IDS.thread }
      const drop = { kind: 'mention', text: '', files: [{ name: 'a.txt', content: '302' }] } as const
      expect(textOf(await rig.act({ ...drop, files: [...drop.files] }, thread))).toContain('直接上传')
      const packet = rig.packet({ ...drop, files: [...drop.files] }, thread)
      const [file] = packet.data.attachments as { url: string }[]
      if (file !== undefined) file.url = 'https://elsewhere.example/a.txt'
      await rig.send(packet)
      expect(textOf(rig.outcome(packet))).toContain('直接上传')
    }))

  test('while it is told to stop, what is under way is answered and then it leaves', () =>
    withDiscord(async (rig) => {
      let go: () => void = () => undefined
      rig.backstage.beforeAnswer = () =>
        new Promise<void>((resolve) => {
          go = resolve
        })
      const first = rig.packet(QUESTION, STAFF)
      const answered = rig.send(first)
      await settled(() => rig.backstage.questions === 1)
      const stopped = rig.stop()
      const late = rig.packet(QUESTION, STAFF)
      await rig.send(late)
      go()
      await Promise.all([answered, stopped])
      expect(textOf(rig.outcome(first))).toContain(FIGURE)
      expect(textOf(rig.outcome(late))).toContain('正在停止')
      expect(rig.isReady()).toBe(false)
    }))

  test('of two hundred questions at once, none is lost and what is kept stays small', () =>
    withDiscord(async (rig) => {
      const packets = Array.from({ length: 200 }, (_, n) =>
        rig.packet(QUESTION, { ...STAFF, id: String(960000000000000000n + BigInt(n)) }),
      )
      await Promise.all(packets.map((packet) => rig.send(packet)))
      const texts = packets.map((packet) => textOf(rig.outcome(packet)))
      expect(texts.filter((text) => text.includes(FIGURE) || /再试/.test(text))).toHaveLength(200)
      await arrived(rig.double.calls, () => true)
    }))
})

test('the readme invites the program with the smallest permissions', () => {
  const { ViewChannel, SendMessages, SendMessagesInThreads, EmbedLinks, AttachFiles, ReadMessageHistory } =
    PermissionFlagsBits
  const needed = ViewChannel | SendMessages | SendMessagesInThreads | EmbedLinks | AttachFiles | ReadMessageHistory
  for (const name of ['README.md', 'README.zh-CN.md'])
    expect(readFileSync(join(import.meta.dirname, '..', '..', '..', name), 'utf8')).toContain(`&permissions=${needed}`)
})
