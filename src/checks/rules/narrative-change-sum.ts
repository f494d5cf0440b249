import { keyText } from '../../core/quantity-key.js'
import type { Fact } from '../../facts/types.js'
import type { Outcome, Relation, Rule, RuleContext } from '../contract.js'
import { completeSets, coversTables } from '../narrative/compositions.js'
import { type PlacedClaim, readProse } from '../narrative/prose.js'
import { amountKey, isChange, type Statements, statementsOf } from '../narrative/statements.js'
import { linear } from '../relations/linear.js'
import type { CheckCell, CheckDocument } from '../types.js'

const NAME = 'narrative-change-sum'
const UNCHANGED = /^[^。；]{0,16}(?:无增减|无变化|没有变化|未变|(?<!基本)持平|相同)/u
const FROM_ZERO = /^[^。；]{0,24}(?:基数为零|基数为0|上年为零|上年为0|上年无此)/u

/**
 * The changes of all parts make the change of the whole. Classes that ended are often left out: then the listed changes are
 * more than the total, and nothing is said; less they cannot be. A text that lists a class that ended most likely leaves
 * out none.
 */
export const narrativeChangeSum: Rule = {
  name: NAME,
  title: { zh: '各项增减额之和等于总增减额', en: 'the changes of the parts make the change of the total' },
  *check(document: CheckDocument, { cells }: RuleContext): Iterable<Outcome> {
    const statements = statementsOf(document)
    const seen = new Set<string>()
    for (const fact of document.facts.facts) {
      const text = isChange(fact) ? keyText(fact.key) : null
      if (text === null || seen.has(text)) continue
      seen.add(text)
      for (const set of completeSets(fact.key)) {
        const parts = set.flatMap((key) => statements.every(key)[0] ?? [])
        if (parts.length !== set.length || ![fact, ...parts].some(({ origin }) => origin === 'claim')) continue
        yield { relation: sum(fact, cells.ofFact(fact), parts.map(cells.ofFact), []) }
      }
      if (fact.key.item?.name !== '本年支出' || fact.key.portion === 'project') continue
      const rest = restOf(statements, fact)
      for (const parts of rest === null ? [] : classified(document, statements, rest.total)) {
        const relation = sum(fact, cells.ofFact(fact), parts.map(cells.ofFact), rest?.less.map(cells.ofFact) ?? [])
        const verdict = relation.judge()
        const isMore = verdict.outcome === 'inconsistent' && verdict.difference.startsWith('-')
        if (!isMore) yield { relation }
        else if (parts.some((part) => hasEnded(statements, part)))
          yield { relation: { ...relation, severity: 'warning' } }
      }
    }
  },
}

const sum = (fact: Fact, whole: CheckCell, parts: CheckCell[], less: CheckCell[]): Relation =>
  linear({
    rule: NAME,
    whole,
    parts: [
      ...parts.map((cell) => ({ cell, weight: 1 as const })),
      ...less.map((cell) => ({ cell, weight: -1 as const })),
    ],
    statement: {
      zh: `“${fact.name}”增减额 = 所列各项增减额之和`,
      en: `change of “${fact.name}” = the changes of the parts listed`,
    },
  })

/** True for the change of an item that has nothing left this year. */
function hasEnded(statements: Statements, { key, direction }: Fact): boolean {
  const [now] = key.kind === 'change' && direction === 'decrease' ? statements.every(amountKey(key)) : []
  return now !== undefined && /^0*(?:\.0*)?$/u.test(now.value)
}

/**
 * What a change of the total or of 基本支出 is to be held against: without a change of the total, basic and project
 * expenditure make it together.
 */
function restOf(statements: Statements, fact: Fact): { total: Fact; less: Fact[] } | null {
  const { key } = fact
  if (key.portion === 'total') return { total: fact, less: [] }
  const total = { ...key, portion: 'total' as const }
  const [project] = statements.every({ ...key, portion: 'project' })
  if (key.portion !== 'basic' || project === undefined || statements.every(total).length > 0) return null
  return { total: { ...fact, key: total }, less: [project] }
}

/** For each classification and level that the text goes through wholly: the change of every class, its amount where it is new, nothing where it is unchanged. */
function classified(document: CheckDocument, statements: Statements, total: Fact): Fact[][] {
  const groups = new Map<string, PlacedClaim[]>()
  for (const claim of statements.claims) {
    const { key } = claim.fact
    const { item } = key
    if (item === null || item.code === null || item.within !== null || key.kind !== 'amount') continue
    const same =
      key.year === total.key.year &&
      key.stage === total.key.stage &&
      key.fund === total.key.fund &&
      key.portion === total.key.portion
    if (!same || key.flow !== 'expenditure') continue
    const group = `${item.scheme} ${item.code.length}`
    const known = groups.get(group) ?? []
    if (!known.some((other) => other.fact.key.item?.code === item.code)) groups.set(group, [...known, claim])
  }
  return [...groups.values()].flatMap((claims) => {
    if (
      claims.length < 2 ||
      !coversTables(
        claims.map(({ fact }) => fact.key),
        document.facts.facts,
      )
    )
      return []
    const parts = claims.map((claim) => changeOf(document, statements, claim, total))
    return parts.some((part) => part === null) ? [] : [parts.flatMap((part) => (part === 'none' ? [] : (part ?? [])))]
  })
}

function changeOf(
  document: CheckDocument,
  statements: Statements,
  claim: PlacedClaim,
  total: Fact,
): Fact | 'none' | null {
  const stated = statements.every({ ...amountKey(claim.fact.key), kind: 'change', base: total.key.base })[0]
  if (stated !== undefined) return stated
  const after = readProse(document).passages[claim.passage]?.text.slice(claim.end, claim.end + LONGEST) ?? ''
  if (FROM_ZERO.test(after)) return claim.fact
  return UNCHANGED.test(after) ? 'none' : null
}

const LONGEST = 40
