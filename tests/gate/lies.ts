import type { Answer } from '../../src/answers/types.js'

/** A small deterministic generator (mulberry32), so that every run tells the same lies. */
export function seeded(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below
  }
}

export interface LieContext {
  organizations: string[]
  labels: string[]
  pick(below: number): number
}

/** Changes one thing of a true answer; null where the answer has nothing of the kind. */
export type Lie = (answer: Answer, context: LieContext) => Answer | null

interface Spot {
  start: number
  text: string
}

/** Places of the lines that state figures: source lines and verbatim quotes are left out. */
export function spots(
  answer: Answer,
  pattern: RegExp,
  accept: (spot: Spot, line: string) => boolean = () => true,
): Spot[] {
  const found: Spot[] = []
  let start = 0
  for (const line of answer.answer.split('\n')) {
    let open = line.startsWith('[') ? '' : line
    for (const quote of answer.quotes) open = open.replace(quote.text, '▒'.repeat(quote.text.length))
    for (const match of open.matchAll(pattern)) {
      const spot = { start: start + match.index, text: match[0] }
      if (accept(spot, line)) found.push(spot)
    }
    start += line.length + 1
  }
  return found
}

export function replaceAt(answer: Answer, { start, text }: Spot, by: string): Answer {
  return { ...answer, answer: answer.answer.slice(0, start) + by + answer.answer.slice(start + text.length) }
}

