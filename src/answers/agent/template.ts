import { identitiesOf } from '../../gate/identities.js'
import { takeNames } from '../../gate/mask.js'
import { findNumbers } from '../../language/numbers.js'
import { findYears } from '../../language/years.js'
import type { Desk } from '../../tools/contract.js'
import { figureOf, quoteOf, sayOf } from './ledger-figures.js'

/** Longest text of the model, in characters. */
const LONGEST_TEXT = 3000
const MOST_REFERENCES = 80

export type ReadTemplate = { ok: true; text: string } | { ok: false; problems: string[] }

/**
 * Reads what the model wrote: references must be of this ledger, and no number may be written by the model itself. Marks
 * of Markdown are dropped, invisible characters refused: they would hide a number from whoever reads it.
 */
export function readTemplate(written: string, desk: Desk): ReadTemplate {
  const text = plainText(written)
  const problems: string[] = []
  if (text.length > LONGEST_TEXT) problems.push(`the text is longer than ${LONGEST_TEXT} characters`)
  if (/[\p{Cf}\p{Co}\p{Cn}\uFFFD]/u.test(text) || /[^\P{Cc}\n]/u.test(text))
    problems.push('the text holds invisible characters')
  const ids = [...text.matchAll(/\{([^{}]*)\}/g)].map((match) => match[1] ?? '')
  const unknown = ids.filter((id) => figureOf(desk, id) === undefined && quoteOf(desk, id) === undefined)
  if (unknown.length > 0) problems.push(`no tool gave ${[...new Set(unknown)].slice(0, 5).join(', ')}`)
  if (ids.length === 0) problems.push('the text refers to no figure and no quote: write {F1} where the number stands')
  if (ids.length > MOST_REFERENCES) problems.push('the text refers to too many figures')
  const bare = text.replace(/\{[^{}]*\}/g, ' ')
  if (/[{}]/.test(bare)) problems.push('a reference is not closed')
  if (/^\[\d+\]/mu.test(bare) || /\[\d+\]/u.test(bare))
    problems.push('marks [1] are written by the program, leave them out')
  problems.push(...crowded(text))
  for (const number of ownNumbers(bare, desk)) problems.push(`“${number}” is a number written by you: use a reference`)
  return problems.length > 0 ? { ok: false, problems } : { ok: true, text }
}

/** What may stand behind a figure: nothing, punctuation, a word that joins; never a unit, a limit or a digit. */
const BEHIND = /^[ \t]*(?:$|\n|[，。；、,.;:：！!？?）)]|(?:和|与|及|以及)|(?:and|or|in|of|for|while|which)\b)/u
/** What may not stand right before one: digits, signs and limits that would change it. */
const BEFORE = /[\p{N}\p{Sm}\p{Sc}\p{Pd}.,，近超逾约负][ \t]*$/u

/** References whose surroundings would make another number of them. */
function crowded(text: string): string[] {
  return [...text.matchAll(/\{F\d+\}/gu)]
    .filter(({ 0: whole, index }) => {
      const behind = text.slice(index + whole.length, index + whole.length + 24)
      return !BEHIND.test(behind) || BEFORE.test(text.slice(Math.max(0, index - 4), index))
    })
    .map(([whole]) => `leave out what stands right beside ${whole}: unit, sign and limit are written by the program`)
}

/** Numbers outside of names and years. */
function ownNumbers(text: string, desk: Desk): string[] {
  const { figures, quotes } = desk.ledger
  const names = [
    ...identitiesOf({ figures, quotes, suggestions: [] }, desk.library.documents()),
    ...figures.map((figure) => sayOf(figure, desk)),
  ]
  const { rest } = takeNames(text, names)
  const years = findYears(rest)
  return findNumbers(rest)
    .filter((number) => !years.some((year) => year.start <= number.start && number.start < year.end))
    .map((number) => number.text)
}

function plainText(written: string): string {
  return written
    .replaceAll('\r\n', '\n')
    .replace(/[*`]/g, '')
    .replace(/^#{1,6} /gmu, '')
    .replace(/^[ \t]*[-•·] +/gmu, '· ')
    .replace(/\n{2,}/g, '\n')
    .trim()
}
