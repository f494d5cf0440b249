import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { newCorpus, newFolder, runTieout } from '../../cli/run-tieout.js'
import { smallBudget } from '../../cli/small-budget.js'
import { type Call, type DiscordDouble, openDiscordDouble } from '../discord/rest-double.js'
import { IDS } from '../fixture.js'
import { BOT_TOKEN, openSlackDouble } from '../slack/web-double.js'

const TOKEN = 'secret.token.of-a-test'

let double: DiscordDouble
beforeEach(async () => {
  double = await openDiscordDouble()
})
afterEach(() => double.close())

/** A corpus of its own with one error, and a digest to a channel. */
function office(digest: Record<string, unknown> = {}) {
  const corpus = newCorpus()
  const config = join(newFolder('config'), 'tieout.json')
  const servers = [{ id: IDS.server, channels: [{ id: IDS.channel }] }]
  const digests = [{ name: 'weekly', platform: 'discord', channel: IDS.channel, ...digest }]
  writeFileSync(config, JSON.stringify({ discord: { api: double.api, servers }, digests }))
  const env = {
    TIEOUT_INDEX: join(newFolder('index'), 'index'),
    TIEOUT_CONFIG: config,
    TIEOUT_DISCORD_TOKEN: TOKEN,
  }
  const write = (budget: Parameters<typeof smallBudget>[0]) => writeFileSync(join(corpus, 'a.txt'), smallBudget(budget))
  write({ total: '13.50' })
  return { write, run: (...args: string[]) => runTieout(['digest', ...args, '--corpus', corpus], { env }) }
}

const posted = (): string[] =>
  double.calls.map(({ body }: Call) =>
    (body.embeds as { description: string }[]).map((one) => one.description).join('\n'),
  )

test('a digest is posted to its channel: first all, then what is new and settled', async () => {
  const { run, write } = office()
  const first = await run()
  expect(first.status, first.stderr).toBe(0)
  expect(first.stderr).toContain(`weekly: posted (discord ${IDS.channel})`)
  write({})
  await run('weekly')
  expect(double.calls.map(({ method, path }) => `${method} ${path}`)).toEqual([
    `POST /channels/${IDS.channel}/messages`,
    `POST /channels/${IDS.channel}/messages`,
  ])
  const [all = '', changed = ''] = posted()
  expect(all).toMatch(/错误 1.*这是第一次汇总/)
  expect(changed).toMatch(/新增 0，仍在 0，不再出现 1/)
  const [one, two] = double.calls.map(({ body }) => body)
  expect(one).toMatchObject({ allowed_mentions: { parse: [] }, enforce_nonce: true })
  expect(one?.nonce).not.toBe(two?.nonce)
})

test('nothing new is not posted where that is wanted, and told in the language that is wanted', async () => {
  const { run, write } = office({ onlyChanges: true, language: 'en' })
  await run()
  const again = await run()
  expect(again.stderr).toContain('weekly: nothing new')
  expect(double.calls).toHaveLength(1)
  write({ stated: '99.00' })
  await run()
  expect(posted()[1]).toMatch(/Since the last one: new [1-9]/)
})

test('a dry run shows the text, posts nothing and remembers nothing', async () => {
  const { run } = office()
  for (const _ of [1, 2]) expect((await run('--dry-run')).stdout).toMatch(/这是第一次汇总/)
  expect(double.calls).toEqual([])
})

test('what the platform did not take counts as not told', async () => {
  const { run } = office()
  double.onRequest(() => ({ status: 403, body: { code: 50001, message: 'Missing Access' } }))
  const refused = await run()
  expect(refused.status).toBe(78)
  expect(refused.stderr).toMatch(/weekly could not be posted to channel 9\d+ of discord \(50001\)/)
  expect(refused.stderr).not.toContain(TOKEN)
  double.onRequest(() => null)
  await run()
  expect(posted()[0]).toMatch(/这是第一次汇总/)
})

test.each([
  { name: 'a name that is not known', args: ['daily'], digest: {}, says: /no digest named "daily"[\s\S]*weekly/ },
  { name: 'a cron line that is none', digest: { cron: 'monday' }, says: /digests\.0\.cron \(five fields/ },
  { name: 'no time zone', digest: { cron: '0 9 * * 1', timeZone: 'Peking' }, says: /digests\.0\.timeZone/ },
  { name: 'a day that never comes', digest: { cron: '0 9 31 2 *' }, says: /digests\.0\.cron \(no day fits/ },
  { name: 'an entry that is not known', digest: { chanel: '1' }, says: /digests\.0\.chanel \(not known\)/ },
])('tieout digest with $name says what to do', async ({ args = [], digest, says }) => {
  const run = await office(digest).run(...args)
  expect(run.status).toBe(78)
  expect(run.stderr).toMatch(says)
})

test('a digest goes to Slack as to Discord', async () => {
  const slack = await openSlackDouble()
  try {
    const corpus = newCorpus()
    writeFileSync(join(corpus, 'a.txt'), smallBudget({ total: '13.50' }))
    const config = join(newFolder('config'), 'tieout.json')
    const servers = [{ id: IDS.server, channels: [{ id: IDS.channel }] }]
    const digests = [{ name: 'weekly', platform: 'slack', channel: IDS.channel }]
    writeFileSync(config, JSON.stringify({ slack: { api: slack.api, servers }, digests }))
    const run = await runTieout(['digest', '--corpus', corpus], {
      env: { TIEOUT_CONFIG: config, TIEOUT_SLACK_BOT_TOKEN: BOT_TOKEN },
    })
    expect(run.status, run.stderr).toBe(0)
    expect(slack.calls.map(({ method }) => method)).toEqual(['chat.postMessage'])
    expect(JSON.stringify(slack.calls[0]?.body.blocks)).toMatch(/错误 1.*这是第一次汇总/)
  } finally {
    await slack.close()
  }
})
