import { z } from 'zod'

const decimal = z.string().regex(/^-?\d{1,3}(?:,?\d{3}){0,12}(?:\.\d{1,20})?$|^-?\d{1,40}(?:\.\d{1,20})?$/)
const form = z.union([decimal, z.looseObject({ value: decimal, unit: z.string().optional() })])

/** A figure that an answer must state. Separators are allowed in `value`; a left-out unit is a bare number. */
const goldFigure = z.looseObject({
  value: decimal,
  unit: z.string().default(''),
  /** Told in messages only. */
  entity: z.string().optional(),
  label: z.string().optional(),
  /** May be there, need not. */
  optional: z.boolean().optional(),
  /** Other displays that are as good; a bare text has the unit of `value`. */
  alternatives: z.array(form).default([]),
  also_ok: z.array(form).default([]),
  /** 减少 or 下降: the sign of the value says nothing, since a stated decrease keeps its magnitude. */
  cmp: z.string().optional(),
})

const expectation = {
  question: z.string(),
  /** What should happen; `answer` when left out. */
  status: z.enum(['answer', 'conflict', 'refuse']).default('answer'),
  gold: z.array(goldFigure).default([]),
  /** Phrases that the text must hold, blanks apart; each may have other wordings at the same place of the other lists. */
  gold_text: z.array(z.string()).default([]),
  gold_text_alt: z.array(z.union([z.string(), z.array(z.string())])).default([]),
  gold_text_en: z.array(z.union([z.string(), z.array(z.string())])).default([]),
  /** Phrases that a refusal must not hold. */
  must_not: z.array(z.string()).default([]),
  /** The gold figures must come in this order. */
  ordered: z.boolean().default(false),
  /** `±0.01` anywhere in it widens what counts as equal, in the unit of the gold figure. */
  tolerance: z.string().default(''),
}

const one = z.looseObject(expectation)
const head = { id: z.union([z.string(), z.number()]).transform(String), kind: z.string().default('') }
const single = z.looseObject({ ...head, ...expectation })
const conversation = z.looseObject({ ...head, turns: z.array(one).min(1) })

type GoldFigure = z.output<typeof goldFigure>
/** One question with what its answer must be. */
export type Expectation = z.output<typeof one>
/** A line of a question file: one question, or the turns of one conversation. */
export interface GoldQuestion {
  id: string
  kind: string
  turns: Expectation[]
}
export type { GoldFigure }

/**
 * Reads a JSON value as a line of a question file. `problem` names the field that cannot be used (`gold.0.value`), or
 * `gold` when nothing says what a right answer is.
 */
export function readGoldQuestion(
  value: unknown,
): { ok: true; question: GoldQuestion } | { ok: false; problem: string } {
  const isConversation = typeof value === 'object' && value !== null && 'turns' in value
  const read = (isConversation ? conversation : single).safeParse(value)
  if (!read.success) {
    const [first] = read.error.issues
    return { ok: false, problem: first?.path.join('.') ?? '' }
  }
  const { id, kind } = read.data
  const turns = 'turns' in read.data ? (read.data.turns as Expectation[]) : [read.data as Expectation]
  const empty = turns.findIndex((turn) => turn.status !== 'refuse' && turn.gold.length + turn.gold_text.length === 0)
  if (empty >= 0) return { ok: false, problem: isConversation ? `turns.${empty}.gold` : 'gold' }
  return { ok: true, question: { id, kind, turns } }
}
