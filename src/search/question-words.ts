import { convertValue } from '../core/convert.js'
import { describeUnit } from '../core/unit.js'
import type { QuestionWord } from '../facts/vocabulary/types.js'
import { foldText } from '../language/normalize.js'
import { findNumbers } from '../language/numbers.js'

/** A question as it is searched for: what the person named, and the words documents use where they answer such a question. */
export interface SearchWords {
  named: string
  written: string
}

/**
 * Everyday wording and that of documents differ: people ask why it rose (怎么涨了), documents say 增加 … 主要原因; and they ask in
 * English about Chinese documents. The vocabulary tells which word is written for which; words that only ask are cut out,
 * so that a passage is not found because it happens to hold 什么.
 */
export function rewordQuestion(question: string, words: readonly QuestionWord[]): SearchWords {
  const folded = foldText(question).toLowerCase()
  const written: string[] = []
  const cuts: string[] = []
  for (const word of words) {
    const hits = word.asked.filter((asked) => holds(folded, asked))
    if (hits.length === 0) continue
    written.push(...word.written)
    if (word.isCut) cuts.push(...hits)
  }
  // Longer words first: 为什么 is cut before 什么 is looked for.
  cuts.sort((a, b) => b.length - a.length)
  const named = cuts.reduce((text, asked) => cut(text, asked), folded)
  return { named, written: [...new Set(written)].join('\n') }
}

/** An English entry is the beginning of a word (procure: procurement); a Chinese one may stand anywhere. */
function holds(folded: string, asked: string): boolean {
  if (!/^[a-z]/.test(asked)) return folded.includes(asked)
  for (let at = folded.indexOf(asked); at >= 0; at = folded.indexOf(asked, at + 1))
    if (!/[a-z]/.test(folded[at - 1] ?? '')) return true
  return false
}

/** An English word is cut only where it stands alone: "for" is no part of "form". */
function cut(text: string, asked: string): string {
  if (!/^[a-z]/.test(asked)) return text.replaceAll(asked, ' ')
  return text
    .split(/(?<![a-z])(?=[a-z])|(?<=[a-z])(?![a-z])/)
    .map((word) => (word === asked ? ' ' : word))
    .join('')
}

const MONEY_UNITS = ['元', '万元', '亿元']

/** Amounts of a question as documents may write them: 9.85 million yuan stands there as 985 万元 or 9,850,000.00. */
export function rewordAmounts(question: string): string {
  const amounts = findNumbers(question).filter(({ unit }) => describeUnit(unit).dimension === 'money')
  const written = amounts.flatMap(({ value, decimals, unit }) =>
    MONEY_UNITS.flatMap((to) => {
      const converted = convertValue(value, decimals, unit, to)
      return converted?.exact === true ? [converted.value] : []
    }),
  )
  return written.join('\n')
}
