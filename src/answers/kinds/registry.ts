import { across } from './across.js'
import { acrossChange } from './across-change.js'
import { addsUp } from './adds-up.js'
import { arithmetic } from './arithmetic.js'
import { byYears } from './by-years.js'
import { change } from './change.js'
import { completion } from './completion.js'
import { consistency } from './consistency.js'
import type { QuestionKind } from './contract.js'
import { definition } from './definition.js'
import { exclusion } from './exclusion.js'
import { indicator } from './indicator.js'
import { internalUnits } from './internal-units.js'
import { lacking } from './lacking.js'
import { libraryQuestion } from './library-question.js'
import { listParts } from './list-parts.js'
import { lookup } from './lookup.js'
import { memberUnits } from './member-units.js'
import { passage, textOnly } from './passage.js'
import { perHead } from './per-head.js'
import { priorYear } from './prior-year.js'
import { procured } from './procured.js'
import { projectIndicator } from './project-indicator.js'
import { statedShare } from './stated-share.js'
import { twoYears } from './two-years.js'
import { whoLacks } from './who-lacks.js'

/** Kinds in the order in which they are offered a question; a new kind is one file and one line here. */
export const questionKinds: readonly QuestionKind[] = [
  libraryQuestion,
  consistency,
  definition,
  internalUnits,
  memberUnits,
  procured,
  byYears,
  textOnly,
  exclusion,
  addsUp,
  lacking,
  whoLacks,
  perHead,
  acrossChange,
  across,
  projectIndicator,
  indicator,
  completion,
  priorYear,
  change,
  twoYears,
  listParts,
  arithmetic,
  statedShare,
  lookup,
  passage,
]
