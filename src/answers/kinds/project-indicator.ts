import type { Fact } from '../../facts/types.js'
import { displayValue } from '../../gate/display.js'
import { factName } from '../../gate/fact-name.js'
import { sourceLine } from '../../gate/source-line.js'
import { startDraft } from '../draft.js'
import { refuseTooMany } from '../refusals.js'
import type { Reading, Term } from '../understand/reading.js'
import { resolveScope } from '../understand/scope.js'
import { scopePhrase } from '../wording/scope-words.js'
import type { KindContext, QuestionKind } from './contract.js'

/** 语音服务费项目的时效指标 — an indicator named by its project and the heading or some words of it. */
export const projectIndicator: QuestionKind = {
  name: 'project-indicator',
  serves: ['list'],
  answer(reading, context) {
    const [organization, ...others] = reading.organizations
    if (organization === undefined || others.length > 0) return null
    const projects = reading.terms.filter(isProject)
    const words = [
      ...reading.terms.filter((term) => !isProject(term)).map((term) => term.text),
      ...reading.contexts.map((word) => word.replace(/指标$/, '')),
      ...reading.senses.flatMap((word) => word.senses.flatMap((s) => (s.type === 'aspect' ? [s.aspect] : []))),
    ]
    if (projects.length === 0 || words.length === 0 || reading.unheldNames.length > 0) return null
    if (!asksTarget(reading)) return null
    const held = context.documents.filter((record) => record.organization === organization)
    const scope = resolveScope(withoutStages(reading), held)
    if (!scope.found || scope.scope.year !== null) return null
    const found = indicators(projects, words, scope.scope.record.id, context)
    const [fact] = found
    if (fact === undefined) return null
    if (found.length > 1) {
      const index = context.itemIndex([fact.document])
      const groups = found.flatMap((one) => {
        const item = [...index.items.values()].find((entry) => entry.facts.includes(one))
        return item === undefined ? [] : [{ document: one.document, item, facts: [one] }]
      })
      return refuseTooMany(reading, organization, groups)
    }
    const draft = startDraft()
    const figure = draft.ledger.addFact(fact, factName(fact, reading.language))
    draft.results.push(figure)
    const scopeWords = scopePhrase(figure, null, reading.language)
    const side = reading.language === 'zh' ? '指标值' : 'target'
    draft.lines.push(`${scopeWords} ${figure.label} ${side} ${displayValue(figure.value, figure.unit, fact.bound)} [1]`)
    if (figure.source !== null) draft.lines.push(sourceLine(1, figure.source, reading.language))
    return draft
  },
}

function isProject(term: Term): boolean {
  return term.items.length > 0 && term.items.every((item) => item.item.scheme === 'project')
}

function asksTarget(reading: Reading): boolean {
  if (reading.contexts.some((word) => /指标$/.test(word))) return true
  return reading.senses.some((word) =>
    word.senses.some((sense) => (sense.type === 'facet' && sense.facet === 'target') || sense.type === 'aspect'),
  )
}

/** 年度目标 and 预算 beside an indicator are no stage of it. */
function withoutStages(reading: Reading): Reading {
  return {
    ...reading,
    senses: reading.senses.filter((word) => !word.senses.every((sense) => sense.type === 'stage')),
  }
}

/** Targets of one project whose headings or names hold every word; a target told twice alike is one. */
function indicators(projects: Term[], words: string[], document: string, context: KindContext): Fact[] {
  const names = projects.map((term) => new Set(term.items.map((item) => item.item.name)))
  const fitting = context.library
    .facts(document)
    .filter(
      (fact) =>
        fact.key.kind === 'target' &&
        fact.key.item?.scheme === 'indicator' &&
        names.every((some) => some.has(fact.key.item?.within ?? '')) &&
        words.every((word) => [...fact.parents.slice(1), fact.name].some((name) => name.includes(word))),
    )
  return fitting.filter(
    (fact, at) =>
      !fitting
        .slice(0, at)
        .some(
          (other) =>
            other.name === fact.name &&
            other.value === fact.value &&
            other.unit === fact.unit &&
            other.bound === fact.bound,
        ),
  )
}
