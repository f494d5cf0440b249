import type { Rule } from '../contract.js'
import { budgetKept } from './budget-kept.js'
import { carriedForward } from './carried-forward.js'
import { carryOver } from './carry-over.js'
import { changeColumns } from './change-columns.js'
import { classSum } from './class-sum.js'
import { classesAcrossForms } from './classes-across-forms.js'
import { codeNames } from './code-names.js'
import { codeParents } from './code-parents.js'
import { codeSets } from './code-sets.js'
import { columnSum } from './column-sum.js'
import { countsLists } from './counts-lists.js'
import { displaysAgree } from './displays-agree.js'
import { emptyForms } from './empty-forms.js'
import { expenditureKinds } from './expenditure-kinds.js'
import { filledForms } from './filled-forms.js'
import { fundsAgree } from './funds-agree.js'
import { governmentClasses } from './government-classes.js'
import { incomeEqualsExpenditure } from './income-equals-expenditure.js'
import { knownParts } from './known-parts.js'
import { missingBreakdown } from './missing-breakdown.js'
import { missingTotal } from './missing-total.js'
import { narrativeBaseYear } from './narrative-base-year.js'
import { narrativeCarryOver } from './narrative-carry-over.js'
import { narrativeChangeSum } from './narrative-change-sum.js'
import { narrativeCompletion } from './narrative-completion.js'
import { narrativeGrowth } from './narrative-growth.js'
import { narrativeParts } from './narrative-parts.js'
import { narrativeReason } from './narrative-reason.js'
import { narrativeRepeat } from './narrative-repeat.js'
import { narrativeResidue } from './narrative-residue.js'
import { narrativeRestated } from './narrative-restated.js'
import { narrativeShare } from './narrative-share.js'
import { narrativeSum } from './narrative-sum.js'
import { narrativeWords } from './narrative-words.js'
import { negativeAmounts } from './negative-amounts.js'
import { numberingGaps } from './numbering-gaps.js'
import { ofWhich } from './of-which.js'
import { officeNames } from './office-names.js'
import { percentDisplay } from './percent-display.js'
import { portionsSum } from './portions-sum.js'
import { projectFunds } from './project-funds.js'
import { promisedForms } from './promised-forms.js'
import { proseNames } from './prose-names.js'
import { publicsEconomic } from './publics-economic.js'
import { sectionNames } from './section-names.js'
import { targetsAgree } from './targets-agree.js'
import { totalRows } from './total-rows.js'
import { unitDepartment } from './unit-department.js'
import { unitMagnitude } from './unit-magnitude.js'
import { weights } from './weights.js'
import { zeroBaseGrowth } from './zero-base-growth.js'

export const rules: readonly Rule[] = [
  budgetKept,
  carriedForward,
  carryOver,
  changeColumns,
  classSum,
  classesAcrossForms,
  codeNames,
  codeParents,
  codeSets,
  columnSum,
  countsLists,
  displaysAgree,
  emptyForms,
  expenditureKinds,
  filledForms,
  fundsAgree,
  governmentClasses,
  incomeEqualsExpenditure,
  knownParts,
  missingBreakdown,
  missingTotal,
  narrativeBaseYear,
  narrativeCarryOver,
  narrativeChangeSum,
  narrativeCompletion,
  narrativeGrowth,
  narrativeParts,
  narrativeReason,
  narrativeRepeat,
  narrativeResidue,
  narrativeRestated,
  narrativeShare,
  narrativeSum,
  narrativeWords,
  negativeAmounts,
  numberingGaps,
  ofWhich,
  officeNames,
  percentDisplay,
  portionsSum,
  projectFunds,
  promisedForms,
  proseNames,
  publicsEconomic,
  sectionNames,
  targetsAgree,
  totalRows,
  unitDepartment,
  unitMagnitude,
  weights,
  zeroBaseGrowth,
]
