import { keyText } from '../../core/quantity-key.js'
import { nameKey } from '../../facts/clean-name.js'
import type { Fact } from '../../facts/types.js'
import type { Relation, Rule, TogetherDocument } from '../contract.js'
import { displays } from '../relations/displays.js'
import { linear } from '../relations/linear.js'

/** The sums of the year; single items may be netted out between a department and its units. */
const SUMS = new Set(['本年收入', '本年支出'])

/**
 * A department's document covers its units: each unit's sum is at most the department's, all units together make it, and
 * the row that the department's form has for a unit says what the unit's own document says.
 */
export const unitDepartment: Rule = {
  name: 'unit-department',
  title: { zh: '单位与所属部门的数字相符', en: 'a unit fits its department' },
  *together(documents: readonly TogetherDocument[]): Iterable<Relation> {
    for (const department of documents) {
      if (department.level !== 'department') continue
      const offices = officesOf(department)
      const units = documents.filter(
        (unit) =>
          unit !== department &&
          unit.level !== 'department' &&
          unit.year === department.year &&
          unit.kind === department.kind &&
          offices.has(officeKey(unit.organization ?? '')),
      )
      for (const unit of units) yield* rowsOfUnit(department, unit)
      const held = new Set(units.map(({ organization }) => officeKey(organization ?? '')))
      const isWhole = offices.size > 1 && [...offices].every((office) => held.has(office)) && held.size === units.length
      yield* sums(department, units, isWhole)
    }
  },
}

/** The offices that the forms of a department have rows for; its own （本级） goes by the department's name. */
function officesOf({ facts, organization }: TogetherDocument): Set<string> {
  return new Set(
    facts.flatMap(({ key }) =>
      key.organization !== null && (key.organization !== organization || key.level === 'own')
        ? [officeKey(key.organization)]
        : [],
    ),
  )
}

/** 某局（本级） and 某局机关 are told as 某局. */
const officeKey = (name: string): string => nameKey(name.replace(/[（(](?:本级|机关)[）)]|本级$|机关$/gu, ''))

const isSum = ({ origin, key, bound }: Fact): boolean =>
  origin === 'cell' &&
  bound === null &&
  key.kind === 'amount' &&
  key.portion === 'total' &&
  key.item?.code === null &&
  key.item.within === null &&
  SUMS.has(key.item.name)

/** The sums of a document about itself by what they are about, whatever the organization and level. */
function ownSums(document: TogetherDocument): Map<string, Fact> {
  const found = new Map<string, Fact>()
  for (const fact of document.facts) {
    if (!isSum(fact) || fact.key.organization !== document.organization || fact.key.level !== document.level) continue
    const text = plainKey(fact)
    if (text !== null && !found.has(text)) found.set(text, fact)
  }
  return found
}

const plainKey = ({ key }: Fact): string | null => keyText({ ...key, organization: '-', level: 'unit' })

function* rowsOfUnit(department: TogetherDocument, unit: TogetherDocument): Iterable<Relation> {
  const own = ownSums(unit)
  const office = officeKey(unit.organization ?? '')
  for (const fact of department.facts) {
    const { organization, level } = fact.key
    if (!isSum(fact) || organization === null || officeKey(organization) !== office) continue
    if (organization === department.organization && level !== 'own') continue
    const text = plainKey(fact)
    const same = text === null ? undefined : own.get(text)
    if (same === undefined) continue
    const name = fact.key.item?.name ?? ''
    yield displays({
      rule: unitDepartment.name,
      severity: 'warning',
      cells: [department.cellOf(fact), unit.cellOf(same)],
      statement: {
        zh: `部门文件与单位文件中“${organization}”的${name}相同`,
        en: `“${organization}” has the same ${name} in the department’s document and in its own`,
      },
    })
  }
}

function* sums(department: TogetherDocument, units: readonly TogetherDocument[], isWhole: boolean): Iterable<Relation> {
  const parts = units.map((unit) => ({ unit, sums: ownSums(unit) }))
  for (const [text, fact] of ownSums(department)) {
    const found = parts.flatMap(({ unit, sums: own }) => {
      const part = own.get(text)
      return part === undefined ? [] : [unit.cellOf(part)]
    })
    const name = fact.key.item?.name ?? ''
    const isSumOfAll = isWhole && found.length === units.length && found.length > 1
    for (const cells of isSumOfAll ? [found] : found.map((cell) => [cell]))
      yield linear({
        rule: unitDepartment.name,
        severity: 'warning',
        whole: department.cellOf(fact),
        parts: cells.map((cell) => ({ cell, weight: 1 })),
        compare: isSumOfAll ? '=' : '>=',
        statement: isSumOfAll
          ? { zh: `部门的${name} = 所属各单位之和`, en: `${name} of the department = the sum of its units` }
          : { zh: `部门的${name} ≥ 所属单位的${name}`, en: `${name} of the department ≥ that of its unit` },
      })
  }
}
