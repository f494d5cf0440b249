import type { PageStart } from '../core/place.js'
import type { DocumentIdentity } from '../documents/types.js'
import type { Fact } from './types.js'

/** The document that facts are read from. */
export interface FactDocument {
  id: string
  path: string
  identity: DocumentIdentity
  /** Where its pages or sheets begin; absent for text. */
  pages?: PageStart[]
}

/** A fact before the document's order gives it its id. */
export type UnnumberedFact = Omit<Fact, 'id'>
