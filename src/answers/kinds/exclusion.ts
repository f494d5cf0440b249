import { describeUnit } from '../../core/unit.js'
import { displayValue } from '../../gate/display.js'
import { type Draft, startDraft } from '../draft.js'
import { type Operand, resolveOperand } from '../operands.js'
import { splitSubjects } from '../resolve-subject.js'
import { bySpending } from '../understand/by-spending.js'
import type { Reading } from '../understand/reading.js'
import { refuseUnfit } from '../unfit-operands.js'
import { displayResult } from '../wording/display-result.js'
import type { KindContext, QuestionKind } from './contract.js'

/** What is left out: behind 除了 and 不含 up to the next comma, or in front of 以外. */
const BEHIND =
  /(?:除了|除去|除|扣除|剔除|不含|不包括|不包含|不算|不计|去掉|刨去|excluding|except(?: for)?|other than|apart from|without)(?<named>[^,，?？;。]{1,60}?)(?=以外|之外|外[,，的还是]|后[是还剩]|[,，?？;。]|$)/
const IN_FRONT = /(?<named>[^,，?？;。]{1,60}?)(?:以外|之外)/

/** 除了工资福利还花了多少 — a whole less its parts, where each part is known to lie inside it. */
export const exclusion: QuestionKind = {
  name: 'exclusion',
  serves: ['exclude', 'sum', 'list'],
  answer(reading, context) {
    const [organization, ...others] = reading.organizations
    if (organization === undefined || others.length > 0 || !reading.intents.has('exclude')) return null
    if (!/多少|how much|what/.test(reading.text) || /哪|几项|which/.test(reading.text)) return null
    const match = BEHIND.exec(reading.text) ?? IN_FRONT.exec(reading.text)
    const named = match?.groups?.named
    if (match === null || named === undefined) return null
    const start = match.index + match[0].indexOf(named)
    return subtract(reading, { start, end: start + named.length }, organization, context)
  },
}

function subtract(
  reading: Reading,
  range: { start: number; end: number },
  organization: string,
  context: KindContext,
): Draft | null {
  const inside = (at: number): boolean => range.start <= at && at < range.end
  const left: Reading = { ...reading, terms: reading.terms.filter((term) => inside(term.start)) }
  const partSenses = reading.senses.filter(
    (word) => !word.senses.some((one) => one.type === 'total' || one.type === 'flow'),
  )
  const parts = splitSubjects(left)
  if (left.terms.length === 0) return null
  const draft = startDraft()
  const sources: string[] = []
  const whole = resolveWhole(
    {
      ...reading,
      terms: reading.terms.filter((term) => !inside(term.start)),
      senses: reading.senses.filter((word) => !inside(word.start)),
    },
    organization,
    context,
    draft,
    sources,
  )
  if ('refused' in whole) return whole.refused
  const operands: Operand[] = []
  for (const terms of parts) {
    const found = resolveOperand({ ...left, senses: partSenses }, terms, organization, context, draft, sources)
    if (!found.found) return found.draft
    operands.push(found.operand)
  }
  const all = [...operands, whole.operand]
  if (!all.every(({ figure }) => describeUnit(figure.unit).dimension === 'money')) return null
  if (new Set(all.map(({ figure }) => figure.id)).size < all.length) return null
  const zh = reading.language === 'zh'
  const unfit = refuseUnfit({ operation: 'share', operands: [], added: operands.length }, all, zh)
  return unfit ?? word(reading, operands, whole.operand, draft, sources)
}

/** The item that is left, or all spending of the year where none is named. */
function resolveWhole(
  reading: Reading,
  organization: string,
  context: KindContext,
  draft: Draft,
  sources: string[],
): { operand: Operand } | { refused: Draft | null } {
  const [terms = [], ...more] = splitSubjects(reading)
  if (more.length > 0) return { refused: null }
  const types = new Set(reading.senses.flatMap((one) => one.senses.map((sense) => sense.type)))
  const senses = bySpending(reading.senses)
  const spending = { text: '', start: 0, senses: [{ type: 'total', of: 'expenditure', scope: 'current' } as const] }
  const income = senses.some((one) => one.senses.some((sense) => sense.type === 'flow' && sense.flow === 'income'))
  const complete = terms.length > 0 || types.has('total') || income ? senses : [...senses, spending]
  const found = resolveOperand({ ...reading, senses: complete }, terms, organization, context, draft, sources)
  return found.found ? { operand: found.operand } : { refused: found.draft }
}

function word(reading: Reading, parts: Operand[], whole: Operand, draft: Draft, sources: string[]): Draft | null {
  const zh = reading.language === 'zh'
  const labels = parts.map(({ figure }) => figure.label)
  const { organization, year, stage, label } = whole.figure
  const result = draft.ledger.addCalculation(
    [whole, ...parts].map(({ figure }) => figure.id).join(' - '),
    {
      label: zh ? `${label}扣除${labels.join('、')}后` : `${label} less ${labels.join(' and ')}`,
      organization,
      year,
      stage,
    },
    reading.unit === null ? {} : { as: reading.unit },
  )
  if (result === null) return null
  draft.results.push(result)
  const opening = zh
    ? `${organization ?? ''}${year ?? ''}年${stage ?? ''}`
    : `${organization ?? ''}, ${year ?? ''}, ${stage ?? ''}`
  draft.lines.push(
    `${opening} ${result.label} ${displayResult(result, zh)}`,
    ...[whole, ...parts].map(
      ({ figure, mark }) => `· ${figure.label} ${displayValue(figure.value, figure.unit)} [${mark}]`,
    ),
    ...sources,
  )
  return draft
}
