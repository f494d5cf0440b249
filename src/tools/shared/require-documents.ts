import type { Desk } from '../contract.js'
import { dataText } from './data-text.js'
import { ToolFailure } from './failure.js'

/** Refuses document ids that are not held, naming those that are. */
export function requireDocuments(documents: readonly string[], { library }: Desk): void {
  const held = library.documents().map(({ id }) => id)
  const unknown = documents.filter((id) => !held.includes(id))
  if (unknown.length > 0)
    throw new ToolFailure('not-found', `There is no document ${unknown.map((id) => dataText(id)).join(', ')}.`, held)
}
