import { coverNeeds, searchable } from '../text/coverage.js'
import { documentAsked } from '../text/documents-asked.js'
import { findMemberUnits } from '../text/member-units.js'
import { draftQuotes } from '../text/text-draft.js'
import { readTextQuestion } from '../text/text-question.js'
import type { QuestionKind } from './contract.js'

/** How the vocabulary calls questions for the units that a department's budget covers. */
const ASPECT = 'members'
/** Words of such a question that a list of names need not repeat. */
const OF_LISTS = '部门预算决算编制范围下属所属二级基层预算单位本级构成组成'

/** 部门预算包括哪些单位 — all units that the document names, each quoted. How many there are is asked of its figures. */
export const memberUnits: QuestionKind = {
  name: 'member-units',
  serves: ['how', 'list', 'library', 'across'],
  readsNumbers: true,
  readsText: true,
  answer(reading, context) {
    const [organization, ...others] = reading.organizations
    if (organization === undefined || others.length > 0 || /多少|几[家个]?(?!家|个)单位|how many/.test(reading.text))
      return null
    const question = readTextQuestion(reading, context.vocabulary)
    if (question.aspects.every(({ aspect }) => aspect !== ASPECT)) return null
    const record = documentAsked(reading, organization, context)
    const units = record === null ? null : findMemberUnits(record, context.library)
    if (units === null) return null
    const held = searchable([OF_LISTS, ...units.map(({ name }) => name)].join('\n'))
    if (coverNeeds(question.needs, held) < 1) return null
    return draftQuotes(
      units.map(({ name, source }) => ({ text: name, source })),
      reading.language,
    )
  },
}
