/** Where a sentence stands in a passage, in UTF-16 units, its end mark included. */
export interface Span {
  start: number
  end: number
}

const END = /[。；！？;!?][”"’』」）)]*/gu

/** Sentences and clauses between semicolons of a passage, without blanks around them. */
export function sentencesOf(text: string): Span[] {
  const spans: Span[] = []
  let start = 0
  for (const match of text.matchAll(END)) {
    spans.push({ start, end: match.index + match[0].length })
    start = match.index + match[0].length
  }
  if (text.slice(start).trim() !== '') spans.push({ start, end: text.length })
  return spans.map((span) => trimmed(text, span)).filter((span) => span.end > span.start)
}

const LABEL = /^\s*(?:[（(]?[一二三四五六七八九十\d]{1,3}[）)]?[、.．]?\s*)?([^，。；：:\d]{2,20})[：:。]\s*(?=\S)/u

/** What a passage is a record of, where it begins with its own label (立项依据。… 实施主体：…); '' where it has none. */
export function labelOf(text: string): string {
  return LABEL.exec(text)?.[1]?.trim() ?? ''
}

const NUMBERED = /^\s*(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[.．、])/u
const LONGEST_TITLE = 40

/** A numbered first sentence that says what the next ones are about (4、完善知识库。). */
export function isTitle(text: string, span: Span): boolean {
  return span.start < 2 && span.end < text.trimEnd().length && span.end <= LONGEST_TITLE && NUMBERED.test(text)
}

function trimmed(text: string, span: Span): Span {
  let { start, end } = span
  while (start < end && /\s/.test(text.charAt(start))) start++
  while (end > start && /\s/.test(text.charAt(end - 1))) end--
  return { start, end }
}
