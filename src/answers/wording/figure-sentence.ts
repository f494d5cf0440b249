import type { Figure } from '../../core/figure.js'
import { displayValue } from '../../gate/display.js'
import type { Agreement } from '../../gate/displays.js'
import type { InterfaceLanguage } from '../../language/stages.js'
import type { Reading } from '../understand/reading.js'
import type { Scope } from '../understand/scope.js'
import { standInOf } from '../understand/unnamed-documents.js'
import { aboutWord, readMark } from './display-result.js'
import { scopePhrase } from './scope-words.js'

export interface SentenceParts {
  /** Name of the stage in the language of the answer, or null. */
  stage: string | null
  /** Every display that is told, with the number of its source line. */
  marks: { figure: Figure; mark: number; bound: string | null }[]
  /** The displays of the first figure, the one asked for first (`648.03 万元（6,480,334.00 元）`). */
  shown: Figure[]
  agreement: Agreement
}

/** The line that answers: scope, item, figure, source mark; for displays that differ, one line each. */
export function figureSentence(language: InterfaceLanguage, parts: SentenceParts): string[] {
  const [first] = parts.marks
  if (first === undefined) return []
  const opening = `${scopePhrase(first.figure, parts.stage, language)} ${first.figure.label}`
  if (parts.agreement === 'one') {
    const [head, ...rest] = parts.shown
    if (head === undefined) return []
    const about = aboutWord(head, language === 'zh')
    const beside =
      rest.length === 0
        ? ''
        : language === 'zh'
          ? `（${rest.map(show).join('，')}）`
          : ` (${rest.map(show).join(', ')})`
    const bound = first.bound
    const zero = /^-?0(?:\.0*)?$/.test(first.figure.value)
      ? language === 'zh'
        ? '（文件写明，不是空白）'
        : ' (stated by the document, not blank)'
      : ''
    return [
      `${opening} ${about}${displayValue(head.value, head.unit, bound)}${beside}${zero}${readMark(first.figure, language === 'zh')} [${first.mark}]`,
    ]
  }
  const head =
    language === 'zh'
      ? parts.agreement === 'variant'
        ? `${opening}：文件中有不同写法，相差可由舍入解释：`
        : parts.marks.some(({ figure }) => figure.recognized === true)
          ? `${opening}：图像识别读出的数不同，请对照原页：`
          : `${opening}：文件前后不一致，不能判断哪个正确：`
      : parts.agreement === 'variant'
        ? `${opening}: displayed differently, rounding explains the difference:`
        : parts.marks.some(({ figure }) => figure.recognized === true)
          ? `${opening}: OCR read different figures, look at the pages:`
          : `${opening}: the document contradicts itself, which is right cannot be told:`
  return [
    head,
    ...parts.marks.map(({ figure, mark, bound }) => `· ${displayValue(figure.value, figure.unit, bound)} [${mark}]`),
  ]
}

function show(figure: Figure): string {
  return displayValue(figure.value, figure.unit)
}

/** At most a line of reasoning: what was assumed, when something was. */
export function describeScope(reading: Reading, scopes: Scope[]): string[] {
  // The only document has no office that could have been named.
  if (reading.organizationNamed || standInOf(scopes.map(({ record }) => record)) !== null) return []
  const names = [...new Set(scopes.map((scope) => scope.record.organization ?? scope.record.title))]
  return reading.language === 'zh'
    ? [`问题没有指明单位，按默认单位“${names.join('、')}”回答。`]
    : [`No organization was named; answered for the default, ${names.join(', ')}.`]
}
