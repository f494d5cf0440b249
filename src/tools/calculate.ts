import { z } from 'zod'
import { enterCalculation } from './shared/enter-calculation.js'
import { figureView } from './shared/figure-view.js'
import { modelTool } from './shared/model-tool.js'
import { DIMENSIONS } from './shared/scope-crossing.js'

const input = z.object({
  expression: z
    .string()
    .trim()
    .min(1)
    .max(2000)
    .describe(
      'Over ids of figures: F1 + F2, F1 - F2, F1 / F2, sum(F1, F2, …), avg(…), max(…), min(…), share(part, whole), growth(now, before), prior(now, change), convert(F1, 万元). No numbers of your own but 100.',
    ),
  unit: z.string().trim().min(1).max(10).optional().describe('Unit of the result: 元 万元 亿元 % 倍; else it follows'),
  crossing: z
    .array(z.enum(DIMENSIONS))
    .default([])
    .describe('Scopes in which the figures differ because the question itself sets them against each other'),
})

/** An exact calculation over figures that were found; the result is a figure with its proof. */
export const calculate = modelTool({
  name: 'calculate',
  description:
    'Exact arithmetic over figures already found, by their ids; the result is a new figure to refer to by its id. Money is never mixed with percent or counts, functional never with economic items, income never with expenditure; figures of another organization, level, year, stage, fund or portion only with "crossing".',
  input,
  run({ expression, unit, crossing }, desk) {
    const { figure, crossings } = enterCalculation(expression, { unit, crossing }, desk)
    return {
      figure: figureView(figure, desk),
      ...(crossings.length === 0 ? {} : { crossings, mind: 'Name each crossing in the answer.' }),
    }
  },
})
