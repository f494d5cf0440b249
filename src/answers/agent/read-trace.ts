import { z } from 'zod'

const text = z.string()
const textOrNull = text.nullable()
const tokens = z.object({ in: z.number(), out: z.number() })
const args = z.record(text, z.unknown()).nullable()
const price = z.string().regex(/^\d{1,9}(?:\.\d{1,9})?$/)

const question = z.object({
  type: z.literal('question'),
  id: text,
  asked: text,
  documents: z.array(text).nullable(),
  organization: textOrNull,
  stale: z.boolean(),
  session: textOrNull,
  before: z.array(text),
  model: text,
  host: z.string().regex(/^[\w.:[\]-]{1,260}$/),
  prompts: z.object({ zh: text, en: text }),
  limits: z.object({
    steps: z.number(),
    tokens: z.number(),
    seconds: z.number(),
    money: price.nullable(),
    price: z.object({ in: price, out: price }).nullable(),
  }),
})

const event = z.discriminatedUnion('type', [
  question,
  z.object({ type: z.literal('given'), question: text, prompt: text }),
  z.object({
    type: z.literal('reply'),
    step: z.number(),
    text,
    calls: z.array(z.object({ id: text, name: text, args })),
    cut: z.boolean(),
    tokens,
  }),
  z.object({ type: z.literal('tool'), step: z.number(), name: text, args, result: text, figures: z.array(text) }),
  z.object({ type: z.literal('stopped'), step: z.number(), problems: z.array(text) }),
  z.object({ type: z.literal('failed'), kind: text }),
  z.object({ type: z.literal('answer'), tokens, cost: textOrNull, answer: z.looseObject({}) }),
])

/** An event as it was read back: the answer in it is not proven yet. */
export type ReadEvent = z.output<typeof event>

/** One question of a trace with everything that happened until its answer. */
export interface ReadQuestion {
  question: z.output<typeof question>
  events: ReadEvent[]
}

/**
 * Reads a trace, one JSON object a line.
 *
 * @returns its questions, or the number of the first line (from 1) that is no event of a trace.
 */
export function readTrace(content: string): { ok: true; questions: ReadQuestion[] } | { ok: false; line: number } {
  const questions: ReadQuestion[] = []
  for (const [at, line] of content.split('\n').entries()) {
    if (line.trim() === '') continue
    const read = event.safeParse(parseOrNull(line))
    if (!read.success) return { ok: false, line: at + 1 }
    if (read.data.type === 'question') questions.push({ question: read.data, events: [] })
    else {
      const last = questions.at(-1)
      if (last === undefined) return { ok: false, line: at + 1 }
      last.events.push(read.data)
    }
  }
  return { ok: true, questions }
}

/** What a line of a file is to whoever looks for answers: the answer in it, nothing of interest, or no event at all. */
export function answerOfEvent(value: unknown): { event: boolean; answer: unknown } {
  const read = event.safeParse(value)
  if (!read.success) return { event: false, answer: null }
  return { event: true, answer: read.data.type === 'answer' ? read.data.answer : null }
}

function parseOrNull(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return null
  }
}
