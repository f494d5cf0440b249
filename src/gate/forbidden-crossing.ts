import type { QuantityKey } from '../core/quantity.js'

/** What is never set against each other, whatever anyone says. */
export type ForbiddenCrossing = 'functional-economic' | 'department-government' | 'income-expenditure'

/**
 * The crossing that figures of these keys would make: functional with economic items, department with government
 * economic classes, income with expenditure; null when there is none.
 */
export function forbiddenCrossing(keys: readonly QuantityKey[]): ForbiddenCrossing | null {
  const schemes = new Set(keys.map((key) => key.item?.scheme))
  const [department, government] = [schemes.has('economic-department'), schemes.has('economic-government')]
  if (schemes.has('functional') && (department || government)) return 'functional-economic'
  if (department && government) return 'department-government'
  const flows = new Set(keys.map((key) => key.flow))
  return flows.has('income') && flows.has('expenditure') ? 'income-expenditure' : null
}
