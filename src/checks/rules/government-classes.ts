import type { QuantityKey } from '../../core/quantity.js'
import type { CellIndex } from '../cells.js'
import type { Notice, Outcome, Relation, Rule } from '../contract.js'
import { type Amount, type AmountIndex, indexAmounts } from '../forms/amount-index.js'
import { isAmount } from '../forms/sum-relation.js'
import { linear } from '../relations/linear.js'
import type { CheckCell, CheckDocument } from '../types.js'
import { placeText } from '../wording.js'

/**
 * The money of each government economic class (政府预算支出经济分类: 501, 502, 505 …) in one form against the lines that carry
 * a government code beside their department code in another. The same money under other classes is one mistake of the form.
 */
export const governmentClasses: Rule = {
  name: 'government-classes',
  title: { zh: '政府预算经济分类前后一致', en: 'government economic classes agree' },
  *check(document, { cells }): Iterable<Outcome> {
    const index = indexAmounts(document, cells)
    const sources = codedLists(document, index)
    for (const form of classLists(index)) {
      const source = sources.find((one) => isComparable(form, one, index))
      if (source !== undefined) yield* compare(form, source, document, cells)
    }
  },
}

/** Amounts by class (501): those of one column of a form. */
interface ClassList {
  key: QuantityKey
  table: string
  byClass: Map<string, CheckCell[]>
}

const columnOf = ({ cell }: Amount): string => `${cell.table}${cell.id.slice(cell.id.lastIndexOf(':'))}`

/** Forms that print the classes themselves. */
function classLists(index: AmountIndex): ClassList[] {
  return listed(index.all, ({ key }) =>
    key.item?.scheme === 'economic-government' && key.item.code?.length === 3 && key.item.within === null
      ? key.item.code
      : null,
  ).filter(({ byClass }) => [...byClass.values()].every((places) => places.length === 1))
}

/** Forms whose every line of department codes has a government code beside it: they say where all their money belongs. */
function codedLists(document: CheckDocument, index: AmountIndex): ClassList[] {
  const complete = new Set(
    document.tables
      .filter(({ rows }) =>
        rows.every(
          (row, at) =>
            row.isTotal ||
            row.cells.length === 0 ||
            row.secondCode !== null ||
            rows.some((other) => other.parent === at && other.secondCode !== null),
        ),
      )
      .map(({ id }) => id),
  )
  return listed(index.all, ({ cell, second }) =>
    cell.table !== null && complete.has(cell.table) && second !== null && /^5\d{4}$/.test(second)
      ? second.slice(0, 3)
      : null,
  )
}

function listed(amounts: readonly Amount[], classOf: (amount: Amount) => string | null): ClassList[] {
  const lists = new Map<string, ClassList>()
  for (const amount of amounts) {
    const code = classOf(amount)
    if (code === null || amount.cell.table === null) continue
    const name = columnOf(amount)
    const list = lists.get(name) ?? { key: amount.key, table: amount.cell.table, byClass: new Map() }
    list.byClass.set(code, [...(list.byClass.get(code) ?? []), amount.cell])
    lists.set(name, list)
  }
  return [...lists.values()]
}

function isComparable(form: ClassList, source: ClassList, index: AmountIndex): boolean {
  const [a, b] = [form.key, source.key]
  return (
    form.table !== source.table &&
    a.organization === b.organization &&
    a.year === b.year &&
    a.stage === b.stage &&
    a.portion === b.portion &&
    b.fund !== null &&
    index.sameFunds(a).includes(b.fund) &&
    [...form.byClass.values()].some((places) => places.some(isAmount))
  )
}

function* compare(form: ClassList, source: ClassList, document: CheckDocument, cells: CellIndex): Iterable<Outcome> {
  const relations = [...form.byClass].flatMap(([code, [own]]) => {
    const parts = source.byClass.get(code) ?? []
    return own === undefined || (parts.length === 0 && !isAmount(own)) ? [] : [classRelation(code, own, parts)]
  })
  const failed = relations.filter((relation) => relation.judge().outcome === 'inconsistent')
  const isElsewhere = failed.every(
    ({ cells: [own, ...parts] }) => own === undefined || !isAmount(own) || parts.length === 0,
  )
  if (failed.length >= 2 && (isElsewhere || allMoney(form, source).judge().outcome !== 'inconsistent'))
    yield { notice: otherClasses(failed, document, cells) }
  else for (const relation of relations) yield { relation }
}

function classRelation(code: string, own: CheckCell, parts: readonly CheckCell[]): Relation {
  return linear({
    rule: governmentClasses.name,
    whole: own,
    parts: parts.map((cell) => ({ cell, weight: 1 })),
    statement: {
      zh: `政府经济分类${code} = 另一张表中列为${code}的各行之和`,
      en: `government class ${code} = the sum of the lines under ${code} in the other form`,
    },
  })
}

/** Both forms distribute the same money. */
function allMoney(form: ClassList, source: ClassList): Relation {
  const own = [...form.byClass.values()].flat()
  const theirs = [...source.byClass.values()].flat()
  const [whole, ...others] = own
  if (whole === undefined) throw new TypeError('a form without classes')
  return linear({
    rule: governmentClasses.name,
    whole,
    parts: [
      ...theirs.map((cell) => ({ cell, weight: 1 as const })),
      ...others.map((cell) => ({ cell, weight: -1 as const })),
    ],
    statement: { zh: '各类合计相同', en: 'all classes together' },
  })
}

/** One finding for the form: what it left out first, then what it put there instead, then where the money belongs. */
function otherClasses(failed: readonly Relation[], document: CheckDocument, cells: CellIndex): Notice {
  const wholes = failed.flatMap(({ cells: [own] }) => (own === undefined ? [] : [own]))
  const missing = wholes.filter((cell) => !isAmount(cell))
  const instead = wholes.filter(isAmount)
  const sources = failed.flatMap(({ cells: [, ...parts] }) => firstOfEachLine(parts))
  const told = document.facts.facts
    .filter(
      (fact) =>
        fact.origin === 'claim' &&
        fact.key.item?.scheme === 'economic-government' &&
        wholes.some((cell) => cell.fact?.key.item?.code === fact.key.item?.code),
    )
    .map((fact) => cells.ofFact(fact))
  const [first] = [...missing, ...instead]
  const where = first === undefined ? { zh: '', en: '' } : placeText(first)
  const other = sources[0]?.tableTitle ?? ''
  const names = instead.map((cell) => `${cell.row ?? ''} ${cell.value ?? ''}${cell.unit}`)
  const parts = sources.map((cell) => cell.row ?? '')
  return {
    rule: governmentClasses.name,
    severity: 'error',
    cells: [...missing, ...instead, ...sources, ...told].slice(0, 8),
    message: {
      zh: `${where.zh}：同一笔支出的政府经济分类前后矛盾：此表列在${names.join('、')}，而“${other}”的各行（${parts.join('、')}等）列在其他类。`,
      en: `${where.en}: the same money stands under other government classes: here ${names.join(', ')}, but in “${other}” (${parts.join(', ')} …) elsewhere.`,
    },
    about: wholes.map((cell) => [cell.tableTitle, cell.row, cell.column].join('|')),
  }
}

/** One line for each code that a class is made of: 50501, 50502. */
function firstOfEachLine(parts: readonly CheckCell[]): CheckCell[] {
  const seen = new Set<string>()
  return parts.filter((cell) => {
    const code = cell.fact?.second?.code ?? ''
    return seen.has(code) ? false : seen.add(code)
  })
}
