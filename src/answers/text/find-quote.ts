import type { Source } from '../../core/source.js'
import type { TextAspect } from '../../facts/vocabulary/types.js'
import { isTitle, labelOf, type Span, sentencesOf } from '../../language/sentences.js'
import type { DocumentRecord, FoundPassage, Library } from '../../library/types.js'
import { coverNeed, coverNeeds, holdsNumbers, searchable } from './coverage.js'
import { tableTexts } from './table-texts.js'
import type { Need, TextQuestion } from './text-question.js'

/** A verbatim piece of a passage that answers, with its place. */
export interface FoundQuote {
  text: string
  source: Source
  /** How surely it answers, from 0 to about 2: only for comparing. */
  score: number
}

/** How many passages are looked at. */
const LOOKED_AT = 40
/** How much a word counts that the document says beside the sentence: in its paragraph, in the headings, in its record's name. */
const BESIDE = { paragraph: 0.95, headings: 0.9, record: 0.8 }
/** What counts besides: the sentence itself naming what is asked, a heading or a label that promises the answer. */
const BONUS = { own: 0.3, heading: 0.3, label: 0.4 }
/** The least share of what the question names, all in all and word by word. */
const ENOUGH = 0.75
const ENOUGH_OF_EACH = 0.5
/** Without a question word the words are all there is: each must stand there, be it only beside the sentence. */
const ENOUGH_OF_BARE = 0.79
/** The least share that the paragraph itself must hold, where its label does not say that it answers. */
const ENOUGH_INSIDE = 0.4
/** A paragraph that holds less of the question than this is asked for by its headings. */
const LITTLE = 0.3
/** How far a record reaches before and behind a paragraph of it, in lines. */
const RECORD_LINES = 16
/** A title is quoted with what it announces, up to about so many characters. */
const ANNOUNCED = 160
/** A sentence shorter than this says hardly how something is done. */
const SHORT = 24

/** The piece of a document that answers a question best, or null when none surely does. */
export function findQuote(
  question: TextQuestion,
  text: string,
  record: DocumentRecord,
  library: Library,
): FoundQuote | null {
  const found = [
    ...library.search(text, { documents: [record.id], limit: LOOKED_AT }).filter(({ kind }) => kind !== 'row'),
    ...tableTexts(record, library),
  ]
  let best: FoundQuote | null = null
  found.forEach((passage, place) => {
    const quote = judge(question, passage, library)
    if (quote === null) return
    const score = quote.score - Math.min(place, LOOKED_AT) / 100
    if (best === null || score > best.score) best = { ...quote, score }
  })
  return best
}

function judge(question: TextQuestion, passage: FoundPassage, library: Library): FoundQuote | null {
  const aspect = mainAspect(question)
  if (aspect?.aspect === 'target' && passage.kind !== 'row') return null
  if ((passage.kind === 'definition') !== (aspect?.aspect === 'define')) return null
  const { needs, numbers } = question
  const label = labelOf(passage.text)
  const record = recordOf(passage, label, library)
  if (!holdsNumbers(numbers, `${passage.text}\n${record.text}`)) return null
  const ownLabel = aspect !== null && fitsLabel(aspect, [label])
  const isLabelled = aspect !== null && fitsLabel(aspect, [label, passage.section.at(-1) ?? ''])
  const places = {
    // An entry of the glossary explains its term, whatever else it mentions.
    paragraph: searchable(passage.kind === 'definition' ? (passage.source.row ?? '') : passage.text),
    headings: searchable(passage.section.join('\n')),
    record: searchable(record.name),
  }
  const inside = coverNeeds(needs, places.paragraph)
  // Where no word marks the answer, only a label or heading can.
  if (
    !isLabelled &&
    (inside < ENOUGH_INSIDE || (aspect !== null && aspect.labels.length > 0 && aspect.marks.length === 0))
  )
    return null
  const span = chooseSpan(question, passage.text, aspect, isLabelled, inside)
  if (span === null) return null
  const own = passage.kind === 'definition' ? places.paragraph : searchable(passage.text.slice(span.start, span.end))
  const shares = needs.map((need) =>
    Math.max(
      coverNeed(need, own),
      BESIDE.paragraph * coverNeed(need, places.paragraph),
      BESIDE.headings * coverNeed(need, places.headings),
      BESIDE.record * coverNeed(need, places.record),
    ),
  )
  const all = needs.reduce((sum, need) => sum + need.weight, 0)
  const total = all === 0 ? 1 : needs.reduce((sum, need, i) => sum + need.weight * (shares[i] ?? 0), 0) / all
  const least = aspect === null ? ENOUGH_OF_BARE : ENOUGH_OF_EACH
  if (total < ENOUGH || shares.some((share) => share < least)) return null
  if (aspect?.aspect === 'duties' && !actsInside(needs, label, passage.text)) return null
  const quoted = announce(passage.text, span, aspect === null || aspect.aspect === 'how')
  return {
    text: passage.text.slice(quoted.start, quoted.end).replace(/[；;]$/u, ''),
    source: {
      ...passage.source,
      table: null,
      line: lineOf(passage, quoted.start, library),
      text: passage.section.at(-1) ?? '',
    },
    score: total + BONUS.own * coverNeeds(needs, own) + (isLabelled ? BONUS.heading : 0) + (ownLabel ? BONUS.label : 0),
  }
}

