import type { PlacedNumber, TieStatus } from '../answers/tie/tied-text.js'
import type { Figure } from '../core/figure.js'
import { displayValue } from '../gate/display.js'
import { sourceWords } from '../gate/source-line.js'
import { escapeForTerminal } from '../language/escape.js'
import type { InterfaceLanguage } from '../language/stages.js'
import { figureScope } from './figure-scope.js'

/** Colours a stretch of a text by what became of its number; returns it as it is where nothing is coloured. */
export type Paint = (status: TieStatus, text: string) => string

const MARKS: Record<TieStatus, string> = { tied: '✓', contradicted: '✗', unknown: '?' }
const WORDS: Record<TieStatus, Record<InterfaceLanguage, string>> = {
  tied: { zh: '相符', en: 'tied' },
  contradicted: { zh: '不符', en: 'contradicted' },
  unknown: { zh: '无法核对', en: 'unknown' },
}

/** The text with a mark behind each number (`648.03万元[✓1]`), then one entry a number and a line of counts. */
export function tieReport(
  text: string,
  numbers: readonly PlacedNumber[],
  figures: readonly Figure[],
  language: InterfaceLanguage,
  paint: Paint,
): string {
  const entries = numbers.flatMap((number, index) => entry(number, index + 1, figures, language, paint))
  return [markedText(text, numbers, paint), '', ...entries, countLine(numbers, language)].join('\n')
}

function markedText(text: string, numbers: readonly PlacedNumber[], paint: Paint): string {
  let marked = ''
  let at = 0
  for (const [index, { start, end, status }] of numbers.entries()) {
    marked += escapeForTerminal(text.slice(at, start))
    marked += paint(status, `${escapeForTerminal(text.slice(start, end))}[${MARKS[status]}${index + 1}]`)
    at = end
  }
  return (marked + escapeForTerminal(text.slice(at))).trimEnd()
}

function entry(
  number: PlacedNumber,
  index: number,
  figures: readonly Figure[],
  language: InterfaceLanguage,
  paint: Paint,
): string[] {
  const zh = language === 'zh'
  const { status, figure, expected, unit, line, column } = number
  const place = zh ? `第 ${line} 行第 ${column} 字` : `line ${line}, column ${column}`
  const should =
    expected === null
      ? ''
      : zh
        ? `，应为 ${displayValue(expected, unit)}`
        : `, should be ${displayValue(expected, unit)}`
  const head = `${MARKS[status]}${index} ${escapeForTerminal(number.text)}${zh ? '：' : ': '}${WORDS[status][language]}${should}${zh ? `（${place}）` : ` (${place})`}`
  return [paint(status, head), ...(figure === null ? [] : told(figure, figures, language))]
}

/** A figure with its source, or with its operation and the sources of what it is made of. */
function told(figure: Figure, figures: readonly Figure[], language: InterfaceLanguage): string[] {
  const zh = language === 'zh'
  const scope = figureScope(figure, language)
  const operation = figure.operation === null ? '' : ` = ${figure.operation}`
  const own = `    ${scope} ${figure.label} ${displayValue(figure.value, figure.unit)}${operation}`
  const source = figure.source === null ? [] : [`    ${sourceWords(figure.source, language)}`]
  const operands = figure.operands.flatMap((id) => {
    const operand = figures.find((one) => one.id === id)
    return operand === undefined
      ? []
      : [
          `    ${id}${zh ? '：' : ': '}${told(operand, figures, language)
            .map((line) => line.trim())
            .join(' · ')}`,
        ]
  })
  return [own, ...source, ...operands].map((line) => escapeForTerminal(line))
}

function countLine(numbers: readonly PlacedNumber[], language: InterfaceLanguage): string {
  const count = (status: TieStatus): number => numbers.filter((number) => number.status === status).length
  const [tied, contradicted, unknown] = [count('tied'), count('contradicted'), count('unknown')]
  return language === 'zh'
    ? `共 ${numbers.length} 个数：相符 ${tied}，不符 ${contradicted}，无法核对 ${unknown}。`
    : `${numbers.length} number(s): ${tied} tied, ${contradicted} contradicted, ${unknown} unknown.`
}
