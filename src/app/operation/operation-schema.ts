import { z } from 'zod'
import { scheduleProblem } from '../../channels/digest/schedule.js'

const digestSchema = z
  .strictObject({
    /** What is kept of a digest carries its name. */
    name: z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/),
    platform: z.enum(['discord', 'slack']),
    channel: z.string().regex(/^[A-Za-z0-9]{1,40}$/),
    /** Without one, it is posted by `tieout digest` only. */
    cron: z.string().max(100).optional(),
    timeZone: z.string().max(60).default('Asia/Shanghai'),
    onlyChanges: z.boolean().default(false),
    language: z.enum(['zh', 'en']).default('zh'),
  })
  .superRefine(({ cron, timeZone }, context) => {
    const problem = cron === undefined ? null : scheduleProblem({ cron, timeZone })
    if (problem === 'timeZone')
      context.addIssue({ code: 'custom', path: ['timeZone'], message: 'no time zone, as Asia/Shanghai is one' })
    if (problem === 'cron')
      context.addIssue({ code: 'custom', path: ['cron'], message: 'five fields, as in "0 9 * * 1"' })
    if (problem === 'never') context.addIssue({ code: 'custom', path: ['cron'], message: 'no day fits' })
  })

/** Where findings are told by themselves, and when. */
export const digestsSchema = z
  .array(digestSchema)
  .max(100)
  .default([])
  .superRefine((digests, context) => {
    for (const [at, { name }] of digests.entries())
      if (digests.findIndex((other) => other.name === name) < at)
        context.addIssue({ code: 'custom', path: [at, 'name'], message: 'used twice' })
  })

/** How the program runs. */
export const operationSchema = z.strictObject({
  /** Loopback port of health, readiness and metrics; 0 leaves them out. */
  port: z.number().int().min(0).max(65_535).default(0),
  logLevel: z.enum(['debug', 'info', 'warn', 'error']).default('info'),
  /** Whether logs tell what was asked. */
  logQuestions: z.boolean().default(false),
  /** Seconds that questions under way get when the program is told to stop. */
  stopSeconds: z.number().int().min(1).max(600).default(25),
  /** Minutes between two looks for changed documents; 0 leaves it to a restart. */
  refreshMinutes: z.number().int().min(0).max(10_080).default(10),
})
