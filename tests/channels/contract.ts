import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ChannelLimits } from '../../src/channels/limits.js'
import { LONG_DISCLOSURE, PLANTED_DISCLOSURE, SMALL_DISCLOSURE } from './disclosures.js'
import { IDS, type Office, openOffice } from './fixture.js'
import { type Actor, AUDITOR, COLLEAGUE, type Rig, STAFF, STRANGER, textOf } from './rig.js'

const QUESTION = '渭南12345的收入总计是多少'
const FIGURE = '6,480,334.00'
const SHARE = '渭南12345住房保障支出占支出总计的比例'
const AMBIGUOUS = '住房保障支出是多少'

const inThread = (actor: Actor, thread: string = IDS.thread): Actor => ({ ...actor, thread })
const labelled = (outcome: Awaited<ReturnType<Rig['act']>>, label: string): string =>
  outcome.messages.flatMap(({ buttons }) => buttons).find((button) => button.label.includes(label))?.id ?? ''

interface Behaviour {
  name: string
  limits?: Partial<ChannelLimits>
  run(rig: Rig): Promise<void>
}

const BEHAVIOURS: Behaviour[] = [
  {
    name: 'a question gets a sign at once, then its figure with source and buttons',
    async run(rig) {
      const outcome = await rig.act({ kind: 'ask', question: QUESTION }, STAFF)
      expect(outcome.before.length).toBeGreaterThan(0)
      expect(textOf(outcome)).toContain(FIGURE)
      expect(textOf(outcome)).toContain('表1')
      expect(outcome.messages.at(-1)?.buttons.map(({ label }) => label)).toEqual(['来源', '计算过程', '反馈'])
      expect(outcome.messages[0]?.isPrivate).toBe(false)
    },
  },
  {
    name: 'an answer is in the language of its question',
    async run(rig) {
      const outcome = await rig.act(
        { kind: 'ask', question: 'What is the total revenue of Weinan 12345 hotline?' },
        STAFF,
      )
      expect(textOf(outcome)).toContain('initial budget')
      expect(outcome.messages.at(-1)?.buttons.map(({ label }) => label)).toContain('Sources')
    },
  },
  {
    name: 'a question that several offices could mean becomes buttons with whole questions',
    async run(rig) {
      const outcome = await rig.act({ kind: 'ask', question: AMBIGUOUS }, STAFF)
      const choice = labelled(outcome, '渭南市12345热线服务中心住房保障支出是多少')
      expect(choice).not.toBe('')
      expect(textOf(await rig.act({ kind: 'press', button: choice }, STAFF))).toContain('114,147.00')
    },
  },
  {
    name: 'a button works for the person it was made for, where it was made',
    async run(rig) {
      const outcome = await rig.act({ kind: 'ask', question: SHARE }, STAFF)
      const button = labelled(outcome, '计算过程')
      for (const other of [COLLEAGUE, { ...STAFF, channel: IDS.office }]) {
        const refused = await rig.act({ kind: 'press', button }, other)
        expect(textOf(refused)).toContain('提问的人')
        expect(refused.messages.every(({ isPrivate }) => isPrivate)).toBe(true)
      }
      const stranger = await rig.act({ kind: 'press', button }, { ...STAFF, roles: [] })
      expect(textOf(stranger)).toContain('没有权限')
    },
  },
  {
    name: 'a button that is too old says so',
    limits: { buttonHours: 1 },
    async run(rig) {
      const outcome = await rig.act({ kind: 'ask', question: SHARE }, STAFF)
      rig.backstage.clock.pass(3_600_001)
      const late = await rig.act({ kind: 'press', button: labelled(outcome, '来源') }, STAFF)
      expect(textOf(late)).toContain('已经失效')
    },
  },
  {
    name: 'the sources show the part of the table, as text and as a picture',
    async run(rig) {
      const outcome = await rig.act({ kind: 'ask', question: SHARE }, STAFF)
      const sources = await rig.act({ kind: 'press', button: labelled(outcome, '来源') }, STAFF)
      expect(textOf(sources)).toContain('【114,147.00】')
      expect(textOf(sources)).toContain('【6,480,334.00】')
      const [picture] = sources.messages.flatMap(({ files }) => files)
      expect(picture?.name).toBe('source-1.png')
      expect([...(picture?.bytes.slice(1, 4) ?? [])]).toEqual([...Buffer.from('PNG')])
      expect(sources.messages.every(({ isPrivate }) => isPrivate)).toBe(true)
    },
  },
  {
    name: 'the proof shows the operation and every figure behind it',
    async run(rig) {
      const outcome = await rig.act({ kind: 'ask', question: SHARE }, STAFF)
      const proof = textOf(await rig.act({ kind: 'press', button: labelled(outcome, '计算过程') }, STAFF))
      for (const part of ['share(F1, F2)', '114,147.00', '6,480,334.00', '3 个数全部成立'])
        expect(proof).toContain(part)
    },
  },
  {
    name: 'an answer called right is kept as a line of a question file',
    async run(rig) {
      const outcome = await rig.act({ kind: 'ask', question: SHARE }, STAFF)
      const asked = await rig.act({ kind: 'press', button: labelled(outcome, '反馈') }, STAFF)
      const thanks = await rig.act({ kind: 'press', button: labelled(asked, '正确') }, STAFF)
      expect(textOf(thanks)).toContain('已记录')
      const [kept] = rig.backstage.kept
      expect(kept?.isSettled).toBe(true)
      const expected = { question: SHARE, status: 'answer', gold: [{ value: '1.76', unit: '%' }] }
      expect(JSON.parse(kept?.line ?? '')).toMatchObject(expected)
    },
  },
  {
    name: 'an answer called wrong is kept with a note and a proposed alias',
    async run(rig) {
      const outcome = await rig.act({ kind: 'ask', question: SHARE }, STAFF)
      const asked = await rig.act({ kind: 'press', button: labelled(outcome, '反馈') }, STAFF)
      const { form } = await rig.act({ kind: 'press', button: labelled(asked, '有误') }, STAFF)
      expect(form?.fields).toEqual(['note', 'word', 'means'])
      const fields = { note: '问的是公积金', word: '房补', means: '住房公积金' }
      await rig.act({ kind: 'fill', form: form?.id ?? '', fields }, STAFF)
      const expected = { gold: [], note: '问的是公积金', alias: { word: '房补', means: '住房公积金' } }
      expect(JSON.parse(rig.backstage.kept[0]?.line ?? '')).toMatchObject(expected)
    },
  },
  {
    name: 'a thread is a conversation, another thread is another',
    async run(rig) {
      await rig.act({ kind: 'mention', text: '渭南12345的住房保障支出是多少' }, inThread(STAFF))
      const next = await rig.act({ kind: 'mention', text: '那卫生健康支出呢？' }, inThread(COLLEAGUE))
      expect(textOf(next)).toContain('67,316.00')
      const apart = await rig.act({ kind: 'mention', text: '那卫生健康支出呢？' }, inThread(STAFF, IDS.otherThread))
      expect(textOf(apart)).not.toContain('67,316.00')
    },
  },
  {
    name: 'outside of threads a conversation ends after a while',
    limits: { conversationMinutes: 30 },
    async run(rig) {
      await rig.act({ kind: 'ask', question: '渭南12345的住房保障支出是多少' }, STAFF)
      const next = await rig.act({ kind: 'mention', text: '那卫生健康支出呢？' }, STAFF)
      expect(textOf(next)).toContain('67,316.00')
      rig.backstage.clock.pass(31 * 60_000)
      const late = await rig.act({ kind: 'mention', text: '那社会保障和就业支出呢？' }, STAFF)
      expect(textOf(late)).not.toContain('197,383.00')
    },
  },
  {
    name: 'a channel and a person may have an organization that is meant',
    async run(rig) {
      const there = await rig.act({ kind: 'ask', question: AMBIGUOUS }, { ...STAFF, channel: IDS.office })
      expect(textOf(there)).toContain('114,147.00')
      const own = await rig.act({ kind: 'ask', question: AMBIGUOUS }, { ...STRANGER, id: '910000000000000009' })
      expect(textOf(own)).toContain('12.69')
    },
  },
  {
    name: 'a comparison has a row for each office',
    async run(rig) {
      const outcome = await rig.act({ kind: 'compare', item: '住房保障支出' }, STAFF)
      for (const figure of ['22.19', '12.69', '43.06', '114,147.00']) expect(textOf(outcome)).toContain(figure)
    },
  },
  {
    name: 'documents are listed; one of them can be asked about by itself',
    async run(rig) {
      expect(textOf(await rig.act({ kind: 'documents' }, STAFF))).toContain('池州市政务服务便民热线中心')
      const asked = await rig.act({ kind: 'ask', question: AMBIGUOUS, document: 'weinan-2024-budget' }, STAFF)
      expect(textOf(asked)).toContain('114,147.00')
      const unknown = await rig.act({ kind: 'ask', question: AMBIGUOUS, document: 'nowhere' }, STAFF)
      expect(textOf(unknown)).toContain('没有收录')
    },
  },
  {
    name: 'checks and summaries need a role',
    async run(rig) {
      for (const action of [{ kind: 'check', document: 'weinan-2024-budget' }, { kind: 'summary' }] as const) {
        const refused = await rig.act(action, STAFF)
        expect(textOf(refused)).toContain('管理员授予的角色')
        expect(refused.messages.every(({ isPrivate }) => isPrivate)).toBe(true)
      }
      const checked = await rig.act({ kind: 'check', document: 'weinan-2024-budget' }, AUDITOR)
      expect(textOf(checked)).toContain('核对 385 项关系')
      expect(checked.messages.flatMap(({ files }) => files).map(({ name }) => name)).toEqual(['check.html'])
      expect(textOf(await rig.act({ kind: 'summary' }, AUDITOR))).toContain('5 份文件')
    },
  },
  {
    name: 'a document that several names fit becomes buttons',
    async run(rig) {
      const outcome = await rig.act({ kind: 'check', document: '2024' }, AUDITOR)
      const checked = await rig.act({ kind: 'press', button: labelled(outcome, 'weinan') }, AUDITOR)
      expect(textOf(checked)).toContain('核对 385 项关系')
    },
  },
  {
    name: 'a dropped file is checked and asked about in its thread only, and goes when its time is over',
    limits: { draftMinutes: 60 },
    async run(rig) {
      const file = { name: '预算.txt', content: SMALL_DISCLOSURE }
      const dropped = await rig.act({ kind: 'mention', text: '', files: [file] }, inThread(AUDITOR))
      expect(textOf(dropped)).toContain('60 分钟后删除')
      const question = '收入总计是多少'
      expect(textOf(await rig.act({ kind: 'mention', text: question }, inThread(STAFF)))).toContain('321.45')
      for (const at of [IDS.otherThread, null]) {
        const outside = await rig.act(
          { kind: 'ask', question: '云溪市民热线中心收入总计是多少' },
          { ...STAFF, thread: at },
        )
        expect(textOf(outside)).not.toContain('321.45')
      }
      rig.backstage.clock.pass(60 * 60_000)
      expect(textOf(await rig.act({ kind: 'mention', text: question }, inThread(STAFF)))).not.toContain('321.45')
    },
  },
  {
    name: 'a file that comes with a command is checked for that person and not kept',
    async run(rig) {
      const file = { name: 'draft.txt', content: SMALL_DISCLOSURE }
      const checked = await rig.act({ kind: 'check', file }, inThread(AUDITOR))
      expect(textOf(checked)).toContain('云溪市民热线中心')
      expect(checked.messages.every(({ isPrivate }) => isPrivate)).toBe(true)
      const asked = await rig.act({ kind: 'mention', text: '收入总计是多少' }, inThread(AUDITOR))
      expect(textOf(asked)).not.toContain('321.45')
    },
  },
  {
    name: 'files need a role, a kind that can be read, a size, and a thread',
    limits: { fileMegabytes: 1 },
    async run(rig) {
      const drop = async (file: { name: string; content: string; told?: number }, by: Actor) =>
        textOf(await rig.act({ kind: 'mention', text: '', files: [file] }, by))
      const small = { name: 'a.txt', content: SMALL_DISCLOSURE }
      expect(await drop(small, inThread(STAFF))).toContain('管理员授予的角色')
      expect(await drop({ ...small, name: 'a.exe' }, inThread(AUDITOR))).toContain('不支持')
      expect(await drop({ ...small, told: 5_000_000 }, inThread(AUDITOR))).toContain('超过 1 MB')
      const large = { name: 'a.txt', content: 'x'.repeat(1_200_000), told: 10 }
      expect(await drop(large, inThread(AUDITOR))).toContain('超过 1 MB')
      expect(await drop(small, AUDITOR)).toContain('子区')
      expect(await drop({ name: 'a.txt', content: '\u0000\u0001' }, inThread(AUDITOR))).toContain('没有能读取')
    },
  },
  {
    name: 'a stranger learns nothing',
    async run(rig) {
      for (const by of [STRANGER, { ...STAFF, channel: IDS.elsewhere }]) {
        for (const action of [
          { kind: 'ask', question: QUESTION },
          { kind: 'mention', text: QUESTION },
        ] as const) {
          const outcome = await rig.act(action, by)
          expect(textOf(outcome)).not.toContain('480')
          expect(outcome.messages.every(({ isPrivate }) => isPrivate)).toBe(true)
        }
        expect(await rig.complete('item', '住房', by)).toEqual([])
      }
      expect(rig.backstage.questions).toBe(0)
    },
  },
  {
    name: 'messages of programs are not answered',
    async run(rig) {
      const outcome = await rig.act({ kind: 'mention', text: QUESTION }, { ...STAFF, isBot: true })
      expect(outcome.messages).toEqual([])
      expect(rig.backstage.questions).toBe(0)
    },
  },
  {
    name: 'one question delivered several times gets one answer',
    async run(rig) {
      for (const action of [
        { kind: 'ask', question: QUESTION },
        { kind: 'mention', text: QUESTION },
      ] as const) {
        const before = rig.backstage.questions
        const outcome = await rig.repeat(action, STAFF, 3)
        expect(outcome.messages).toHaveLength(1)
        expect(rig.backstage.questions).toBe(before + 1)
      }
    },
  },
  {
    name: 'a mention without words says what could be asked',
    async run(rig) {
      expect(textOf(await rig.act({ kind: 'mention', text: ' ' }, STAFF))).toContain('请写下要问的问题')
    },
  },
  {
    name: 'who asks too often is told how long to wait, and may ask again then',
    limits: { perPerson: { count: 2, seconds: 60 } },
    async run(rig) {
      for (const expected of [FIGURE, FIGURE, '60 秒后再试'])
        expect(textOf(await rig.act({ kind: 'ask', question: QUESTION }, STAFF))).toContain(expected)
      expect(textOf(await rig.act({ kind: 'ask', question: QUESTION }, COLLEAGUE))).toContain(FIGURE)
      rig.backstage.clock.pass(60_000)
      expect(textOf(await rig.act({ kind: 'ask', question: QUESTION }, STAFF))).toContain(FIGURE)
    },
  },
  {
    name: 'a failure is told with the id of the question, and the next question is answered',
    async run(rig) {
      rig.backstage.beforeAnswer = () => {
        throw new RangeError('at a loss')
      }
      const failed = await rig.act({ kind: 'ask', question: QUESTION }, STAFF)
      const record = rig.backstage.records.find(({ event }) => event === 'failed')
      expect(record?.detail).toBe('RangeError')
      expect(textOf(failed)).toContain(record?.question)
      expect(textOf(failed)).not.toContain('at a loss')
      rig.backstage.beforeAnswer = () => undefined
      expect(textOf(await rig.act({ kind: 'ask', question: QUESTION }, STAFF))).toContain(FIGURE)
    },
  },
  {
    name: 'a long answer keeps every figure whole, in several messages or as a file',
    async run(rig) {
      const file = { name: 'long.txt', content: LONG_DISCLOSURE.text }
      await rig.act({ kind: 'mention', text: '', files: [file] }, inThread(AUDITOR))
      const outcome = await rig.act({ kind: 'mention', text: LONG_DISCLOSURE.question }, inThread(AUDITOR))
      const attached = outcome.messages
        .flatMap(({ files }) => files)
        .filter(({ name }) => name === 'answer.txt')
        .map(({ bytes }) => new TextDecoder().decode(bytes))
      const all = [...outcome.messages.map(({ text }) => text), ...attached]
      for (const figure of LONG_DISCLOSURE.figures)
        expect(all.some((text) => new RegExp(`(?<![\\d.,])${figure}(?![\\d.,])`).test(text))).toBe(true)
    },
  },
  {
    name: 'what a document says calls nobody and links nowhere',
    async run(rig) {
      const file = { name: 'planted.txt', content: PLANTED_DISCLOSURE }
      const dropped = await rig.act({ kind: 'mention', text: '', files: [file] }, inThread(AUDITOR))
      const asked = await rig.act({ kind: 'mention', text: '收入总计是多少' }, inThread(AUDITOR))
      const listed = await rig.act({ kind: 'press', button: labelled(asked, '来源') }, inThread(AUDITOR))
      const all = [dropped, asked, listed].map(textOf).join('\n')
      expect(all).toContain('321.45')
      expect(all).toContain('everyone')
      for (const live of ['@everyone', '@here', '<@', '<!', '](http', 'http://', 'https://', '<#'])
        expect(all.replaceAll('\\<', '').replaceAll('&lt;', '')).not.toContain(live)
    },
  },
  {
    name: 'choices are offered while a field is typed',
    async run(rig) {
      expect((await rig.complete('item', '住房保障', STAFF)).map(({ value }) => value)).toContain('住房保障支出')
      expect(await rig.complete('document', '渭南', STAFF)).toEqual([
        { label: '渭南市12345热线服务中心 2024年 预算', value: 'weinan-2024-budget' },
      ])
    },
  },
  {
    name: 'of very many questions at once each is answered or told to wait',
    limits: {
      parallel: 2,
      waiting: 30,
      perChannel: { count: 1000, seconds: 60 },
      perPerson: { count: 2, seconds: 60 },
    },
    async run(rig) {
      const people = Array.from(
        { length: 200 },
        (_, n): Actor => ({ ...STAFF, id: String(920000000000000000n + BigInt(n)) }),
      )
      const outcomes = await Promise.all(people.map((by) => rig.act({ kind: 'ask', question: QUESTION }, by)))
      const texts = outcomes.map(textOf)
      const answered = texts.filter((text) => text.includes(FIGURE)).length
      const told = texts.filter((text) => text.includes('问的人太多')).length
      expect(answered + told).toBe(200)
      expect(answered).toBeGreaterThanOrEqual(32)
    },
  },
  {
    name: 'stopping answers what is under way and takes nothing new',
    async run(rig) {
      let go: () => void = () => undefined
      rig.backstage.beforeAnswer = () =>
        new Promise<void>((resolve) => {
          go = resolve
        })
      const asked = rig.act({ kind: 'ask', question: QUESTION }, STAFF)
      while (rig.backstage.questions === 0) await new Promise((resolve) => setImmediate(resolve))
      const stopped = rig.stop()
      go()
      expect(textOf(await asked)).toContain(FIGURE)
      await stopped
    },
  },
]

/** What every channel does, whatever its platform. `open` connects the real adapter to a double of its platform. */
export function channelContract(
  name: string,
  open: (office: Office, limits: Partial<ChannelLimits>) => Promise<Rig>,
): void {
  describe(`${name}: what every channel does`, () => {
    let office: Office
    beforeAll(async () => {
      office = await openOffice()
    })
    afterAll(() => office.close())
    test.each(BEHAVIOURS)('$name', async ({ limits = {}, run }) => {
      const rig = await open(office, limits)
      try {
        await run(rig)
      } finally {
        await rig.close()
      }
    })
  })
}
