import type { Conflict, Figure } from '../core/figure.js'
import { Ledger } from '../gate/ledger.js'
import type { AnswerStatus, RefusalReason } from './types.js'

/** An answer in the making: figures go through the ledger, sentences refer to them, identities are names that carry digits. */
export interface Draft {
  status: AnswerStatus
  reason: RefusalReason | null
  ledger: Ledger
  results: Figure[]
  lines: string[]
  conflicts: Conflict[]
  warnings: string[]
  suggestions: string[]
  identities: string[]
  /** True when the lines tell the findings of the checks themselves. */
  tellsFindings?: true
}

export function startDraft(): Draft {
  return {
    status: 'answered',
    reason: null,
    ledger: new Ledger(),
    results: [],
    lines: [],
    conflicts: [],
    warnings: [],
    suggestions: [],
    identities: [],
  }
}

/** A draft that declines: it holds no figure, says what is missing and what is held instead. */
export function refuse(
  reason: RefusalReason,
  lines: string[],
  suggestions: string[] = [],
  identities: string[] = [],
): Draft {
  return { ...startDraft(), status: 'refused', reason, lines, suggestions, identities }
}
