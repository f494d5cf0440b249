import type { CheckResult } from '../checks/types.js'
import type { DocumentIdentity } from '../documents/types.js'
import type { Fact } from '../facts/types.js'
import type { Table } from '../tables/types.js'

/** A checked document with what a report shows around its findings; read only when a report needs it. */
export interface CheckedDocument extends CheckResult {
  /** What the document says of itself. */
  identity: DocumentIdentity
  facts(): Fact[]
  tables(): Table[]
  sourceLines(): string[]
}
