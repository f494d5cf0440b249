import { type BoundNumber, bindNumbers } from './bind-numbers.js'
import { checkMarks } from './check-marks.js'
import { checkClaims } from './claims/check-claims.js'
import { frameAt } from './frame.js'
import type { GateInput, Offence } from './gate-input.js'
import { readText, type TextReading } from './read-text.js'
import { scopeOf } from './scope-of-figure.js'

/**
 * Reads a finished text and binds every number in it to a figure in its role. A number passes when it is a figure of the
 * ledger (value, sign, unit and limit), stands where its item, organization, year and stage and no others are named, is
 * marked with its own source, or is part of an identity or of a verbatim quote. A word that says which way, which is more,
 * all, none or why passes when the ledger bears it out. Anything else is an offence, and the text is not sent.
 */
export function checkText(input: GateInput): Offence[] {
  const reading = readText(input)
  const { bound, offences } = bindNumbers(input, reading)
  return [
    ...offences,
    ...checkNames(input, reading),
    ...checkMarks(input, reading, bound),
    ...checkResults(input, reading, bound),
    ...checkClaims(input, reading, bound),
  ].sort((a, b) => a.start - b.start)
}

/** Years and stages that no figure has may not be named, with or without a number beside them. */
function checkNames(input: GateInput, reading: TextReading): Offence[] {
  const scopes = input.figures.map((figure) => scopeOf(figure, input.figures))
  const years = new Set(scopes.flatMap((scope) => scope.years ?? []))
  const stages = new Set(scopes.flatMap((scope) => scope.stages ?? []))
  return [
    ...reading.years
      .filter((mention) => !years.has(mention.year))
      .map(({ start, end }) => ({ text: input.text.slice(start, end), start, reason: 'no-figure' as const })),
    ...reading.stages
      .filter((mention) => !stages.has(mention.name))
      .map(({ start, end }) => ({ text: input.text.slice(start, end), start, reason: 'wrong-stage' as const })),
  ]
}

/** A result stands in the text; one taken from a document stands there under its organization and year. */
function checkResults(input: GateInput, reading: TextReading, bound: BoundNumber[]): Offence[] {
  return (input.results ?? []).flatMap((id): Offence[] => {
    const figure = input.figures.find((one) => one.id === id)
    if (figure === undefined) return [{ text: id, start: 0, reason: 'not-stated' }]
    const places = bound.filter((number) => number.figures.includes(figure))
    const named = places.some(({ start }) => {
      const frame = frameAt(reading, start)
      if (figure.source === null) return true
      const organization = figure.organization === null || frame.organizations.has(figure.organization)
      return organization && (figure.year === null || frame.years.has(figure.year))
    })
    return named ? [] : [{ text: figure.label, start: places[0]?.start ?? 0, reason: 'not-stated' }]
  })
}
