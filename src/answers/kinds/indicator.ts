import type { Fact } from '../../facts/types.js'
import { displayValue } from '../../gate/display.js'
import { orderDisplays } from '../../gate/displays.js'
import { factName } from '../../gate/fact-name.js'
import { sourceLine } from '../../gate/source-line.js'
import { startDraft } from '../draft.js'
import { resolveSubject, splitSubjects } from '../resolve-subject.js'
import type { QuestionKind } from './contract.js'

/** 指标值和实际完成值各是多少 — a performance indicator with its target, what was reached, or both. */
export const indicator: QuestionKind = {
  name: 'indicator',
  serves: ['completion', 'list', 'share'],
  answer(reading, context) {
    const [organization, ...others] = reading.organizations
    const [terms = [], ...more] = splitSubjects(reading)
    if (organization === undefined || others.length > 0 || more.length > 0) return null
    const isIndicator = terms.some(
      (term) => term.items.length > 0 && term.items.every((item) => item.item.scheme === 'indicator'),
    )
    if (!isIndicator || /占/.test(reading.text)) return null
    const plain = {
      ...reading,
      senses: reading.senses.filter(
        (word) => !word.senses.every((sense) => sense.type === 'stage' || sense.type === 'facet'),
      ),
    }
    const wanted = [
      ...(ASKS_TARGET.test(reading.text) || !ASKS_REACHED.test(reading.text) ? ['target' as const] : []),
      ...(ASKS_REACHED.test(reading.text) ? ['reached' as const] : []),
    ]
    const found = wanted.map((side) => {
      const keep = (fact: Fact): boolean =>
        fact.key.item?.scheme === 'indicator' && (side === 'target') === (fact.key.kind === 'target')
      const kinds = side === 'target' ? (['target'] as const) : (['rate', 'count', 'amount'] as const)
      return { side, resolved: resolveSubject(plain, terms, organization, context, { kinds: [...kinds], keep }) }
    })
    const draft = startDraft()
    const zh = reading.language === 'zh'
    const sources: string[] = []
    for (const { side, resolved } of found) {
      if (!resolved.found) return null
      for (const group of resolved.groups) {
        const [fact] = orderDisplays(group.facts)
        if (fact === undefined) continue
        const figure = draft.ledger.addFact(fact, factName(fact, reading.language))
        if (draft.results.includes(figure)) continue
        if (figure.source !== null) sources.push(sourceLine(sources.length + 1, figure.source, reading.language))
        draft.results.push(figure)
        const word = side === 'target' ? (zh ? '指标值' : 'target') : zh ? '实际完成值' : 'reached'
        const scope = zh
          ? `${figure.organization ?? ''}${figure.year ?? ''}年`
          : `${figure.organization ?? ''}, ${figure.year ?? ''}`
        draft.lines.push(
          `${scope} ${figure.label} ${word} ${displayValue(figure.value, figure.unit, fact.bound)} [${sources.length}]`,
        )
      }
    }
    draft.lines.push(...sources)
    return draft.results.length === 0 ? null : draft
  },
}

const ASKS_TARGET = /指标值|目标|target|要求|要达到/
const ASKS_REACHED = /实际|完成值|完成了|完成情况|完成多少|达成|reached|achieved|actual/
