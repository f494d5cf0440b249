import { describe, expect, test } from 'vitest'
import { type AccessRules, mayAct, organizationFor } from '../../src/channels/access.js'
import { createRateLimit } from '../../src/channels/rate-limit.js'
import { createWorkQueue } from '../../src/channels/work-queue.js'

const RULES: AccessRules = {
  servers: [
    {
      id: 's1',
      channels: [
        { id: 'c1', organization: '甲单位' },
        { id: 'c2', organization: null },
      ],
      roles: ['staff'],
      users: [{ id: 'u1', organization: '乙单位' }],
      trustedRoles: ['auditor'],
      trustedUsers: ['u2'],
    },
    {
      id: 's2',
      channels: [{ id: 'c9', organization: null }],
      roles: [],
      users: [],
      trustedRoles: [],
      trustedUsers: [],
    },
  ],
}

const CASES = [
  { id: 'x', roles: ['staff'], server: 's1', channel: 'c1', may: ['ask'] },
  { id: 'u1', roles: [], server: 's1', channel: 'c2', may: ['ask'] },
  { id: 'x', roles: ['auditor'], server: 's1', channel: 'c1', may: ['ask', 'trusted'] },
  { id: 'u2', roles: [], server: 's1', channel: 'c1', may: ['ask', 'trusted'] },
  { id: 'x', roles: [], server: 's1', channel: 'c1', may: [] },
  { id: 'x', roles: ['auditor'], server: 's1', channel: 'c9', may: [] },
  { id: 'x', roles: ['auditor'], server: 's2', channel: 'c9', may: [] },
  { id: 'u2', roles: ['staff'], server: 's3', channel: 'c1', may: [] },
]

describe('who may do what', () => {
  test.each(CASES)('$id with $roles in $server/$channel may $may', ({ id, roles, server, channel, may }) => {
    const from = { id, roles, isBot: false }
    const at = { server, channel, thread: null }
    expect((['ask', 'trusted'] as const).filter((needed) => mayAct(RULES, from, at, needed))).toEqual(may)
  })

  test("the organization that is meant is the person's, else the channel's", () => {
    const at = (channel: string) => ({ server: 's1', channel, thread: null })
    const by = (id: string) => ({ id, roles: [], isBot: false })
    expect(organizationFor(RULES, by('u1'), at('c1'))).toBe('乙单位')
    expect(organizationFor(RULES, by('x'), at('c1'))).toBe('甲单位')
    expect(organizationFor(RULES, by('x'), at('c2'))).toBeNull()
  })
})

test('a rate counts in a moving window, each key by itself', () => {
  let now = 0
  const rate = createRateLimit({ count: 2, seconds: 10 }, () => now)
  rate.take('a')
  now = 4000
  rate.take('a')
  expect([rate.wait('a'), rate.wait('b')]).toEqual([6, 0])
  now = 10_001
  expect(rate.wait('a')).toBe(0)
  rate.take('a')
  expect(rate.wait('a')).toBe(4)
})

test('a queue keeps the order of each conversation and runs no more at a time than it may', async () => {
  const queue = createWorkQueue(2, () => false)
  const ended: string[] = []
  let running = 0
  let most = 0
  const job = (name: string, ticks: number) => async () => {
    most = Math.max(most, ++running)
    for (let n = 0; n < ticks; n++) await new Promise((resolve) => setImmediate(resolve))
    running -= 1
    ended.push(name)
    if (name === 'a1') throw new RangeError('at a loss')
  }
  const jobs = [
    queue.add('a', job('a1', 20)).catch(() => undefined),
    queue.add('a', job('a2', 1)),
    queue.add('b', job('b1', 1)),
    queue.add('c', job('c1', 1)),
  ]
  await Promise.all(jobs)
  expect(most).toBe(2)
  expect(ended.indexOf('a1')).toBeLessThan(ended.indexOf('a2'))
  expect(ended).toHaveLength(4)
})
