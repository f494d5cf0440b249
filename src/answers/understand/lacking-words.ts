import type { Meaning } from './meaning.js'
import type { OrganizationSpan } from './organizations.js'
import type { Candidate } from './segment.js'

interface Span {
  start: number
  end: number
}

/** What a question says of having and lacking: who it asks for, or where the one that has and the one that lacks are named. */
export type LackingFrame = { asks: 'who'; words: Span[] } | { asks: 'items'; has: number; lacks: number; words: Span[] }

const WHO =
  /(?:哪(?:几|一|些)?(?:家|个)?(?:单位|城市|中心|部门|机构)?|谁)(没有|没|无)|(?:which (?:\w+ )?(?:offices?|organi[sz]ations?|units?|cent(?:re|er)s?|cit(?:y|ies))|who) (have no|has no|lacks?|(?:do|does) not have|(?:do|does)nt have)(?![a-z])/
const EITHER = /有没有|有无|没有?[^,，。?？]{1,8}吗/
const LACKS =
  /没有|没列|没|无|缺少|缺|未列|\black(?:s|ing)?\b|\b(?:does|do)(?: not|nt)(?: have| list)?\b|\b(?:has|have) no\b/
const HAS = /有|\b(?:has|have|lists?)\b/
const BUT_NOT = /\b(but not)(?: in| by| at| of| for)? $/
const JOINTS = /而|却|但是|但|\bbut\b/g

/**
 * 甲有而乙没有的, 哪家没有: read only where the whole frame is there, because 没有 by itself may deny anything. Spans are of
 * the folded question; `has` and `lacks` are where the two organizations are named.
 */
export function readLackingFrame(text: string, named: readonly Span[]): LackingFrame | null {
  const who = WHO.exec(text)
  const verb = who?.[1] ?? who?.[2]
  if (who !== null && verb !== undefined && named.length === 0) {
    const end = who.index + who[0].length
    return { asks: 'who', words: [{ start: end - verb.length, end }] }
  }
  const [first, second, ...more] = [...named].sort((a, b) => a.start - b.start)
  if (first === undefined || second === undefined || more.length > 0 || EITHER.test(text)) return null
  const before = BUT_NOT.exec(text.slice(0, second.start))?.[1]
  if (before !== undefined) {
    const start = text.lastIndexOf(before, second.start)
    return {
      asks: 'items',
      has: first.start,
      lacks: second.start,
      words: [{ start, end: start + before.length }],
    }
  }
  const one = verbBehind(text, first.end, second.start)
  const two = verbBehind(text, second.end, text.length)
  if (one === null || two === null || one.lacks === two.lacks) return null
  const joints = [...text.matchAll(JOINTS)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }))
  const [has, lacks] = two.lacks ? [first, second] : [second, first]
  return { asks: 'items', has: has.start, lacks: lacks.start, words: [one, two, ...joints] }
}

function verbBehind(text: string, from: number, to: number): (Span & { lacks: boolean }) | null {
  const behind = text.slice(from, to)
  const lacks = LACKS.exec(behind)
  const has = HAS.exec(behind)
  // 没有 holds a 有 of its own.
  const match = lacks !== null && (has === null || lacks.index <= has.index) ? lacks : has
  if (match === null) return null
  const start = from + match.index
  return { start, end: start + match[0].length, lacks: match === lacks }
}

/** The words of such a frame as candidates; outside of it they stay words that are not understood. */
export function lackingCandidates(text: string, spans: OrganizationSpan[]): Candidate<Meaning>[] {
  const frame = readLackingFrame(
    text,
    spans.filter((span) => span.kind === 'place'),
  )
  return (frame?.words ?? []).map(({ start, end }) => ({
    start,
    end,
    weight: (end - start) * 12,
    meaning: { type: 'sense', senses: [{ type: 'intent', intent: 'lacking' }] },
  }))
}
