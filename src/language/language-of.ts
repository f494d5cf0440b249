const QUOTED = /[(（「『"“《'‘[【][^)）」』"”》'’\]】]{0,200}[)）」』"”》'’\]】]/gu
const HAN = /\p{Script=Han}/gu
const LATIN_WORD = /[A-Za-z]{2,}/g
/** Words that make an English sentence; a Chinese one borrows nouns, not these. */
const GRAMMAR = new Set(
  'how what which who whom whose when where why is are was were do does did has have had can could will would should the of in for to and much many list show tell give compare between than by per from with please it its this that'.split(
    ' ',
  ),
)

/**
 * Tells the language to answer in: that of the main clause. Names and terms in brackets or quotes do not decide, so
 * "How much … (住房公积金) …?" is English and 渭南的 budget 是多少 Chinese. Without any letter it is Chinese.
 */
export function detectLanguage(text: string): 'zh' | 'en' {
  const plain = text.slice(0, 5000)
  const main = plain.replace(QUOTED, ' ')
  const clause = /\p{L}/u.test(main) ? main : plain
  const han = clause.match(HAN)?.length ?? 0
  const words = clause.match(LATIN_WORD) ?? []
  if (han === 0) return words.length > 0 ? 'en' : 'zh'
  const grammar = words.filter((word) => GRAMMAR.has(word.toLowerCase())).length
  return grammar >= 2 && words.length * 2 >= han ? 'en' : 'zh'
}
