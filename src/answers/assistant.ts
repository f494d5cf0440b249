import { itemForms } from '../facts/item-index.js'
import { nameForms } from '../facts/name-forms.js'
import type { Vocabulary } from '../facts/vocabulary/types.js'
import { detectLanguage } from '../language/language-of.js'
import { type DocumentVersions, findVersions } from '../library/document-versions.js'
import { createMemorySessions } from '../library/memory-sessions.js'
import type { SessionKeeper } from '../library/ports.js'
import type { DocumentRecord, Library } from '../library/types.js'
import { createItemIndexes } from '../tools/shared/item-indexes.js'
import { answersAsked } from './answers-asked.js'
import { type Conversation, converseIn } from './conversation.js'
import { readCourtesy, replyTo } from './courtesy.js'
import type { Draft } from './draft.js'
import { exampleQuestions, thoseThatWork } from './examples.js'
import { findingWarnings } from './finding-warnings.js'
import { finish } from './finish.js'
import type { KindContext } from './kinds/contract.js'
import { questionKinds } from './kinds/registry.js'
import { meetsNumbers } from './meets-numbers.js'
import { namedYears, namesNothing, namesStage } from './named.js'
import { answerParts, type Part } from './parts/answer-parts.js'
import { clausesOf } from './parts/clauses.js'
import { recognitionWarnings } from './recognized-figures.js'
import {
  refuseAmbiguousOrganization,
  refuseBadInput,
  refuseInstruction,
  refuseKind,
  refuseLevel,
  refuseNoSubject,
  refuseNothingHeld,
  refusePrivate,
  refuseStale,
  refuseUnheldPlace,
  refuseUnknownWords,
  refuseUnsure,
  refuseVersions,
  refuseYearNotHeld,
} from './refusals.js'
import { partsOf } from './session.js'
import type { Answer, RefusalReason } from './types.js'
import { guardQuestion } from './understand/guard.js'
import { askedLevel, narrowLevels, onlyOtherPart } from './understand/levels.js'
import {
  findOrganizationSpans,
  type HeldOrganization,
  nearestOf,
  placeOrganizations,
} from './understand/organizations.js'
import type { Reading } from './understand/reading.js'
import { subjectsOf } from './understand/referents.js'
import { type KnownNames, readQuestion, squeeze } from './understand/understand.js'
import { standInOf, unnamedWarning, withStandIn } from './understand/unnamed-documents.js'
import { upToYear } from './understand/up-to-year.js'
import { documentsBehind } from './versions/documents-behind.js'
import { heedVersions } from './versions/heed-versions.js'
import { levelWarnings } from './versions/level-warnings.js'
import { versionWarnings } from './versions/version-warnings.js'

export interface AskOptions {
  /** Echoed in the answer. */
  id: string
  /** Only these document ids, or null for the whole corpus. */
  documents: string[] | null
  /** Organization meant when a question names none (TIEOUT_ORGANIZATION), or null. */
  defaultOrganization: string | null
  /** Set when the corpus has changed since the index was built and taking it in was declined. */
  stale: boolean
  /** Name of the conversation that the question belongs to, or null for a question of its own. */
  session: string | null
  /** True where only the figures are wanted: suggestions and remarks of the checks are left out. */
  bare?: boolean
  /** Told the whole question that a follow-up was taken for. */
  onCompleted?: (whole: string) => void
}

export interface Assistant {
  ask(question: string, options: AskOptions): Answer
}

/** More documents than this are not opened for a question that names no organization. */
const MOST_UNNAMED = 12

/** A longer row of questions is read as one text. */
const MOST_PARTS = 6

/** Refusals of a figure that do not say that the question is about something else than what is held. */
const TOLD_BY_TEXT: ReadonlySet<RefusalReason> = new Set(['not-held', 'blank-in-form', 'ambiguous'])

