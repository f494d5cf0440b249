import type { Meaning } from './meaning.js'
import { namesOne, type OrganizationSpan } from './organizations.js'
import type { Candidate } from './segment.js'

/** Places and words of organizations' names as candidates. */
export function organizationCandidates(text: string, spans: OrganizationSpan[], held: number): Candidate<Meaning>[] {
  return ownNameWords(text, spans, held).map(({ span, attached }) => {
    const length = span.end - span.start
    return {
      start: span.start,
      end: span.end,
      // 社会福利院 before the item 社会福利: the end of one office's name is that office.
      weight:
        span.kind === 'place'
          ? length * 12 + 4
          : attached || (span.isEnd && length >= 4 && namesOne(span))
            ? length * 12
            : length * 9 - 2,
      meaning: { type: 'organization', span },
    }
  })
}

/**
 * Words of an organization's name count where they belong to the organization that is named, and the short ones (中心, 服务)
 * only right behind its place or its other words; elsewhere they are words of the question.
 */
function ownNameWords(
  text: string,
  spans: OrganizationSpan[],
  held: number,
): { span: OrganizationSpan; attached: boolean }[] {
  const placed = spans.filter((span) => span.kind === 'place')
  const named = new Set(placed.flatMap((span) => span.organizations))
  const ends = new Set(placed.map((span) => span.end))
  const kept = placed.map((span) => ({ span, attached: true }))
  for (const span of [...spans].sort((a, b) => a.start - b.start || b.end - a.end)) {
    if (span.kind === 'place') continue
    // 热线 and 中心 are in most names held: anyone may use them of any of these offices.
    const common = span.organizations.length * 2 >= held
    if (named.size > 0 && !common && !span.organizations.some((name) => named.has(name))) continue
    const attached = [0, 1, 2].some((gap) => ends.has(span.start - gap)) || /[家个]$/.test(text.slice(0, span.start))
    if (span.end - span.start < 4 && named.size > 0 && !attached) continue
    kept.push({ span, attached: attached && named.size > 0 })
    ends.add(span.end)
  }
  return kept
}
