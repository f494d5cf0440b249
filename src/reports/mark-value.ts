import { escapeForHtml } from '../language/escape.js'

const NUMBER = /[0-9][0-9,，]{0,40}(?:\.[0-9]{1,20})?/gu

/** A line of a document as HTML, the given value marked where the line holds it exactly once. */
export function markValue(line: string, value: string | null): string {
  const wanted = value === null ? null : plain(value)
  const places = [...line.matchAll(NUMBER)].filter((match) => wanted !== null && plain(match[0]) === wanted)
  const [only] = places
  if (only === undefined || places.length > 1) return escapeForHtml(line)
  const end = only.index + only[0].length
  return `${escapeForHtml(line.slice(0, only.index))}<mark>${escapeForHtml(only[0])}</mark>${escapeForHtml(line.slice(end))}`
}

const plain = (number: string): string => number.replace(/[,，\-+]/gu, '')
