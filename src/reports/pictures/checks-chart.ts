import { Decimal } from '../../core/decimal.js'
import { countBySeverity } from '../check-counts.js'
import { checkWords, documentName, type ReportLanguage } from '../check-words.js'
import type { CheckedDocument } from '../checked-document.js'
import type { Chart } from './chart.js'
import { drawChart } from './draw-chart.js'
import { drawableText } from './text-size.js'
import { pictureWords } from './words.js'

/**
 * How many findings each document has, as markup to stand inside a page: the same drawing as the charts of answers, in the
 * fonts of the reader. Null where there is nothing to compare: one document, or no finding at all.
 */
export async function checksChart(
  documents: readonly CheckedDocument[],
  language: ReportLanguage,
): Promise<string | null> {
  const [words, terms] = [pictureWords(language), checkWords(language)]
  const parts = documents.map(({ report, findings }) => {
    const { error, warning, info } = countBySeverity(findings)
    return {
      name: drawableText(documentName(report, language), () => false),
      details: [drawableText(report.path, () => false)],
      shown: `${findings.length}${words.open}${terms.counts(error, warning, info)}${words.close}`,
      size: new Decimal(findings.length),
      chosen: false,
    }
  })
  if (parts.length < 2 || parts.every(({ size }) => size.isZero())) return null
  const chart: Chart = { shape: 'bars', title: words.findings, lead: '', parts, whole: null, notes: [], figures: [] }
  const drawn = await drawChart(chart, [], words)
  // Inside a page, markup needs no name space.
  return drawn?.svg.replace(' xmlns="http://www.w3.org/2000/svg"', '') ?? null
}
