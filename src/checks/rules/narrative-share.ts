import { Decimal } from '../../core/decimal.js'
import type { Fund, Portion, QuantityKey } from '../../core/quantity.js'
import { keyText } from '../../core/quantity-key.js'
import type { Fact } from '../../facts/types.js'
import type { CellIndex } from '../cells.js'
import type { Outcome, Rule, RuleContext } from '../contract.js'
import { partOf } from '../narrative/part-lists.js'
import type { PlacedClaim } from '../narrative/prose.js'
import { amountKey, type Statements, statementsOf } from '../narrative/statements.js'
import { displays } from '../relations/displays.js'
import { linear } from '../relations/linear.js'
import { ratio } from '../relations/ratio.js'
import type { CheckDocument } from '../types.js'

const NAME = 'narrative-share'
const PORTIONS: Portion[] = ['basic', 'project', 'personnel', 'public']
const WIDER: Fund[] = ['fiscal', 'all']

/** A stated share is the part over the whole that the words name. Where several funds could be meant and differ, nothing is said. */
export const narrativeShare: Rule = {
  name: NAME,
  title: { zh: '叙述中的占比与部分、总额相符', en: 'shares in the text fit part and whole' },
  *check(document: CheckDocument, { cells }: RuleContext): Iterable<Outcome> {
    const statements = statementsOf(document)
    for (const claim of statements.claims) {
      const { fact } = claim
      if (fact.key.kind !== 'share' || fact.unit !== '%' || fact.bound !== null || fact.key.item === null) continue
      const part = statements.near(claim, amountKey(fact.key))
      const whole = part === null ? null : wholeOf(document, statements, claim, part)
      if (part === null || whole === null) {
        if (new Decimal(fact.value).gt(100)) yield tooMuch(fact, cells)
        else if (fact.key.base?.item != null) yield { skipped: { rule: NAME, reason: 'unread-cell', count: 1 } }
        continue
      }
      // 100.2% may be shown as 100%: the part is held against the whole besides.
      if (!whole.value.startsWith('-') && part.id !== whole.id)
        yield {
          relation: linear({
            rule: NAME,
            whole: cells.ofFact(whole),
            parts: [{ cell: cells.ofFact(part), weight: 1 }],
            compare: '>=',
            statement: {
              zh: `“${fact.name}”不大于“${whole.name}”`,
              en: `“${fact.name}” is no more than “${whole.name}”`,
            },
          }),
        }
      yield {
        relation: ratio({
          rule: NAME,
          form: 'share',
          percent: cells.ofFact(fact),
          a: cells.ofFact(part),
          b: cells.ofFact(whole),
          statement: {
            zh: `“${fact.name}”占比 = “${fact.name}” ÷ “${whole.name}”`,
            en: `share of “${fact.name}” = “${fact.name}” / “${whole.name}”`,
          },
        }),
      }
    }
  },
}

/** No part is more than its whole, whichever it is. */
const tooMuch = (fact: Fact, cells: CellIndex): Outcome => ({
  notice: {
    rule: NAME,
    severity: 'error',
    cells: [cells.ofFact(fact)],
    message: {
      zh: `“${fact.name}”占比${fact.value}%，超过100%。`,
      en: `The share of “${fact.name}” is ${fact.value}%, more than 100%.`,
    },
    about: [fact.name, 'more than the whole'],
    actual: fact.value,
  },
})

/** What the list divides, the amount of that name stated before it in the section, or the only one that tables hold of it. */
function wholeOf(document: CheckDocument, statements: Statements, claim: PlacedClaim, part: Fact): Fact | null {
  const { base } = claim.fact.key
  if (base === null || base.item === null) return null
  const [name = '', suffix] = base.item.split('／')
  const portion = PORTIONS.find((one) => one === suffix) ?? 'total'
  const fits = ({ key, id }: Fact): boolean =>
    key.kind === 'amount' &&
    key.item?.name === name &&
    key.item.within === null &&
    key.portion === portion &&
    key.flow === claim.fact.key.flow &&
    key.year === base.year &&
    key.stage === base.stage &&
    id !== part.id
  const list = partOf(document, claim)
  if (list !== null && fits(list)) return list
  const key: QuantityKey = {
    ...amountKey(claim.fact.key),
    year: base.year,
    stage: base.stage,
    portion,
    item: { scheme: 'form', code: null, name, within: null },
  }
  const own = keyText(part.key)
  const found = [key.fund, ...WIDER].flatMap((fund) => {
    const wanted = { ...key, fund }
    return keyText(wanted) === own ? [] : statements.every(wanted).slice(0, 1)
  })
  return agree(found) ? (found[0] ?? null) : null
}

/** True when displays of wholes of several funds can be one number: then it does not matter which one is meant. */
const agree = (found: readonly Fact[]): boolean =>
  displays({ rule: NAME, statement: { zh: '', en: '' }, cells: found.map(asCell) }).judge().outcome !== 'inconsistent'

const asCell = (fact: Fact) => ({
  id: fact.id,
  state: 'figure' as const,
  table: fact.table,
  tableTitle: null,
  row: null,
  column: null,
  line: null,
  page: null,
  sheet: null,
  cell: null,
  value: fact.value,
  unit: fact.unit,
  decimals: fact.decimals,
  bound: fact.bound,
  fact,
})
