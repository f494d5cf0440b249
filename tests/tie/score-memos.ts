import { readFileSync } from 'node:fs'
import type { TiedNumber, TiedText } from '../../src/answers/tie/tied-text.js'
import { Decimal } from '../../src/core/decimal.js'

/** A number of a memo with what is to become of it. `false` is not to be tied, whatever else is said of it. */
export interface GoldNumber {
  text: string
  line: number
  column: number
  status: 'tied' | 'contradicted' | 'unknown' | 'false'
  expected?: string
}

export interface Memo {
  id: string
  text: string
  numbers: GoldNumber[]
}

export interface MemoScore {
  honest: number
  tied: number
  /** False numbers that were tied. */
  falseTies: string[]
  /** Honest or unheld numbers that were contradicted, and contradictions that say another figure than the right one. */
  falseAlarms: string[]
  /** Identities (years, codes, telephone numbers) and counts of what is listed that were read as numbers and tied or contradicted. */
  extra: string[]
  missed: string[]
}

export const readMemos = (name: string): Memo[] =>
  readFileSync(new URL(name, import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Memo)

/** Holds what became of the numbers of memos against what is to become of them. */
export function scoreMemos(memos: Memo[], tie: (text: string) => TiedText): MemoScore {
  const score: MemoScore = { honest: 0, tied: 0, falseTies: [], falseAlarms: [], extra: [], missed: [] }
  for (const memo of memos) {
    const { numbers } = tie(memo.text)
    const met = new Set<TiedNumber>()
    for (const gold of memo.numbers) {
      const found = numbers.find(
        (one) =>
          one.line === gold.line && one.column >= gold.column && one.column < gold.column + [...gold.text].length,
      )
      if (found !== undefined) met.add(found)
      judge(memo, gold, found, score)
    }
    for (const one of numbers)
      if (!met.has(one) && one.status !== 'unknown') score.extra.push(`${memo.id} ${one.text} ${one.status}`)
  }
  return score
}

function judge({ id }: Memo, gold: GoldNumber, found: TiedNumber | undefined, score: MemoScore): void {
  const status = found?.status ?? 'unknown'
  const name = `${id} ${gold.text} ${status} ${found?.figure?.label ?? ''} ${found?.expected ?? ''}`
  if (gold.status === 'tied') {
    score.honest += 1
    if (status === 'tied') score.tied += 1
    else score.missed.push(name)
    if (status === 'contradicted') score.falseAlarms.push(name)
    return
  }
  if (status === 'tied') score.falseTies.push(name)
  if (gold.status === 'unknown' && status === 'contradicted') score.falseAlarms.push(name)
  if (status === 'contradicted' && gold.expected !== undefined) {
    const said = found?.expected ?? null
    if (said === null || !new Decimal(said).eq(gold.expected)) score.falseAlarms.push(name)
  }
}
