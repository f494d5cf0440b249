import { baseValue, describeUnit } from '../../core/unit.js'
import type { Fact } from '../../facts/types.js'
import { displayValue } from '../../gate/display.js'
import { factName } from '../../gate/fact-name.js'
import { sourceLine } from '../../gate/source-line.js'
import type { DocumentRecord } from '../../library/types.js'
import { type Draft, refuse, startDraft } from '../draft.js'
import { codedListing, type Dimension, type Listing, projectListing, readDimension } from '../list/dimension.js'
import { orderUnique, partsOf } from '../list/parts.js'
import { asksCount, asksRows, readSelection, type Selection, select } from '../list/selection.js'
import { isWhole, listHeading, refuseUnclassified } from '../list/wording.js'
import { asksWhether } from '../premise.js'
import { resolveSubject, splitSubjects } from '../resolve-subject.js'
import type { Reading, Term } from '../understand/reading.js'
import { resolveScope } from '../understand/scope.js'
import { displayResult } from '../wording/display-result.js'
import type { KindContext, QuestionKind } from './contract.js'

/** 包括哪些、前三项、超过多少的有几项、有几个项目 — the rows of an item, of a classification or of the projects. */
export const listParts: QuestionKind = {
  name: 'list-parts',
  serves: ['list', 'across', 'difference', 'sum'],
  readsNumbers: true,
  answer(reading, context) {
    const [organization, ...others] = reading.organizations
    if (organization === undefined || others.length > 0) return null
    if (asksWhether(reading.text) && !asksRows(reading.text)) return null
    // 几个预算单位: what is counted are offices, not lines of the budget.
    if (OFFICES.test(reading.text)) return null
    const selection = readSelection(reading)
    const sums = reading.intents.has('sum')
    // 前三项合计 asks for one figure, which the three are not.
    if (selection !== null && selection.type !== 'all' && !sums && /合计|一共|总共|共计/.test(reading.text)) return null
    if (selection === null && !sums) return null
    const subjects = splitSubjects(reading)
    const [terms = []] = subjects
    if (subjects.length !== 1) return null
    const dimension = narrowsRows(reading) ? null : readDimension(reading)
    if (dimension !== null && isTotalSubject(reading, terms))
      return listed(reading, dimension, selection ?? { type: 'all' }, organization, context)
    if (selection === null || sums) return null
    return below(reading, terms, selection, organization, context)
  },
}

const OFFICES = /(?:预算|下属|所属|二级|基层)单位|(?:几|哪些|多少)[个家]?(?:单位|机构|部门)/

/** Income, another fund or a heading of targets: rows that a list of all spending does not hold. */
function narrowsRows(reading: Reading): boolean {
  return reading.senses.some((word) =>
    word.senses.some(
      (sense) =>
        (sense.type === 'flow' && sense.flow !== 'expenditure') ||
        (sense.type === 'fund' && !['general', 'fiscal', 'all'].includes(sense.fund)) ||
        (sense.type === 'total' && sense.of === 'income') ||
        sense.type === 'aspect',
    ),
  )
}

/** 经济科目 and 项目 are listed of a whole document; beside another item they are its parts. */
function isTotalSubject(reading: Reading, terms: Term[]): boolean {
  const generic = (term: Term): boolean =>
    /^(?:.{0,2}项目.{0,4}|.{0,6}支出|.{0,4}预算|绩效.{0,4})$/.test(term.text) &&
    (term.match === 'part' || isWhole(term.items.map((item) => item.item)))
  return reading.unheldNames.length === 0 && terms.every(generic)
}

/** Rows of a classification or the projects of the document. */
function listed(
  reading: Reading,
  dimension: Dimension,
  selection: Selection,
  organization: string,
  context: KindContext,
): Draft | null {
  const held = context.documents.filter((document) => document.organization === organization)
  const scoped = resolveScope(reading, held)
  if (!scoped.found || scoped.scope.year !== null || reading.unheldCodes.length > 0) return null
  const { record } = scoped.scope
  const facts = context.library
    .facts(record.id)
    .filter((fact) => fact.key.year === record.year && ownStage(fact, record))
  if (dimension.by === 'code') {
    if (reading.intents.has('sum')) return null
    const listing = codedListing(facts, dimension, askedPortion(reading))
    return listing === null ? null : word(reading, null, listing.facts, selection)
  }
  const listing = projectListing(facts, dimension.side, record.kind === 'accounts')
  if (listing === null) return dimension.side === 'amount' ? refuseIncomplete(reading, record) : null
  return word(reading, null, listing.facts, selection)
}

/** Accounts also tell budgets of their year; a list is of the document's own stage, projects apart. */
function ownStage(fact: Fact, record: DocumentRecord): boolean {
  if (fact.key.item?.scheme === 'project') return true
  return record.kind !== 'accounts' || fact.key.stage === 'final-accounts'
}

function askedPortion(reading: Reading): Listing['portion'] {
  const portions = reading.senses.flatMap((word) =>
    word.senses.flatMap((sense) => (sense.type === 'portion' ? [sense.portion] : [])),
  )
  const named = reading.terms.flatMap((term) =>
    term.items.flatMap((item) => item.facts.map((fact) => fact.key.portion)),
  )
  const all = [...new Set([...portions, ...named])]
  return all.length === 1 ? (all[0] ?? null) : null
}

