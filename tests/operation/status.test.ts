import { expect, test } from 'vitest'
import { createLog } from '../../src/app/operation/log.js'
import { createMetrics } from '../../src/app/operation/metrics.js'
import { openStatusServer } from '../../src/app/operation/status-server.js'
import type { ChannelRecord } from '../../src/channels/desk.js'

const answered = (ms: number): ChannelRecord => ({
  event: 'answered',
  question: 'q1',
  kind: 'ask',
  ms,
  detail: 'answer',
})

test('health, readiness and metrics are told on this machine, and nothing else', async () => {
  let missing = ['slack']
  const server = await openStatusServer(0, { missing: () => missing, metrics: () => 'tieout_documents 5\n' })
  const get = async (path: string, method = 'GET') => {
    const response = await fetch(`http://127.0.0.1:${server.port}${path}`, { method })
    return { status: response.status, text: await response.text() }
  }
  try {
    expect(await get('/healthz')).toEqual({ status: 200, text: 'ok\n' })
    expect(await get('/readyz')).toEqual({ status: 503, text: 'slack\n' })
    missing = []
    expect(await get('/readyz')).toEqual({ status: 200, text: 'ready\n' })
    expect(await get('/metrics?x=1')).toEqual({ status: 200, text: 'tieout_documents 5\n' })
    expect(await get('/metrics', 'HEAD')).toEqual({ status: 200, text: '' })
    expect((await get('/metrics', 'POST')).status).toBe(405)
    expect((await get('/')).status).toBe(404)
    await expect(openStatusServer(server.port, { missing: () => [], metrics: () => '' })).rejects.toMatchObject({
      code: 'configuration',
      message: expect.stringContaining(String(server.port)),
    })
  } finally {
    await server.close()
  }
})

test('metrics count what happened and how long it took', () => {
  const metrics = createMetrics()
  for (const ms of [40, 90, 2_000]) metrics.delivery('discord', answered(ms))
  metrics.delivery('discord', { ...answered(0), event: 'limited' })
  metrics.delivery('slack', { ...answered(0), kind: 'a"b\\c\nd', event: 'repeated' })
  metrics.digest({ digest: 'weekly', outcome: 'posted', late: 3, detail: null })
  const platforms = [
    { platform: 'discord', ready: true },
    { platform: 'slack', ready: false },
  ]
  const lines = metrics.text({ platforms, documents: 5, memoryBytes: 1000 }).split('\n')
  for (const line of [
    '# TYPE tieout_answer_seconds histogram',
    'tieout_ready{platform="discord"} 1',
    'tieout_ready{platform="slack"} 0',
    'tieout_documents 5',
    'tieout_deliveries_total{platform="discord",event="answered",kind="ask"} 3',
    'tieout_deliveries_total{platform="discord",event="limited",kind="ask"} 1',
    'tieout_deliveries_total{platform="slack",event="repeated",kind="a\\"b\\\\c\\nd"} 1',
    'tieout_digests_total{digest="weekly",outcome="posted"} 1',
    'tieout_answer_seconds_bucket{platform="discord",le="0.05"} 1',
    'tieout_answer_seconds_bucket{platform="discord",le="0.1"} 2',
    'tieout_answer_seconds_bucket{platform="discord",le="3"} 3',
    'tieout_answer_seconds_bucket{platform="discord",le="+Inf"} 3',
    'tieout_answer_seconds_sum{platform="discord"} 2.13',
    'tieout_answer_seconds_count{platform="discord"} 3',
  ])
    expect(lines).toContain(line)
  const format = /^(?:# (?:HELP|TYPE) \w+ .+|\w+(?:\{(?:\w+="(?:[^"\\\n]|\\.)*",?)*\})? [\d.]+)?$/u
  expect(lines.filter((line) => !format.test(line))).toEqual([])
})

test('logs are lines of JSON without secrets', () => {
  const written: string[] = []
  const log = createLog(
    { level: 'info', secrets: ['xoxb-very-"secret"', null, 'ask'] },
    (line) => void written.push(line),
  )
  log.info({ platform: 'slack', question: 'q1' }, 'ask answered')
  log.debug('too much')
  log.warn({ detail: 'token xoxb-very-"secret" was refused' }, 'xoxb-very-"secret"')
  const [first, second, ...more] = written.map((line) => JSON.parse(line) as Record<string, unknown>)
  expect(first).toMatchObject({ level: 'info', platform: 'slack', question: 'q1', msg: 'ask answered' })
  expect(first?.time).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/)
  expect(second).toMatchObject({ level: 'warn', detail: 'token [secret] was refused', msg: '[secret]' })
  expect(more).toEqual([])
})
