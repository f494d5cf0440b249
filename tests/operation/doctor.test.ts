import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { DISCORD_PERMISSIONS } from '../../src/channels/discord/probe-discord.js'
import { BOT } from '../channels/discord/gateway-double.js'
import { type Call, type DiscordDouble, openDiscordDouble } from '../channels/discord/rest-double.js'
import { IDS } from '../channels/fixture.js'
import { APP_TOKEN, BOT_TOKEN, openSlackDouble } from '../channels/slack/web-double.js'
import { newCorpus, newFolder, runTieout } from '../cli/run-tieout.js'

const TOKEN = 'secretsecret.token.of-a-test'
const needed = Object.values(DISCORD_PERMISSIONS).reduce((sum, bit) => sum | bit, 0n)

let double: DiscordDouble
const corpus = newCorpus('chizhou-2024-budget')
beforeEach(async () => {
  double = await openDiscordDouble()
})
afterEach(() => double.close())

const SERVER = { id: IDS.server, channels: [{ id: IDS.channel }], roles: [IDS.staff] }

function doctor(content: unknown, env: Record<string, string>, ...flags: string[]) {
  const config = join(newFolder('config'), 'tieout.json')
  writeFileSync(config, JSON.stringify(content))
  return runTieout(['doctor', ...flags, '--corpus', corpus], { env: { TIEOUT_CONFIG: config, ...env } })
}

const own = { TIEOUT_DISCORD_TOKEN: TOKEN }
const weekly = { name: 'weekly', platform: 'discord', channel: IDS.channel }

const offline: { name: string; content: unknown; env: Record<string, string>; says: RegExp[]; status?: number }[] = [
  {
    name: 'everything in place',
    content: {
      discord: { servers: [SERVER] },
      digests: [
        { ...weekly, cron: '0 9 * * 1' },
        { ...weekly, name: 'by-hand' },
      ],
    },
    env: own,
    says: [
      /Discord: 1 server\(s\), 1 channel/,
      /Digest weekly .*next at 20\d\d-.*T01:00/,
      /Digest by-hand .*when tieout digest/,
    ],
    status: 0,
  },
  {
    name: 'no token',
    content: { discord: { servers: [SERVER] } },
    env: {},
    says: [/trouble.*TIEOUT_DISCORD_TOKEN is not set/],
  },
  {
    name: 'a token that is cut',
    content: { discord: { servers: [SERVER] } },
    env: { TIEOUT_DISCORD_TOKEN: 'secretsecret' },
    says: [/trouble.*does not look like a token/],
  },
  { name: 'no section', content: {}, env: own, says: [/note.*no section "discord"/], status: 0 },
  {
    name: 'a server where nobody may ask',
    content: { discord: { servers: [{ ...SERVER, roles: [] }] } },
    env: own,
    says: [/trouble.*Server 9\d+ lists no role/],
  },
  {
    name: 'a digest to a platform that is not configured',
    content: { digests: [weekly] },
    env: {},
    says: [/trouble.*Digest weekly goes to discord, which is not configured/],
  },
  { name: 'an entry that is not known', content: { discrod: {} }, env: {}, says: [/trouble.*discrod \(not known\)/] },
  {
    name: 'a token without a file',
    content: {},
    env: { ...own, TIEOUT_CONFIG: '' },
    says: [/trouble.*TIEOUT_DISCORD_TOKEN is set, but TIEOUT_CONFIG/],
  },
]

test.each(offline)('doctor with $name, without asking anybody', async ({ content, env, says, status = 78 }) => {
  const run = await doctor(content, env)
  expect(run.status, run.stdout).toBe(status)
  for (const one of says) expect(run.stdout).toMatch(one)
  expect(run.stdout + run.stderr).not.toContain('secretsecret')
})

interface Platform {
  flags?: number
  permissions?: bigint
  overwrites?: { id: string; allow: string; deny: string }[]
  gone?: RegExp
  refused?: boolean
}

/** What the pretended platform says of itself. */
function says({ flags = 0, permissions = needed, overwrites = [], gone, refused = false }: Platform) {
  const found: [RegExp, unknown][] = [
    [/^\/users\/(?:@|%40)me$/, { id: BOT, username: 'tieout' }],
    [/^\/applications\/@me$/, { flags }],
    [/^\/guilds\/\d+\/members\/\d+$/, { roles: ['7'] }],
    [
      /^\/guilds\/\d+$/,
      {
        name: 'office',
        roles: [
          { id: IDS.server, permissions: '0' },
          { id: '7', permissions: String(permissions) },
        ],
      },
    ],
    [/^\/channels\/\d+$/, { name: 'budget', guild_id: IDS.server, permission_overwrites: overwrites }],
  ]
  double.onRequest(({ path }: Call) => {
    if (refused) return { status: 401, body: { code: 0, message: '401: Unauthorized' } }
    if (gone?.test(path)) return { status: 404, body: { code: 10003, message: 'Unknown' } }
    const body = found.find(([pattern]) => pattern.test(path))?.[1]
    return body === undefined ? { status: 500, body: {} } : { status: 200, body }
  })
}

