import type { Scheme, Stage } from '../../core/quantity.js'
import type { FormContext } from '../identify-form.js'
import type { DocumentPeriod, Period } from '../period-words.js'
import type { Lookup } from '../vocabulary/lookup.js'
import type { Subject, SubjectContext } from './subject.js'

/** What the claims read so far leave for the next one in the same passage. */
export interface ClaimState {
  /** The subject that a change, share or rate without a subject of its own belongs to. */
  subject: Subject | null
  /** True when a sentence without figures named the subject and no claim has used it yet. */
  isTopic: boolean
  /** Stage and year that the subject was last stated for, and the budget that a completion rate would compare with. */
  stage: Stage | null
  year: number | null
  budget: Stage | null
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

/** What headings say about every claim below them. */
interface SectionScope {
  form: FormContext
  /** The project that a heading or an opening clause is about. */
  project: string | null
  /** True where a heading like 年度预算安排 stands over nothing but one amount. */
  isBudgetOnly: boolean
}

/** What holds for every claim of a passage. */
export interface ClaimContext {
  scope: SectionScope
  organizations: string[]
  lookup: Lookup
  period: DocumentPeriod
}

/** The state at the start of a passage; `whole` goes on where the passage before ended with 其中：. */
export function startState(whole: Subject | null): ClaimState {
  return {
    subject: null,
    isTopic: false,
    stage: null,
    year: null,
    budget: null,
    whole,
    base: null,
    asOf: null,
    outer: [],
    isListing: false,
    chain: 0,
  }
}

/** Makes a subject (or none, where the words leave it open) the one that following claims belong to. */
export function setSubject(subject: Subject | null, state: ClaimState): void {
  state.chain += 1
  state.subject = subject
  state.isTopic = false
  state.stage = null
  state.year = null
  state.budget = null
}

export function subjectContext(isMoney: boolean, state: ClaimState, context: ClaimContext): SubjectContext {
  const { form } = context.scope
  return {
    section: form,
    scheme: listScheme(state.whole, form),
    isMoney,
    flow: state.whole?.flow ?? form.flow,
    organizations: context.organizations,
    lookup: context.lookup,
  }
}

/** Parts of 人员经费 and 公用经费 are economic items wherever they are listed. */
function listScheme(whole: Subject | null, form: FormContext): Scheme | null {
  if (whole?.portion === 'personnel' || whole?.portion === 'public') return 'economic-department'
  return whole !== null && whole.item.code !== null ? whole.item.scheme : form.scheme
}
