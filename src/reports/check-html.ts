import type { Finding, FindingCell } from '../checks/types.js'
import { escapeForHtml as safe } from '../language/escape.js'
import { placeWords } from '../language/place-words.js'
import { ownerOf } from './cell-owner.js'
import { countBySeverity } from './check-counts.js'
import { type CheckWords, checkWords, documentName, placeName, type ReportLanguage, ruleTitle } from './check-words.js'
import type { CheckedDocument } from './checked-document.js'
import { cutOutsOf } from './cut-out.js'
import { cutOutHtml } from './cut-out-html.js'
import { htmlPage } from './html-page.js'
import { markValue } from './mark-value.js'

/**
 * The check as one self-contained page: documents in a table, then each finding with the table around its cells.
 *
 * @param drawing markup of a picture of the whole, or null for none.
 */
export function checkHtml(
  documents: readonly CheckedDocument[],
  language: ReportLanguage,
  drawing: string | null = null,
): string {
  const words = checkWords(language)
  const { error, warning, info } = countBySeverity(documents.flatMap(({ findings }) => findings))
  const body = [
    `<h1>${safe(words.title)}</h1>`,
    `<p>${safe(words.totals(documents.length, error, warning, info))}</p>`,
    overview(documents, words, language),
    ...(drawing === null ? [] : [`<div class="scroll">${drawing}</div>`]),
    ...documents.map((document, at) => documentSection(document, at, documents, words, language)),
  ]
  return htmlPage(words.title, language, body.join('\n'))
}

function overview(documents: readonly CheckedDocument[], words: CheckWords, language: ReportLanguage): string {
  const rows = documents.map(({ report, findings }, at) => {
    const counts = countBySeverity(findings)
    const { checked, inconsistent, cells } = report.coverage
    const numbers = [checked, inconsistent, `${cells.inRelation}/${cells.numeric}`].map(
      (value) => `<td class="number">${value}</td>`,
    )
    const found = (['error', 'warning', 'info'] as const).map((severity) => {
      const count = counts[severity]
      return `<td class="number">${count === 0 ? '0' : `<b class="${severity}">${count}</b>`}</td>`
    })
    return `<tr><th scope="row"><a href="#d${at + 1}">${safe(documentName(report, language))}</a></th>${numbers.join('')}${found.join('')}</tr>`
  })
  const heads = [words.document, ...words.overview, words.severity.error, words.severity.warning, words.severity.info]
  return [
    '<div class="scroll"><table>',
    `<thead><tr>${heads.map((head) => `<th scope="col">${safe(head)}</th>`).join('')}</tr></thead>`,
    `<tbody>${rows.join('\n')}</tbody>`,
    '</table></div>',
  ].join('\n')
}

function documentSection(
  document: CheckedDocument,
  at: number,
  documents: readonly CheckedDocument[],
  words: CheckWords,
  language: ReportLanguage,
): string {
  const { report, findings } = document
  const { coverage } = report
  const counts = countBySeverity(findings)
  const notChecked = coverage.notChecked.map(
    ({ rule, reason, count }) =>
      `<li>${count} × ${safe(ruleTitle(rule, language))} — ${safe(words.reason(reason))}</li>`,
  )
  return [
    `<section id="d${at + 1}">`,
    `<h2>${safe(documentName(report, language))}</h2>`,
    `<p class="soft">${safe(report.path)}</p>`,
    `<p>${safe(words.relations(coverage))}</p>`,
    `<p>${safe(words.cells(coverage))}</p>`,
    ...(notChecked.length === 0 ? [] : [`<p>${safe(words.notChecked)}</p><ul>${notChecked.join('')}</ul>`]),
    `<p>${safe(findings.length > 0 ? words.counts(counts.error, counts.warning, counts.info) : words.noFinding(coverage))}</p>`,
    ...findings.map((finding) => findingArticle(finding, document, documents, words, language)),
    '</section>',
  ].join('\n')
}

function findingArticle(
  finding: Finding,
  document: CheckedDocument,
  documents: readonly CheckedDocument[],
  words: CheckWords,
  language: ReportLanguage,
): string {
  const owned = finding.cells.map((cell) => ownerOf(cell, document, documents))
  const places = [...new Set(owned.map((one) => one.document))].map((holder) => {
    const cells = owned.filter((one) => one.document === holder).map(({ cell }) => cell)
    return {
      holder,
      name: holder === document ? '' : holder.report.path,
      ...cutOutsOf(cells, holder.tables(), owned[0]?.cell),
    }
  })
  const numbers = [finding.expected, finding.actual, finding.difference, finding.explainedByRounding].flatMap(
    (value, at) =>
      value === null ? [] : [`<div><dt>${safe(words.numbers[at] ?? '')}</dt><dd>${safe(value)}</dd></div>`],
  )
  const unit = finding.cells[0]?.unit ?? ''
  if (numbers.length > 0 && unit !== '') numbers.push(`<div><dt>${safe(words.unit)}</dt><dd>${safe(unit)}</dd></div>`)
  const consequences = finding.rootOf.map(({ message }) => `<li>${safe(message[language])}</li>`)
  return [
    `<article class="finding ${finding.severity}">`,
    `<h3><span class="badge">${safe(words.severity[finding.severity])}</span>${safe(ruleTitle(finding.rule, language))}</h3>`,
    `<p>${safe(finding.message[language])}</p>`,
    ...(numbers.length === 0 ? [] : [`<dl class="facts">${numbers.join('')}</dl>`]),
    ...places.flatMap(({ holder, name, cutOuts, others }) => [
      ...(name === '' ? [] : [`<p class="soft">${safe(name)}</p>`]),
      ...cutOuts.map((one) => cutOutHtml(one, { places: words.places, unit: words.unitOf })),
      ...others.map((cell) => quoted(cell, holder, language)),
    ]),
    ...(consequences.length === 0
      ? []
      : [`<p>${safe(words.consequences(consequences.length))}</p><ul>${consequences.join('')}</ul>`]),
    `<p class="soft">${safe(`${words.rule} ${finding.rule} · ${finding.id}`)}</p>`,
    '</article>',
  ].join('\n')
}

/** A place in the text: its source line, with the value marked where it stands there once. */
function quoted(cell: FindingCell, document: CheckedDocument, language: ReportLanguage): string {
  const line = cell.line === null ? null : (document.sourceLines()[cell.line - 1] ?? null)
  const stands = placeWords(cell)[language]
  const where = [placeName(cell, language), ...(stands === '' ? [] : [stands])]
  const text = line === null || line.trim() === '' ? '' : markValue(line.trim(), cell.value)
  return `<blockquote><span class="soft">${safe(where.join(' · '))}</span>${text === '' ? '' : `<br>${text}`}</blockquote>`
}
