import { describeUnit } from '../../core/unit.js'
import { nameKey } from '../../facts/clean-name.js'
import type { Fact } from '../../facts/types.js'
import { placeWords } from '../../language/place-words.js'
import type { Outcome, Rule, RuleContext } from '../contract.js'
import type { CheckDocument } from '../types.js'

const WHOLE = /整体/u
/** Names of this many characters say what is counted; shorter ones (数量) are used for anything. */
const LEAST_NAME = 5

/** A quantity that a project's form and the form of the whole office both set as a target has one target. Percentages may differ by project and are left out. */
export const targetsAgree: Rule = {
  name: 'targets-agree',
  title: { zh: '项目与整体绩效目标一致', en: 'targets of a project and of the whole agree' },
  *check(document: CheckDocument, { cells }: RuleContext): Iterable<Outcome> {
    const groups = new Map<string, Fact[]>()
    for (const fact of document.facts.facts) {
      const { dimension, base } = describeUnit(fact.unit)
      if (fact.key.kind !== 'target' || fact.table === null || dimension === 'percent') continue
      const name = nameKey(fact.name)
      if (name.length < LEAST_NAME) continue
      const key = `${name} ${base}`
      groups.set(key, [...(groups.get(key) ?? []), fact])
    }
    for (const group of groups.values()) {
      const whole = group.filter((fact) => WHOLE.test(fact.tableTitle ?? ''))
      const parts = group.filter((fact) => !WHOLE.test(fact.tableTitle ?? ''))
      const [target] = whole
      const [part] = parts
      // Several projects may each have their share of the whole.
      if (target === undefined || part === undefined || whole.length > 1 || parts.length > 1) continue
      if (shown(target) === shown(part)) continue
      yield {
        notice: {
          rule: targetsAgree.name,
          severity: 'warning',
          cells: [cells.ofFact(part), cells.ofFact(target)],
          message: {
            zh: `绩效指标“${part.name}”前后不一致：${part.tableTitle ?? ''}（${placeWords(part.source).zh}）为${shown(part)}，${target.tableTitle ?? ''}（${placeWords(target.source).zh}）为${shown(target)}。`,
            en: `The target “${part.name}” differs: ${shown(part)} in ${part.tableTitle ?? ''} (${placeWords(part.source).en}), ${shown(target)} in ${target.tableTitle ?? ''} (${placeWords(target.source).en}).`,
          },
          about: [nameKey(part.name)],
          expected: shown(part),
          actual: shown(target),
        },
      }
    }
  },
}

const BOUNDS = { '>=': '≥', '<=': '≤', '>': '＞', '<': '＜' }

const shown = (fact: Fact): string => `${fact.bound === null ? '' : BOUNDS[fact.bound]}${fact.value}${fact.unit}`
