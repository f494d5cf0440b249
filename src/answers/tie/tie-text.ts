import type { Vocabulary } from '../../facts/vocabulary/types.js'
import { detectLanguage } from '../../language/language-of.js'
import type { Library } from '../../library/types.js'
import type { Assistant } from '../assistant.js'
import type { Answer } from '../types.js'
import { placeOrganizations } from '../understand/organizations.js'
import { type Asked, type Carried, composeQuestions } from './compose-questions.js'
import { FigureBook } from './figure-book.js'
import { judgeStatement, UNKNOWN, type Verdict } from './judge-statement.js'
import { findMentions } from './mentions.js'
import { placesOf, plainText } from './plain-text.js'
import { statedNumbers } from './stated-numbers.js'
import { readStatements, type Statement } from './statements.js'
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
  const { library, vocabulary, assistant } = environment
  const held = placeOrganizations(library.documents(), vocabulary.places)
  const names = {
    digits: new Set(held.flatMap(({ name }) => name.match(/\d{3,}/gu) ?? [])),
    codes: new Set(vocabulary.codes.map((entry) => entry.code)),
  }
  const answers = new Map<string, Answer>()
  const ask = (question: string, options: TieOptions): Answer => {
    const id = JSON.stringify([question, options])
    const known = answers.get(id)
    if (known !== undefined) return known
    if (answers.size >= KEPT_ANSWERS) answers.clear()
    const answer = assistant.ask(question, { id: '', session: null, bare: true, ...options })
    answers.set(id, answer)
    return answer
  }

  const judge = (statement: Statement, asked: Asked, options: TieOptions): Verdict => {
    if (statement.number.broken) return UNKNOWN
    let open = UNKNOWN
    for (const question of asked.questions) {
      const verdict = judgeStatement(statement, asked, ask(question, options), library)
      if (verdict.status !== 'unknown') return verdict
      if (open === UNKNOWN) open = verdict
    }
    return open
  }

  return {
    tie(text, options) {
      const plain = plainText(text)
      const numbers = statedNumbers(plain, names)
      const statements = readStatements(plain, numbers, findMentions(plain, { held, places: vocabulary.places }))
      const places = placesOf(
        text,
        numbers.map((number) => number.start),
      )
      const language = detectLanguage(text)
      let carried: Carried = { subject: '', whole: '', stage: null, base: '' }
      const placed: PlacedNumber[] = []
      const book = new FigureBook()
      for (const [index, statement] of statements.entries()) {
        const asked = composeQuestions(statement, carried, language)
        const { among, ...verdict } = judge(statement, asked, options)
        const { number } = statement
        const { line, column } = places[index] ?? { line: 1, column: 1 }
        placed.push({
          text: text.slice(number.start, number.end),
          value: number.value,
          unit: number.unit,
          line,
          column,
          status: verdict.status,
          figure: verdict.figure === null ? null : book.enter(verdict.figure, among),
          expected: verdict.expected,
          candidates: verdict.candidates.map((figure) => book.enter(figure, among)),
          start: number.start,
          end: number.end,
        })
        carried = carryOn(statement, asked, carried)
      }
      return { numbers: placed, figures: book.figures }
    },
  }
}

const KEPT_ANSWERS = 20_000

function carryOn(statement: Statement, asked: Asked, before: Carried): Carried {
  const isList = [statement.head, ...statement.before].some((clause) =>
    /^\s*(?:其中|包括|of which|including)/iu.test(clause),
  )
  const subject = asked.subject === '' && statement.goesOn ? before.subject : asked.subject
  return {
    subject,
    whole: isList ? before.subject : statement.goesOn ? before.whole : '',
    stage: statement.frame.stage,
    base:
      asked.role.kind === 'change' && asked.role.base !== '' ? asked.role.base : statement.goesOn ? before.base : '',
  }
}
