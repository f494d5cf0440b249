import type { Figure } from '../../core/figure.js'
import { stageName } from '../../language/stages.js'
import type { DocumentRecord, Library } from '../../library/types.js'
import { standingOf } from '../item-standing.js'
import { factsBehind } from '../verify-source.js'
import { bulletsUnder, type ClaimReading, lineOf, namesIn, within } from './clauses.js'
import type { ClaimToken } from './find-claims.js'

/**
 * 表中没有这一行, 该格空白: said of an organization and of the figures of others that stand under the line, or of all figures
 * of the answer. Each of their items is looked up in the documents that the line means.
 */
export function judgeRow(is: 'no-row' | 'blank', token: ClaimToken, claims: ClaimReading, library: Library): boolean {
  const line = lineOf(claims, token.start)
  if (line === null) return false
  const { organizations, years, stages } = namesIn(claims, line)
  const bullets = bulletsUnder(claims, line)
  const sourced = claims.input.figures.filter((figure) => figure.source !== null)
  const told = bullets.map((bullet) =>
    claims.bound.filter((number) => within(number, bullet)).flatMap((number) => number.figures),
  )
  // A bullet without a figure would be one that nothing is looked up for.
  if (told.some((figures) => figures.length === 0)) return false
  const meant = bullets.length > 0 ? told.flat() : sourced
  const isMeant = (record: DocumentRecord): boolean =>
    (years.size === 0 || (record.year !== null && years.has(record.year))) &&
    (stages.size === 0 || stages.has(stageName('final-accounts', 'zh')) === (record.kind === 'accounts'))
  return (
    organizations.size > 0 &&
    [...organizations].every((name) => {
      const records = library.documents().filter((record) => record.organization === name && isMeant(record))
      const others = meant.filter((figure) => figure.organization !== name)
      return (
        records.length > 0 &&
        others.length > 0 &&
        records.every((record) => others.every((figure) => stands(figure, record, library, is)))
      )
    })
  )
}

function stands(figure: Figure, record: DocumentRecord, library: Library, is: 'no-row' | 'blank'): boolean {
  const facts = factsBehind(figure, library)
  return (
    facts.length > 0 &&
    facts.every((fact) => fact.key.item !== null && standingOf(fact.key.item, record, library).is === is)
  )
}
