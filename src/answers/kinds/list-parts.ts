import { Decimal } from '../../core/decimal.js'
import { baseValue, describeUnit } from '../../core/unit.js'
import type { Fact } from '../../facts/types.js'
import { displayValue } from '../../gate/display.js'
import { sourceLine } from '../../gate/source-line.js'
import { orderDisplays } from '../displays.js'
import { type Draft, startDraft } from '../draft.js'
import { resolveSubject, splitSubjects } from '../resolve-subject.js'
import type { Reading } from '../understand/reading.js'
import { factName } from '../wording/scope-words.js'
import type { QuestionKind } from './contract.js'

/** 包括哪些、前三项、超过多少的有几项 — the parts of an item as one form lists them. */
export const listParts: QuestionKind = {
  name: 'list-parts',
  serves: ['list', 'across', 'difference'],
  readsNumbers: true,
  answer(reading, context) {
    const [organization, ...others] = reading.organizations
    if (organization === undefined || others.length > 0) return null
    const selection = readSelection(reading)
    if (selection === null) return null
    const subjects = splitSubjects(reading)
    const [terms = []] = subjects
    if (subjects.length !== 1) return null
    const resolved = resolveSubject(terms.length === 0 ? withTotal(reading) : reading, terms, organization, context)
    if (!resolved.found) return terms.length === 0 ? null : resolved.draft
    const candidates = resolved.groups.flatMap((group) => group.facts).filter((fact) => fact.origin === 'cell')
    const facts = context.library.facts(resolved.scope.record.id)
    const byFunction = /功能/.test(reading.text)
    const byProject = /项目|project/.test(reading.text.replace(/项目支出/g, ''))
    const listed = candidates
      .map((fact) => ({
        fact,
        parts: partsOf(fact, facts, byFunction).filter((part) => !byProject || part.key.item?.scheme === 'project'),
      }))
      .sort((a, b) => b.parts.length - a.parts.length)
    const [best] = listed
    if (best === undefined || best.parts.length === 0) return null
    return word(reading, best.fact, best.parts, selection)
  },
}

type Selection =
  | { type: 'all' }
  | { type: 'extreme'; count: number; smallest: boolean }
  | { type: 'threshold'; above: boolean; inclusive: boolean; value: Decimal; unit: string }

const DIGITS = '一二三四五六七八九十'

function readSelection(reading: Reading): Selection | null {
  const { text } = reading
  const extreme =
    /前([一二三四五六七八九十两\d])|最[大多高](?:的)?([一二三四五六七八九十两\d])|最[小少低](?:的)?([一二三四五六七八九十两\d])/.exec(
      text,
    )
  if (extreme !== null) {
    const digit = extreme[1] ?? extreme[2] ?? extreme[3] ?? ''
    const count = digit === '两' ? 2 : /\d/.test(digit) ? Number.parseInt(digit, 10) : DIGITS.indexOf(digit) + 1
    return { type: 'extreme', count, smallest: extreme[3] !== undefined }
  }
  const threshold = /(超过|大于|高于|多于|不低于|不少于|低于|小于|少于|不到|不超过)/.exec(text)
  const [given] = reading.given
  if (threshold !== null && given !== undefined) {
    const above = !/^(?:低于|小于|少于|不到|不超过)$/.test(threshold[1] ?? '')
    return {
      type: 'threshold',
      above,
      inclusive: /^不/.test(threshold[1] ?? '') && threshold[1] !== '不到',
      value: new Decimal(given.value),
      unit: given.unit === '万' ? '万元' : given.unit,
    }
  }
  return /哪些|哪几|构成|组成|明细|包括|包含|都有|列出|列一下|清单|分成|分别|各|list|breakdown|include/.test(text)
    ? { type: 'all' }
    : null
}

function withTotal(reading: Reading): Reading {
  return {
    ...reading,
    senses: [...reading.senses, { text: '支出', start: 0, senses: [{ type: 'flow', flow: 'expenditure' }] }],
  }
}

/** Rows of the same form and column one step below the item: by code, by the row tree, or the classes of a total. */
function partsOf(whole: Fact, facts: Fact[], byFunction: boolean): Fact[] {
  const column = whole.column.join('/')
  const same = facts.filter(
    (fact) =>
      fact.table === whole.table &&
      fact.origin === 'cell' &&
      fact.id !== whole.id &&
      fact.column.join('/') === column &&
      fact.key.item !== null,
  )
  const code = whole.key.item?.code ?? null
  if (code !== null) {
    const length = code.length + 2
    const below = same.filter(
      (fact) => fact.key.item?.code?.startsWith(code) === true && fact.key.item.code.length > code.length,
    )
    const next = below.filter((fact) => fact.key.item?.code?.length === length)
    // A single row below says the same again: go on to where the item divides.
    const [only] = orderUnique(next)
    if (only !== undefined && orderUnique(next).length === 1 && below.length > next.length)
      return partsOf(only, facts, byFunction)
    if (below.length > 0) return next.length > 0 ? next : below
    return partsElsewhere(whole, code, facts)
  }
  const projects = same.filter((fact) => fact.key.item?.scheme === 'project' && fact.key.item.within === null)
  if (code === null && projects.length > 0) return projects
  const coded = same.filter((fact) => fact.key.item?.code !== null)
  if (coded.length > 0 && code === null) {
    const functional = coded.some((fact) => fact.key.item?.scheme === 'functional')
    if (byFunction && !functional) return []
    const wanted = functional ? 3 : 5
    return coded.filter((fact) => fact.key.item?.code?.length === wanted)
  }
  return same.filter((fact) => fact.parents.at(-1) === whole.name)
}

