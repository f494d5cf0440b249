import type { Figure } from '../../core/figure.js'
import type { Vocabulary } from '../../facts/vocabulary/types.js'
import { unitBeside } from '../../gate/compare-number.js'
import { detectLanguage } from '../../language/language-of.js'
import type { InterfaceLanguage } from '../../language/stages.js'
import { certainLibrary } from '../../library/certain-library.js'
import { currentLibrary } from '../../library/document-versions.js'
import type { Library } from '../../library/types.js'
import type { Assistant } from '../assistant.js'
import type { Answer } from '../types.js'
import { placeOrganizations } from '../understand/organizations.js'
import { certainAnswer } from './certain-answer.js'
import { type Asked, type Carried, composeQuestions } from './compose-questions.js'
import { deriveQuotient } from './derive-quotient.js'
import { namesNothing, withoutStage } from './empty-words.js'
import { englishItems } from './english-items.js'
import { FigureBook } from './figure-book.js'
import { isAtEnd } from './is-at-end.js'
import { inUnit, judgeStatement, UNKNOWN, type Verdict } from './judge-statement.js'
import { findMentions } from './mentions.js'
import { placesOf, plainText } from './plain-text.js'
import { statedFact } from './stated-fact.js'
import type { StatedNumber } from './stated-numbers.js'
import { statedNumbers } from './stated-numbers.js'
import { readStatements, type Statement } from './statements.js'
import { type Combined, sumBefore } from './sum-of-numbers.js'
import { cellAt } from './table-cells.js'
import type { PlacedNumber, TiedText } from './tied-text.js'

export interface TieOptions {
  /** Only these document ids, or null for the whole corpus. */
  documents: string[] | null
  /** Organization meant when the text names none, or null. */
  defaultOrganization: string | null
  stale: boolean
}

/** Reads texts and holds their numbers against the documents. */
export interface TextTier {
  tie(text: string, options: TieOptions): TiedText
}

/**
 * Ties out texts over one open generation: every number that states something is asked for in the words around it, with
 * the organization, year and stage said before, and held against the figure that the documents give in that role.
 */
