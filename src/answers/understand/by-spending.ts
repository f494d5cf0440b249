import type { SenseWord } from './reading.js'

/** 总盘子 and 全部预算 name either side of the account; set against other figures they mean spending. */
export function bySpending(words: SenseWord[]): SenseWord[] {
  return words.map((word) => ({
    ...word,
    senses: word.senses.map((sense) =>
      sense.type === 'total' && sense.of === 'both' ? { ...sense, of: 'expenditure' as const } : sense,
    ),
  }))
}
