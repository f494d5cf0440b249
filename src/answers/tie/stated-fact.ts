import type { Figure } from '../../core/figure.js'
import { foldName } from '../../facts/name-forms.js'
import type { Fact } from '../../facts/types.js'
import { standingOf } from '../../gate/compare-number.js'
import { factName } from '../../gate/fact-name.js'
import { Ledger } from '../../gate/ledger.js'
import type { InterfaceLanguage } from '../../language/stages.js'
import type { Library } from '../../library/types.js'
import type { Asked } from './compose-questions.js'
import { fitsStage } from './fits-stage.js'
import type { Statement } from './statements.js'

const TOTAL_EXPENDITURE =
  /^(?:总支出|支出|支出总计|支出合计|支出预算|支出总预算|本年支出|支出总额|收支总?(?:预算|决算|计|额)?)$/u
const TOTAL_INCOME =
  /^(?:总收入|收入|收入总计|收入合计|收入预算|收入总预算|本年收入|收入总额|收支总?(?:预算|决算|计|额)?)$/u

/**
 * The fact that states a number under the very name that the text uses, for the same organization, year and stage, in the
 * same role and direction; null when there is none. It can only bear a number out: names alone contradict nothing.
 */
export function statedFact(
  { number, frame }: Statement,
  { role, subject }: Asked,
  library: Library,
  documents: readonly string[] | null,
  language: InterfaceLanguage,
): Figure | null {
  if (frame.organization === null || frame.organization === '' || frame.year === null || subject === '') return null
  const name = foldName(subject)
  const records = library
    .documents()
    .filter(
      (record) => record.organization === frame.organization && (documents === null || documents.includes(record.id)),
    )
  for (const record of records)
    for (const fact of library.facts(record.id)) {
      if (fact.key.year !== frame.year || !isNamed(fact, name) || !inRole(fact, role)) continue
      const figureName = factName(fact, language)
      if (frame.stage !== null && figureName.stage !== null && !fitsStage(frame.stage, figureName.stage)) continue
      const display = { value: fact.value, unit: fact.unit, decimals: fact.decimals, bound: fact.bound }
      if (standingOf(number, display) === 'agrees') return new Ledger().addFact(fact, figureName)
    }
  return null
}

function inRole(fact: Fact, role: Asked['role']): boolean {
  const { kind } = fact.key
  if (role.kind === 'change') {
    const negative = fact.value.startsWith('-')
    const down = fact.direction === 'decrease' || negative
    const known = fact.direction !== null || negative
    return (
      (kind === 'change' || (kind === 'rate' && fact.direction !== null)) &&
      known &&
      down === (role.direction === 'decrease')
    )
  }
  if (role.kind === 'share') return kind === 'share' && role.whole === ''
  if (role.kind === 'amount') return kind === 'amount' && !fact.value.startsWith('-')
  return false
}

function isNamed(fact: Fact, name: string): boolean {
  const { item, portion, flow } = fact.key
  if (item === null || item.within !== null) return false
  const isTotal =
    item.name === '支出总计' || item.name === '本年支出' || item.name === '收入总计' || item.name === '本年收入'
  if (isTotal)
    return (
      portion === 'total' &&
      fact.key.fund === 'all' &&
      (flow === 'income' ? TOTAL_INCOME : TOTAL_EXPENDITURE).test(name)
    )
  return foldName(item.name) === name || foldName(fact.name) === name
}
