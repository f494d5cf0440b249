import type { Answer } from '../answers/types.js'
import type { Figure } from '../core/figure.js'
import { displayValue } from '../gate/display.js'
import { sourceWords } from '../gate/source-line.js'
import { figureScope } from './figure-scope.js'

/**
 * How the figures of an answer come about, one line each: the results with their operation and the bounds that they stand
 * for, then every figure they are made of with its place. Figures are called by their ids, as the operations do.
 */
export function proofText({ results, figures }: Answer, language: 'zh' | 'en'): string[] {
  const wanted = new Map<string, Figure>()
  const collect = (id: string): void => {
    const figure = figures.find((one) => one.id === id)
    if (figure === undefined || wanted.has(id)) return
    wanted.set(id, figure)
    for (const operand of figure.operands) collect(operand)
  }
  for (const id of results) collect(id)
  return [...wanted.values()].map((figure) => figureLine(figure, language))
}

function figureLine(figure: Figure, language: 'zh' | 'en'): string {
  const { id, label, value, unit, operation, source, exact, interval, basis } = figure
  const zh = language === 'zh'
  const scope = figureScope(figure, language)
  const shown = `${id} ${[scope, label].filter((part) => part !== '').join(' ')} = ${displayValue(value, unit)}`
  if (operation !== null) {
    const bounds = exact
      ? ''
      : zh
        ? `，准确值在 ${interval.join(' 与 ')} 之间`
        : `, exactly between ${interval.join(' and ')}`
    return `${shown}${zh ? '，算式' : ', worked out as'} ${operation}${bounds}`
  }
  if (source !== null) return `${shown}${zh ? '，见' : ', see'} ${sourceWords(source, language)}`
  return basis === 'given' ? `${shown}${zh ? '，问题中给出' : ', given in the question'}` : shown
}
