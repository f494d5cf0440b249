import type { Flow, Scheme } from '../core/quantity.js'
import type { Operand } from './operands.js'

/**
 * What is never set against each other, whatever the question says: functional with economic items, department with
 * government economic classes, income with expenditure.
 */
export function crossesForbidden(operands: Operand[]): boolean {
  const keys = operands.flatMap((operand) => operand.group.facts.slice(0, 1).map((fact) => fact.key))
  const schemes = new Set<Scheme>(keys.flatMap((key) => (key.item === null ? [] : [key.item.scheme])))
  const economic = schemes.has('economic-department') || schemes.has('economic-government')
  if (schemes.has('functional') && economic) return true
  if (schemes.has('economic-department') && schemes.has('economic-government')) return true
  const flows = new Set<Flow>(keys.flatMap((key) => (key.flow === null ? [] : [key.flow])))
  return flows.has('income') && flows.has('expenditure')
}
