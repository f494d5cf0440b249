import { Cron } from 'croner'

/** When something is done again and again: a cron line of five fields, read in a time zone. */
export interface Schedule {
  cron: string
  /** Name of the IANA database: `Asia/Shanghai`. */
  timeZone: string
}

/** What keeps a schedule from being read: `cron`, `timeZone`, or `never` where no time fits (30 February); null when it can be. */
export function scheduleProblem({ cron, timeZone }: Schedule): 'cron' | 'timeZone' | 'never' | null {
  try {
    new Intl.DateTimeFormat('en', { timeZone })
  } catch {
    return 'timeZone'
  }
  if (cron.trim().split(/\s+/u).length !== 5) return 'cron'
  try {
    return nextTime({ cron, timeZone }, 0) === null ? 'never' : null
  } catch {
    return 'cron'
  }
}

/** The first time behind `after` (milliseconds), or null when there is none. Times that a clock change skips come right after it. */
export function nextTime({ cron, timeZone }: Schedule, after: number): number | null {
  return new Cron(cron, { timezone: timeZone, paused: true }).nextRun(new Date(after))?.getTime() ?? null
}
