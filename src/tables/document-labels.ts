import { withoutBlanks } from '../documents/words.js'
import { withoutNumbering } from './numbering.js'
import type { Table } from './types.js'

/** A label for comparing: numbering, 其中, blanks and 的 removed. */
export function foldLabel(label: string): string {
  return withoutNumbering(label).replace(/[的（）()“”"]/g, '')
}

interface Learned {
  /** Rows of this name that were read whole: true where one of them holds a figure. */
  filled: Map<string, boolean>
  totals: Set<string>
}

/**
 * What a document has shown so far about its own labels: phrases it prints unbroken, what stands under what, which lane a label
 * belongs to, and which forms say that a label is blank. Evidence for header cells and lanes that flattening broke.
 */
export class DocumentLabels {
  readonly #text: string
  readonly #parents = new Map<string, string>()
  readonly #lanes = new Map<string, Set<string>>()
  readonly #tables: Learned[] = []

  constructor(sourceLines: readonly string[]) {
    this.#text = sourceLines.join('\n')
  }

  /** True where the document prints `phrase` as one word, without a blank or a line break in it. */
  prints(phrase: string): boolean {
    return this.#text.includes(withoutBlanks(phrase))
  }

  parentOf(label: string): string | null {
    return this.#parents.get(foldLabel(label)) ?? null
  }

  lanesOf(label: string): ReadonlySet<string> {
    return this.#lanes.get(foldLabel(label)) ?? new Set()
  }

  /** True where an earlier form with the same total lists `label` and leaves it blank. */
  isBlankBeside(label: string, total: string): boolean {
    const folded = foldLabel(label)
    if (folded.length < 3) return false
    return this.#tables.some((table) => {
      if (!table.totals.has(total)) return false
      const states = [...table.filled]
        .filter(([name]) => name === folded || similar(name, folded))
        .map(([, filled]) => filled)
      return states.length > 0 && states.every((filled) => !filled)
    })
  }

  learn(table: Table): void {
    const learned: Learned = { filled: new Map(), totals: new Set() }
    for (const row of table.rows) {
      const label = foldLabel(row.name)
      const parent = row.parent === null ? undefined : table.rows[row.parent]
      if (label === '') continue
      if (parent !== undefined && !this.#parents.has(label)) this.#parents.set(label, foldLabel(parent.name))
      if (row.lane !== '') this.#lanes.set(label, (this.#lanes.get(label) ?? new Set()).add(row.lane))
      for (const cell of row.cells) if (row.isTotal && cell.value !== null) learned.totals.add(cell.value)
      const filled = row.cells.some((cell) => cell.value !== null && cell.reading !== 'zero')
      learned.filled.set(label, (learned.filled.get(label) ?? false) || filled)
    }
    if (learned.totals.size > 0) this.#tables.push(learned)
  }
}

function similar(a: string, b: string): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a]
  return short.length >= 5 && long.length - short.length <= 2 && long.endsWith(short)
}
