import type { Turn } from '../session.js'

const ORDINAL = /^(?:那|就|要|选|看|查)?第([一二三四五六七八九十两]|\d{1,2})(?:个|项|家|条|种|行)(?:的)?/
const ENGLISH_ORDINAL = /^(?:and )?(?:the )?(first|second|third|fourth|fifth|last)(?: one)?\b/
const DIGITS = '一二三四五六七八九十'
const ENGLISH_DIGITS = ['first', 'second', 'third', 'fourth', 'fifth']

/** 第二个呢, 2: the question or item that was offered lately; `choices` when there is no such one; null for other texts. */
export function pickOffered(text: string, turns: readonly Turn[]): { question: string } | { choices: string[] } | null {
  const match = ORDINAL.exec(text) ?? ENGLISH_ORDINAL.exec(text) ?? /^(\d{1,2})$/.exec(text)
  if (match === null) return null
  const word = match[1] ?? ''
  const choices = [...turns.slice(-3)].reverse().find((one) => one.choices.length > 0)?.choices ?? []
  if (choices.length === 0) return /^\d+$/.test(text) ? null : { choices }
  const choice = choices[word === 'last' ? choices.length - 1 : numberOf(word) - 1]
  if (choice === undefined) return { choices }
  const rest = text
    .slice(match[0].length)
    .replace(/^呢|呢$/, '')
    .trim()
  if (rest === '' || /^(?:是)?多少$/.test(rest)) return { question: choice }
  return { question: `${choice.replace(/(?:是|为)?多少[?？]?$|[?？]$/, '')}${rest}` }
}

function numberOf(word: string): number {
  if (/^\d+$/.test(word)) return Number.parseInt(word, 10)
  return word === '两' ? 2 : Math.max(DIGITS.indexOf(word), ENGLISH_DIGITS.indexOf(word)) + 1
}
