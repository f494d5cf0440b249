/** A reason that a passage gives, verbatim, and where its announcement begins. */
export interface Reason {
  at: number
  start: number
  end: number
  text: string
  /** True when the word 原因 (or 由于) is used; a bare 主要是 may also describe what money is for. */
  isExplicit: boolean
}

const ANNOUNCEMENT = /主要原因|原因主要|原因在于|原因是|原因为|原因：|原因:|主要是|主要系|主要由于|主要因/gu
const CONNECTING = /^(?:主要原因|原因|主要|是由于|是因为|由于|因为|在于|是|为|系|因|：|:|\s)+/u
const NEXT_POINT = /^；?\s*(?:二|三|四|五|六)是/u

/**
 * The reasons of a passage in order: the words after 主要原因是, 增长原因主要是, 主要是 … up to the end of the sentence or to a
 * semicolon that does not go on with 二是.
 */
export function findReasons(text: string): Reason[] {
  const reasons: Reason[] = []
  for (const match of text.matchAll(ANNOUNCEMENT)) {
    const at = match.index
    if (reasons.some((reason) => at < reason.end)) continue
    const connecting = CONNECTING.exec(text.slice(at))?.[0] ?? ''
    const start = at + connecting.length
    const end = endOf(text, start)
    const words = text.slice(start, end).trim()
    if (words !== '')
      reasons.push({
        at,
        start,
        end,
        text: words,
        isExplicit: connecting.includes('原因') || connecting.includes('由于'),
      })
  }
  return reasons
}

function endOf(text: string, start: number): number {
  for (let at = start; at < text.length; at += 1) {
    const mark = text[at]
    if (mark === '。') return at
    if (mark === '；' && !NEXT_POINT.test(text.slice(at, at + 8))) return at
  }
  return text.length
}
