import { Decimal } from '../../core/decimal.js'
import type { Conflict, Figure } from '../../core/figure.js'
import { baseValue, describeUnit } from '../../core/unit.js'
import { displayValue } from '../../gate/display.js'
import { type Agreement, distinctDisplays, judgeDisplays } from '../../gate/displays.js'
import type { Draft } from '../draft.js'
import { joinDrafts } from '../parts/join-drafts.js'

/** What one of several undecided versions of a disclosure answers to the question. */
export interface VersionAnswer {
  /** Ids of the document that was used first and of the one in its place. */
  document: string
  other: string
  draft: Draft
}

/**
 * Holds the answers that several versions of one disclosure (更正) give to one question against each other, where none of
 * them says that it corrects the other. Equal results are told once and said to be equal; results that differ are told
 * from each version, as a conflict. A version without an answer is named.
 */
export function compareVersions(draft: Draft, versions: readonly VersionAnswer[], zh: boolean): Draft {
  if (versions.length === 0) return draft
  const warnings: string[] = []
  const differing: VersionAnswer[] = []
  for (const version of versions) {
    const { document, other } = version
    const both = zh
      ? `${document} 与 ${other} 是同一单位同一年的同类文件，没有写明哪份更正哪份`
      : `${document} and ${other} are documents of one office, year and kind, and none says which corrects which`
    if (version.draft.status === 'refused')
      warnings.push(zh ? `${both}；${other} 没有给出此数。` : `${both}; ${other} does not give this figure.`)
    else if (judgeResults(draft, version.draft) === 'one' && sameWords(draft, version.draft))
      warnings.push(zh ? `${both}；所问的内容两份相同。` : `${both}; what was asked is the same in both.`)
    else {
      warnings.push(zh ? `${both}；请核对以哪份为准。` : `${both}: see which one holds.`)
      differing.push(version)
    }
  }
  if (differing.length === 0) return { ...draft, warnings: [...draft.warnings, ...warnings] }
  const joined = joinDrafts([draft, ...differing.map((version) => version.draft)])
  if (differing.some((version) => judgeResults(draft, version.draft) !== 'one')) joined.status = 'conflict'
  for (const version of differing) joined.conflicts.push(...conflictsBetween(draft, version, joined, zh))
  joined.warnings = [...new Set([...joined.warnings, ...warnings])]
  return joined
}

/** Whether two answers quote the same words, however their lines are broken. */
function sameWords(one: Draft, other: Draft): boolean {
  const words = ({ ledger }: Draft): string => ledger.quotes.map(({ text }) => text.replace(/\s+/g, '')).join('\n')
  return words(one) === words(other)
}

/** Whether two answers give the same figures: one and the same, explained by rounding, or contradicting each other. */
function judgeResults(one: Draft, other: Draft): Agreement {
  if (one.results.length !== other.results.length) return 'contradiction'
  const judged = one.results.map((figure, at) => judgeFigures(figure, one, other.results[at], other))
  return judged.find((each) => each === 'contradiction') ?? judged.find((each) => each === 'variant') ?? 'one'
}

function judgeFigures(a: Figure, from: Draft, b: Figure | undefined, other: Draft): Agreement {
  if (b === undefined || describeUnit(a.unit).base !== describeUnit(b.unit).base) return 'contradiction'
  if (a.basis === 'cell' && b.basis === 'cell' && a.recognized !== true && b.recognized !== true) {
    const facts = [from.ledger.factsBehind(a)[0] ?? [], other.ledger.factsBehind(b)[0] ?? []].flat()
    if (facts.length === 2) return judgeDisplays(distinctDisplays(facts))
  }
  if (baseValue(a).eq(baseValue(b))) return 'one'
  const bound = (figure: Figure, at: 0 | 1): Decimal => baseValue({ value: figure.interval[at], unit: figure.unit })
  const low = Decimal.max(bound(a, 0), bound(b, 0))
  return low.lte(Decimal.min(bound(a, 1), bound(b, 1))) ? 'variant' : 'contradiction'
}

/** One conflict for each result that the versions give differently, over the figures as they were joined. */
function conflictsBetween(draft: Draft, version: VersionAnswer, joined: Draft, zh: boolean): Conflict[] {
  const inJoined = (figure: Figure | undefined): Figure | undefined =>
    figure === undefined
      ? undefined
      : joined.ledger.figures.find(
          (one) =>
            one.label === figure.label &&
            one.value === figure.value &&
            one.unit === figure.unit &&
            one.source?.document === figure.source?.document,
        )
  const count = Math.max(draft.results.length, version.draft.results.length)
  return Array.from({ length: count }, (_, at) => at).flatMap((at) => {
    const [a, b] = [draft.results[at], version.draft.results[at]]
    const kind = a === undefined ? 'contradiction' : judgeFigures(a, draft, b, version.draft)
    if (kind === 'one') return []
    const figures = [inJoined(a), inJoined(b)].flatMap((figure) => figure ?? [])
    const shown = [a, b].flatMap((figure, from) =>
      figure === undefined
        ? []
        : [`${from === 0 ? version.document : version.other} ${displayValue(figure.value, figure.unit)}`],
    )
    const told = shown.join(zh ? '、' : ', ')
    const note = zh
      ? `两份文件给出的数不同（${told}）${kind === 'variant' ? '，相差可由舍入解释' : ''}`
      : `the documents give different figures (${told})${kind === 'variant' ? '; rounding explains it' : ''}`
    return [{ kind, figures: figures.map(({ id }) => id), note }]
  })
}
