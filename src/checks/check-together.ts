import type { DocumentIdentity } from '../documents/types.js'
import type { Fact } from '../facts/types.js'
import { indexCells } from './cells.js'
import type { Rule, TogetherDocument } from './contract.js'
import { rootFinding } from './findings.js'
import { distinct } from './judge.js'
import { byPlace } from './order.js'
import { findRoots } from './roots.js'
import { rules } from './rules/registry.js'
import type { CheckDocument, Finding } from './types.js'

/** A document whose own check is done. */
export interface HeldForTogether {
  id: string
  path: string
  identity: DocumentIdentity
  tables: CheckDocument['tables']
  facts: Fact[]
}

/**
 * Judges documents of one organization against each other: the budget against what the accounts say of it, a balance
 * carried over against the year it came from; and a department's document against those of its units. Findings belong to
 * the newest document that takes part. Facts are asked for when a group is judged, so that they may be read then.
 */
export function checkTogether(documents: readonly HeldForTogether[], chosen: readonly Rule[] = rules): Finding[] {
  const byOffice = new Map<string, HeldForTogether[]>()
  for (const document of documents) {
    const office = document.identity.organization
    if (office !== null) byOffice.set(office, [...(byOffice.get(office) ?? []), document])
  }
  return joined([...byOffice.values(), ...families(documents)])
    .flatMap((held) => (held.length < 2 ? [] : judgeGroup([...held].sort(byAge), chosen)))
    .sort((a, b) => (a.document < b.document ? -1 : a.document > b.document ? 1 : byPlace(a, b)))
}

/** Groups that share a document are one: every document is judged once. */
function joined(groups: readonly HeldForTogether[][]): HeldForTogether[][] {
  const found: Set<HeldForTogether>[] = []
  for (const group of groups) {
    const touched = found.filter((some) => group.some((document) => some.has(document)))
    for (const some of touched) found.splice(found.indexOf(some), 1)
    found.push(new Set([...touched.flatMap((some) => [...some]), ...group]))
  }
  return found.map((group) => [...group])
}

/** Each department with the documents of the same year and kind whose offices its forms have rows for. */
function families(documents: readonly HeldForTogether[]): HeldForTogether[][] {
  return documents.flatMap((department) => {
    const { level, organization, year, kind } = department.identity
    if (level !== 'department' || year === null) return []
    const peers = documents.filter(
      ({ identity }) =>
        identity.year === year &&
        identity.kind === kind &&
        identity.organization !== organization &&
        identity.level !== 'department',
    )
    if (peers.length === 0) return []
    const named = new Set(department.facts.flatMap(({ key }) => key.organization ?? []))
    const units = peers.filter(({ identity }) => identity.organization !== null && named.has(identity.organization))
    return units.length === 0 ? [] : [[department, ...units]]
  })
}

function judgeGroup(held: readonly HeldForTogether[], chosen: readonly Rule[]): Finding[] {
  const full = held.map(asDocument).map(withoutRecognized)
  const documents = full.map(togetherDocument)
  const relations = distinct(chosen.flatMap((rule) => [...(rule.together?.(documents) ?? [])]))
  const judged = relations.map((relation) => ({ relation, verdict: relation.judge() }))
  return findRoots(judged).flatMap((root) => {
    const ids = new Set(root.relations.flatMap(({ cells }) => cells.map(({ id }) => documentOf(id))))
    const newest = [...full].reverse().find(({ id }) => ids.has(id))
    return newest === undefined ? [] : [rootFinding(root, newest)]
  })
}

const MARK = '#'

const documentOf = (cell: string): string => cell.slice(0, cell.indexOf(MARK))

function togetherDocument(document: CheckDocument): TogetherDocument {
  const cells = indexCells(document)
  return {
    id: document.id,
    organization: document.identity.organization,
    level: document.identity.level,
    year: document.identity.year,
    kind: document.identity.kind,
    facts: document.facts.facts,
    cellOf(fact) {
      const cell = cells.ofFact(fact)
      const title = [document.id, cell.tableTitle].filter((words) => words !== null).join('·')
      return { ...cell, id: `${document.id}${MARK}${cell.id}`, tableTitle: title }
    },
  }
}

/** Rules over several documents look at facts and tables, which is what is kept of a document. */
const asDocument = ({ id, path, identity, tables, facts }: HeldForTogether): CheckDocument => ({
  id,
  path,
  identity,
  tables,
  facts: { facts, blanks: [], definitions: [] },
  blocks: [],
  sourceLines: [],
})

/** A figure that was recognised from a picture accuses none and bears none out. */
const withoutRecognized = (document: CheckDocument): CheckDocument => ({
  ...document,
  facts: { ...document.facts, facts: document.facts.facts.filter(({ source }) => source.recognized !== true) },
})

/** By year, the budget of a year before its accounts, then by id. */
function byAge(a: HeldForTogether, b: HeldForTogether): number {
  const stage = ({ identity }: HeldForTogether): number => (identity.kind === 'accounts' ? 1 : 0)
  return (a.identity.year ?? 0) - (b.identity.year ?? 0) || stage(a) - stage(b) || (a.id < b.id ? -1 : 1)
}
