import { evaluate } from '../../calculate/evaluate.js'
import { CalculationFailure } from '../../calculate/failure.js'
import { type Expression, parseExpression } from '../../calculate/parse.js'
import { Decimal } from '../../core/decimal.js'
import type { Figure } from '../../core/figure.js'
import { describeUnit } from '../../core/unit.js'
import type { Desk } from '../contract.js'
import { addendsOf, countedTwice } from './counted-twice.js'
import { ToolFailure } from './failure.js'
import { resultName } from './result-name.js'
import { type Crossing, crossingsOf, type ScopeDimension } from './scope-crossing.js'
import { writeExpression } from './write-expression.js'

export interface Calculation {
  figure: Figure
  crossings: Crossing[]
}

/**
 * Works an expression over figures of the ledger out and enters the result with its proof.
 *
 * @throws ToolFailure when the expression, its figures, their units or their scopes do not allow it.
 */
export function enterCalculation(
  expression: string,
  { unit, crossing }: { unit?: string | undefined; crossing: readonly ScopeDimension[] },
  desk: Desk,
): Calculation {
  const tree = parse(expression)
  const operands = [
    ...new Set(leavesOf(tree).flatMap((leaf) => (leaf.kind === 'reference' ? [leaf.reference] : []))),
  ].map((id) => figureOf(id, desk))
  refuseNumbers(tree)
  if (operands.length === 0) throw new ToolFailure('bad-expression', 'The expression names no figure (F1, F2 …).')
  const crossings = crossingsOf(operands, crossing, desk)
  refuseDoubleCounting(tree, desk)
  const operation = writeExpression(tree)
  const resolve = (id: string) => desk.ledger.operand(id)
  const worked = evaluate(operation, { ...(unit === undefined ? {} : { as: unit }), resolve })
  if (!worked.ok) throw new ToolFailure('not-comparable', explain(worked.error.message.en, operands))
  const shown = unit ?? (converts(tree) ? worked.unit : coarsestUnit(worked.unit, operands))
  const as = unit === undefined && shown === worked.unit ? {} : { as: shown }
  const negative = new Decimal(worked.value).isNegative()
  const name = resultName(tree, operands, { negative, language: desk.language })
  const figure = desk.ledger.addCalculation(operation, name, as)
  if (figure === null) throw new ToolFailure('bad-expression', 'The expression cannot be worked out.')
  return { figure, crossings }
}

/** 元 and 万元 together are told in 万元: what was rounded to 万元 vouches for nothing finer. */
function coarsestUnit(unit: string, operands: readonly Figure[]): string {
  if (describeUnit(unit).dimension !== 'money') return unit
  return operands
    .map((figure) => figure.unit)
    .filter((one) => describeUnit(one).dimension === 'money')
    .reduce((coarsest, one) => (describeUnit(one).factor.gt(describeUnit(coarsest).factor) ? one : coarsest), unit)
}

/** The figure of the ledger with this id. @throws ToolFailure naming the ids that there are. */
export function figureOf(id: string, { ledger }: Desk): Figure {
  const figure = ledger.figures.find((one) => one.id === id)
  if (figure !== undefined) return figure
  const last = ledger.figures.at(-1)
  const held = last === undefined ? 'no figure was found yet' : `figures are F1 to ${last.id}`
  throw new ToolFailure('unknown-figure', `There is no figure ${id}: ${held}. Find it with find_figures or read_table.`)
}

function parse(expression: string): Expression {
  try {
    return parseExpression(expression)
  } catch (error) {
    if (error instanceof CalculationFailure) throw new ToolFailure('bad-expression', error.error.message.en)
    throw error
  }
}

function leavesOf(node: Expression): Expression[] {
  switch (node.kind) {
    case 'binary':
      return [...leavesOf(node.left), ...leavesOf(node.right)]
    case 'negative':
      return leavesOf(node.operand)
    case 'call':
      return node.arguments.flatMap(leavesOf)
    case 'number':
    case 'reference':
    case 'unit':
      return [node]
  }
}

function converts(node: Expression): boolean {
  if (node.kind === 'call') return node.name === 'convert' || node.arguments.some(converts)
  if (node.kind === 'binary') return converts(node.left) || converts(node.right)
  return node.kind === 'negative' && converts(node.operand)
}

/** Numbers come from documents: besides figures an expression holds only the 100 of a percentage. */
function refuseNumbers(tree: Expression): void {
  const number = leavesOf(tree).find((leaf) => leaf.kind === 'number' && !(leaf.value === '100' && leaf.unit === ''))
  if (number?.kind === 'number')
    throw new ToolFailure(
      'bad-expression',
      `${number.value}${number.unit} is no figure of the documents: write ids of figures, and no number but 100.`,
    )
}

function refuseDoubleCounting(tree: Expression, desk: Desk): void {
  for (const ids of addendsOf(tree)) {
    if (new Set(ids).size < ids.length) throw new ToolFailure('counted-twice', 'A figure is added to itself.')
    const figures = ids.map((id) => figureOf(id, desk))
    const facts = figures.flatMap((figure) => desk.ledger.factsBehind(figure).map((fact) => ({ figure, fact })))
    const twice = countedTwice(facts.filter(({ figure }) => figure.operation === null).map(({ fact }) => fact))
    if (twice === null) continue
    const [one, other] = twice.map((fact) => facts.find((entry) => entry.fact === fact)?.figure)
    throw new ToolFailure(
      'counted-twice',
      `${one?.id} (${one?.label}) and ${other?.id} (${other?.label}) are the same money, or one is a part of the other: their sum would count it twice.`,
    )
  }
}

function explain(message: string, operands: readonly Figure[]): string {
  const units = operands.map(({ id, unit }) => `${id}: ${unit === '' ? 'no unit' : unit}`)
  return `${message}. Units are ${units.join(', ')}.`
}
