import { z } from 'zod'

const text = z.string()
const textOrNull = text.nullable()
const numberOrNull = z.number().int().nullable()
const decimal = text.regex(/^-?\d+(?:\.\d+)?$/)
const source = {
  document: text.min(1),
  path: text.min(1),
  table: textOrNull,
  row: textOrNull,
  column: textOrNull,
  line: numberOrNull,
  page: numberOrNull,
  sheet: textOrNull,
  cell: textOrNull,
  box: z.tuple([z.number(), z.number(), z.number(), z.number()]).nullable(),
  text: text.min(1),
}

/** The whole of what `ask --json` promises, nothing left out and nothing more. */
export const answerContract = z
  .strictObject({
    id: text,
    question: text,
    status: z.enum(['answered', 'conflict', 'refused']),
    reason: z
      .enum([
        'not-held',
        'other-year',
        'other-organization',
        'blank-in-form',
        'ambiguous',
        'private',
        'instruction',
        'out-of-scope',
        'bad-input',
        'stale',
      ])
      .nullable(),
    answer: text.min(1).max(20_000),
    results: z.array(text),
    figures: z.array(
      z.strictObject({
        id: text.regex(/^F\d+$/),
        label: text,
        organization: textOrNull,
        year: numberOrNull,
        stage: textOrNull,
        value: decimal,
        unit: text,
        exact: z.boolean(),
        interval: z.tuple([decimal, decimal]),
        basis: z.enum(['cell', 'quote', 'calculation', 'given', 'constant']),
        operation: textOrNull,
        operands: z.array(text),
        source: z
          .strictObject({
            ...source,
            also: z.array(z.strictObject({ ...source, value: decimal, unit: text })),
          })
          .nullable(),
      }),
    ),
    quotes: z.array(z.strictObject({ id: text.regex(/^Q\d+$/), text: text.min(1), source: z.strictObject(source) })),
    conflicts: z.array(
      z.strictObject({ kind: z.enum(['variant', 'contradiction']), figures: z.array(text).min(2), note: text.min(1) }),
    ),
    warnings: z.array(text.min(1)),
    suggestions: z.array(text.min(1)),
    engine: z.literal('offline'),
  })
  .refine(
    (answer) => (answer.status === 'refused') === (answer.reason !== null),
    'a refusal, and only that, has a reason',
  )
  .refine(
    (answer) => answer.results.every((id) => answer.figures.some((figure) => figure.id === id)),
    'results are listed',
  )
