/** What the words before a number make of it. */
export type Role =
  | { kind: 'amount' }
  | { kind: 'change'; base: string; direction: 'increase' | 'decrease' }
  | { kind: 'share'; whole: string }
  | { kind: 'completion'; base: string }

export interface RoleReading {
  role: Role
  /** What the number is about; '' where the clause leaves it to what was said before. */
  subject: string
}

const CHANGE =
  /^(.*?)(增加|减少|增长|下降|降低|上升|上涨|压减|压缩|缩减|提高|增|减|降|升)(?:了|额|数|率|幅度|幅)?(?:为|约|达)?$/u
const DECREASE = /减|降|压|缩|decreas|fall|fell|drop|declin|down|lower|reduc|cut/iu
const BASE =
  /(?:较|比|与|同)(?:20\d{2}|上年|上一年|去年|前年|上年度|年初|同期)[^，。；]*?(?=相比|对比|增|减|下降|降|上升|上涨|提高|压|缩|$)(?:相比|对比)?|同比/u
const SHARE = /^(.*?)占(.*?)(?:的)?(?:比重|比例|份额|比)?(?:为|达|约|是)?$/u
const COMPLETION =
  /^(.*?)(?:为|达到|完成了?)?((?:全年|年初|调整后?)?预算数?)的$|^(.*?)(?:预算完成率|完成率|执行率)(?:为|达|是)?$/u
const ENGLISH_CHANGE =
  /^(.*?)\b(increas\w*|ris\w*|rose|grew|grow\w*|up|higher|decreas\w*|fell|fall\w*|drop\w*|declin\w*|down|lower|reduc\w*|cut)(?: \w+){0,2}?(?: of| by)?$/iu
const ENGLISH_SHARE =
  /^(.*?)\b(?:accounts? for|accounted for|makes? up|made up|represents?|share (?:is|was|of)|constitutes?)$/iu

/** Reads the role of a number from the words of its clause and those right behind it. */
export function readRole(head: string, tail: string, unit: string): RoleReading {
  const percent = unit === '%'
  if (percent) {
    const share = SHARE.exec(head)
    if (share !== null) {
      const after = (share[2] ?? '').replace(/的$/u, '')
      return { role: { kind: 'share', whole: after }, subject: share[1] ?? '' }
    }
    const completion = /完成(?:了)?(.*?预算.*?)的$/u.exec(head) ?? COMPLETION.exec(head)
    if (completion !== null && /预算|完成率|执行率/u.test(head))
      return {
        role: { kind: 'completion', base: completion[1] ?? '' },
        subject: head.slice(0, head.search(/完成|预算完成率|执行率/u)),
      }
    const english = ENGLISH_SHARE.exec(head)
    const of = /^(?:of|in) (.+)$/iu.exec(tail)?.[1]
    if (english !== null) return { role: { kind: 'share', whole: of ?? '' }, subject: english[1] ?? '' }
    const behind = /^的?(.*)$/u.exec(tail)?.[1] ?? ''
    if (/(?:^|[^比较])占$/u.test(head) && behind !== '')
      return { role: { kind: 'share', whole: behind }, subject: head.replace(/占$/u, '') }
  }
  const change = CHANGE.exec(head)
  if (change !== null && !/新增$/u.test(head)) {
    const base = BASE.exec(change[1] ?? '')?.[0] ?? ''
    const subject = (change[1] ?? '').replace(base, '')
    return { role: { kind: 'change', base, direction: directionOf(change[2] ?? '') }, subject }
  }
  const english = ENGLISH_CHANGE.exec(head)
  if (english !== null)
    return { role: { kind: 'change', base: '', direction: directionOf(english[2] ?? '') }, subject: english[1] ?? '' }
  return {
    role: { kind: 'amount' },
    subject: head.replace(/(?:增加|减少|增长|下降|上升|上涨|提高|降低|压减)(?:至|到)$/u, ''),
  }
}

const directionOf = (word: string): 'increase' | 'decrease' => (DECREASE.test(word) ? 'decrease' : 'increase')
