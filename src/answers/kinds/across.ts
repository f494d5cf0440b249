import type { Figure } from '../../core/figure.js'
import { baseValue, describeUnit } from '../../core/unit.js'
import { displayValue } from '../../gate/display.js'
import {
  countedOrganizations,
  countPhrase,
  namesSubject,
  oneSide,
  type Remark,
  readRemarks,
  withoutRemarks,
} from '../across-reading.js'
import { crossesForbidden } from '../crossing.js'
import { type Draft, refuse, startDraft } from '../draft.js'
import { type Operand, resolveOperand } from '../operands.js'
import { wantsMultiple } from '../premise.js'
import { refuseCrossing, refuseKind } from '../refusals.js'
import { splitSubjects } from '../resolve-subject.js'
import type { Reading } from '../understand/reading.js'
import { displayResult } from '../wording/display-result.js'
import type { KindContext, QuestionKind } from './contract.js'
import { countedWithin, refuseCountedTwice, tellWithin } from './counted-within.js'

type Operation = 'max' | 'min' | 'rank' | 'sum' | 'average' | 'difference' | 'having' | 'each' | 'times' | 'percent'

/** 哪家最多、几家合计、两家相差 — one subject over several organizations; who is missing is named, and so is budget beside accounts. */
export const across: QuestionKind = {
  name: 'across',
  serves: ['across', 'sum', 'average', 'difference', 'list', 'times', 'share'],
  answer(reading, context) {
    // 哪个项目支出最多 asks for a project, not for an office.
    if (/人均|每人|[哪几]个项目|哪些项目|which projects?\b/.test(reading.text)) return null
    const all = [...new Set(context.documents.flatMap((record) => record.organization ?? []))]
    const remarks = readRemarks(reading)
    const named = [
      ...new Set(
        reading.mentions
          .filter((mention) => !remarks.some((remark) => remark.start <= mention.start && mention.end <= remark.end))
          .flatMap((mention) => mention.organizations),
      ),
    ]
    const counted = countedOrganizations(reading)
    if (counted !== null && counted !== (named.length === 0 ? all.length : named.length)) return null
    const organizations = named.length >= 2 ? named : named.length === 0 ? all : []
    const operation = chooseOperation(reading, named)
    if (operation === null || organizations.length < 2) return null
    // 哪家最多 names nothing that could be compared.
    if (!namesSubject(reading)) return null
    const main = oneSide(withoutRemarks(reading, remarks))
    if (splitSubjects(main).length !== 1) return null
    const collected = collect(main, organizations, named.length === 0, remarks, context)
    if (collected.stop !== null) return collected.stop
    if (collected.operands.length < 2 && operation !== 'having') return null
    if (collected.missing.length > 0 && ['sum', 'average', 'difference', 'times', 'percent'].includes(operation))
      return refuseMissing(collected.missing, reading)
    const within = countedWithin(
      collected.operands.map(({ operand }) => operand.figure),
      context,
    )
    if (within.length > 0 && (operation === 'sum' || operation === 'average'))
      return refuseCountedTwice(within, reading.language === 'zh')
    const draft = work(operation, collected, reading)
    draft?.warnings.push(...within.map((one) => tellWithin(one, reading.language === 'zh')))
    return draft
  },
}

function chooseOperation(reading: Reading, named: string[]): Operation | null {
  const severalNamed = named.length >= 2
  const { text, intents } = reading
  if (intents.has('across') || severalNamed) {
    if (intents.has('times') || wantsMultiple(reading)) return named.length === 2 ? 'times' : null
    if (intents.has('share')) {
      const percent =
        named.length === 2 && intents.has('difference') && /比(?![重例])/.test(text) && !/占|比重|比例/.test(text)
      return percent ? 'percent' : null
    }
    // 最高的比最低的多多少 asks for both ends, which one end does not answer.
    if (/最[高多大]|highest|most|largest/.test(text) && /最[低少小]|lowest|least|smallest/.test(text)) return null
    if (/从高到低|从低到高|从大到小|从小到大|排序|排名|排个序|排一下|rank/.test(text)) return 'rank'
    if (intents.has('average') || /平均|average/.test(text)) return 'average'
    if (intents.has('sum') || /一共|总共|合计|共计|加起来|in total|altogether/.test(text)) return 'sum'
    if (/最大|最高|最多|largest|highest|most|biggest/.test(text)) return 'max'
    if (/最低|最少|最小|lowest|least|smallest/.test(text)) return 'min'
    if (/有(?!多少|几)/.test(text) && /哪几|哪些/.test(text)) return 'having'
    const asksWho =
      /谁|哪家|哪个|which/.test(text) && !/差多少|多多少|少多少|高多少|低多少|how much|相差|高出|多出/.test(text)
    if (asksWho && named.length === 2 && (intents.has('difference') || /多|高|大|少|低|小/.test(text)))
      return /少|低|小|lower|smaller|less/.test(text) ? 'min' : 'max'
    // 收入比是多少 asks for a ratio, not for a difference.
    if (/比(?:是|为|例|值)/.test(text)) return null
    if (intents.has('difference')) return named.length === 2 ? 'difference' : null
    return severalNamed || /各|分别|each/.test(text) ? 'each' : null
  }
  return null
}

