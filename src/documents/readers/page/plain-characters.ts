/**
 * Characters of U+2E80–U+2EF3 (CJK radicals supplement) with the ideograph each looks like, after the Unicode property
 * Equivalent_Unified_Ideograph; only those drawn like a whole character, since a document never uses the others as words.
 */
const RADICALS =
  '⺁厂⺋㔾⺌小⺍小⺎兀⺐尢⺒巳⺓幺⺕彐⺗心⺛旡⺜日⺝月⺞歺⺟母⺠民⺧牛⺩王⺫目⺬示⺱罓⺴冗⺶羊⺻聿⺼肉⻁虎⻃覀⻄西⻅见⻆角⻉贝⻋车⻏邑⻑長⻒镸⻓长⻔门⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙⻱龜⻲亀⻳龟'

/** Compatibility decomposition names the traditional form where print has the common one. */
const COMMON: Readonly<Record<string, string>> = { 戶: '户', 靑: '青', 黃: '黄' }

const PLAIN = new Map(
  Array.from({ length: [...RADICALS].length / 2 }, (_, at) => {
    const [radical = '', ideograph = ''] = [...RADICALS].slice(at * 2, at * 2 + 2)
    return [radical, ideograph] as const
  }),
)

const ODD =
  /[\p{Default_Ignorable_Code_Point}\u00a0\u2000-\u200a\u2028\u2029\u202f\u205f\u2e80-\u2fdf\u3000\uf900-\ufaff]/u

/**
 * Text as people type it: radicals (康熙部首) and compatibility ideographs that stand for common characters become those,
 * blanks of any width one blank, characters without width nothing. Fonts without a table of meanings give code points of
 * the same look, and no search would find them.
 */
export function plainCharacters(text: string): string {
  if (!ODD.test(text)) return text
  return text
    .replace(/\p{Default_Ignorable_Code_Point}/gu, '')
    .replace(/[\u00a0\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]/g, ' ')
    .replace(/[\u2e80-\u2ef3]/g, (radical) => PLAIN.get(radical) ?? radical)
    .replace(/[\u2f00-\u2fd5\uf900-\ufaff]/g, (form) => {
      const ideograph = form.normalize('NFKC')
      return COMMON[ideograph] ?? ideograph
    })
}
