import type { Vocabulary } from '../../facts/vocabulary/types.js'
import { PORTION_NAMES } from '../../language/portions.js'

/** What English words name, by the vocabulary: the document's own term, so that both languages ask one question. */
export type Translate = (words: string) => string | null

const AROUND =
  /^(?:(?:the|its|their|a|an|of|in|for|on|to|and|overall|annual|whole)\s+)+|(?:['’]s|[.,;:]|\s+(?:of|in|for|and|the|is|was|are|were|expenses?|costs?|spending))+$/giu

/** Makes the translation from the everyday words of the items. A name that several items share is none. */
export function englishItems(vocabulary: Vocabulary): Translate {
  const names = new Map<string, string | null>()
  const add = (english: string, name: string): void => {
    const key = english.toLowerCase()
    names.set(key, names.has(key) && names.get(key) !== name ? null : name)
  }
  for (const { name, aliases, everyday } of vocabulary.items)
    for (const word of [...aliases, ...everyday]) if (/^[a-z]/iu.test(word)) add(word, name)
  for (const { zh, en } of Object.values(PORTION_NAMES)) names.set(en, zh)
  return (words) => {
    const lower = words.toLowerCase().replace(/\s+/gu, ' ').trim()
    const bare = lower.replace(AROUND, '').trim()
    const one = bare.replace(/s$/u, '')
    const known = [lower, bare, one, `${bare} expenditure`, `${one} expenditure`].find((key) => names.has(key))
    return known === undefined ? null : (names.get(known) ?? null)
  }
}
