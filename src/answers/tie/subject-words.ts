import { namesNothing } from './empty-words.js'

export const LIST = /^\s*(?:其中|包括|含|of which|including|comprising)[\s:：]*/iu

/** 收入总计比固原、池州都高，为…: the comparison is judged apart. */
const COMPARED = /(?:比|较)[^，]{0,30}?(?:都|均|更|要)?(?:高|低|多|少|大|小)$/u

/** 该中心, 其: who is meant is known from the frame. */
const ANAPHOR =
  /^(?:(?:该|本|这家?|此|上述|我)(?:中心|单位|部门|机构|热线|办公室|家)|其(?![他中余它次])|(?:its|their|this|that|the) (?:cent(?:er|re)|office|department|organization|hotline)(?:'s|’s)?(?![a-z]))(?:的)?[，,\s]*/iu
const LEAD =
  /^(?:其中|此外|另外|同时|另有|而|并且|且|至于|关于|对于|将|把|计划|拟|主要(?:项目|内容|构成)?(?:有|包括|是|为)?|and|while|but|the|whereas|with|plus|as for|its|their|plans? to|for)\s*(?=\S)/iu
const BEHIND =
  /(?:方面|一项|[为是]?最[高低多少大小]|(?<![人平户])均|都|各自?|皆|同|也|则|仍|仅|已|将|要|会|达成|花费?|用于|下达|计划|拟|预计)+$/u
/** 从支出看, 按功能科目分, 预算显示, 答: clauses that only lead to what follows. */
const LEADS_TO =
  /^(?:exceed(?:s|ed|ing)?|(?:is|was) (?:more|less|higher|lower|larger|smaller) than|falls? short of|高于|低于|多于|少于|超过|不及)|^(?:此外|另外|同时|据|根据|截至|受|由于|因|为|按|依据|结合|问$|答$|注$)|^(?:从|按|分|就)[^，]{0,14}(?:看|来看|划分|分|讲|而言|计算|构成)$|(?:显示|表明|指出|介绍|如下|情况|说明|有)$/u

/** Words of an item as a text has them, without what only joins them to the rest of the sentence. */
export function tidy(words: string): string {
  let core = words.replace(/^[\s\-–—*#>·•|/、，,.]+/u, '').trim()
  for (let rounds = 0; rounds < 6; rounds += 1) {
    const shorter = core
      .replace(LIST, '')
      .replace(ANAPHOR, '')
      .replace(LEAD, '')
      .replace(/[（(：:，,\s]+$/u, '')
      .replace(BEHIND, '')
      .trim()
    if (shorter === core) break
    core = shorter
  }
  return core
}

/** The words of an earlier clause that a number may be of; '' where the clause only leads on. */
export function outerWords(clauses: readonly string[]): string {
  const clause = clauses
    .map((one) => one.replace(/^[\s\-–—*#>·•|/、，,.]+/u, '').trim())
    .find((one) => {
      const core = tidy(one)
      return core !== '' && !namesNothing(core) && !LEADS_TO.test(one)
    })
  return clause === undefined ? '' : tidy(clause.replace(COMPARED, ''))
}

/** Basic salaries (基本工资): the document's own term. */
export const inBrackets = (words: string): string =>
  /^[A-Za-z]/u.test(words) ? (/[（(]\s*(\p{Script=Han}[^（）()]*)[）)]/u.exec(words)?.[1] ?? words) : words

/** 收入总计、支出总计均为…: the items that one number is of; one alone where the words do not say so. */
export function jointItems(words: string): string[] {
  const list = /^(.{2,40}?)(?:均|都|皆|各|同)(?:自|样)?(?:为|是|达到?)?$/u.exec(words.trim())?.[1]
  if (list === undefined) return []
  const items = list.split(/、|和|与|及|以及/u).map((item) => item.trim())
  return items.length > 1 && items.every((item) => item.length >= 2) ? items : []
}
