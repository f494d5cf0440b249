import { z } from 'zod'
import type { SessionKeeper } from '../library/ports.js'
import type { Reading } from './understand/reading.js'

const slotKinds = ['organization', 'subject', 'year', 'stage', 'unit'] as const

/** What a stretch of a question says. */
export type SlotKind = (typeof slotKinds)[number]

const turnSchema = z.object({
  question: z.string(),
  language: z.enum(['zh', 'en']),
  organizations: z.array(z.string()),
  slots: z.array(z.object({ kind: z.enum(slotKinds), start: z.number().int().min(0), end: z.number().int().min(0) })),
  clear: z.boolean(),
  answered: z.boolean(),
  choices: z.array(z.string()),
})

/**
 * One turn of a conversation in words that can be asked again; figures are never kept. `question` is the whole question
 * (a follow-up completed) as it was read, `slots` the stretches of it that a follow-up may replace, in order. A turn that is
 * not `clear` was not understood: what a follow-up to it means cannot be told; `answered` is false for refusals. `choices` are whole questions that its
 * answer offered, so that 第一个 names one.
 */
export type Turn = z.infer<typeof turnSchema>

/** Memory of one conversation: its last turns, oldest first. */
export interface Session {
  turns: readonly Turn[]
  remember(turn: Turn): void
}

/** Opens a conversation; turns that cannot be read (`onDamage`) are left out, and the conversation begins anew. */
export function openSession(keeper: SessionKeeper, name: string, onDamage: (name: string) => void): Session {
  const turns = keeper.turns(name).map(readTurn)
  const readable = turns.flatMap((turn) => turn ?? [])
  if (readable.length < turns.length) {
    onDamage(name)
    keeper.forget(name)
  }
  return {
    turns: readable.length < turns.length ? [] : readable,
    remember: (turn) => keeper.append(name, JSON.stringify(turn)),
  }
}

function readTurn(body: string): Turn | null {
  try {
    const turn = turnSchema.parse(JSON.parse(body))
    return turn.slots.every((slot) => slot.start <= slot.end && slot.end <= turn.question.length) ? turn : null
  } catch {
    return null
  }
}

/** The turn that a question was, as it was read. */
export function turnOf(reading: Reading, state: { clear: boolean; answered: boolean }, choices: string[] = []): Turn {
  const slots = slotsOf(reading)
  // 渭南的预算: where nothing but the stage is named, the stage is what it is about.
  const nothing = !slots.some((slot) => slot.kind === 'subject')
  const turn: Turn = {
    question: reading.text,
    language: reading.language,
    organizations: reading.organizations,
    slots: slots.map((slot) => (nothing && slot.kind === 'stage' ? { ...slot, kind: 'subject' } : slot)),
    ...state,
    choices,
  }
  return reading.corrections.reduce(corrected, turn)
}

/** A slip that was put right is not said again. */
function corrected(turn: Turn, { from, to }: { from: string; to: string }): Turn {
  const slot = turn.slots.find((one) => turn.question.slice(one.start, one.end).includes(from))
  if (slot === undefined) return turn
  const at = turn.question.indexOf(from, slot.start)
  const shift = to.length - from.length
  return {
    ...turn,
    question: turn.question.slice(0, at) + to + turn.question.slice(at + from.length),
    slots: turn.slots.map((one) => ({
      ...one,
      start: one.start > at ? one.start + shift : one.start,
      end: one.end > at ? one.end + shift : one.end,
    })),
  }
}

/** What a question says, before it is known what becomes of it. */
export function partsOf(reading: Reading): Pick<Turn, 'question' | 'slots' | 'organizations'> {
  return { question: reading.text, slots: slotsOf(reading), organizations: reading.organizations }
}

/** Stretches of a question that name organization, item, year, stage and unit, in order and not overlapping. */
export function slotsOf(reading: Reading): Turn['slots'] {
  const senses = (...types: string[]): Span[] =>
    reading.senses
      .filter((word) => word.senses.some((sense) => types.includes(sense.type)))
      .map((word) => ({ start: word.start, end: word.start + word.text.length }))
  const totals = senses('total', 'fund', 'flow', 'portion')
  const named = [...reading.terms, ...namesNotHeld(reading)]
  const subjects: Span[] =
    named.length === 0 ? totals : [...named, ...senses('total').filter((span) => standsBeside(reading.text, span))]
  const slots: Turn['slots'] = []
  const add = (kind: SlotKind, spans: Span[]): void => {
    for (const { start, end } of spans)
      if (!slots.some((other) => start < other.end && other.start < end)) slots.push({ kind, start, end })
  }
  add('subject', subjects)
  add(
    'organization',
    reading.mentions.map((mention) => wholeName(reading.text, mention, slots)),
  )
  add(
    'organization',
    reading.unheldPlaces.flatMap((place) => spanOf(reading.text, place)),
  )
  add(
    'year',
    reading.years
      .map(({ end, text }) => ({ start: end - text.length, end }))
      .filter(({ start }) => !BEFORE_BASE.test(reading.text.slice(0, start))),
  )
  add('stage', senses('stage'))
  add('unit', senses('unit'))
  return slots.sort((a, b) => a.start - b.start)
}

/** 比2023年: the year that something is compared with is not the year asked about. */
const BEFORE_BASE = /(?:比|较|与|和|跟|同|从|自|over|from|than|since|with|against)\s*$/

interface Span {
  start: number
  end: number
}

/** Names and codes that no document at hand has are what the question is about all the same. */
function namesNotHeld(reading: Reading): Span[] {
  return [...reading.unheldNames, ...reading.unheldCodes].flatMap((name) => spanOf(reading.text, name))
}

function spanOf(text: string, words: string): Span[] {
  const start = text.indexOf(words)
  return start < 0 ? [] : [{ start, end: start + words.length }]
}

/** 支出总计和住房保障支出: beside an item, a total is a subject of its own where a conjunction joins them. */
function standsBeside(text: string, { start, end }: Span): boolean {
  return (
    /(?:和|与|及|、|跟|占|比|减去?)$/.test(text.slice(0, start)) || /^(?:和|与|及|、|跟|占|比|减)/.test(text.slice(end))
  )
}

/** A place with the words of the organization's name behind it, up to where something else begins. */
function wholeName(text: string, mention: Reading['mentions'][number], taken: readonly Span[]): Span {
  const names = mention.organizations.map((name) => name.toLowerCase().replace(/[\s“”"'（）()]/g, ''))
  const limit = Math.min(text.length, ...taken.filter((span) => span.start >= mention.end).map((span) => span.start))
  let { end } = mention
  for (;;) {
    const from = text[end] === ' ' ? end + 1 : end
    let to = Math.min(limit, from + 40)
    while (to >= from + 2 && !names.some((name) => name.includes(text.slice(from, to)))) to--
    if (to < from + 2) break
    end = to
  }
  return { start: mention.start, end }
}

/** The words of a turn that say this, joined. */
export function wordsOf(turn: Pick<Turn, 'question' | 'slots'>, kind: SlotKind, between = ''): string {
  return turn.slots
    .filter((slot) => slot.kind === kind)
    .map((slot) => turn.question.slice(slot.start, slot.end))
    .join(between)
}