/** A total of five of which one is missing is no total of five. */
function refuseMissing(missing: string[], reading: Reading): Draft {
  const names = missing.join(reading.language === 'zh' ? '、' : ', ')
  return refuse(
    'not-held',
    [
      reading.language === 'zh'
        ? `这些单位的文件里没有这个数，不能合计：${names}。可以先问其余单位的数。`
        : `Not stated for ${names}, so no total can be given; ask for the others one by one.`,
    ],
    [],
    missing,
  )
}

const MISSING: ReadonlySet<string> = new Set(['not-held', 'blank-in-form'])

interface Collected {
  operands: { organization: string; operand: Operand }[]
  missing: string[]
  draft: Draft
  sources: string[]
  stop: Draft | null
}

function collect(
  reading: Reading,
  organizations: string[],
  isOfAll: boolean,
  remarks: Remark[],
  context: KindContext,
): Collected {
  const collected: Collected = { operands: [], missing: [], draft: startDraft(), sources: [], stop: null }
  const [common = []] = splitSubjects(reading)
  for (const organization of organizations) {
    const remark = remarks.find((one) => one.organization === organization)
    const terms = remark !== undefined && remark.terms.length > 0 ? remark.terms : common
    const alone: Reading = {
      ...reading,
      organizations: [organization],
      senses: remark === undefined ? reading.senses : [...reading.senses, ...remark.senses],
    }
    let result = resolveOperand(alone, terms, organization, context, collected.draft, collected.sources)
    // An office that published accounts only is compared by them, and told so.
    if (!result.found && result.draft !== null) {
      const staged = {
        ...alone,
        senses: alone.senses.filter((word) => !word.senses.every((sense) => sense.type === 'stage')),
      }
      if (staged.senses.length < alone.senses.length)
        result = resolveOperand(staged, terms, organization, context, collected.draft, collected.sources)
    }
    if (result.found) collected.operands.push({ organization, operand: result.operand })
    else if (result.draft === null) return { ...collected, stop: refuseKind(reading) }
    // Of all offices, those without a document of that year are named as left out; of named ones, each must have it.
    else if (MISSING.has(result.draft.reason ?? '') || (isOfAll && result.draft.reason === 'other-year'))
      collected.missing.push(organization)
    else return { ...collected, stop: result.draft }
  }
  return collected
}

function work(operation: Operation, collected: Collected, reading: Reading): Draft | null {
  const { draft, operands, sources } = collected
  const zh = reading.language === 'zh'
  const figures = operands.map((one) => one.operand.figure)
  if (new Set(figures.map((figure) => describeUnit(figure.unit).base)).size > 1) return null
  if (crossesForbidden(operands.map((one) => one.operand))) return refuseCrossing(reading)
  const ranked = [...operands].sort((a, b) => baseValue(b.operand.figure).cmp(baseValue(a.operand.figure)))
  const line = (one: { operand: Operand }): string => sentence(one.operand, zh)
  switch (operation) {
    case 'max':
    case 'min': {
      const ordered = operation === 'max' ? ranked : [...ranked].reverse()
      const best = ordered[0]
      if (best === undefined) return null
      const tied = ordered.filter((one) => baseValue(one.operand.figure).eq(baseValue(best.operand.figure)))
      draft.results.push(
        ...tied.map((one) => one.operand.figure),
        ...(ordered.length === 2 ? ordered.filter((one) => !tied.includes(one)).map((one) => one.operand.figure) : []),
      )
      const word = operation === 'max' ? (zh ? '最多' : 'highest') : zh ? '最少' : 'lowest'
      draft.lines.push(
        ...tied.map((one) => `${word}${zh ? '：' : ': '}${line(one)}`),
        ...ordered.filter((one) => !tied.includes(one)).map((one) => `· ${line(one)}`),
      )
      break
    }
    case 'rank':
      draft.results.push(...ranked.map((one) => one.operand.figure))
      draft.lines.push(zh ? '从高到低：' : 'From high to low:', ...ranked.map((one) => `· ${line(one)}`))
      break
    case 'each':
      draft.results.push(...figures)
      draft.lines.push(...operands.map((one) => line(one)))
      break
    case 'having': {
      const having = ranked.filter((one) => !baseValue(one.operand.figure).isZero())
      draft.results.push(...having.map((one) => one.operand.figure))
      draft.lines.push(zh ? '有的是：' : 'Those that have it:', ...having.map((one) => `· ${line(one)}`))
      const without = ranked.filter((one) => baseValue(one.operand.figure).isZero())
      if (without.length > 0)
        draft.lines.push(zh ? '文件写明为零的：' : 'Stated as none:', ...without.map((one) => `· ${line(one)}`))
      break
    }
    case 'sum':
    case 'average': {
      const ids = figures.map((figure) => figure.id)
      const unit = reading.unit ?? commonUnit(figures)
      const expression = operation === 'sum' ? ids.join(' + ') : `avg(${ids.join(', ')})`
      const label = `${countPhrase(reading)}${figures[0]?.label ?? ''}${operation === 'sum' ? (zh ? '合计' : ' in total') : zh ? '平均' : ' on average'}`
      const result = draft.ledger.addCalculation(
        expression,
        { label, organization: null, year: sameYear(figures), stage: null },
        { as: unit },
      )
      if (result === null) return null
      draft.results.push(result)
      draft.lines.push(`${label} ${displayResult(result, zh)}`, ...operands.map((one) => `· ${line(one)}`))
      break
    }
    case 'times':
    case 'percent': {
      const [first, second] = operands
      if (first === undefined || second === undefined) return null
      const result = relate(operation, first, second, draft, zh)
      if (result === null) return null
      draft.lines.push(`${result.label} ${displayResult(result, zh)}`, ...operands.map((one) => `· ${line(one)}`))
      break
    }
    case 'difference': {
      const [more, less] = ranked
      if (more === undefined || less === undefined) return null
      const label = zh
        ? `${more.organization}比${less.organization}多`
        : `${more.organization} exceeds ${less.organization} by`
      const result = draft.ledger.addCalculation(
        `${more.operand.figure.id} - ${less.operand.figure.id}`,
        { label, organization: null, year: sameYear(figures), stage: null },
        { as: reading.unit ?? commonUnit(figures) },
      )
      if (result === null) return null
      draft.results.push(result)
      draft.identities.push(label)
      draft.lines.push(`${label} ${displayResult(result, zh)}`, ...ranked.map((one) => `· ${line(one)}`))
      break
    }
  }
  const notes = crossingNotes(collected, zh)
  draft.warnings.push(...notes)
  draft.lines.push(...notes, ...sources)
  return draft
}

