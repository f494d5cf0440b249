import type { Vocabulary } from '../../facts/vocabulary/types.js'
import { matchWithTypo } from '../../language/similar.js'
import type { DocumentRecord } from '../../library/types.js'
import { LEVEL_BEHIND_NAME } from './levels.js'

type Place = Vocabulary['places'][number]

/** A stretch of the folded question that names an organization or a place. */
export interface OrganizationSpan {
  start: number
  end: number
  /** `place`: a gazetteer name; `name`: words of held organizations' names. */
  kind: 'place' | 'name'
  place: Place | null
  /** Held organizations it can stand for; empty for a place that is not held. */
  organizations: string[]
  /** The name as known, when the question had a typo. */
  corrected: string | null
  /** Words of a name: true where they are the end of it (社会福利院, not 社会福利). */
  isEnd: boolean
}

export interface HeldOrganization {
  name: string
  place: Place | null
}

/** Finds the place each held organization belongs to, by the longest gazetteer name inside its own name. */
export function placeOrganizations(documents: DocumentRecord[], places: Place[]): HeldOrganization[] {
  const names = [
    ...new Set(documents.flatMap((document) => (document.organization === null ? [] : [document.organization]))),
  ].sort()
  return names.map((name) => ({ name, place: longestPlaceIn(name, places) }))
}

function longestPlaceIn(name: string, places: Place[]): Place | null {
  let best: { place: Place; rank: number } | null = null
  for (const place of places) {
    for (const form of [place.name, ...place.short]) {
      const at = name.indexOf(form)
      if (at < 0) continue
      // A prefecture beats the province in front of it, a prefix beats a mention inside, a longer form beats a shorter one.
      const rank = (isProvince(place) ? 0 : 1000) + form.length * 10 - Math.min(at, 9)
      if (best === null || rank > best.rank) best = { place, rank }
    }
  }
  return best?.place ?? null
}

function isProvince(place: Place): boolean {
  return place.province === '' || place.province === place.name
}

/** All stretches of `text` (folded, lower case) that may name a place or a held organization; overlaps are left to the segmentation. */
export function findOrganizationSpans(text: string, held: HeldOrganization[], places: Place[]): OrganizationSpan[] {
  const spans = findPlaces(text, held, places)
  if (!spans.some((span) => span.organizations.length > 0))
    spans.push(...findMisspelledPlaces(text, held, places, spans))
  spans.push(...findNameWords(text, held))
  spans.push(...spans.flatMap((span) => withLevel(span, text)))
  return spans
}

/** At most `count` of the documents, in their order: those of the organization whose name the question holds most of are among them. */
export function nearestOf(
  documents: readonly DocumentRecord[],
  spans: readonly OrganizationSpan[],
  count: number,
): readonly DocumentRecord[] {
  if (documents.length <= count) return documents
  const held = new Map<string, number>()
  for (const { kind, start, end, organizations } of spans)
    if (kind === 'name') for (const name of organizations) held.set(name, Math.max(held.get(name) ?? 0, end - start))
  const most = Math.max(0, ...held.values())
  const isNamed = ({ organization }: DocumentRecord): boolean => most > 0 && held.get(organization ?? '') === most
  const chosen = new Set([...documents.filter(isNamed), ...documents].slice(0, count))
  for (const record of documents) if (chosen.size < count) chosen.add(record)
  return documents.filter((record) => chosen.has(record))
}

function findPlaces(text: string, held: HeldOrganization[], places: Place[]): OrganizationSpan[] {
  const spans: OrganizationSpan[] = []
  for (const place of places) {
    const organizations = held.filter((one) => one.place === place).map((one) => one.name)
    const forms = [place.name, ...place.short]
    for (const form of forms) pushMatches(spans, text, form.toLowerCase(), false, place, organizations)
    for (const form of place.romanizations) pushMatches(spans, text, form.toLowerCase(), true, place, organizations)
  }
  return dropShadowed(spans, held)
}

function pushMatches(
  spans: OrganizationSpan[],
  text: string,
  form: string,
  asWord: boolean,
  place: Place,
  organizations: string[],
): void {
  if (form.length < 2) return
  for (let at = text.indexOf(form); at >= 0; at = text.indexOf(form, at + 1)) {
    const end = at + form.length
    if (asWord && (isLatin(text[at - 1]) || isLatin(text[end]))) continue
    spans.push({ start: at, end, kind: 'place', place, organizations, corrected: null, isEnd: false })
  }
}