export function createTextTier(environment: {
  library: Library
  vocabulary: Vocabulary
  assistant: Assistant
}): TextTier {
  const { vocabulary, assistant } = environment
  const certain = certainLibrary(environment.library)
  const current = currentLibrary(certain)
  /** What was corrected bears out nothing, unless it was chosen by name. */
  const libraryFor = ({ documents }: TieOptions): Library => (documents === null ? current : certain)
  const held = placeOrganizations(environment.library.documents(), vocabulary.places)
  const names = {
    digits: new Set(held.flatMap(({ name }) => name.match(/\d{3,}/gu) ?? [])),
    codes: new Set(vocabulary.codes.map((entry) => entry.code)),
  }
  const translate = englishItems(vocabulary)
  const answers = new Map<string, Answer>()
  const ask = (question: string, options: TieOptions): Answer => {
    const id = JSON.stringify([question, options])
    const known = answers.get(id)
    if (known !== undefined) return known
    if (answers.size >= KEPT_ANSWERS) answers.clear()
    const answer = certainAnswer(assistant.ask(question, { id: '', session: null, bare: true, ...options }))
    answers.set(id, answer)
    return answer
  }

  const judge = (statement: Statement, asked: Asked, options: TieOptions, language: InterfaceLanguage): Verdict => {
    if (statement.number.broken || statement.isLost) return UNKNOWN
    const verdicts = asked.questions.map((questions) => {
      let open = UNKNOWN
      for (const question of questions) {
        const verdict = judgeStatement(statement, asked, ask(question, options), libraryFor(options))
        if (verdict.status !== 'unknown') return verdict
        if (open.candidates.length === 0) open = verdict
      }
      return open
    })
    const [first] = verdicts
    const decided = verdicts.find((one) => one.status !== 'tied') ?? first ?? UNKNOWN
    const isShare = asked.role.kind === 'share' || asked.role.kind === 'ratio'
    if (decided.status !== 'unknown' && !(isShare && decided.status === 'contradicted')) return decided
    const derived = deriveQuotient(statement.number, asked, (item) => {
      const [amount] = composeQuestions(
        { ...statement, head: item, tail: '', before: [], part: null, restates: false },
        NOTHING_CARRIED,
        { language, translate },
      )
      const question = amount?.role.kind === 'amount' ? amount.questions[0]?.at(-1) : undefined
      return question === undefined ? null : ask(question, options)
    })
    if (derived.status === 'tied') return derived
    if (decided.status === 'contradicted') return decided
    const stated =
      decided.candidates.length > 0 && !(asked.role.kind === 'change' && /^收支/u.test(asked.subject))
        ? null
        : statedFact(statement, asked, libraryFor(options), options.documents, language)
    return stated === null ? decided : { ...UNKNOWN, status: 'tied', figure: stated }
  }

  /** 最高, 最低: whether the offices that tell this item at this stage leave the number at that end. */
  const standsAtEnd = (
    { superlative, offices }: Statement,
    asked: Asked,
    figure: Figure,
    options: TieOptions,
  ): boolean => {
    if (superlative === null) return true
    if (asked.role.kind !== 'amount') return false
    const library = libraryFor(options)
    const records = library.documents().filter(({ id }) => options.documents === null || options.documents.includes(id))
    const held = new Set(records.map((record) => record.organization))
    const facts = records.flatMap(({ id }) => library.facts(id)).filter((fact) => held.has(fact.key.organization))
    return isAtEnd(figure, facts, { superlative, offices })
  }

  /** The first reading that is answered counts. */
  const judgeAll = (
    statement: Statement,
    readings: Asked[],
    options: TieOptions,
    language: InterfaceLanguage,
  ): { verdict: Verdict; asked: Asked | null } => {
    const [first = null] = readings
    let open: { verdict: Verdict; asked: Asked | null } = { verdict: UNKNOWN, asked: first }
    for (const asked of readings) {
      const verdict = judge(statement, asked, options, language)
      if (
        verdict.status === 'tied' &&
        verdict.figure !== null &&
        !standsAtEnd(statement, asked, verdict.figure, options)
      )
        return { verdict: { ...UNKNOWN, candidates: [verdict.figure], among: verdict.among }, asked }
      if (verdict.status !== 'unknown') return { verdict, asked }
      if (open.verdict.candidates.length === 0 && verdict.candidates.length > 0) open = { verdict, asked }
    }
    return open
  }

  /** 上年 and 今年 count from the year that the text named, else from the newest document of the office. */
  const dated = (statement: Statement, options: TieOptions): Statement => {
    const { frame } = statement
    const { documents } = options
    const library = libraryFor(options)
    const offices = new Set(library.documents().map((record) => record.organization))
    const own = frame.organization ?? (offices.size === 1 ? [...offices][0] : null)
    const years = library
      .documents()
      .filter((record) => record.organization === own && (documents === null || documents.includes(record.id)))
      .flatMap((record) => record.year ?? [])
    const named = frame.year ?? (years.length === 0 || frame.shift === 0 ? null : Math.max(...years))
    const isLost = statement.isLost || !frame.isYearCertain || (frame.shift !== 0 && named === null)
    return { ...statement, isLost, frame: { ...frame, year: named === null ? null : named + frame.shift, shift: 0 } }
  }

  return {
    tie(text, options) {
      const plain = plainText(text)
      const numbers = inCells(statedNumbers(plain, names), plain)
      const statements = readStatements(plain, numbers, findMentions(plain, { held, places: vocabulary.places }))
      const places = placesOf(
        text,
        numbers.map((number) => number.start),
      )
      const book = new FigureBook()
      const done: { statement: Statement; placed: PlacedNumber }[] = []
      let sentence = 0
      let carried: Carried = NOTHING_CARRIED
      for (const [index, read] of statements.entries()) {
        const statement = dated(read, options)
        const { number } = statement
        if (!statement.goesOn) sentence = index
        const language = languageAt(plain, number.start)
        const readings = composeQuestions(statement, carried, { language, translate })
        const own = { text: text.slice(number.start, number.end), value: number.value, unit: number.unit }
        const at = { ...(places[index] ?? { line: 1, column: 1 }), start: number.start, end: number.end }
        const sum = sumBefore(statement, done.slice(-NEAR), Math.max(0, sentence - Math.max(0, done.length - NEAR)))
        const judged =
          sum === null
            ? judgeAll(statement, readings, options, language)
            : { verdict: judgeSum(sum, number, book), asked: readings[0] ?? null }
        const { asked } = judged
        const verdict = number.isOfText && judged.verdict.status !== 'tied' ? UNKNOWN : judged.verdict
        const enter = (figure: Figure): Figure => (sum === null ? book.enter(figure, verdict.among) : figure)
        const placed: PlacedNumber = {
          ...own,
          ...at,
          status: verdict.status,
          figure: verdict.figure === null ? null : enter(verdict.figure),
          expected: verdict.expected,
          candidates: verdict.candidates.map(enter),
        }
        done.push({ statement, placed })
        if (asked !== null) carried = carryOn(statement, asked, carried)
        else carried = { ...carried, role: null, afterBase: false }
      }
      const stated = done.filter(({ statement, placed }) => !statement.number.isOfText || placed.status === 'tied')
      return { numbers: stated.map((one) => one.placed), figures: book.figures }
    },
  }
}

