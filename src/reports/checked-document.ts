import type { CheckResult } from '../checks/types.js'
import type { Table } from '../tables/types.js'

/** A checked document with what a report shows around its findings; read only when a report needs it. */
export interface CheckedDocument extends CheckResult {
  tables(): Table[]
  sourceLines(): string[]
}
