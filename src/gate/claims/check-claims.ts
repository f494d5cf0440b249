import { findNumbers } from '../../language/numbers.js'
import type { BoundNumber } from '../bind-numbers.js'
import { frameAt } from '../frame.js'
import type { GateInput, Offence, OffenceReason } from '../gate-input.js'
import type { TextReading } from '../read-text.js'
import type { ClaimKind } from './claim-words.js'
import { type ClaimReading, type Clause, readClauses, within } from './clauses.js'
import { type ClaimToken, claimsSomething, findClaimTokens } from './find-claims.js'
import { judgeComparison } from './judge-comparison.js'
import { judgeDirection } from './judge-direction.js'
import { judgeAbsence, judgeQuantifier } from './judge-quantifier.js'
import { judgeOrder, judgeParts, judgeSuperlative } from './judge-superlative.js'
import { verdictOffences } from './judge-verdict.js'
import { judgeCause, judgeCrossing, judgeMultiple, judgeRounding } from './judge-words.js'

const REASONS: Partial<Record<ClaimKind, OffenceReason>> = {
  direction: 'wrong-direction',
  comparison: 'wrong-order',
  superlative: 'wrong-order',
  order: 'wrong-order',
  parts: 'wrong-quantifier',
  quantifier: 'wrong-quantifier',
  absence: 'wrong-quantifier',
  cause: 'no-quote-of-cause',
  multiple: 'wrong-multiple',
  rounding: 'wrong-comparison',
  crossing: 'wrong-comparison',
}

/**
 * Gates the words of a text like its numbers: a word that says which way a figure went, which is larger, which are all or
 * none, why, or how many times must follow from the ledger. What cannot be read is an offence: a clause that claims
 * something may hold only names of the ledger, numbers, claims and plain words, so 全省最高 stops for 省.
 */
export function checkClaims(input: GateInput, reading: TextReading, bound: BoundNumber[]): Offence[] {
  const claims = readClauses(input, reading, bound)
  return [
    ...claims.clauses.flatMap((clause) => clauseOffences(clause, claims)),
    ...claims.clauses.flatMap((clause) => remarkOffences(clause, claims)),
    ...approximationOffences(claims),
    ...labelOffences(claims),
    ...verdictOffences(input),
  ]
}

function clauseOffences(clause: Clause, claims: ClaimReading): Offence[] {
  const spoken = clause.tokens.filter(claimsSomething)
  return spoken.flatMap((token) => {
    if (isLimit(token, claims) || judge(token, clause, claims)) return []
    return [{ text: token.text, start: token.start, reason: REASONS[token.kind] ?? 'wrong-comparison' }]
  })
}

/** What is said behind a figure is said of it: a remark (，遥遥领先) with words that nobody can read is not let through. */
function remarkOffences(clause: Clause, claims: ClaimReading): Offence[] {
  const [stranger] = clause.strangers
  if (stranger === undefined || claims.bound.some((number) => within(number, clause))) return []
  const line = claims.reading.lines.find((one) => within(clause, one))
  const behind = claims.bound.some((number) => line !== undefined && within(number, line) && number.end <= clause.start)
  if (!behind) return []
  return [
    { text: claims.input.text.slice(stranger.start, stranger.end), start: stranger.start, reason: 'unread-remark' },
  ]
}

/** 不低于 93%: the limit of a figure, which is read with its number. */
function isLimit(token: ClaimToken, { reading, bound }: ClaimReading): boolean {
  if (token.kind !== 'comparison' && token.kind !== 'superlative') return false
  return findNumbers(reading.plain).some((number) => {
    const follows = number.start >= token.end && reading.plain.slice(token.end, number.start).trim() === ''
    const figures = bound.find((one) => one.start === number.start)?.figures ?? []
    return follows && number.bound !== null && figures.some((figure) => figure.basis !== 'given')
  })
}

function judge(token: ClaimToken, clause: Clause, claims: ClaimReading): boolean {
  if (token.kind === 'cause') return judgeCause(token, clause, claims)
  if (clause.strangers.length > 0) return false
  if (clause.wholes.length > 0 && token.kind !== 'superlative' && token.kind !== 'parts') return false
  switch (token.kind) {
    case 'direction':
      return judgeDirection(token, clause, claims)
    case 'comparison':
      return judgeComparison(token, clause, claims)
    case 'superlative':
      return judgeSuperlative(token, clause, claims)
    case 'order':
      return judgeOrder(token, claims)
    case 'parts':
      return judgeParts(token, clause, claims)
    case 'quantifier':
      return judgeQuantifier(token, clause, claims)
    case 'absence':
      return judgeAbsence(token, claims)
    case 'multiple':
      return judgeMultiple(token, claims)
    case 'rounding':
      return judgeRounding(token, claims)
    case 'crossing':
      return judgeCrossing(token, claims)
    case 'adjective':
    case 'than':
    case 'not':
    case 'filler':
    case 'neutral':
      return true
  }
}

/** 约 stands before a figure that was rounded, and before no other; what was recognised from a picture may be told either way. */
function approximationOffences({ reading, bound }: ClaimReading): Offence[] {
  return findNumbers(reading.plain).flatMap((number): Offence[] => {
    const figures = bound.find((one) => one.start === number.start)?.figures ?? []
    if (
      figures.length === 0 ||
      figures.some((figure) => figure.recognized === true || figure.exact !== number.approximate)
    )
      return []
    return [{ text: number.text, start: number.start, reason: 'wrong-multiple' }]
  })
}

/** A label that says which way or which is more, without its number, stands where its organization is spoken of. */
function labelOffences({ input, reading, bound }: ClaimReading): Offence[] {
  return reading.labels.flatMap((mention): Offence[] => {
    if (!findClaimTokens(mention.name).some((token) => claimsSomething(token) || token.kind === 'than')) return []
    const line = reading.lines.find((one) => within(mention, one))
    const numbered = bound.some(
      (number) =>
        line !== undefined && within(number, line) && number.figures.some((figure) => figure.label === mention.name),
    )
    const { organizations } = frameAt(reading, mention.start)
    const owners = input.figures.filter((figure) => figure.label === mention.name)
    const fits = owners.some(
      ({ organization }) => organization === null || organizations.size === 0 || organizations.has(organization),
    )
    return numbered || fits ? [] : [{ text: mention.name, start: mention.start, reason: 'wrong-direction' }]
  })
}
