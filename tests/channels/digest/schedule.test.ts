import { expect, test } from 'vitest'
import type { DigestKeeper, DigestPlan, DigestState } from '../../../src/channels/digest/plan.js'
import { type DigestRecord, runOnSchedule } from '../../../src/channels/digest/run-on-schedule.js'
import { nextTime, scheduleProblem } from '../../../src/channels/digest/schedule.js'
import { handClock } from '../fixture.js'

const HOUR = 3_600_000
const DAY = 24 * HOUR
const at = (time: string): number => new Date(time).getTime()
const NINE = { cron: '0 9 * * *', timeZone: 'Asia/Shanghai' }

test.each([
  { schedule: NINE, after: '2024-03-01T00:00:00Z', next: '2024-03-01T01:00:00.000Z' },
  { schedule: NINE, after: '2024-03-01T01:00:00Z', next: '2024-03-02T01:00:00.000Z' },
  {
    schedule: { cron: '0 9 * * 1', timeZone: 'Asia/Shanghai' },
    after: '2024-03-01T00:00:00Z',
    next: '2024-03-04T01:00:00.000Z',
  },
  {
    schedule: { cron: '30 8 1 * *', timeZone: 'Europe/Berlin' },
    after: '2024-03-15T00:00:00Z',
    next: '2024-04-01T06:30:00.000Z',
  },
  // The hour that a clock change skips.
  {
    schedule: { cron: '30 2 * * *', timeZone: 'Europe/Berlin' },
    after: '2024-03-30T12:00:00Z',
    next: '2024-03-31T01:00:00.000Z',
  },
])('$schedule.cron in $schedule.timeZone after $after is $next', ({ schedule, after, next }) => {
  expect(new Date(nextTime(schedule, at(after)) ?? 0).toISOString()).toBe(next)
})

test.each([
  { cron: '0 9 * * 1', timeZone: 'Asia/Shanghai', problem: null },
  { cron: '0 9 * *', timeZone: 'Asia/Shanghai', problem: 'cron' },
  { cron: '* 0 9 * * 1', timeZone: 'Asia/Shanghai', problem: 'cron' },
  { cron: '0 25 * * *', timeZone: 'Asia/Shanghai', problem: 'cron' },
  { cron: 'soon', timeZone: 'Asia/Shanghai', problem: 'cron' },
  { cron: '0 9 * * 1', timeZone: 'Asia/Nowhere', problem: 'timeZone' },
  { cron: '0 9 30 2 *', timeZone: 'Asia/Shanghai', problem: 'never' },
])('$cron in $timeZone: $problem', ({ problem, ...schedule }) => {
  expect(scheduleProblem(schedule)).toBe(problem)
})

const PLAN: DigestPlan = {
  name: 'daily',
  platform: 'discord',
  channel: '1',
  schedule: NINE,
  onlyChanges: true,
  language: 'zh',
}

/** A program with a digest at nine every day; `restart` begins it anew with what was kept. */
function program({ canKeep = true, fails = () => false }: { canKeep?: boolean; fails?: () => boolean } = {}) {
  const clock = handClock()
  let kept: DigestState | null = null
  const keeper: DigestKeeper = {
    last: () => kept,
    keep(state) {
      if (canKeep) kept = state
      return canKeep
    },
  }
  const records: DigestRecord[] = []
  const start = () =>
    runOnSchedule({
      plans: [PLAN],
      clock,
      keeperOf: () => keeper,
      async run() {
        if (fails()) throw new Error('no network')
        keeper.keep({ at: clock.now(), findings: [] })
        return 'posted'
      },
      record: (entry) => void records.push(entry),
    })
  let running = start()
  return {
    clock,
    records,
    keeper,
    stop: () => running.stop(),
    restart(): void {
      running = start()
    },
    /** Lets time pass in steps of ten minutes, as the program looks at its clock. */
    async pass(ms: number): Promise<void> {
      for (let passed = 0; passed < ms; passed += 600_000) {
        clock.pass(600_000)
        await new Promise((resolve) => setImmediate(resolve))
      }
    },
  }
}

test('a digest runs once a day, not when it is first seen', async () => {
  const { pass, records, stop } = program()
  await pass(3 * DAY)
  await stop()
  expect(records.map(({ outcome }) => outcome)).toEqual(['posted', 'posted', 'posted'])
  expect(Math.max(...records.map(({ late }) => late))).toBeLessThanOrEqual(600_000)
})

test('days that were missed are made up for by one run', async () => {
  const { pass, records, clock, stop, restart } = program()
  await pass(DAY)
  await stop()
  clock.pass(5 * DAY)
  expect(records).toHaveLength(1)
  restart()
  await pass(HOUR)
  expect(records).toHaveLength(2)
  expect(records[1]?.late).toBeGreaterThan(4 * DAY)
  await pass(DAY)
  await stop()
  expect(records).toHaveLength(3)
})

test('what fails is tried again, less and less often, and told once when it works', async () => {
  let isDown = true
  const { pass, records, stop } = program({ fails: () => isDown })
  await pass(DAY + 12 * HOUR)
  const failed = records.length
  expect(records.every(({ outcome, detail }) => outcome === 'failed' && detail === 'Error')).toBe(true)
  expect(failed).toBeGreaterThan(5)
  expect(failed).toBeLessThan(12)
  isDown = false
  await pass(8 * HOUR)
  await stop()
  expect(records.slice(failed).map(({ outcome }) => outcome)).toEqual(['posted'])
})

test('where nothing can be kept, the same thing is not told again and again', async () => {
  const { pass, records, stop } = program({ canKeep: false })
  await pass(2 * DAY)
  await stop()
  expect(records).toHaveLength(2)
})

test('a clock that was ahead holds nothing up', async () => {
  const { pass, records, clock, keeper, stop, restart } = program()
  await stop()
  keeper.keep({ at: clock.now() + 400 * DAY, findings: [] })
  restart()
  await pass(DAY)
  await stop()
  expect(records).toHaveLength(1)
})
