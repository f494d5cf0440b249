import type { Stage } from '../../core/quantity.js'
import type { FormContext } from '../identify-form.js'
import type { Period } from '../period-words.js'
import type { Subject } from './subject.js'

/** What the claims read so far leave for the next one in the same passage. */
export interface ClaimState {
  /** The subject that a change, share or rate without a subject of its own belongs to. */
  subject: Subject | null
  /** Stage and year that the subject was last stated for. */
  stage: Stage | null
  year: number | null
  /** What the items of the list being read are parts of, with the fund it was stated for. */
  whole: Subject | null
  base: Period | null
  /** Year of a state that is reported as of a date (截至2023年底), else null. */
  asOf: number | null
  /** Wholes of the lists that an open bracket interrupted, innermost last. */
  outer: (Subject | null)[]
  /** True when the list of parts began in this passage: after it, the whole is spoken of again. */
  isListing: boolean
  /** Counts subjects, so that a reason finds the claims it belongs to. */
  chain: number
}

/** The state at the start of a passage; `whole` goes on where the passage before ended with 其中：. */
export function startState(whole: Subject | null): ClaimState {
  return {
    subject: null,
    stage: null,
    year: null,
    whole,
    base: null,
    asOf: null,
    outer: [],
    isListing: false,
    chain: 0,
  }
}

/** What headings say about every claim below them. */
export interface SectionScope {
  form: FormContext
  /** The project that a heading or an opening clause is about. */
  project: string | null
  parents: string[]
}
