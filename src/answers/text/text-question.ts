import type { QuestionWord, TextAspect, Vocabulary } from '../../facts/vocabulary/types.js'
import type { WrittenNumber } from '../../language/written-number.js'
import type { Reading } from '../understand/reading.js'
import { englishFillers } from '../understand/words.js'

/** Something that the question names and that a text must hold to answer it, in any of these forms. */
export interface Need {
  /** As the question says it; a text may hold it in pieces. */
  named: string[]
  /** As documents write it; held as a whole or not. */
  written: string[]
  weight: number
}

/** A question as it is asked of a text: what it wants to know, and what of. */
export interface TextQuestion {
  /** In order of precedence; empty for a question without a question word. */
  aspects: TextAspect[]
  needs: Need[]
  numbers: WrittenNumber[]
}

/** Stands for a stretch that was read; no letter, so that nothing is found across it. */
const READ = '\n'
const HEAVIEST = 6
/** Characters that join words and name nothing. */
export const PARTICLES: ReadonlySet<string> = new Set(
  '的了和与及或在是有为被把将对于就都也还地得吗呢吧啊从由向用所按给跟同又再',
)

/**
 * Reads what a text must hold to answer a question. Names of organizations, years, question words and fillers need not stand
 * there; every other word must, itself or in one of the forms that the vocabulary knows for it. An English word that
 * nobody has a Chinese form for stays a need that hardly any text fulfils: better no quote than a neighbouring one.
 */
export function readTextQuestion(reading: Reading, vocabulary: Vocabulary): TextQuestion {
  const text = new Unread(reading.text)
  for (const { start, end } of reading.mentions) text.take(start, end)
  for (const { text: word, end } of reading.years) text.take(end - word.length, end)
  for (const { start, end } of reading.given) text.take(start, end)
  takeNames(text, reading)
  const needs: Need[] = []
  const need = (named: string[], written: string[] = []) => {
    const lengths = (named.length > 0 ? named : written).map((form) => form.length)
    if (lengths.length > 0) needs.push({ named, written, weight: Math.min(HEAVIEST, Math.max(...lengths)) })
  }
  const asked = vocabulary.textAspects.flatMap((aspect) => aspect.asked)
  for (const term of reading.terms) {
    if ((term.match !== 'exact' && term.match !== 'typo') || isAsked(term, asked, reading.text)) continue
    text.take(term.start, term.end)
    const names = term.items.flatMap((item) => item.names).filter((name) => name.length >= 2)
    need([term.corrected ?? term.text], [...new Set(names)])
  }
  const aspects = takeAspects(text, vocabulary.textAspects)
  takeWords(text, vocabulary.questionWords, need)
  for (const stretch of text.rest()) {
    const word = withoutEdges(stretch.replace(/[^\p{L}\p{N}]/gu, ''))
    if (/^[a-z]+$/.test(word) ? word.length > 2 && !englishFillers.has(word.replace(/s$/, '')) : word.length > 1)
      need(withoutGeneric(word))
  }
  const [main] = aspects
  const own = reading.organizations.map((name) => name.toLowerCase())
  const foreign = needs.filter(
    ({ named, written }) => ![...named, ...written].some((word) => own.some((name) => name.includes(word))),
  )
  // 在哪里: what is asked for is the subject itself.
  if (foreign.length === 0 && main !== undefined && main.labels.length === 0)
    foreign.push({ named: [], written: main.marks, weight: 1 })
  return { aspects, needs: foreign, numbers: reading.given }
}

/** 采购了什么 asks; the item 采购 in it names nothing. */
function isAsked({ start, end }: { start: number; end: number }, asked: readonly string[], text: string): boolean {
  return asked.some((word) => {
    const at = text.indexOf(word, Math.max(0, end - word.length))
    return at >= 0 && at <= start
  })
}

/** 离退休经费 may stand there as 离退休支出: what kind of thing it is may be said in another word. */
const GENERIC = /(?:经费|费用|支出|资金|预算|工作|情况|方面|事项|项目)$/u

function withoutGeneric(word: string): string[] {
  const bare = word.replace(GENERIC, '')
  return bare.length >= 2 && bare !== word ? [word, bare] : [word]
}

/** Function words at its ends are none of a name. */
function withoutEdges(word: string): string {
  let [start, end] = [0, word.length]
  while (end - start > 1 && PARTICLES.has(word[start] ?? '')) start += 1
  while (end - start > 1 && PARTICLES.has(word[end - 1] ?? '')) end -= 1
  return word.slice(start, end)
}

/** A text of which stretches are taken away as they are understood. */
class Unread {
  #text: string

  constructor(text: string) {
    this.#text = text
  }

  take(start: number, end: number): void {
    this.#text = this.#text.slice(0, start) + READ.repeat(end - start) + this.#text.slice(end)
  }

  /** Takes every place of a word; an English one is the beginning of a word, taken as a whole, unless it must stand alone. */
  takeWord(word: string, alone = false): boolean {
    let taken = false
    const isLatin = /^[a-z]/.test(word)
    for (let at = this.#text.indexOf(word); at >= 0; at = this.#text.indexOf(word, at + 1)) {
      let end = at + word.length
      if (isLatin) {
        if (/[a-z]/.test(this.#text[at - 1] ?? '')) continue
        if (alone && /[a-z]/.test(this.#text[end] ?? '')) continue
        while (/[a-z]/.test(this.#text[end] ?? '')) end += 1
      }
      this.take(at, end)
      taken = true
    }
    return taken
  }

  startsWith(word: string, at: number): boolean {
    return this.#text.startsWith(word, at)
  }

  rest(): string[] {
    return this.#text.split(/[^\p{L}\p{N}.]+/u).filter((stretch) => stretch !== '')
  }
}

/** 渭南热线中心: words of the organization's own name that follow its place name it further. */
function takeNames(text: Unread, reading: Reading): void {
  for (const mention of reading.mentions) {
    const [name = ''] = mention.organizations
    let at = mention.end
    for (let found = true; found; ) {
      found = false
      for (let length = reading.text.length - at; length >= 2 && !found; length--) {
        const word = reading.text.slice(at, at + length)
        if (!name.toLowerCase().includes(word)) continue
        text.take(at, at + length)
        at += length
        found = true
      }
    }
  }
}

function takeAspects(text: Unread, known: readonly TextAspect[]): TextAspect[] {
  const words = known.flatMap((aspect) => aspect.asked.map((word) => ({ word, aspect })))
  const found = new Set(byLength(words).flatMap(({ word, aspect }) => (text.takeWord(word) ? [aspect] : [])))
  return known.filter((aspect) => found.has(aspect))
}

function takeWords(
  text: Unread,
  known: readonly QuestionWord[],
  need: (named: string[], written: string[]) => void,
): void {
  const words = known.flatMap((entry) => entry.asked.map((word) => ({ word, entry })))
  for (const { word, entry } of byLength(words)) {
    if (!text.takeWord(word, entry.isCut && entry.written.length === 0)) continue
    const own = /^[a-z]/.test(word) ? [] : [word]
    if (!entry.isCut && own.length + entry.written.length > 0) need(own, entry.written)
  }
}

/** Longer words first, so that none is read inside another. */
function byLength<T extends { word: string }>(words: T[]): T[] {
  return [...words].sort((a, b) => b.word.length - a.word.length)
}
