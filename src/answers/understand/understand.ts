import type { ItemIndex } from '../../facts/item-index.js'
import { foldText } from '../../language/normalize.js'
import { collect } from './collect.js'
import { lackingCandidates } from './lacking-words.js'
import type { Meaning } from './meaning.js'
import { codeCandidates, numberCandidates, yearCandidates } from './number-candidates.js'
import { organizationCandidates } from './organization-candidates.js'
import type { OrganizationSpan } from './organizations.js'
import type { Reading } from './reading.js'
import { repairTypos } from './repair-typos.js'
import { type Candidate, segment } from './segment.js'
import { wordCandidates } from './word-candidates.js'

/** Text that matching works on: folded, lower case, without blanks beside Chinese characters and without quotation marks. */
export function squeeze(question: string): string {
  return foldText(question)
    .toLowerCase()
    .replace(/(\d{3,})((?:19|20)\d{2}年)/g, '$1 $2')
    .replace(/(?<=[a-z])['’]s\b/g, '')
    .replace(/["'“”‘’《》〈〉「」『』]/g, '')
    .replace(/\s+(?=[\p{Script=Han}(),:;?!])|(?<=[\p{Script=Han}(),:;?!])\s+/gu, '')
}

/** Names and codes of the field that a question may use although no document at hand has them. */
export interface KnownNames {
  names: ReadonlySet<string>
  codes: ReadonlySet<string>
  /** How many organizations are held. */
  organizations: number
}

/** Reads a question word by word against the items of the documents it may be about. */
export function readQuestion(
  question: string,
  index: ItemIndex,
  organizationSpans: OrganizationSpan[],
  known: KnownNames,
): Reading {
  const text = squeeze(question)
  const candidates: Candidate<Meaning>[] = [
    ...organizationCandidates(text, organizationSpans, known.organizations),
    ...wordCandidates(text, index, known.names, organizationSpans),
    ...codeCandidates(text, index, known.codes),
    ...yearCandidates(text),
    ...numberCandidates(text),
    ...lackingCandidates(text, organizationSpans),
  ]
  const first = segment(text.length, candidates)
  const repaired = repairTypos(text, index, first, candidates)
  return collect(text, question, repaired)
}
