import type { Rule } from '../contract.js'
import { codeNames } from './code-names.js'
import { countsLists } from './counts-lists.js'
import { displaysAgree } from './displays-agree.js'
import { emptyForms } from './empty-forms.js'
import { narrativeCompletion } from './narrative-completion.js'
import { narrativeGrowth } from './narrative-growth.js'
import { narrativeShare } from './narrative-share.js'
import { officeNames } from './office-names.js'
import { promisedForms } from './promised-forms.js'
import { sectionNames } from './section-names.js'
import { targetsAgree } from './targets-agree.js'
import { weights } from './weights.js'

export const rules: readonly Rule[] = [
  codeNames,
  countsLists,
  displaysAgree,
  emptyForms,
  narrativeCompletion,
  narrativeGrowth,
  narrativeShare,
  officeNames,
  promisedForms,
  sectionNames,
  targetsAgree,
  weights,
]