/** 甲是乙的几倍, 甲比乙多百分之几: always relative to the organization named second. */
function relate(
  operation: 'times' | 'percent',
  first: Collected['operands'][number],
  second: Collected['operands'][number],
  draft: Draft,
  zh: boolean,
): Figure | null {
  const [a, b] = [first.operand.figure, second.operand.figure]
  const more = baseValue(a).gte(baseValue(b))
  const label = {
    times: zh
      ? `${first.organization}相当于${second.organization}的倍数`
      : `${first.organization} as a multiple of ${second.organization}`,
    percent: zh
      ? `${first.organization}比${second.organization}${more ? '高' : '低'}的百分比`
      : `percentage by which ${first.organization} is ${more ? 'higher' : 'lower'} than ${second.organization}`,
  }[operation]
  const expression = {
    times: `${a.id} / ${b.id}`,
    percent: more ? `growth(${a.id}, ${b.id})` : `(${b.id} - ${a.id}) / ${b.id}`,
  }[operation]
  const name = { label, organization: null, year: sameYear([a, b]), stage: null }
  const result = draft.ledger.addCalculation(expression, name, { as: operation === 'times' ? '倍' : '%' })
  if (result === null) return null
  draft.results.push(result)
  draft.identities.push(label)
  return result
}

function sentence(operand: Operand, zh: boolean): string {
  const { figure } = operand
  const scope = zh
    ? `${figure.organization ?? ''}${figure.year === null ? '' : `${figure.year}年`}${figure.stage ?? ''}`
    : [figure.organization, figure.year, figure.stage].filter((part) => part !== null).join(', ')
  return `${scope} ${figure.label} ${displayValue(figure.value, figure.unit)} [${operand.mark}]`
}

/** 万元 as soon as one of the figures is in 万元. */
function commonUnit(figures: Figure[]): string {
  const units = new Set(figures.map((figure) => figure.unit))
  return units.has('万元') ? '万元' : (figures[0]?.unit ?? '')
}

function sameYear(figures: Figure[]): number | null {
  const years = new Set(figures.map((figure) => figure.year))
  return years.size === 1 ? (figures[0]?.year ?? null) : null
}

function crossingNotes(collected: Collected, zh: boolean): string[] {
  const notes: string[] = []
  const stages = new Set(collected.operands.map((one) => one.operand.figure.stage))
  if (stages.size > 1)
    notes.push(
      zh
        ? `口径不同：${[...stages].join('、')}放在一起比较。`
        : `Stages differ: ${[...stages].join(', ')} are set side by side.`,
    )
  const years = [...new Set(collected.operands.map((one) => one.operand.figure.year))].sort()
  if (years.length > 1)
    notes.push(
      zh
        ? `年度不同：${years.map((year) => `${year}年`).join('、')}放在一起比较。`
        : `Years differ: ${years.join(', ')} are set side by side.`,
    )
  const labels = new Set(collected.operands.map((one) => one.operand.figure.label))
  if (labels.size > 1)
    notes.push(
      zh
        ? `各单位所列名称不同：${[...labels].join('、')}。`
        : `The documents name it differently: ${[...labels].join(', ')}.`,
    )
  if (collected.missing.length > 0)
    notes.push(
      zh
        ? `没有这个数、未参与的：${collected.missing.join('、')}。`
        : `Without this figure, left out: ${collected.missing.join(', ')}.`,
    )
  return notes
}
