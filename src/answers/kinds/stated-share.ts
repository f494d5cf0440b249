import { displayValue } from '../../gate/display.js'
import { orderDisplays } from '../../gate/displays.js'
import { factName } from '../../gate/fact-name.js'
import { sourceLine } from '../../gate/source-line.js'
import { startDraft } from '../draft.js'
import { resolveSubject, splitSubjects } from '../resolve-subject.js'
import type { QuestionKind } from './contract.js'

/** 项目支出占比 — a share that the document states, when the question names no whole of its own. */
export const statedShare: QuestionKind = {
  name: 'stated-share',
  serves: ['share'],
  answer(reading, context) {
    const [organization, ...others] = reading.organizations
    const [terms = [], ...more] = splitSubjects(reading)
    if (organization === undefined || others.length > 0 || more.length > 0 || terms.length === 0) return null
    if (
      !/占比|比重|比例/.test(reading.text) ||
      reading.senses.some((word) => word.senses.some((sense) => sense.type === 'total'))
    )
      return null
    const resolved = resolveSubject(reading, terms, organization, context, { kinds: ['share'], keep: () => true })
    if (!resolved.found || resolved.groups.length !== 1) return null
    const facts = orderDisplays(resolved.groups[0]?.facts ?? [])
    const [fact] = facts
    if (fact === undefined || facts.some((other) => other.key.base?.item !== fact.key.base?.item)) return null
    const draft = startDraft()
    const figure = draft.ledger.addFact(fact, factName(fact, reading.language), facts.slice(1))
    draft.results.push(figure)
    const scope =
      reading.language === 'zh'
        ? `${figure.organization ?? ''}${figure.year ?? ''}年${figure.stage ?? ''}`
        : `${figure.organization ?? ''}, ${figure.year ?? ''}`
    draft.lines.push(`${scope} ${figure.label} ${displayValue(figure.value, figure.unit)} [1]`)
    if (figure.source !== null) draft.lines.push(sourceLine(1, figure.source, reading.language))
    return draft
  },
}