const AMOUNT = /(?<![\d.,年F])(?:≥|≤|＞|＜)?\d[\d,]*(?:\.\d+)?(?= ?(?:[万亿千]?元|%|人|辆|项|类|次|个|倍|平方米))/gu
const stated = (line: string): boolean => AMOUNT.test(line) || /\d/.test(line)
export const literal = (name: string): RegExp => new RegExp(name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'), 'gu')

export function oneOf<T>(list: T[], { pick }: LieContext): T | null {
  return list.length === 0 ? null : (list[pick(list.length)] ?? null)
}

const digit: Lie = (answer, context) => {
  const spot = oneOf(spots(answer, AMOUNT), context)
  if (spot === null) return null
  const digits = [...spot.text.matchAll(/\d/g)].map((match) => match.index)
  const at = oneOf(digits, context)
  if (at === null) return null
  const other = String((Number(spot.text[at]) + 1 + context.pick(9)) % 10)
  return replaceAt(answer, spot, spot.text.slice(0, at) + other + spot.text.slice(at + 1))
}

const UNITS = ['元', '万元', '亿元', '%', '人', '个百分点']
const unit: Lie = (answer, context) => {
  const spot = oneOf(spots(answer, /(?<=\d ?)(?:[万亿]?元|%|人)/gu), context)
  if (spot === null) return null
  const other = oneOf(
    UNITS.filter((one) => one !== spot.text),
    context,
  )
  return other === null ? null : replaceAt(answer, spot, other)
}

const year: Lie = (answer, context) => {
  const spot = oneOf(spots(answer, /(?<!\d)20\d\d(?=[年, ])/gu), context)
  if (spot === null) return null
  const other = Number(spot.text) + (context.pick(2) === 0 ? -1 - context.pick(3) : 1 + context.pick(3))
  return replaceAt(answer, spot, String(other))
}

const organization: Lie = (answer, context) => {
  const held = context.organizations.flatMap((name) => spots(answer, literal(name), (_, line) => stated(line)))
  const spot = oneOf(
    held.filter((one) => !REMARK.test(lineOf(answer, one.start))),
    context,
  )
  if (spot === null) return null
  const other = oneOf(
    context.organizations.filter((one) => one !== spot.text),
    context,
  )
  return other === null ? null : replaceAt(answer, spot, other)
}

/** Lines that tell who is left out or what differs hold no figure. */
const REMARK = /^(?:没有|口径|各单位|问题|Without|Stages|The documents|No )/u

export function lineOf({ answer }: Answer, at: number): string {
  return answer.slice(answer.lastIndexOf('\n', at - 1) + 1).split('\n')[0] ?? ''
}

const item: Lie = (answer, context) => {
  const own = answer.figures.filter(
    (figure) => figure.operation?.startsWith('count(') !== true && figure.basis !== 'given',
  )
  const labels = [...new Set(own.map((figure) => figure.label))]
  // The label right before a number, as the sentence states it.
  const found = labels.flatMap((label) =>
    spots(answer, literal(label), ({ start }) =>
      /^ (?:约 |about )?[≥≤]?[\d]/u.test(answer.answer.slice(start + label.length)),
    ),
  )
  const spot = oneOf(
    found.filter(({ start }) => /[\s：:·]/u.test(answer.answer.charAt(start - 1))),
    context,
  )
  if (spot === null) return null
  const other = oneOf(
    context.labels.filter((one) => one !== spot.text),
    context,
  )
  return other === null ? null : replaceAt(answer, spot, other)
}

const sign: Lie = (answer, context) => {
  const spot = oneOf(spots(answer, AMOUNT), context)
  const mark = oneOf(['-', '−', '负', '△'], context)
  return spot === null || mark === null ? null : replaceAt(answer, spot, `${mark}${spot.text}`)
}

const bound: Lie = (answer, context) => {
  // A second sign of the same sense says nothing else.
  const free = spots(answer, AMOUNT).filter(({ start }) => !/[≥≤＞＜]/u.test(answer.answer.charAt(start - 1)))
  const spot = oneOf(free, context)
  if (spot === null) return null
  const bare = spot.text.replace(/^[≥≤＞＜]/u, '')
  const marks = ['≥', '≤', '＞', '＜', ''].map((mark) => mark + bare).filter((text) => text !== spot.text)
  const other = oneOf(marks, context)
  return other === null ? null : replaceAt(answer, spot, other)
}

const STAGES = [
  ['年初预算', '调整预算', '全年预算', '执行数', '决算'],
  ['initial budget', 'adjusted budget', 'full-year budget', 'execution', 'final accounts'],
]
const stage: Lie = (answer, context) => {
  const found = STAGES.flatMap((names) =>
    names.flatMap((name) => spots(answer, literal(name), (_, line) => stated(line))),
  )
  const spot = oneOf(found, context)
  if (spot === null) return null
  const names = STAGES.find((one) => one.includes(spot.text)) ?? []
  const other = oneOf(
    names.filter((one) => one !== spot.text),
    context,
  )
  return other === null ? null : replaceAt(answer, spot, other)
}

const mark: Lie = (answer, context) => {
  const spot = oneOf(spots(answer, /\[\d+\]/gu), context)
  if (spot === null) return null
  const last = [...answer.answer.matchAll(/^\[(\d+)\] /gmu)].length
  const number = Number(spot.text.slice(1, -1))
  const other = ((number + context.pick(last + 1)) % (last + 1)) + 1
  return other === number ? null : replaceAt(answer, spot, `[${other}]`)
}

const sourceLine: Lie = (answer, context) => {
  const lines = [...answer.answer.matchAll(/^\[\d+\] .*$/gmu)]
  const line = oneOf(lines, context)
  if (line === null) return null
  const places = [...line[0].matchAll(/\p{Nd}|\p{Script=Han}/gu)].map((match) => match.index)
  const at = oneOf(places, context)
  if (at === null) return null
  const old = line[0].charAt(at)
  const other = /\d/.test(old) ? String((Number(old) + 1 + context.pick(9)) % 10) : old === '某' ? '甲' : '某'
  return replaceAt(answer, { start: line.index + at, text: old }, other)
}

/** Changes a field of an exported figure and leaves the text alone. */
const field: Lie = (answer, context) => {
  const figure = oneOf(answer.figures, context)
  if (figure === null) return null
  const changes: Partial<typeof figure>[] = [
    { exact: !figure.exact },
    { interval: [figure.interval[0], `${Number(figure.interval[1]) + 1}`] },
    { value: `${figure.value}1` },
    { basis: 'constant', source: null, operation: null, operands: [] },
    { basis: 'calculation', operation: `${figure.value} + 0`, operands: [], source: null },
    { label: `${figure.label} 88.88 万元` },
  ]
  if (figure.organization !== null) {
    const others = context.organizations.filter((one) => one !== figure.organization)
    changes.push({ organization: oneOf(others, context) })
  }
  if (figure.source !== null) changes.push({ label: `${figure.label}等` })
  if (figure.year !== null) changes.push({ year: figure.year + 1 })
  if (figure.stage !== null) changes.push({ stage: figure.stage === '决算' ? '执行数' : '决算' })
  const change = oneOf(changes, context)
  const figures = answer.figures.map((one) => (one === figure ? { ...one, ...change } : one))
  return { ...answer, figures }
}

/** Swaps two figures' numbers within the text. */
const swap: Lie = (answer, context) => {
  const found = spots(answer, AMOUNT)
  const one = oneOf(found, context)
  if (one === null) return null
  const other = oneOf(
    found.filter((spot) => spot.start > one.start && spot.text !== one.text),
    context,
  )
  return other === null ? null : replaceAt(replaceAt(answer, other, one.text), one, other.text)
}

export const LIES: Record<string, Lie> = {
  digit,
  unit,
  year,
  organization,
  item,
  sign,
  bound,
  stage,
  mark,
  sourceLine,
  field,
  swap,
}
