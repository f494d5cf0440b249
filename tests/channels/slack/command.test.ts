import type { ChildProcess } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newFolder, runTieout } from '../../cli/run-tieout.js'
import { IDS } from '../fixture.js'
import { STAFF } from '../rig.js'
import { messageEnvelope } from './payloads.js'
import { APP_TOKEN, BOT_TOKEN, openSlackDouble, type SlackDouble } from './web-double.js'

let double: SlackDouble
beforeAll(async () => {
  double = await openSlackDouble()
})
afterAll(() => double.close())

function configured(content: unknown, tokens: Record<string, string> = {}): Record<string, string> {
  const file = join(newFolder('channels'), 'tieout.json')
  writeFileSync(file, JSON.stringify(content))
  return { TIEOUT_CONFIG: file, TIEOUT_SLACK_APP_TOKEN: APP_TOKEN, TIEOUT_SLACK_BOT_TOKEN: BOT_TOKEN, ...tokens }
}

const servers = [{ id: IDS.server, channels: [{ id: IDS.channel }], users: [{ id: STAFF.id }] }]

test('a section that is missing, a token that is missing and one that is refused are told without it', async () => {
  const without = await runTieout(['slack'], { env: configured({}) })
  expect(without.stderr).toContain('no section "slack"')
  const noToken = await runTieout(['slack'], {
    env: configured({ slack: { servers } }, { TIEOUT_SLACK_APP_TOKEN: '' }),
  })
  expect(noToken.stderr).toContain('TIEOUT_SLACK_APP_TOKEN')
  const wrong = { TIEOUT_SLACK_BOT_TOKEN: 'xoxb-another-one' }
  const refused = await runTieout(['slack'], { env: configured({ slack: { servers, api: double.api } }, wrong) })
  expect(refused.stderr).toContain('invalid_auth')
  for (const run of [without, noToken, refused]) {
    expect(run.status).toBe(78)
    expect(run.stderr).not.toMatch(/xoxb-\w|xapp-\w|\n\s+at /)
  }
})

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
  const run = await runTieout(['slack'], {
    env: configured({ slack: { servers, api: double.api } }),
    during: (child) => {
      void (async () => {
        await said(child, 'Connected')
        const { type, payload } = messageEnvelope(question, [], STAFF, double)
        const stopping = said(child, 'Stopping')
        double.onRequest((call) => {
          if (call.method === 'chat.postMessage') child.kill('SIGTERM')
          return null
        })
        await double.sockets.send(type, payload)
        await stopping
      })()
    },
  })
  expect(run.status).toBe(0)
  expect(JSON.stringify(double.calls.at(-1)?.body.blocks)).toContain('6,480,334.00')
  expect(run.stderr).not.toContain(question)
  expect(run.stderr).not.toMatch(/xoxb-\w|xapp-\w/)
})
