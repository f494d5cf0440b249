import { escapeForTerminal } from '../../language/escape.js'

/** Widths in em of the letters that are narrower or wider than most, in the program's font; the rest are on the safe side. */
const NARROW = new Map([..." .,;:'|!ijl"].map((letter) => [letter, 0.29]))
const WIDE = new Map([...'mwMWQO%@&'].map((letter) => [letter, 0.93]))

/** Estimated width of a text in pixels, rather too wide than too narrow; digits are exact. */
export function textWidth(text: string, size: number): number {
  let width = 0
  for (const letter of text) width += letterWidth(letter)
  return width * size
}

function letterWidth(letter: string): number {
  if ((letter.codePointAt(0) ?? 0) >= 0x2000) return 1
  return NARROW.get(letter) ?? WIDE.get(letter) ?? (/[0-9]/u.test(letter) ? 0.556 : /[A-Z]/u.test(letter) ? 0.7 : 0.6)
}

const SHORTENED = '…'
/**
 * What is not broken while it fits on a line of its own: a number, a word in Latin letters, a letter with the closing
 * mark behind it or the opening mark in front.
 */
const PIECE = /[（“「《(]?(?:[0-9A-Za-z][0-9A-Za-z.,%]{0,60}年?|.)[）”」》，。、；：！？)]{0,2}/gsu

/** Breaks a text into at most `most` lines of `width` pixels; what does not fit is shortened with … at the end, never inside a number. */
export function wrapText(text: string, size: number, width: number, most: number): string[] {
  const lines: string[] = []
  let line = ''
  for (const piece of piecesOf(text, size, width)) {
    if (line !== '' && textWidth(line + piece, size) > width) {
      if (lines.length + 1 === most) return [...lines, shorten(line, size, width)]
      lines.push(line.trimEnd())
      line = ''
    }
    line += line === '' ? piece.trimStart() : piece
  }
  return line === '' ? lines : [...lines, line]
}

function piecesOf(text: string, size: number, width: number): string[] {
  return (text.match(PIECE) ?? []).flatMap((piece) => (textWidth(piece, size) <= width ? [piece] : [...piece]))
}

function shorten(line: string, size: number, width: number): string {
  const pieces = piecesOf(line, size, width)
  while (pieces.length > 0 && textWidth(pieces.join('') + SHORTENED, size) > width) pieces.pop()
  return pieces.join('').trimEnd() + SHORTENED
}

/** Text of a document on one line; what the font cannot draw, and what would turn the order of digits, becomes visible. */
export function drawableText(text: string, lacks: (letter: string) => boolean): string {
  const plain = escapeForTerminal(text.replace(/[\s\u2028\u2029]+/gu, ' '))
  return [...plain.normalize('NFC')]
    .map((letter) => (lacks(letter) ? plainLetter(letter, lacks) : letter))
    .join('')
    .trim()
}

/** Ⅱ is as good as II; a letter that stands for digits (10³) is never turned into them. */
function plainLetter(letter: string, lacks: (letter: string) => boolean): string {
  const plain = letter.normalize('NFKC')
  return plain === letter || /\p{N}/u.test(plain) || [...plain].some(lacks) ? '□' : plain
}
