import { Decimal } from '../../core/decimal.js'
import type { QuantityKey, Stage } from '../../core/quantity.js'
import { baseValue } from '../../core/unit.js'
import type { Fact } from '../../facts/types.js'
import type { CellIndex } from '../cells.js'
import type { Outcome, Relation, Rule, RuleContext } from '../contract.js'
import { type PlacedClaim, readProse } from '../narrative/prose.js'
import { amountKey, isChange, isGrowth, type Statements, statementsOf } from '../narrative/statements.js'
import { displays } from '../relations/displays.js'
import { linear } from '../relations/linear.js'
import type { CheckDocument } from '../types.js'

const NAME = 'narrative-words'
const COMPARED =
  /(?:决算|执行|支出)数?(大于|高于|超过|小于|低于|等于|(?:与|和)(?=[^，。；]{0,10}预算数?(?:一致|相同|持平)))(年初|期初|全年|调整后?)?预算/gu
/** 基本持平 claims no equality. */
const LEVEL = /(?:与|比|较|同)(?:20\d{2}|上年|去年)[^，。；]{0,40}?(?<!基本|大致|总体)(?:持平|相同|一致)(?!的)/gu
const BUDGETS: Stage[] = ['initial-budget', 'adjusted-budget', 'full-year-budget']
const SPENT: Stage[] = ['final-accounts', 'execution']

/** The words between figures say which one is larger: 决算数大于预算数, 增加, 下降. They must fit the figures of the same item. */
export const narrativeWords: Rule = {
  name: NAME,
  title: { zh: '“大于、小于、增加、减少”等文字与数字相符', en: 'words of comparison fit their figures' },
  *check(document: CheckDocument, { cells }: RuleContext): Iterable<Outcome> {
    const statements = statementsOf(document)
    const prose = readProse(document)
    for (const [index, passage] of prose.passages.entries())
      for (const found of passage.text.matchAll(COMPARED)) {
        const before = statements.claims.filter((claim) => claim.passage === index && claim.end <= found.index).at(-1)
        const relation =
          before === undefined ? null : compared(statements, before, found[1] ?? '', found[2] ?? null, cells)
        if (relation !== null) yield { relation }
      }
    for (const [index, passage] of prose.passages.entries())
      for (const found of passage.text.matchAll(LEVEL)) {
        const end = found.index + found[0].length
        const relation = levelWith(statements, index, { start: found.index, end }, cells)
        if (relation !== null) yield { relation }
      }
    for (const claim of statements.claims) {
      if (isChange(claim.fact) && claim.fact.value.startsWith('-')) yield doubleNegative(claim.fact, cells)
      if (isGrowth(claim.fact)) yield* directions(statements, claim, cells)
    }
  },
}

function compared(
  statements: Statements,
  claim: PlacedClaim,
  word: string,
  which: string | null,
  cells: CellIndex,
): Relation | null {
  const { key, name } = claim.fact
  if (key.item === null) return null
  const near = (stage: Stage): Fact | null =>
    key.kind === 'amount' && key.stage === stage
      ? claim.fact
      : statements.near(claim, { ...amountKey(key), year: claim.fact.key.year, stage })
  const inPassage = (fact: Fact): boolean =>
    statements.claims.some((other) => other.fact === fact && other.passage === claim.passage)
  const spent = SPENT.flatMap((stage) => near(stage) ?? []).find(inPassage)
  const budgets = BUDGETS.filter((stage) => which === null || stage === stageNamed(which)).flatMap(
    (stage) => near(stage) ?? [],
  )
  const [budget, other] = budgets.filter(inPassage)
  if (spent === undefined || budget === undefined || other !== undefined) return null
  const [a, b] = [cells.ofFact(spent), cells.ofFact(budget)]
  const isMore = /大于|高于|超过/u.test(word)
  if (!isMore && !/小于|低于/u.test(word))
    return displays({
      rule: NAME,
      severity: 'warning',
      cells: [b, a],
      statement: { zh: `“${name}”决算数与预算数相同`, en: `outturn of “${name}” equals the budget` },
    })
  return linear({
    rule: NAME,
    whole: isMore ? a : b,
    parts: [{ cell: isMore ? b : a, weight: 1 }],
    compare: '>=',
    statement: isMore
      ? { zh: `“${name}”决算数大于预算数`, en: `outturn of “${name}” exceeds the budget` }
      : { zh: `“${name}”决算数小于预算数`, en: `outturn of “${name}” is below the budget` },
  })
}

