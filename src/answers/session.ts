import type { Reading } from './understand/reading.js'

/** What one turn was about, in words that can be asked again. */
export interface Turn {
  organization: string
  /** Words of the question that name the item, in order: 养老保险缴费, 本年收入. */
  subject: string
  /** Year and stage words that narrowed it, in order. */
  scope: string
}

/** Memory of one conversation: the last turns that were answered, no more. */
export class Session {
  readonly #turns: Turn[] = []

  remember(reading: Reading): void {
    const subject = subjectWords(reading)
    for (const organization of reading.organizations) {
      if (subject === '') continue
      this.#turns.push({ organization, subject, scope: scopeWords(reading) })
    }
    this.#turns.splice(0, Math.max(0, this.#turns.length - MOST_TURNS))
  }

  get last(): Turn | null {
    return this.#turns.at(-1) ?? null
  }

  get previous(): Turn | null {
    return this.#turns.at(-2) ?? null
  }

  /** The last turns, newest last. */
  recent(count: number): Turn[] {
    return this.#turns.slice(-count)
  }
}

const MOST_TURNS = 12

/** The stretches of the question that name what it is about. */
export function subjectWords(reading: Reading): string {
  const totals = reading.senses.filter((word) =>
    word.senses.some((sense) => sense.type === 'total' || sense.type === 'fund' || sense.type === 'flow'),
  )
  const words = [
    ...reading.terms.map((term) => ({ start: term.start, text: term.corrected ?? term.text })),
    ...(reading.terms.length === 0 ? totals.map((word) => ({ start: word.start, text: word.text })) : []),
  ]
  return words
    .sort((a, b) => a.start - b.start)
    .map((word) => word.text)
    .join('')
}

function scopeWords(reading: Reading): string {
  return reading.years
    .map((year) => (year.year === null ? year.text : `${year.year}年`))
    .slice(0, 1)
    .join('')
}