const VIEW = String(DISCORD_PERMISSIONS['View Channels'])
const SEND = String(DISCORD_PERMISSIONS['Send Messages'])

const online: { name: string; platform: Platform; says: RegExp[]; status?: number }[] = [
  {
    name: 'everything granted',
    platform: {},
    says: [/Discord accepts the token \(tieout\)/, /server office is there/, /channel budget is there/],
    status: 0,
  },
  { name: 'a refused token', platform: { refused: true }, says: [/trouble.*refuses the token/] },
  { name: 'an intent too many', platform: { flags: 1 << 18 }, says: [/note.*Message Content intent on/], status: 0 },
  { name: 'a server it was not invited to', platform: { gone: /guilds/ }, says: [/trouble.*server 9\d+ is not there/] },
  { name: 'a channel it cannot see', platform: { gone: /channels/ }, says: [/trouble.*channel 9\d+ is not there/] },
  {
    name: 'permissions that no role gives',
    platform: { permissions: needed & ~DISCORD_PERMISSIONS['Attach Files'] },
    says: [/trouble.*budget: Attach Files\./],
  },
  {
    name: 'permissions that the channel takes from everybody and gives back to the role',
    platform: {
      overwrites: [
        { id: IDS.server, allow: '0', deny: SEND },
        { id: '7', allow: SEND, deny: '0' },
      ],
    },
    says: [/channel budget is there/],
    status: 0,
  },
  {
    name: 'permissions that the channel takes from the program',
    platform: { overwrites: [{ id: BOT, allow: '0', deny: VIEW }] },
    says: [/trouble.*budget: View Channels\./],
  },
  {
    name: 'an administrator',
    platform: { permissions: 8n, overwrites: [{ id: BOT, allow: '0', deny: VIEW }] },
    says: [/channel budget is there/],
    status: 0,
  },
]

test.each(online)('doctor --channels with $name', async ({ platform, says: expected, status = 78 }) => {
  says(platform)
  const run = await doctor({ discord: { servers: [SERVER], api: double.api } }, own, '--channels')
  expect(run.status, run.stdout).toBe(status)
  for (const one of expected) expect(run.stdout).toMatch(one)
  expect(run.stdout + run.stderr).not.toContain(TOKEN)
})

const slack: {
  name: string
  env?: Record<string, string>
  server?: string
  lacking?: string
  says: RegExp[]
  status?: number
}[] = [
  {
    name: 'everything granted',
    says: [/Slack accepts the token \(xapp\)/, /all scopes are granted/, /Slack server/],
    status: 0,
  },
  { name: 'a scope that is missing', lacking: 'files:write', says: [/trouble.*lacks scopes: files:write/] },
  { name: 'another workspace', server: 'T0OTHER', says: [/trouble.*Slack server T0OTHER is not there/] },
  {
    name: 'a token that is refused',
    env: { TIEOUT_SLACK_BOT_TOKEN: 'xoxb-of-another-app' },
    says: [/trouble.*Slack refuses the token \(xoxb: invalid_auth\)/],
  },
]

test.each(slack)(
  'doctor --channels for Slack with $name',
  async ({ env = {}, server = IDS.server, lacking, says, status = 78 }) => {
    const slackDouble = await openSlackDouble()
    try {
      if (lacking !== undefined) slackDouble.granted.delete(lacking)
      const tokens = { TIEOUT_SLACK_APP_TOKEN: APP_TOKEN, TIEOUT_SLACK_BOT_TOKEN: BOT_TOKEN, ...env }
      const section = { slack: { servers: [{ ...SERVER, id: server }], api: slackDouble.api } }
      const run = await doctor(section, tokens, '--channels')
      expect(run.status, run.stdout).toBe(status)
      for (const one of says) expect(run.stdout).toMatch(one)
      expect(run.stdout + run.stderr).not.toMatch(/-of-a/)
    } finally {
      await slackDouble.close()
    }
  },
)

test('the number in the invitation is the sum of the permissions', () => {
  expect(needed).toBe(274878024704n)
})
