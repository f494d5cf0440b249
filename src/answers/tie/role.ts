/** What the words before a number make of it. */
export type Role =
  | { kind: 'amount' }
  | { kind: 'change'; base: string; direction: Direction }
  | { kind: 'share'; whole: string }
  | { kind: 'completion'; base: string }
  | { kind: 'difference'; other: string; direction: Direction }
  | { kind: 'ratio'; other: string }

export type Direction = 'increase' | 'decrease'

export interface RoleReading {
  role: Role
  /** What the number is about; '' where the clause leaves it to what was said before. */
  subject: string
}

const CHANGE =
  /^(.*?)净?(增加|减少|增长|下降|降低|上升|上涨|压减|压缩|缩减|提高|增幅|降幅|增|减|降|升|多|少)(?:了|额|数|率|幅度|幅)?(?:为|约|达|约为|近)?$/u
const DECREASE = /减|降|压|缩|少|低|decreas|fall|fell|drop|declin|down|lower|less|reduc|cut/iu
const BASE =
  /(?:较|比|与|同)(?:20\d{2}|上年|上一年|去年|前年|上年度|年初|同期)[^，。；]*?(?=相比|对比|增|减|下降|降|上升|上涨|提高|压|缩|多|少|$)(?:相比|对比)?|同比/u
const SHARE = /^(.*?)占(.*?)(?:的)?(?:比重|比例|份额|比)?(?:为|达|约|是)?$/u
const COMPLETION = /^(.*?)(?:完成率|执行率|完成(?:了)?(.*?预算数?)的?)(?:为|达|是)?$/u
const DIFFERENCE = /^(.*?)比(.*?)(多|少|高|低)(?:出|了)?(?:约|近)?$/u
const ENGLISH_CHANGE =
  /^(.*?)\b(increas\w*|ris\w*|rose|grew|grow\w*|up|decreas\w*|fell|fall\w*|drop\w*|declin\w*|down|reduc\w*|cut)(?: (?:of|by|about|roughly|nearly|some|a|total))*$/iu
const ENGLISH_DIFFERENCE = /^(.*?)\b(exceed(?:s|ed)?|is (?:more|less)|was (?:more|less))(.*?)(?: by)?$/iu
const ENGLISH_SHARE =
  /^(.*?)\b(?:account(?:s|ed|ing)? for|ma(?:kes?|de|king) up|represent(?:s|ed|ing)?|constitut(?:es|ed|ing)|(?:its|their|the) share (?:is|was)|or)$/iu

/** 是基本支出的3.43倍, 相当于固原的2.4倍, 2.4 times that of …: how often one figure holds another. */
const TIMES = /^(.*?)(?:是|为|相当于|约为|达到?)([^是为]*?)的?(?:约|近|将近)?$/u
const TIMES_BEHIND = /^(?:that of|those of|the size of|as (?:much|large|high) as|as)\s*(.*)$/iu

/** 多4.42万元 right behind the figure that it is counted from; 213,500 yuan more than in 2023. */
const MORE = /^[，,\s]*(?:增加|减少|多|少|高|低)(?:出|了)?(?:约|近)?$/u
const MORE_BEHIND =
  /^(more|less|higher|lower|fewer)(?: than (?:in |the |that of )?(?:(?:19|20)\d{2}|previous year|year before|last year|a year earlier).*)?$/iu

/**
 * Reads the role of a number from the words of its clause and those right behind it. `withOther` tells whether a comparison
 * is with another organization, `afterBase` whether the number before is the figure of another time that it is compared with.
 */
