import type { ChildProcess } from 'node:child_process'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { packetOf } from '../channels/discord/packets.js'
import { type DiscordDouble, openDiscordDouble } from '../channels/discord/rest-double.js'
import { IDS } from '../channels/fixture.js'
import { STAFF } from '../channels/rig.js'
import { APP_TOKEN, BOT_TOKEN, openSlackDouble } from '../channels/slack/web-double.js'
import { newCorpus, newFolder, type Run, runTieout } from '../cli/run-tieout.js'
import { smallBudget } from '../cli/small-budget.js'

const TOKEN = 'secret.token.of-a-test'
const QUESTION = '海棠市数据服务中心2030年一般公共服务支出是多少'

let double: DiscordDouble
beforeEach(async () => {
  double = await openDiscordDouble()
})
afterEach(() => double.close())

interface Line {
  level: string
  msg: string
  [key: string]: unknown
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}

/** A program that serves; `during` is called when it is connected. */
async function serving(
  file: { operation?: Record<string, unknown>; digests?: unknown[]; slack?: unknown },
  during: (running: {
    child: ChildProcess
    lines: Line[]
    said(msg: string): Promise<Line>
    corpus: string
  }) => Promise<void>,
  before: (place: { index: string; run(...args: string[]): Promise<Run> }) => Promise<void> = async () => undefined,
  tokens: Record<string, string> = {},
) {
  const corpus = newCorpus()
  writeFileSync(join(corpus, 'a.txt'), smallBudget({}))
  const config = join(newFolder('config'), 'tieout.json')
  const servers = [{ id: IDS.server, channels: [{ id: IDS.channel }], roles: [IDS.staff] }]
  writeFileSync(config, JSON.stringify({ discord: { api: double.api, servers }, ...file }))
  const index = join(newFolder('index'), 'index')
  const env = { TIEOUT_INDEX: index, TIEOUT_CONFIG: config, TIEOUT_DISCORD_TOKEN: TOKEN, ...tokens }
  await before({ index, run: (...args) => runTieout([...args, '--corpus', corpus], { env }) })
  const lines: Line[] = []
  const run = await runTieout(['serve', '--corpus', corpus], {
    env,
    during(child) {
      const waiting: { msg: string; tell(line: Line): void }[] = []
      let rest = ''
      child.stderr?.on('data', (part: Buffer) => {
        const parts = (rest + part.toString()).split('\n')
        rest = parts.pop() ?? ''
        for (const text of parts.filter((one) => one.startsWith('{'))) {
          const line = JSON.parse(text) as Line
          lines.push(line)
          for (const one of waiting) if (line.msg.includes(one.msg)) one.tell(line)
        }
      })
      const said = (msg: string): Promise<Line> =>
        new Promise((resolve) => {
          const line = lines.find((one) => one.msg.includes(msg))
          if (line === undefined) waiting.push({ msg, tell: resolve })
          else resolve(line)
        })
      void said('Connected')
        .then(() => during({ child, lines, said, corpus }))
        .finally(() => child.kill('SIGTERM'))
    },
  })
  return { run, lines }
}

test('a program that serves tells how it is, logs without questions, and ends well', async () => {
  const port = await freePort()
  const told: Record<string, { status: number; text: string }> = {}
  const packet = packetOf({ kind: 'ask', question: QUESTION }, STAFF, double)
  const { run, lines } = await serving({ operation: { port } }, async ({ said }) => {
    double.gateway.dispatch(packet.event, packet.data)
    await said('answered')
    for (const path of ['/healthz', '/readyz', '/metrics']) {
      const response = await fetch(`http://127.0.0.1:${port}${path}`)
      told[path] = { status: response.status, text: await response.text() }
    }
  })
  expect(run.status, run.stderr).toBe(0)
  expect(told['/healthz']?.status).toBe(200)
  expect(told['/readyz']).toEqual({ status: 200, text: 'ready\n' })
  expect(told['/metrics']?.text).toContain('tieout_ready{platform="discord"} 1')
  expect(told['/metrics']?.text).toContain('tieout_documents 1')
  expect(told['/metrics']?.text).toContain('tieout_deliveries_total{platform="discord",event="answered",kind="ask"} 1')
  const answered = lines.find(({ msg }) => msg === 'answered')
  expect(answered).toMatchObject({
    level: 'info',
    platform: 'discord',
    kind: 'ask',
    question: expect.stringMatching(/./),
  })
  expect(run.stderr).not.toContain('海棠')
  expect(run.stderr).not.toContain(TOKEN)
})