const NOTHING_CARRIED: Carried = { subject: '', whole: '', base: '', part: '', role: null, afterBase: false }

/** Sums are looked for among so many numbers before. */
const NEAR = 40

const KEPT_ANSWERS = 20_000

/** Numbers that fill a cell of a table take the unit of their column. */
function inCells(numbers: StatedNumber[], plain: string): StatedNumber[] {
  return numbers.map((number) =>
    number.unit === '' ? { ...number, unit: cellAt(plain, number.start, number.end)?.unit ?? '' } : number,
  )
}

/** The language of the line that a number stands in: a memo may quote the other one. */
function languageAt(plain: string, offset: number): InterfaceLanguage {
  const before = plain.slice(Math.max(0, offset - LONGEST_LOOK), offset)
  const after = plain.slice(offset, offset + LONGEST_LOOK)
  const end = after.indexOf('\n')
  return detectLanguage(before.slice(before.lastIndexOf('\n') + 1) + (end < 0 ? after : after.slice(0, end)))
}

/** Of a longer line, so much on either side tells its language. */
const LONGEST_LOOK = 2000

/** The verdict of a sum, its calculation entered under the scope that its operands share. */
function judgeSum(sum: Combined, number: StatedNumber, book: FigureBook): Verdict {
  if (sum.status === 'unknown') return UNKNOWN
  const only = <T>(values: T[]): T | null => (new Set(values).size === 1 ? (values[0] ?? null) : null)
  const figure = book.enterCalculation({
    label: sum.operands.map((one) => one.label).join(/ [-/] /u.exec(sum.operation)?.[0] ?? ' + '),
    organization: only(sum.operands.map((one) => one.organization)),
    year: only(sum.operands.map((one) => one.year)),
    stage: only(sum.operands.map((one) => one.stage)),
    value: sum.value,
    unit: sum.unit,
    exact: sum.exact,
    interval: sum.interval,
    operation: sum.operation,
    operands: sum.operands.map((one) => one.id),
  })
  const expected = sum.status === 'contradicted' ? inUnit(figure, unitBeside(number.unit, figure.unit)) : null
  return { ...UNKNOWN, status: sum.status, figure, expected }
}

/** What a share is of: the words in front of 占 or 为, else what was spoken of before. */
function partNamed({ head }: Statement, before: Carried): string {
  const own = withoutStage(/^(.*)(?:占|为|是)/u.exec(head)?.[1] ?? '')
  return own === '' || namesNothing(own) ? before.subject : own
}

function carryOn(statement: Statement, asked: Asked, before: Carried): Carried {
  const isList = [statement.head, ...statement.before].some((clause) =>
    /^\s*(?:其中|包括|of which|including)/iu.test(clause),
  )
  const subject = asked.subject === '' && statement.goesOn ? before.subject : asked.subject
  const base = asked.role.kind === 'change' ? asked.role.base : ''
  return {
    subject,
    part: statement.part === 'whole' ? partNamed(statement, before) : '',
    role: asked.role,
    whole: isList ? before.subject : statement.goesOn ? before.whole : '',
    base: base !== '' ? base : statement.goesOn ? before.base : '',
    afterBase: statement.isBase,
  }
}
