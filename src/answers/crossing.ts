import { forbiddenCrossing } from '../gate/forbidden-crossing.js'
import type { Operand } from './operands.js'

/** True when operands of a question may not be set against each other, whatever it says. */
export function crossesForbidden(operands: Operand[]): boolean {
  return forbiddenCrossing(operands.flatMap(({ group }) => group.facts.slice(0, 1).map((fact) => fact.key))) !== null
}