/** A form that lists the classes only is continued by the form that lists their items: same year, stage and portion. */
function partsElsewhere(whole: Fact, code: string, facts: Fact[]): Fact[] {
  const { scheme } = whole.key.item ?? { scheme: null }
  const below = facts.filter((fact) => {
    const { item, year, stage, portion, kind, flow } = fact.key
    const same = year === whole.key.year && stage === whole.key.stage && kind === 'amount' && flow === whole.key.flow
    return (
      fact.origin === 'cell' &&
      same &&
      (portion === 'total' || portion === whole.key.portion) &&
      item?.scheme === scheme &&
      item?.code?.startsWith(code) === true &&
      item.code.length > code.length
    )
  })
  const tables = [...new Set(below.map((fact) => fact.table))]
  const lists = tables.map((table) => below.filter((fact) => fact.table === table))
  const [longest = []] = lists.sort((a, b) => orderUnique(b).length - orderUnique(a).length)
  const lengths = longest.map((fact) => fact.key.item?.code?.length ?? 0)
  const finest = Math.max(0, ...lengths)
  return longest.filter((fact) => fact.key.item?.code?.length === finest)
}

function word(reading: Reading, whole: Fact | undefined, parts: Fact[], selection: Selection): Draft | null {
  if (whole === undefined) return null
  const zh = reading.language === 'zh'
  const nonZero = orderUnique(parts).filter((fact) => !baseValue(fact).isZero())
  const chosen = select(nonZero, selection)
  if (chosen.length === 0) return null
  const draft = startDraft()
  const name = factName(whole, reading.language)
  const figures = chosen.map((fact) => draft.ledger.addFact(fact, factName(fact, reading.language)))
  const heading = `${name.organization ?? ''}${name.year ?? ''}${zh ? '年' : ' '}${name.stage ?? ''} ${name.label}`
  const asksCount = /几项|几个|几类|几大类|多少项|how many/.test(reading.text)
  const count =
    asksCount || selection.type === 'threshold'
      ? draft.ledger.addCalculation(
          `count(${figures.map((figure) => figure.id).join(', ')})`,
          { label: zh ? '项数' : 'number of items', organization: null, year: null, stage: null },
          {},
        )
      : null
  const kept = count === null ? null : { ...count }
  if (kept !== null && count !== null) {
    count.unit = /类/.test(reading.text) ? '类' : '项'
    count.operation = `${kept.operation}`
    draft.results.push(count)
  }
  draft.results.push(...figures)
  const title = {
    all: zh ? '的构成' : ': parts',
    extreme:
      selection.type === 'extreme' && selection.smallest
        ? zh
          ? '中金额最小的几项'
          : ': smallest'
        : zh
          ? '中金额最大的几项'
          : ': largest',
    threshold: zh ? '中符合条件的' : ': those that qualify',
  }[selection.type]
  draft.lines.push(
    `${heading}${title}${count === null ? '' : zh ? `，共 ${count.value} ${count.unit}` : `, ${count.value}`}${zh ? '：' : ''}`,
  )
  figures.forEach((figure) => {
    draft.lines.push(`· ${figure.label} ${displayValue(figure.value, figure.unit)}`)
  })
  if (nonZero.length < parts.length && selection.type === 'all')
    draft.lines.push(zh ? '（表中为零的行没有列出。）' : '(Rows of zero are left out.)')
  const source = figures[0]?.source
  if (source !== null && source !== undefined) draft.lines.push(sourceLine(1, source, reading.language))
  return draft
}

function orderUnique(parts: Fact[]): Fact[] {
  const seen = new Map<string, Fact[]>()
  for (const fact of parts) {
    const id = `${fact.key.item?.scheme}|${fact.key.item?.code ?? ''}|${fact.key.item?.name}|${fact.key.item?.within ?? ''}`
    seen.set(id, [...(seen.get(id) ?? []), fact])
  }
  return [...seen.values()].flatMap((list) => orderDisplays(list)[0] ?? [])
}

function select(facts: Fact[], selection: Selection): Fact[] {
  switch (selection.type) {
    case 'all':
      return facts
    case 'extreme': {
      const sorted = [...facts].sort((a, b) =>
        selection.smallest ? baseValue(a).cmp(baseValue(b)) : baseValue(b).cmp(baseValue(a)),
      )
      const last = sorted[selection.count - 1]
      return last === undefined
        ? sorted
        : sorted.filter((fact) =>
            selection.smallest ? baseValue(fact).lte(baseValue(last)) : baseValue(fact).gte(baseValue(last)),
          )
    }
    case 'threshold': {
      const limit = selection.value.times(describeUnit(selection.unit).factor)
      const fits = (fact: Fact): boolean => {
        const value = baseValue(fact)
        if (selection.inclusive && value.eq(limit)) return true
        return selection.above ? value.gt(limit) : value.lt(limit)
      }
      return facts.filter(fits).sort((a, b) => baseValue(b).cmp(baseValue(a)))
    }
  }
}