/** 与上年预算持平 where the passage states both years: the one item's amounts of this year and of the year before are alike. */
function levelWith(
  statements: Statements,
  passage: number,
  words: { start: number; end: number },
  cells: CellIndex,
): Relation | null {
  const here = statements.claims.filter((claim) => claim.passage === passage && claim.fact.key.kind === 'amount')
  const last = here.filter(({ end }) => end <= words.end).at(-1)?.fact
  const item = last?.key.item ?? null
  if (last === undefined || item === null) return null
  const alike = here.filter(({ fact, end }) => end <= words.end && isAlike(fact.key, last.key)).map(({ fact }) => fact)
  const years = [...new Set(alike.map((fact) => fact.key.year))].sort()
  const [before, now] = years
  if (years.length !== 2 || before == null || now !== before + 1) return null
  const [a, b] = [alike.filter((fact) => fact.key.year === before), alike.filter((fact) => fact.key.year === now)]
  const [earlier, later] = [a[0], b.at(-1)]
  if (a.length > 1 || earlier === undefined || later === undefined) return null
  return displays({
    rule: NAME,
    severity: 'warning',
    cells: [cells.ofFact(earlier), cells.ofFact(later)],
    statement: { zh: `“${later.name}”与上年持平`, en: `“${later.name}” is level with the year before` },
  })
}

/** One quantity apart from year and stage. */
const isAlike = (a: QuantityKey, b: QuantityKey): boolean =>
  a.flow === b.flow &&
  a.fund === b.fund &&
  a.portion === b.portion &&
  a.item?.name === b.item?.name &&
  a.item?.code === b.item?.code &&
  a.item?.within === b.item?.within

const stageNamed = (word: string): Stage =>
  word.startsWith('全年') ? 'full-year-budget' : word.startsWith('调整') ? 'adjusted-budget' : 'initial-budget'

function doubleNegative(fact: Fact, cells: CellIndex): Outcome {
  return {
    notice: {
      rule: NAME,
      severity: 'warning',
      cells: [cells.ofFact(fact)],
      message: {
        zh: `“${fact.name}”的“${fact.direction === 'decrease' ? '减少' : '增加'}”后面又是负数（${fact.value}${fact.unit}），增减方向不明。`,
        en: `A negative number (${fact.value} ${fact.unit}) behind a word of change for “${fact.name}”: the direction is not clear.`,
      },
      about: [fact.name, 'double negative'],
      actual: fact.value,
    },
  }
}

/** Change and rate of one item in one passage must go the same way; with the amount known, narrative-growth says it exactly. */
function* directions(statements: Statements, claim: PlacedClaim, cells: CellIndex): Iterable<Outcome> {
  const { fact } = claim
  const change = nearIn(statements, claim, { ...fact.key, kind: 'change' })
  if (change === null || nearIn(statements, claim, amountKey(fact.key)) !== null) return
  const [a, b] = [baseValue(change), new Decimal(fact.value)]
  if (a.isZero() || b.isZero() || change.direction === fact.direction) return
  yield {
    notice: {
      rule: NAME,
      severity: 'error',
      cells: [cells.ofFact(fact), cells.ofFact(change)],
      message: {
        zh: `“${fact.name}”的增减额与增减率方向相反。`,
        en: `Change and growth rate of “${fact.name}” go opposite ways.`,
      },
      about: [fact.name, 'direction'],
      actual: fact.value,
    },
  }
}

function nearIn(statements: Statements, claim: PlacedClaim, key: QuantityKey): Fact | null {
  const found = statements.near(claim, key)
  return statements.claims.some((other) => other.fact === found && other.passage === claim.passage) ? found : null
}
