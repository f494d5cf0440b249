import { displayValue } from '../../gate/display.js'
import { refuse, startDraft } from '../draft.js'
import { enterOperand, type Operand } from '../operands.js'
import { refuseOtherYear } from '../refusals.js'
import { resolveSubject, splitSubjects } from '../resolve-subject.js'
import type { Reading } from '../understand/reading.js'
import { statingFigures } from '../understand/scope.js'
import type { KindContext, QuestionKind } from './contract.js'
import { isSameQuantity } from './same-quantity.js'

const SPAN = /((?:19|20)\d{2})年?(?:度)?(?:到|至|-|—|~)((?:19|20)\d{2})年/
const LAST = /近([两二三四五])年|最近([两二三四五])年/
const ALL = /历年|各年度?|逐年|每年/
const COUNT: Readonly<Record<string, number>> = { 两: 2, 二: 2, 三: 3, 四: 4, 五: 5 }
/** Words of such questions that name nothing else. */
const OF_SPAN =
  /^(?:最?近|历|历年|各年|逐年|每年|年|到|至|趋势|变化趋势|走势|情况|以来|[两二三四五]|最?近[两二三四五]年?)$/
const MOST_YEARS = 10

/** 近三年办公费, 2022年到2024年办公费的变化趋势, 历年: one quantity over the years of one office, each by that year's own document. */
export const byYears: QuestionKind = {
  name: 'by-years',
  serves: ['change', 'list', 'difference'],
  readsText: true,
  readsYears: true,
  readsNumbers: true,
  answer(reading, context) {
    const [organization, ...others] = reading.organizations
    if (organization === undefined || others.length > 0) return null
    if (!reading.unknown.every((word) => OF_SPAN.test(word))) return null
    if (/占|合计|一共|总共|共计|平均|最(?!近)|为什么|哪|比/.test(reading.text)) return null
    const held = statingFigures(context.documents.filter((record) => record.organization === organization))
    const years = yearsAsked(reading, new Set(held.flatMap(({ year }) => year ?? [])))
    if (years === null || years.length < 2) return null
    const [terms = [], ...moreSubjects] = splitSubjects(reading)
    const total = reading.senses.some((word) => word.senses.some((sense) => sense.type === 'total'))
    if ((terms.length === 0 && !total) || moreSubjects.length > 0) return null
    const kind = kindFor(reading, years, held)
    if (kind === null) return null

    const draft = startDraft()
    const sources: string[] = []
    const operands: Operand[] = []
    const missing: number[] = []
    let first: Parameters<typeof isSameQuantity>[0] | null = null
    for (const year of years) {
      const [record, ...rivals] = held.filter((one) => one.year === year && one.kind === kind)
      if (record === undefined) {
        missing.push(year)
        continue
      }
      // Two documents of one year and kind: which of them holds is asked by itself.
      if (rivals.length > 0) return null
      const found = figuresOf(reading, terms, organization, { ...context, documents: [record] })
      const [group, ...several] = found?.groups ?? []
      if (found === null || group === undefined || several.length > 0) return null
      if (first !== null && !isSameQuantity(first, group)) return null
      first ??= group
      operands.push(enterOperand(reading, group, found.scope, draft, sources))
    }
    const zh = reading.language === 'zh'
    if (operands.length === 0) return refuseOtherYear(reading, organization, held)
    if (operands.length < 2) return refuse('not-held', [tellMissing(missing, zh)])
    draft.results.push(...operands.map(({ figure }) => figure))
    if (missing.length > 0) draft.warnings.push(tellMissing(missing, zh))
    const note = zh ? '注意：各年的数各出自当年的文件。' : 'Note: each year’s figure is from the document of that year.'
    draft.warnings.push(note)
    draft.lines.push(...operands.map((one) => line(one, zh)), ...sources)
    return draft
  },
}

/** The years that the question spans, earliest first; null where it spans none. */
function yearsAsked({ text }: Reading, held: ReadonlySet<number>): number[] | null {
  const span = SPAN.exec(text)
  const sorted = [...held].sort((a, b) => a - b)
  const newest = sorted.at(-1)
  if (newest === undefined) return null
  if (span !== null) {
    const [from, to] = [Number(span[1]), Number(span[2])]
    return from < to && to - from < MOST_YEARS ? yearsFrom(from, to) : null
  }
  const last = LAST.exec(text)
  if (last !== null) return yearsFrom(newest - (COUNT[last[1] ?? last[2] ?? ''] ?? 1) + 1, newest)
  return ALL.test(text) ? sorted : null
}

const yearsFrom = (from: number, to: number): number[] => Array.from({ length: to - from + 1 }, (_, at) => from + at)

/** Budgets or accounts: what the question names, else the only kind that is held for each of the years, else for most. */
function kindFor(
  reading: Reading,
  years: readonly number[],
  held: KindContext['documents'],
): 'budget' | 'accounts' | null {
  const stages = new Set(
    reading.senses.flatMap((word) => word.senses.flatMap((sense) => (sense.type === 'stage' ? [sense.stage] : []))),
  )
  if (stages.size > 1) return null
  if (stages.has('final-accounts')) return 'accounts'
  if (stages.size === 1) return stages.has('budget') || stages.has('initial-budget') ? 'budget' : null
  const covered = (kind: 'budget' | 'accounts'): number =>
    years.filter((year) => held.some((one) => one.year === year && one.kind === kind)).length
  const [budget, accounts] = [covered('budget'), covered('accounts')]
  return accounts > budget ? 'accounts' : 'budget'
}

function figuresOf(reading: Reading, terms: Reading['terms'], organization: string, context: KindContext) {
  const alone: Reading = { ...reading, years: [], given: [], unknown: [] }
  const resolved = resolveSubject(alone, terms, organization, context)
  return resolved.found ? resolved : null
}

function tellMissing(years: readonly number[], zh: boolean): string {
  const names = years.map((year) => (zh ? `${year}年` : `${year}`))
  return zh ? `没有收录${names.join('、')}的同类文件。` : `No such document is held for ${names.join(', ')}.`
}

function line({ figure, mark }: Operand, zh: boolean): string {
  const scope = zh
    ? `${figure.organization ?? ''}${figure.year ?? ''}年${figure.stage ?? ''}`
    : [figure.organization, figure.year, figure.stage].filter((part) => part !== null).join(', ')
  return `${scope} ${figure.label} ${displayValue(figure.value, figure.unit)} [${mark}]`
}
