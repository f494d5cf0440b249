import type { Clock } from '../limits.js'
import type { DigestKeeper, DigestOutcome, DigestPlan } from './plan.js'
import { nextTime } from './schedule.js'

/** Clocks are set and machines sleep: the schedule is looked at at least this often. */
const LONGEST_WAIT_MS = 600_000
const FIRST_RETRY_MS = 300_000
const LONGEST_RETRY_MS = 6 * 3_600_000

/** What happened to a digest; `late` counts milliseconds behind its time. */
export interface DigestRecord {
  digest: string
  outcome: DigestOutcome | 'failed'
  late: number
  /** Name of the error. */
  detail: string | null
}

export interface ScheduleWork {
  plans: readonly DigestPlan[]
  clock: Clock
  keeperOf(plan: DigestPlan): DigestKeeper
  run(plan: DigestPlan): Promise<DigestOutcome>
  record(entry: DigestRecord): void
}

/**
 * Runs each digest when its time has come. Times that passed while the program did not run are made up for by one run; a
 * digest that is seen for the first time waits for its next time. What failed is tried again, less and less often.
 */
export function runOnSchedule({ plans, clock, keeperOf, run, record }: ScheduleWork): { stop(): Promise<void> } {
  const scheduled = plans.flatMap((plan) => (plan.schedule === null ? [] : [{ plan, schedule: plan.schedule }]))
  const failures = new Map<string, { count: number; until: number }>()
  /** Where nothing can be kept, what ran is remembered here: nobody is told the same thing every few minutes. */
  const ran = new Map<string, number>()
  let timer: { cancel(): void } | null = null
  let underWay: Promise<void> = Promise.resolve()
  let isStopped = false

  /** When a digest last ran or was first seen; a clock that was ahead then holds nothing up. */
  const seenAt = (plan: DigestPlan): number => {
    const now = clock.now()
    const held = keeperOf(plan).last()
    const last = Math.max(held?.at ?? 0, ran.get(plan.name) ?? 0)
    if (last > 0 && last <= now) return last
    ran.set(plan.name, now)
    keeperOf(plan).keep({ at: now, findings: held?.findings ?? null })
    return now
  }

  const runDue = async (): Promise<void> => {
    for (const { plan, schedule } of scheduled) {
      const due = nextTime(schedule, seenAt(plan))
      const now = clock.now()
      const failed = failures.get(plan.name)
      if (isStopped || due === null || due > now || (failed !== undefined && failed.until > now)) continue
      try {
        const outcome = await run(plan)
        ran.set(plan.name, clock.now())
        failures.delete(plan.name)
        record({ digest: plan.name, outcome, late: now - due, detail: null })
      } catch (error) {
        const count = (failed?.count ?? 0) + 1
        const wait = Math.min(FIRST_RETRY_MS * 2 ** (count - 1), LONGEST_RETRY_MS)
        failures.set(plan.name, { count, until: clock.now() + wait })
        const detail = error instanceof Error ? error.name : typeof error
        record({ digest: plan.name, outcome: 'failed', late: now - due, detail })
      }
    }
  }

  const wait = (): void => {
    if (isStopped) return
    const now = clock.now()
    const times = scheduled.map(({ plan, schedule }) => {
      const due = nextTime(schedule, seenAt(plan)) ?? Number.POSITIVE_INFINITY
      return Math.max(due, failures.get(plan.name)?.until ?? 0)
    })
    const next = Math.max(0, Math.min(LONGEST_WAIT_MS, ...times.map((time) => time - now)))
    timer = clock.after(next, () => {
      underWay = runDue().finally(wait)
    })
  }

  if (scheduled.length > 0) underWay = runDue().finally(wait)
  return {
    /** Resolves when the run that is under way has ended. */
    async stop() {
      isStopped = true
      timer?.cancel()
      await underWay
    },
  }
}
