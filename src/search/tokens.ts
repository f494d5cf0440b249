import { foldText } from '../language/normalize.js'

/** A run of Han characters (letters and 〇; the script's radicals are symbols), or one word or number of another script. */
export interface Run {
  han: boolean
  text: string
}

const PIECE = /(?=[\p{L}\p{Nl}])\p{Script=Han}|\d+(?:\.\d+)*|(?:(?!\p{Script=Han})\p{L})+/gu
const HAN = /^\p{Script=Han}/u
const BETWEEN_DIGITS = /(?<=\d),(?=\d{3})/g
const LONGEST_WORD = 64

/**
 * Cuts a text into what search compares: Han runs (blanks inside do not break them: 合 计 is 合计), lower-case words, and
 * numbers without separators and trailing zeros (985.00 is 985).
 */
export function findRuns(text: string): Run[] {
  const folded = foldText(text).toLowerCase().replace(BETWEEN_DIGITS, '')
  const runs: Run[] = []
  let end = -1
  for (const match of folded.matchAll(PIECE)) {
    const piece = match[0]
    const last = runs.at(-1)
    const gap = end < 0 ? '' : folded.slice(end, match.index)
    end = match.index + piece.length
    if (!HAN.test(piece)) runs.push({ han: false, text: plainNumber(piece).slice(0, LONGEST_WORD) })
    else if (last?.han && (gap === '' || gap === ' ')) last.text += piece
    else runs.push({ han: true, text: piece })
  }
  return runs
}

/**
 * Tokens of full-text search: pairs of neighbouring Han characters (a lone one stands for itself) and words. Pairs need no
 * dictionary, so a term that no dictionary knows is found all the same.
 */
export function tokenize(text: string): string[] {
  return findRuns(text).flatMap((run) => (run.han ? hanGrams(run.text, 2) : [run.text]))
}

/** All sequences of `length` characters; a shorter run is one sequence. */
export function hanGrams(run: string, length: number): string[] {
  const characters = [...run]
  if (characters.length <= length) return [run]
  return characters.slice(length - 1).map((_, i) => characters.slice(i, i + length).join(''))
}

function plainNumber(piece: string): string {
  const points = piece.split('.')
  if (points.length !== 2 || !/^\d/.test(piece)) return piece
  const fraction = (points[1] ?? '').replace(/0+$/, '')
  return fraction === '' ? (points[0] ?? piece) : `${points[0]}.${fraction}`
}
