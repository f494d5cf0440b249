const EMPTY =
  /^(?:其中|此外|另外|同时|另|而|且|并且?|该|这|其|本|我|的|为|是|达到?|共计?|总共|合计|总计|总|约|近|超过?|安排|编列|列支|下达|批复|全年|年初|年度?|年|预算|决算|执行|实际|数|额|金额|资金|单位|部门|中心|机构|热线|市|度|在|中|里|则|有|了|到|即|也就是|折合|合|上年|去年|今年|本年|当年|当地|方面|来看|看|说明|显示|文件|据|根据|公开|分别|由|从|至|将|已|不足|不到|接近|大约|大概|元|万元|使用|支付|报告|人民币|仅|只|[\s，,、：:；“”"'’‘（）()\-–—*#>·•|/])*$/u
const EMPTY_ENGLISH =
  /^(?:(?:the|its|it|this|that|which|was|is|were|are|be|been|at|to|of|a|an|and|in|for|with|by|stood|stands|stand|amounted|amounts|amount|amounting|reached|reaches|came|comes|totalled|totaled|totals|totalling|totaling|total|set|sets|planned|plans|budgeted|budget|budgets|will|would|cent(?:er|re)s|accounts?|final|initial|about|approximately|roughly|around|nearly|almost|some|just|over|under|more|than|or|i\.e|year|hotline|cent(?:er|re)|office|department|allocated|allocates|spent|spends?|spending|plans?|to|received|receives|equal|respectively|while|from|on|had|has|have|s|according|documents?|rmb|cny|yuan|also|only|made|provides?|provided|there|they|both|versus|against|compared|(?:19|20)\d{2})(?![a-z0-9])|[\s,.;:'’“”"()\-–—*#>·•|/])*$/iu

/** True when words name nothing that a number could be of: 其中, 为, 2024年预算, "of which", "amounted to". */
export const namesNothing = (words: string): boolean => EMPTY.test(words) || EMPTY_ENGLISH.test(words)

const STAGE_IN_FRONT =
  /^(?:(?:年初|部门|单位|全年|调整后?)(?:预算|决算)|年?[末底](?!线)|各(?:中心|单位|家|地|部门|机构)(?:的)?|(?:预算|决算)(?!收入(?!总计|合计|总额)|支出(?!总计|合计|总额))|执行数|安排|编列|列支|显示|共|总共|的|中|内|里|，|在|由)+/u
const STAGE_BEHIND =
  /(?:的)?(?:(?:年初|部门|单位|全年|调整后?)(?:预算|决算)|(?<!收入|支出|公共|基金|经营)(?:预算|决算)|执行)数?$/u
const VERB_BEHIND = /(?:为|是|达到?|共计|共|安排|编列|资金|约|由|从|的|预计|分别)+$/u
const ENGLISH_EDGES =
  /^(?:the|its|a|an|of|in|for|and|while|but|on|at|to|with|from|budget(?:ed|s)?|sets?|plan(?:s|ned)?|spen[dt]s?|initial|final accounts?|accounts|shows?|says?|put|s|'s|’s)\b[\s,:]*|[\s,:]*\b(?:takes?|costs?|gets?|was|is|were|are|of|in|at|to|for|by|set|stood|stands|amount(?:s|ed|ing)?|reach(?:es|ed|ing)?|came|comes|total(?:l?ed|l?ing|s)|budgeted|about|the|on|from|had|has|with|a|an|only|just|some)$/iu

/** The words of an item without what the frame says (stage) and without the verbs around it. */
export function withoutStage(words: string): string {
  let core = words.trim()
  for (let rounds = 0; rounds < 8; rounds += 1) {
    const shorter = core
      .replace(STAGE_IN_FRONT, '')
      .replace(VERB_BEHIND, '')
      .replace(STAGE_BEHIND, '')
      .replace(ENGLISH_EDGES, '')
      .replace(/\s{2,}/gu, ' ')
      .replace(/\b(?:of|in) (?=(?:of|in|was|is)\b)/giu, '')
      .trim()
    if (shorter === core || shorter === '') break
    core = shorter
  }
  return core
}