function isLatin(character: string | undefined): boolean {
  return character !== undefined && /[a-z]/.test(character)
}

/** Keeps the longest of nested mentions, and drops a province that only introduces a place inside it. */
function dropShadowed(spans: OrganizationSpan[], held: HeldOrganization[]): OrganizationSpan[] {
  const heldPlaces = new Set(held.map((one) => one.place))
  return spans.filter((span) => {
    const nested = spans.some(
      (other) =>
        other !== span &&
        other.start <= span.start &&
        other.end >= span.end &&
        other.end - other.start > span.end - span.start,
    )
    if (nested) return false
    const introduces =
      span.place !== null &&
      isProvince(span.place) &&
      spans.some(
        (other) =>
          other.place !== null &&
          other.place !== span.place &&
          other.start >= span.end &&
          other.place.province === span.place?.name &&
          heldPlaces.has(other.place),
      )
    return !introduces
  })
}

/** One-character and homophone slips, tried only where no held place is named; every known place is a candidate, so that another city is never taken for a held one. */
function findMisspelledPlaces(
  text: string,
  held: HeldOrganization[],
  places: Place[],
  known: OrganizationSpan[],
): OrganizationSpan[] {
  const forms = new Map<string, Place>()
  for (const place of places)
    for (const form of [place.name, ...place.short, ...place.romanizations.map((name) => name.toLowerCase())])
      forms.set(form, place)
  // 池洲提租补贴: what opens a question may be a place whatever follows; elsewhere two characters need a word of offices behind.
  const match = matchWithTypo([...forms.keys()], text) ?? matchWithTypo([...forms.keys()], text.slice(0, 2))
  if (match === null || match.kind === 'exact') return []
  const place = forms.get(match.candidate)
  const organizations = held.filter((one) => one.place === place).map((one) => one.name)
  if (place === undefined || organizations.length === 0) return []
  if (known.some((span) => span.start < match.end && match.start < span.end)) return []
  const { start, end, candidate } = match
  return [{ start, end, kind: 'place', place, organizations, corrected: candidate, isEnd: false }]
}

/** Every stretch of two or more characters that occurs in a held organization's name. */
function findNameWords(text: string, held: HeldOrganization[]): OrganizationSpan[] {
  const folded = held.map((one) => ({ name: one.name, forms: spokenForms(one.name) }))
  const spans: OrganizationSpan[] = []
  for (let start = 0; start < text.length - 1; start++) {
    let having = folded
    for (let end = start + 2; end <= text.length; end++) {
      const words = text.slice(start, end)
      having = having.filter((one) => one.forms.some((form) => form.includes(words)))
      if (having.length === 0) break
      spans.push({
        start,
        end,
        kind: 'name',
        place: null,
        organizations: having.map((one) => one.name),
        corrected: null,
        isEnd: having.every((one) => one.forms.some((form) => form.endsWith(words))),
      })
    }
  }
  return spans
}

/** 民政局本级, 民政局（汇总）: the part of the office that is meant belongs to its name. */
function withLevel(span: OrganizationSpan, text: string): OrganizationSpan[] {
  const behind = span.kind === 'name' && span.isEnd ? LEVEL_BEHIND_NAME.exec(text.slice(span.end)) : null
  return behind === null ? [] : [{ ...span, end: span.end + behind[0].length }]
}

/** An office's name as printed and as spoken: 人民政府 is 政府 in 区政府办公室. */
function spokenForms(name: string): string[] {
  const printed = name.toLowerCase().replace(/[\s“”"'（）()]/g, '')
  const spoken = printed.replaceAll('人民政府', '政府')
  return printed === spoken ? [printed] : [printed, spoken]
}

/** 社会福利院, 万里街道: words that only one held organization has in its name, and enough of them, name it without its place. */
export function namesOne(span: OrganizationSpan): boolean {
  const length = span.end - span.start
  return span.kind === 'name' && span.organizations.length === 1 && (length >= 4 || (span.isEnd && length >= 3))
}