export function readRole(
  head: string,
  tail: string,
  unit: string,
  { withOther, afterBase }: { withOther: boolean; afterBase: boolean },
): RoleReading {
  if (unit === '%') {
    const ratio = readRatio(head, tail)
    if (ratio !== null) return ratio
  }
  if (unit === '倍') {
    const times = TIMES.exec(head)
    const behind = TIMES_BEHIND.exec(tail)?.[1]
    if (behind !== undefined)
      return { role: { kind: 'ratio', other: behind }, subject: head.replace(/\b(?:is|was|are|were)$/iu, '') }
    if (times !== null && /的(?:约|近|将近)?$/u.test(head) && !CHANGED_BY.test(head))
      return { role: { kind: 'ratio', other: times[2] ?? '' }, subject: times[1] ?? '' }
  }
  const more = MORE_BEHIND.exec(tail)?.[1]
  if (more !== undefined && /\s/u.test(tail))
    return { role: { kind: 'change', base: '', direction: directionOf(more) }, subject: '' }
  if (afterBase && MORE.test(head))
    return { role: { kind: 'change', base: '', direction: directionOf(head) }, subject: '' }
  const isOverTime = !withOther && BASE.test(head)
  const difference = isOverTime ? null : (DIFFERENCE.exec(head) ?? ENGLISH_DIFFERENCE.exec(head))
  if (difference !== null) {
    const [, subject = '', a = '', b = ''] = difference
    const isEnglish = /[a-z]/iu.test(a)
    return {
      role: { kind: 'difference', other: isEnglish ? b : a, direction: directionOf(isEnglish ? a : b) },
      subject,
    }
  }
  const change = CHANGE.exec(head)
  if (change !== null && !/新增$/u.test(head) && (!/多|少/u.test(change[2] ?? '') || BASE.test(head))) {
    const base = BASE.exec(change[1] ?? '')?.[0] ?? ''
    const subject = (change[1] ?? '').replace(base, '')
    return { role: { kind: 'change', base, direction: directionOf(change[2] ?? '') }, subject }
  }
  const english = ENGLISH_CHANGE.exec(head)
  if (english !== null)
    return { role: { kind: 'change', base: '', direction: directionOf(english[2] ?? '') }, subject: english[1] ?? '' }
  return { role: { kind: 'amount' }, subject: head.replace(CHANGED_TO, '').replace(ENGLISH_CHANGED_TO, '') }
}

const CHANGED_BY = /增|减|升|降/u

/** 由…增加到, 降至: what a thing became is no change. */
const CHANGED_TO = /(?:增加|减少|增长|下降|上升|上涨|提高|降低|压减|增|降|减|升)(?:至|到|为)$/u

const ENGLISH_CHANGED_TO =
  /\b(?:increas\w*|rose|rises?|grew|grows?|fell|falls?|dropp?\w*|declin\w*|decreas\w*|went) (?:up |down )?(?:to|from)$/iu

/** 其中93.13%用于…: nothing but what leads to a part. */
const SHARE_ONLY = /^(?:其中|有|约|近|of which|with|and|,|，|\s)*$/iu

function readRatio(head: string, tail: string): RoleReading | null {
  const told = /^(?:是|为|用于|(?:is|was|goes to|is for) )\s*(.+)$/iu.exec(tail)?.[1]
  if (told !== undefined && SHARE_ONLY.test(head)) return { role: { kind: 'share', whole: '' }, subject: told }
  const total = /^of (?:the )?(?:total|overall)(?: (?:budget|expenditure|spending))?$/iu.test(tail)
  if (total && head.trim() === '') return { role: { kind: 'share', whole: '支出总计' }, subject: '' }
  const proportion = /^(.*?)(?:的)?(?:比例|比重|份额|占比)(?:约)?(?:为|达|约|是)?$/u.exec(head)
  if (proportion !== null && !head.includes('占'))
    return { role: { kind: 'share', whole: '' }, subject: proportion[1] ?? '' }
  const share = SHARE.exec(head)
  if (share !== null) {
    const after = (share[2] ?? '').replace(/的$/u, '')
    return { role: { kind: 'share', whole: after }, subject: share[1] ?? '' }
  }
  const completion = /预算|完成率|执行率/u.test(head) ? COMPLETION.exec(head) : null
  if (completion !== null)
    return { role: { kind: 'completion', base: completion[2] ?? '' }, subject: completion[1] ?? '' }
  if (
    /\b(?:complet|achiev|fulfil|execut)\w*$/iu.test(head) &&
    /^of (?:its|the|their) (?:initial |full-year )?budget/iu.test(tail)
  )
    return { role: { kind: 'completion', base: '年初预算' }, subject: '' }
  const of = /^(?:of|in) (.+)$/iu.exec(tail)?.[1]
  const english = ENGLISH_SHARE.exec(head)
  if (english !== null && of !== undefined) return { role: { kind: 'share', whole: of }, subject: english[1] ?? '' }
  if (english !== null && !/\bor$/iu.test(head))
    return { role: { kind: 'share', whole: '' }, subject: english[1] ?? '' }
  return null
}

const directionOf = (word: string): Direction => (DECREASE.test(word) ? 'decrease' : 'increase')