/** The aspect that decides which sentence answers: 怎么 and 有没有 say less than any other. */
function mainAspect(question: TextQuestion): TextAspect | null {
  return question.aspects[0] ?? null
}

function fitsLabel(aspect: TextAspect, titles: readonly string[]): boolean {
  return aspect.labels.some((word) => titles.some((title) => title.includes(word)))
}

/** The shortest run of sentences that holds as much of the question as the whole passage, and a word that marks the answer. */
function chooseSpan(
  { needs }: TextQuestion,
  text: string,
  aspect: TextAspect | null,
  isLabelled: boolean,
  inside: number,
): Span | null {
  const marks = isLabelled || aspect === null ? [] : aspect.marks
  const spans = sentencesOf(text)
  let best: Span | null = null
  for (const [i, first] of spans.entries()) {
    for (const last of spans.slice(i)) {
      if (best !== null && last.end - first.start >= best.end - best.start) break
      // 由于 and 理由 are reasons, and mark no one who acts.
      const words = text.slice(first.start, last.end).replace(aspect?.aspect === 'who' ? /由于|理由/gu : /$^/u, '')
      if (marks.length > 0 && !marks.some((mark) => words.includes(mark))) continue
      if (coverNeeds(needs, searchable(words)) < inside - 0.01) continue
      best = { start: first.start, end: last.end }
      break
    }
  }
  // Under a label of its own, or where only the headings name what is asked, a paragraph answers as a whole.
  const whole = aspect?.aspect === 'define' || (isLabelled && (labelOf(text) !== '' || inside < LITTLE))
  return best !== null && whole ? { start: 0, end: text.length } : best
}

/** An office or company: its duties are told where it acts, not where it is mentioned. */
const ACTOR = /(?:科|处|室|股|局|委|厅|院|部|队|站|中心|公司|办公室)$/u

function actsInside(needs: readonly Need[], label: string, text: string): boolean {
  return needs
    .flatMap(({ named }) => named.filter((name) => ACTOR.test(name)))
    .every((name) => {
      const at = text.indexOf(name)
      if (label.includes(name)) return true
      return (
        at > 0 && (text.slice(0, at).endsWith('由') || /^(?:负责|承担|主要负责)/u.test(text.slice(at + name.length)))
      )
    })
}

function announce(text: string, span: Span, asksHow: boolean): Span {
  const isShort = asksHow && span.end - span.start < SHORT && span.end < text.length
  if (!isTitle(text, span) && !isShort) return span
  const next = sentencesOf(text).filter((one) => one.start >= span.end)
  let { end } = span
  for (const one of next) {
    if (end > span.end && one.end - span.start > ANNOUNCED) break
    end = one.end
  }
  return { start: span.start, end }
}

/** The record that a labelled paragraph belongs to: from the line with its name (项目名称：…) to the next such line. */
function recordOf(passage: FoundPassage, label: string, library: Library): { name: string; text: string } {
  const { line } = passage.source
  if (line === null || label === '') return { name: '', text: '' }
  const lines = library.sourceLines(passage.document)
  const first = Math.max(0, line - 1 - RECORD_LINES)
  const start = lines.slice(first, line - 1).findLastIndex(isRecordName) + first
  const name = lines[start] ?? ''
  if (!isRecordName(name)) return { name: '', text: '' }
  const length = lines.slice(start + 1, line - 1 + RECORD_LINES).findIndex(isRecordName)
  const end = length < 0 ? line - 1 + RECORD_LINES : start + 1 + length
  return { name, text: lines.slice(start, end).join('\n') }
}

function isRecordName(line: string): boolean {
  return labelOf(line).endsWith('名称')
}

/** The source line on which a place of a passage stands. */
function lineOf(passage: FoundPassage, at: number, library: Library): number | null {
  const { line } = passage.source
  if (line === null) return null
  const lines = library.sourceLines(passage.document)
  let left = searchable(passage.text.slice(0, at)).length
  for (let number = line; number <= lines.length; number++) {
    left -= searchable(lines[number - 1] ?? '').length
    if (left < 0) return number
  }
  return line
}