test('what was asked is logged where the operator wants it, beside its id', async () => {
  const packet = packetOf({ kind: 'ask', question: QUESTION }, STAFF, double)
  const { lines } = await serving({ operation: { logQuestions: true } }, async ({ said }) => {
    double.gateway.dispatch(packet.event, packet.data)
    await said('answered')
  })
  const [asked, answered] = ['asked', 'answered'].map((msg) => lines.find((line) => line.msg === msg))
  expect(asked).toMatchObject({ text: QUESTION, question: answered?.question })
})

test('a digest that was missed while the program was down is made up for once', async () => {
  const digests = [{ name: 'daily', platform: 'discord', channel: IDS.channel, cron: '0 9 * * *' }]
  const { lines } = await serving(
    { digests },
    async ({ said }) => void (await said('digest')),
    async ({ index, run }) => {
      await run('digest')
      const [folder = ''] = readdirSync(index)
      const kept = join(index, folder, 'digest-daily.json')
      const state = JSON.parse(readFileSync(kept, 'utf8')) as { at: number }
      writeFileSync(kept, JSON.stringify({ ...state, at: Date.now() - 5 * 86_400_000 }))
    },
  )
  expect(lines.find(({ msg }) => msg === 'digest')).toMatchObject({ digest: 'daily', outcome: 'posted' })
  const posted = double.calls.filter(({ path }) => path.endsWith('/messages'))
  expect(posted).toHaveLength(2)
  expect(JSON.stringify(posted[1]?.body)).toContain('与上次相比')
})

test('every configured platform is served, and told to be ready when all are', async () => {
  const slack = await openSlackDouble()
  const port = await freePort()
  let ready = ''
  try {
    const servers = [{ id: IDS.server, channels: [{ id: IDS.channel }], roles: [IDS.staff] }]
    const { run } = await serving(
      { operation: { port }, slack: { api: slack.api, servers } },
      async ({ said }) => {
        await Promise.all(['Connected to Discord', 'Connected to Slack'].map(said))
        ready = await (await fetch(`http://127.0.0.1:${port}/readyz`)).text()
      },
      undefined,
      { TIEOUT_SLACK_APP_TOKEN: APP_TOKEN, TIEOUT_SLACK_BOT_TOKEN: BOT_TOKEN },
    )
    expect(run.status, run.stderr).toBe(0)
    expect(ready).toBe('ready\n')
    for (const token of [TOKEN, APP_TOKEN, BOT_TOKEN]) expect(run.stderr).not.toContain(token)
  } finally {
    await slack.close()
  }
})

test('a reply that the platform never takes does not keep the program from ending', async () => {
  const packet = packetOf({ kind: 'ask', question: QUESTION }, STAFF, double)
  let taken: () => void = () => undefined
  const begun = new Promise<void>((resolve) => {
    taken = resolve
  })
  double.onRequest(async ({ path }) => {
    if (!path.endsWith('/callback')) return null
    taken()
    return new Promise(() => undefined)
  })
  const { run, lines } = await serving({ operation: { stopSeconds: 1 } }, async () => {
    double.gateway.dispatch(packet.event, packet.data)
    await begun
  })
  expect(run.signal).toBeNull()
  expect(run.status).toBe(0)
  expect(lines.some(({ msg }) => msg.startsWith('Stopping'))).toBe(true)
})

test('what is not set is named before anything is connected', async () => {
  const config = join(newFolder('config'), 'tieout.json')
  const servers = [{ id: IDS.server, channels: [{ id: IDS.channel }] }]
  writeFileSync(config, JSON.stringify({ discord: { servers, api: double.api }, slack: { servers } }))
  const run = await runTieout(['serve'], { env: { TIEOUT_CONFIG: config } })
  expect(run.status).toBe(78)
  expect(run.stderr).toMatch(/TIEOUT_DISCORD_TOKEN, TIEOUT_SLACK_APP_TOKEN, TIEOUT_SLACK_BOT_TOKEN is not set/)
  expect(double.calls).toEqual([])
})