function refuseIncomplete(reading: Reading, record: DocumentRecord): Draft {
  const zh = reading.language === 'zh'
  return refuse(
    'not-held',
    [
      zh
        ? `${record.organization ?? ''}的文件里，写明金额的项目加起来不等于项目支出总额，可能还有没有列出的项目，不能给出完整的清单或个数。`
        : `In the document of ${record.organization ?? ''} the projects with an amount do not add up to project spending; others may be unlisted, so no complete list or count is given.`,
    ],
    [],
    [record.organization ?? ''],
  )
}

/** Parts of the item that the question names, or of total spending. */
function below(
  reading: Reading,
  terms: Term[],
  selection: Selection,
  organization: string,
  context: KindContext,
): Draft | null {
  const resolved = resolveSubject(terms.length === 0 ? withTotal(reading) : reading, terms, organization, context)
  if (!resolved.found) return terms.length === 0 ? null : resolved.draft
  const candidates = resolved.groups.flatMap((group) => group.facts).filter((fact) => fact.origin === 'cell')
  const facts = context.library.facts(resolved.scope.record.id)
  const byFunction = /功能/.test(reading.text)
  if (terms.length === 0 && narrowsRows(reading)) return null
  // 支出里哪一类最多: where only one classification lists all spending, no other can be meant.
  if (terms.length === 0 && selection.type !== 'all' && !byFunction)
    return onlyFunction(reading, organization, facts, context, selection) ?? refuseUnclassified(reading, organization)
  const byProject = /项目|project/.test(reading.text.replace(/项目支出/g, ''))
  const all = candidates
    .map((fact) => ({
      fact,
      parts: partsOf(fact, facts, byFunction).filter((part) => !byProject || part.key.item?.scheme === 'project'),
    }))
    .sort((a, b) => b.parts.length - a.parts.length)
  const [best] = all
  if (best === undefined || best.parts.length === 0) return null
  return word(reading, best.fact, best.parts, selection)
}

/** The classes of all spending, where they are asked for and no form lists all spending by economic item or by project. */
function onlyFunction(
  reading: Reading,
  organization: string,
  facts: Fact[],
  context: KindContext,
  selection: Selection,
): Draft | null {
  if (!/[哪几一]类|大类/.test(reading.text) || askedPortion(reading) !== null) return null
  const economic = (['economic-department', 'economic-government'] as const).some(
    (scheme) => codedListing(facts, { scheme, length: 3 }, null)?.portion === 'total',
  )
  return economic
    ? null
    : listed(reading, { by: 'code', scheme: 'functional', length: 3, named: false }, selection, organization, context)
}

function withTotal(reading: Reading): Reading {
  return {
    ...reading,
    terms: [],
    senses: [
      ...reading.senses.filter((word) =>
        word.senses.every((sense) => sense.type !== 'portion' && sense.type !== 'fund'),
      ),
      { text: '支出', start: 0, senses: [{ type: 'flow', flow: 'expenditure' }] },
    ],
  }
}

/** A limit is of the rows' own kind; a bare number is one of scores. */
function isComparable(selection: Selection, facts: Fact[]): boolean {
  if (selection.type !== 'threshold') return true
  const { base } = describeUnit(selection.unit)
  return facts.every((fact) => describeUnit(fact.unit).base === base || (selection.unit === '' && fact.unit === '分'))
}

function word(reading: Reading, whole: Fact | null, parts: Fact[], selection: Selection): Draft | null {
  const zh = reading.language === 'zh'
  const nonZero = orderUnique(parts).filter((fact) => !baseValue(fact).isZero())
  if (!isComparable(selection, nonZero)) return null
  const chosen = select(nonZero, selection)
  const [first] = chosen
  if (first === undefined) return null
  const draft = startDraft()
  const figures = chosen.map((fact) => draft.ledger.addFact(fact, factName(fact, reading.language)))
  const ids = figures.map((figure) => figure.id)
  const none = { organization: null, year: null, stage: null }
  const counts = asksCount(reading.text) || selection.type === 'threshold'
  if (counts) {
    const count = draft.ledger.addCalculation(
      `count(${ids.join(', ')})`,
      { label: zh ? '项数' : 'number of items', ...none },
      {},
    )
    if (count === null) return null
    count.unit = /类/.test(reading.text) ? '类' : '项'
    draft.results.push(count)
  }
  const heading = listHeading(reading, first, whole, selection)
  if (reading.intents.has('sum')) {
    const labels = figures.map((figure) => figure.label)
    const label = zh ? `${labels.join('与')}合计` : `${labels.join(' and ')} together`
    const name = { ...factName(first, reading.language), label }
    const sum = draft.ledger.addCalculation(ids.join(' + '), name, reading.unit === null ? {} : { as: reading.unit })
    if (sum === null || figures.length < 2) return null
    draft.results.push(sum)
    draft.lines.push(`${heading}${zh ? '：' : ': '}${label} ${displayResult(sum, zh)}`)
  } else {
    draft.results.push(...figures)
    const [count] = counts ? draft.results : []
    const number = count === undefined ? '' : `${zh ? '，共 ' : ', '}${displayValue(count.value, count.unit)}`
    draft.lines.push(`${heading}${number}${zh ? '：' : ':'}`)
  }
  for (const figure of figures) draft.lines.push(`· ${figure.label} ${displayValue(figure.value, figure.unit)}`)
  if (nonZero.length < orderUnique(parts).length && selection.type === 'all')
    draft.lines.push(zh ? '（表中为零的行没有列出。）' : '(Rows of zero are left out.)')
  const tables = new Set<string | null>()
  for (const { source } of figures) {
    if (source === null || tables.has(source.table)) continue
    tables.add(source.table)
    draft.lines.push(sourceLine(tables.size, source, reading.language))
  }
  return draft
}
