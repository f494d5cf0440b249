import { z } from 'zod'
import type { Answer } from '../answers/types.js'

const text = z.string()
const textOrNull = text.nullable()
const place = z.looseObject({
  document: text,
  path: text,
  table: textOrNull,
  row: textOrNull,
  column: textOrNull,
  line: z.number().nullable(),
  text,
})

/** As far as a proof relies on it; more may be there. */
const answerSchema = z.looseObject({
  question: text,
  status: z.enum(['answered', 'conflict', 'refused']),
  answer: text,
  results: z.array(text),
  figures: z.array(
    z.looseObject({
      id: text,
      label: text,
      organization: textOrNull,
      year: z.number().nullable(),
      value: text.regex(/^-?\d{1,40}(?:\.\d{1,40})?$/),
      unit: text,
      interval: z.tuple([text, text]),
      basis: z.enum(['cell', 'quote', 'calculation', 'given', 'constant']),
      operation: textOrNull,
      operands: z.array(text),
      source: place.nullable(),
    }),
  ),
  quotes: z.array(z.looseObject({ id: text, text, source: place })),
  suggestions: z.array(text),
})

/** Whether a JSON value is an answer as `ask --json` prints it: only then can it be proven. */
export function isAnswer(value: unknown): value is Answer {
  return answerSchema.safeParse(value).success
}
