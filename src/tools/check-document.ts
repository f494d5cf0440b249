import { z } from 'zod'
import type { CheckResult } from '../checks/types.js'
import type { Tool } from './contract.js'

export const checkQuery = z.object({
  document: z.string().describe('Document id'),
  severities: z
    .array(z.enum(['error', 'warning', 'info']))
    .min(1)
    .default(['error', 'warning', 'info'])
    .describe('Findings of these severities only'),
})

type CheckQuery = z.input<typeof checkQuery>

/** What the checks found in one document when it was taken in; nothing is worked out here. */
export const checkDocument: Tool<CheckQuery, CheckResult> = {
  name: 'check_document',
  description:
    'Whether the figures of one document agree with each other: how many relations were checked, hold, fail or could not be checked, and each finding with its cells, what is expected, found and the difference.',
  input: checkQuery,
  run(query, { library }) {
    const { document, severities } = checkQuery.parse(query)
    const { report, findings } = library.check(document)
    return { report, findings: findings.filter(({ severity }) => severities.includes(severity)) }
  },
}