/** The offline engine over one open generation of the library. */
export function createAssistant(environment: {
  library: Library
  vocabulary: Vocabulary
  /** Where conversations are kept; without it they last as long as the assistant. */
  sessions?: SessionKeeper
  /** Told the name of a conversation whose memory could not be read. */
  onDamagedSession?: (name: string) => void
}): Assistant {
  const { library, vocabulary, sessions = createMemorySessions(), onDamagedSession = () => undefined } = environment
  const itemIndex = createItemIndexes(library, vocabulary)
  const known: KnownNames = {
    organizations: new Set(library.documents().map((record) => record.organization)).size,
    codes: new Set(vocabulary.codes.map((entry) => entry.code)),
    names: new Set([
      ...vocabulary.codes.flatMap((entry) => nameForms(entry.name)),
      ...vocabulary.items.flatMap((entry) => [...nameForms(entry.name), ...itemForms(entry)]),
    ]),
  }

  let versions: DocumentVersions | null = null
  const versionsHeld = (): DocumentVersions => {
    versions ??= findVersions(library.documents())
    return versions
  }
  /** The documents that may be used: those that were named, else all but those that another one corrects. */
  const documentsFor = ({ documents }: AskOptions): DocumentRecord[] =>
    withStandIn(
      library
        .documents()
        .filter(({ id }) => (documents === null ? !versionsHeld().superseded.has(id) : documents.includes(id))),
    )

  /** Versions as a question heeds them: an earlier document is gone back to only where nobody chose the documents. */
  const versionsFor = ({ documents }: AskOptions) => {
    const { undecided, superseded } = versionsHeld()
    const facts = new Map(library.documents().map(({ id, counts }) => [id, counts.facts]))
    const partial = [...superseded]
      .filter(([earlier, current]) => 2 * (facts.get(current) ?? 0) < (facts.get(earlier) ?? 0))
      .map(([earlier, current]) => [current, earlier] as const)
    return { undecided, partial: new Map(documents === null ? partial : []) }
  }

  let placed: HeldOrganization[] | null = null
  const organizations = (): HeldOrganization[] => {
    placed ??= placeOrganizations(library.documents(), vocabulary.places)
    return placed
  }

  const decide = (question: string, options: AskOptions, conversation: Conversation | null): Decision => {
    const zh = detectLanguage(question) === 'zh'
    const text = squeeze(question)
    const documents = narrowLevels(documentsFor(options), askedLevel(text))
    const guard = guardQuestion(question, text)
    if (!guard.pass)
      return without(
        guard.reason === 'instruction' ? refuseInstruction(zh, documents) : refuseBadInput(guard.problem, zh),
      )
    if (options.stale) return without(refuseStale(zh))
    if (documents.length === 0) return without(refuseNothingHeld(zh))
    const courtesy = readCourtesy(text)
    if (courtesy !== null)
      return { reading: null, draft: replyTo(courtesy, zh, exampleQuestions(documents, zh)), kept: false }

    const alone = understand(question, text, documents, options)
    const followUp = conversation?.complete(alone) ?? null
    const meant =
      followUp?.sure === true ? narrowLevels(documentsFor(options), askedLevel(squeeze(followUp.question))) : documents
    if (followUp !== null && !followUp.sure)
      return { reading: alone, draft: refuseUnsure(zh, followUp.suggestions), kept: true }
    const reading: Reading =
      followUp === null
        ? alone
        : {
            ...understand(followUp.question, squeeze(followUp.question), meant, options),
            language: alone.language,
            completedFrom: followUp.question,
          }
    if (reading.completedFrom !== null) options.onCompleted?.(reading.completedFrom)
    const alike = answerReading(reading, question.trim(), upToYear(meant, reading))
    const clauses = followUp === null ? clausesOf(question.trim()) : []
    const draft =
      clauses.length < 2 || clauses.length > MOST_PARTS ? alike : answerParts(alike, askParts(clauses, options), zh)
    // What a follow-up was taken for is said, whether it was answered or not.
    if (reading.completedFrom !== null && draft.reason !== 'private')
      draft.warnings.push(takenFor(reading.completedFrom, zh))
    return { reading, draft, kept: true }
  }

  /** Each question of several by itself, the later ones completed by what the earlier ones name. */
  const askParts = (clauses: string[], options: AskOptions): Part[] => {
    const keeper = createMemorySessions()
    return clauses.map((clause) => {
      const along = converseIn(keeper, 'parts', () => undefined)
      const { reading, draft } = decide(clause, { ...options, session: null }, along)
      along.remember(reading, draft)
      const own = understand(clause, squeeze(clause), library.documents(), options)
      const named = own.organizationNamed || subjectsOf(partsOf(own)).length > 0 || own.unknown.length > 0
      return { clause, named, draft }
    })
  }

  const answerReading = (reading: Reading, asked: string, documents: DocumentRecord[]): Draft => {
    const zh = reading.language === 'zh'
    const senses = reading.senses.flatMap((word) => word.senses)
    if (senses.some((sense) => sense.type === 'secret' || sense.type === 'person')) return refusePrivate(zh, documents)
    if (reading.unheldPlaces.length > 0) return refuseUnheldPlace(reading.unheldPlaces, documents, zh)
    const otherPart = onlyOtherPart(askedLevel(reading.text), reading.organizations, documents)
    if (otherPart !== null) return refuseLevel(otherPart.level, otherPart.held, zh)
    const understood = reading.unknown.length === 0
    const kinds = questionKinds.filter(
      (kind) =>
        (understood || kind.readsText === true) && [...reading.intents].every((intent) => kind.serves.includes(intent)),
    )
    const context: KindContext = { library, vocabulary, documents, itemIndex }
    for (const kind of kinds) {
      const draft = kind.needsOrganization === false ? kind.answer(reading, context) : null
      if (draft !== null) return draft
    }
    const rest = kinds.filter((kind) => kind.needsOrganization !== false)
    if (rest.length === 0) return understood ? refuseKind(reading) : refuseUnknownWords(reading.unknown, zh)
    const unnamed = reading.organizations.length === 0
    if (unnamed && !reading.intents.has('across')) {
      if (namesNothing(reading)) return refuseNoSubject(zh, exampleQuestions(documents, zh))
      const held = [...new Set(documents.flatMap((record) => record.organization ?? []))]
      return refuseAmbiguousOrganization(reading, held, reading.completedFrom ?? asked, unnamedWarning(documents, zh))
    }
    const offices = new Set(documents.map((record) => record.organization)).size
    if (namesNothing(reading) && reading.intents.size === 0 && !namesStage(reading)) {
      const own = documents.filter((record) => reading.organizations.includes(record.organization ?? ''))
      return refuseNoSubject(zh, exampleQuestions(own, zh))
    }
    const severalYears = namedYears(reading).size > 1
    let declined: Draft | null = null
    for (const kind of rest) {
      if (severalYears && kind.readsYears !== true) continue
      if (declined !== null && kind.answersAfterRefusal !== true) continue
      const draft = kind.answer(reading, context)
      if (draft === null) continue
      // 有没有政府购买服务: what has no figure may still be told by a sentence.
      if (draft.reason !== null && TOLD_BY_TEXT.has(draft.reason)) {
        declined ??= draft
        continue
      }
      if (draft.status !== 'refused' && !answersAsked(reading, draft)) continue
      if (draft.status !== 'refused' && kind.readsNumbers !== true && !meetsNumbers(reading, draft, offices)) continue
      // A calculation over displays that disagree says so right behind its result.
      if (draft.status !== 'refused' && kind.name !== 'lookup')
        draft.lines.splice(1, 0, ...draft.conflicts.map((conflict) => `${zh ? '注意：' : 'Note: '}${conflict.note}`))
      return draft
    }
    if (declined !== null) return declined
    if (!understood) return refuseUnknownWords(reading.unknown, zh)
    return refuseYearNotHeld(reading, documents) ?? refuseKind(reading)
  }

  const understand = (question: string, text: string, documents: DocumentRecord[], options: AskOptions): Reading => {
    const allowed = new Set(documents.map((record) => record.organization))
    const standIn = standInOf(documents)
    const held =
      standIn === null ? organizations().filter((one) => allowed.has(one.name)) : [{ name: standIn, place: null }]
    const spans = findOrganizationSpans(text, held, vocabulary.places)
    const named = new Set(spans.filter((span) => span.kind === 'place').flatMap((span) => span.organizations))
    const fallback =
      held.length === 1 ? held[0]?.name : held.find((one) => one.name === options.defaultOrganization)?.name
    const likely = named.size > 0 ? [...named] : fallback !== undefined ? [fallback] : held.map((one) => one.name)
    const opened = nearestOf(
      documents.filter((record) => record.organization !== null && likely.includes(record.organization)),
      spans,
      MOST_UNNAMED,
    )
    const reading = readQuestion(question, itemIndex(opened.map((record) => record.id)), spans, known)
    if (reading.organizations.length === 0 && fallback !== undefined) reading.organizations.push(fallback)
    return reading
  }

  /** Suggestions that would be refused themselves help nobody. */
  const keepWorking = (draft: Draft, zh: boolean, options: AskOptions): void => {
    const works = (question: string): boolean =>
      finish(question, '', decide(question, { ...options, session: null }, null).draft, library).status !== 'refused'
    const documents = documentsFor(options)
    const kept = thoseThatWork(draft.suggestions, works)
    draft.suggestions = kept.length > 0 ? kept : thoseThatWork(exampleQuestions(documents, zh), works)
  }

  return {
    ask(question, options) {
      const conversation = options.session === null ? null : converseIn(sessions, options.session, onDamagedSession)
      const askOf = (documents: string[]): Draft =>
        decide(question, { ...options, documents, onCompleted: () => undefined }, conversation).draft
      const { reading, draft: first, kept } = decide(question, options, conversation)
      const documents = documentsFor(options)
      const draft =
        reading === null ? first : heedVersions({ draft: first, reading, documents, ...versionsFor(options), askOf })
      if (options.bare === true) draft.suggestions = []
      if (draft.suggestions.length > 0) keepWorking(draft, detectLanguage(question) === 'zh', options)
      const language = detectLanguage(question) === 'zh' ? 'zh' : 'en'
      if (draft.tellsFindings !== true && options.bare !== true) {
        const behind = documentsBehind(draft)
        draft.warnings.push(...versionWarnings(behind, versionsHeld(), language))
        draft.warnings.push(...levelWarnings(behind, documentsFor(options), language))
        // What stands in a document without an office is no office's; beside one, a question without a name may have meant it.
        const unnamed = unnamedWarning(documents, language === 'zh')
        const byDefault = reading !== null && !reading.organizationNamed && draft.status !== 'refused'
        if (unnamed !== null && byDefault) draft.warnings.push(unnamed)
        draft.warnings.push(...findingWarnings(draft.ledger.figures, { library, vocabulary, itemIndex }, language))
      }
      if (options.bare !== true) {
        const { figures, quotes } = draft.ledger
        draft.warnings.push(...recognitionWarnings(figures, quotes, language))
      }
      const told = finish(question, options.id, draft, library)
      // What holds for each version by itself (the largest, the first three) need not hold for both in one text.
      const unsaid = draft !== first && draft.status !== 'refused' && told.status === 'refused'
      const answer = unsaid ? finish(question, options.id, refuseVersions(draft, language === 'zh'), library) : told
      if (kept) conversation?.remember(reading, draft)
      return answer
    },
  }
}

/** What became of one question; `kept` when it is a turn that a follow-up may refer to. */
interface Decision {
  reading: Reading | null
  draft: Draft
  kept: boolean
}

const without = (draft: Draft): Decision => ({ reading: null, draft, kept: true })

/** The whole question that a follow-up was taken for, as it is told. */
function takenFor(whole: string, zh: boolean): string {
  const bare = whole.replace(/[?？。.!！\s]+$/, '')
  return zh ? `按“${bare}”理解` : `understood as “${bare}”`
}
