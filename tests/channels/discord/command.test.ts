import type { ChildProcess } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newFolder, runTieout } from '../../cli/run-tieout.js'
import { IDS } from '../fixture.js'
import { STAFF } from '../rig.js'
import { arrived } from './discord-rig.js'
import { packetOf } from './packets.js'
import { type Call, type DiscordDouble, openDiscordDouble, payloadOf } from './rest-double.js'

const TOKEN = 'secret.token.of-a-test'

let double: DiscordDouble
beforeAll(async () => {
  double = await openDiscordDouble()
})
afterAll(() => double.close())

function configured(content: unknown): Record<string, string> {
  const file = join(newFolder('channels'), 'channels.json')
  writeFileSync(file, JSON.stringify(content))
  return { TIEOUT_CONFIG: file, TIEOUT_DISCORD_TOKEN: TOKEN }
}

const server = { id: IDS.server, channels: [{ id: IDS.channel }], roles: [IDS.staff] }

const unusable = [
  { name: 'no file', env: {}, says: /TIEOUT_CONFIG/ },
  { name: 'a file that is missing', env: { TIEOUT_CONFIG: '/nowhere/channels.json' }, says: /cannot be read/ },
  { name: 'a file without servers', content: { discord: { servers: [] } }, says: /discord\.servers/ },
  { name: 'a section that is missing', content: {}, says: /no section "discord"/ },
  {
    name: 'an entry that is not known',
    content: { discord: { servers: [{ ...server, role: [] }] } },
    says: /discord\.servers\.0/,
  },
  {
    name: 'a channel without id',
    content: { discord: { servers: [{ ...server, channels: [{}] }] } },
    says: /channels\.0\.id/,
  },
  {
    name: 'an address that would send the token unencrypted',
    content: { discord: { servers: [server], api: 'http://example.org/api' } },
    says: /discord\.api/,
  },
  {
    name: 'a limit that is none',
    content: { limits: { parallel: 0 }, discord: { servers: [server] } },
    says: /limits\.parallel/,
  },
]

test.each(unusable)('tieout discord with $name says what to do', async ({ env, content, says }) => {
  const run = await runTieout(['discord'], { env: content === undefined ? (env ?? {}) : configured(content) })
  expect(run.status).toBe(78)
  expect(run.stderr).toMatch(says)
  expect(run.stderr).not.toContain(TOKEN)
  expect(run.stderr).not.toMatch(/\n\s+at /)
})

test('a token that is refused is told without it', async () => {
  double.onRequest(({ path }) =>
    path === '/gateway/bot' ? { status: 401, body: { message: '401: Unauthorized' } } : null,
  )
  const run = await runTieout(['discord'], { env: configured({ discord: { servers: [server], api: double.api } }) })
  double.onRequest(() => null)
  expect(run.status).toBe(78)
  expect(run.stderr).toMatch(/TIEOUT_DISCORD_TOKEN/)
  expect(run.stderr).not.toContain(TOKEN)
})

function holdUp() {
  let go: () => void = () => undefined
  const over = new Promise<void>((resolve) => {
    go = resolve
  })
  return { over, go: () => go(), begun: [] as Call[] }
}

/** Resolves when the process has said this on standard error. */
const said = (child: ChildProcess, text: string): Promise<void> =>
  new Promise((resolve) => {
    let all = ''
    child.stderr?.on('data', (part: Buffer) => {
      all += part.toString()
      if (all.includes(text)) resolve()
    })
  })

test('told to stop while it answers, the program answers and ends well', async () => {
  const question = '渭南12345的收入总计是多少'
  const held = holdUp()
  double.onRequest(async (call) => {
    if (!call.path.endsWith('/callback')) return null
    held.begun.push(call)
    await held.over
    return null
  })
  const packet = packetOf({ kind: 'ask', question }, STAFF, double)
  const run = await runTieout(['discord'], {
    env: configured({ discord: { servers: [server], api: double.api } }),
    during: (child) => {
      void (async () => {
        await said(child, 'Connected')
        double.gateway.dispatch(packet.event, packet.data)
        await arrived(held.begun, () => true)
        child.kill('SIGTERM')
        await said(child, 'Stopping')
        held.go()
      })()
    },
  })
  expect(run.status).toBe(0)
  const reply = double.calls.find(({ method, path }) => method === 'PATCH' && path.includes(packet.token))
  expect(JSON.stringify(reply === undefined ? null : payloadOf(reply).embeds)).toContain('6,480,334.00')
  expect(run.stderr).not.toContain(question)
  expect(run.stderr).not.toContain(TOKEN)
})
