import { placeOfLine } from '../../core/place.js'
import type { QuantityKey } from '../../core/quantity.js'
import type { ReadDocument } from '../../documents/types.js'
import type { FactDocument, UnnumberedFact } from '../fact-document.js'
import { identifyHeadings } from '../identify-form.js'
import { type DocumentPeriod, stageOfDocument } from '../period-words.js'
import { lookupOf } from '../vocabulary/lookup.js'
import type { Vocabulary } from '../vocabulary/types.js'
import { type ClaimNumber, claimNumbers } from './claim-numbers.js'
import { startState } from './claim-state.js'
import { withoutGenericNames } from './generic-names.js'
import { projectIn, projectOfHeadings } from './project-words.js'
import type { ReadClaim } from './read-claim.js'
import { asOfYear, readClaims } from './read-claims.js'
import { reasonApart } from './reason-apart.js'
import { findReasons } from './reasons.js'
import { isGlossary, lineAt, type Passage, readPassages } from './sections.js'
import type { Subject } from './subject.js'

const LIST_BEGINS = /(?:其中|包括|如下|以下方面)\s*[:：]\s*$/u

/**
 * One fact for each statement with a figure in the prose: amounts, changes, shares, rates and counts, each bound to the
 * subject of its own clause. Where the words leave the subject open, the key has no item: such a fact answers nothing.
 */
export function factsFromNarrative(
  document: FactDocument,
  read: ReadDocument,
  vocabulary: Vocabulary,
): UnnumberedFact[] {
  const { identity } = document
  const lookup = lookupOf(vocabulary)
  const organizations = identity.organization === null ? [] : [identity.organization]
  const period: DocumentPeriod = { year: identity.year, stage: stageOfDocument(identity) }
  const facts: UnnumberedFact[] = []
  const unknown = new Set<UnnumberedFact>()
  let headings = ''
  let whole: Subject | null = null
  let project: string | null = null
  let asOf: number | null = null
  let section = 0
  for (const passage of readPassages(read.blocks)) {
    const under = passage.headings.join('\n')
    if (under !== headings) {
      whole = null
      project = null
      asOf = null
      section = facts.length
    }
    headings = under
    if (isGlossary(passage)) continue
    project = projectIn(passage.text) ?? project ?? projectOfHeadings(passage.headings)
    const numbers = claimNumbers(passage.text)
    const form = identifyHeadings(passage.headings, lookup.forms, organizations)
    const scope = {
      form,
      project: projectIn(passage.text.split(/[：:]/u)[0] ?? '') ?? project,
      isBudgetOnly: isBudgetOnly(passage, numbers),
    }
    const context = { scope, organizations, lookup, period }
    if (numbers.length === 0) {
      asOf = asOfYear(passage.text, context) ?? asOf
      const reasonOf = reasonApart(passage.text)
      if (reasonOf !== null) for (const fact of facts.slice(section)) fact.reason ??= reasonOf(fact)
      continue
    }
    const { claims, state } = readClaims(passage, numbers, { ...startState(whole), asOf }, context)
    const reasons = reasonsOf(passage, claims)
    for (const claim of claims) {
      const made = bothSides(claimFact(document, passage, claim, reasons.get(claim) ?? null))
      facts.push(...made)
      if (!claim.isKnown) for (const fact of made) unknown.add(fact)
    }
    if (LIST_BEGINS.test(passage.text)) whole = state.subject
  }
  return withoutGenericNames(facts, unknown)
}

/** 六、年度预算安排 over 795万元: the amount of the project that the headings are about. */
function isBudgetOnly({ headings, text }: Passage, [only, ...others]: ClaimNumber[]): boolean {
  return (
    only !== undefined &&
    others.length === 0 &&
    BUDGET_HEADING.test(headings.at(-1) ?? '') &&
    text.trim().replace(/[。.]$/u, '') === only.text.trim()
  )
}

const BUDGET_HEADING = /(?:预算|资金|经费)(?:安排|金额|总额|规模)(?:情况)?$/u

/** A reason belongs to the changes of the subject before it, or to its amounts where no change is stated. */
function reasonsOf(passage: Passage, claims: ReadClaim[]): Map<ReadClaim, string> {
  const found = new Map<ReadClaim, string>()
  for (const reason of findReasons(passage.text)) {
    const before = claims.filter((claim) => claim.number.end <= reason.at)
    const last = before.at(-1)
    if (last === undefined) continue
    const chain = before.filter((claim) => claim.chain === last.chain)
    const changes = chain.filter((claim) => claim.key.kind === 'change' || claim.key.kind === 'rate')
    if (changes.length === 0 && !reason.isExplicit) continue
    for (const claim of changes.length > 0 ? changes : chain) if (!found.has(claim)) found.set(claim, reason.text)
  }
  return found
}

/** 收、支总计均为 states two quantities with one figure. */
function bothSides(fact: UnnumberedFact): UnnumberedFact[] {
  const { key } = fact
  if (key.item?.name !== '收支总计') return [fact]
  const side = (name: string, flow: 'income' | 'expenditure'): UnnumberedFact => ({
    ...fact,
    key: {
      ...key,
      flow,
      portion: 'total',
      item: { scheme: 'form', code: null, name, within: key.item?.within ?? null },
    },
  })
  return [side('收入总计', 'income'), side('支出总计', 'expenditure')]
}

function claimFact(document: FactDocument, passage: Passage, claim: ReadClaim, reason: string | null): UnnumberedFact {
  const { number } = claim
  const { identity } = document
  const line = lineAt(passage, number.start)
  const key: QuantityKey = { organization: identity.organization, level: identity.level, ...claim.key }
  return {
    document: document.id,
    origin: 'claim',
    key,
    value: number.value,
    unit: number.unit,
    decimals: number.decimals,
    bound: number.bound,
    second: null,
    direction: claim.direction,
    reason,
    name: claim.name,
    parents: claim.whole === null ? passage.headings : [...passage.headings, claim.whole],
    column: [],
    table: null,
    tableTitle: null,
    cell: null,
    source: {
      document: document.id,
      path: document.path,
      table: null,
      row: claim.name === '' ? null : claim.name,
      column: null,
      line,
      ...placeOfLine(document.pages, line),
      text: passage.text.slice(claim.start, number.end).trim(),
    },
  }
}
