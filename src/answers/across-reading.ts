import { bySpending } from './understand/by-spending.js'
import type { Reading, SenseWord, Term } from './understand/reading.js'
import type { Sense } from './understand/senses.js'

/** 四家, as the question counts them; it equals the number of figures, else the question was passed on. */
export function countPhrase(reading: Reading): string {
  return /([两二三四五六七八九十]|\d{1,2})家/.exec(reading.text)?.[0] ?? ''
}

/** 五家, 这四家: how many organizations the question counts. */
export function countedOrganizations(reading: Reading): number | null {
  const match = /([两二三四五六七八九十]|\d{1,2})(?:家|个城市|个单位|个中心|个部门)/.exec(reading.text)
  const digit = match?.[1]
  if (digit === undefined) return null
  const at = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十'].indexOf(digit === '两' ? '二' : digit)
  return at > 0 ? at : /^\d+$/.test(digit) ? Number.parseInt(digit, 10) : null
}

/** A remark in brackets about one organization (渭南用专项业务经费，聊城按决算算): its words count for that organization only. */
export interface Remark {
  start: number
  end: number
  organization: string
  terms: Term[]
  senses: SenseWord[]
}

export function readRemarks(reading: Reading): Remark[] {
  const remarks: Remark[] = []
  for (const bracket of reading.text.matchAll(/\([^()]*\)/g)) {
    const from = bracket.index
    const to = from + bracket[0].length
    const mentions = reading.mentions.filter((mention) => from < mention.start && mention.end < to)
    mentions.forEach((mention, at) => {
      const end = mentions[at + 1]?.start ?? to
      const [organization, ...more] = mention.organizations
      if (organization === undefined || more.length > 0) return
      const within = (position: number): boolean => mention.start <= position && position < end
      remarks.push({
        start: mention.start,
        end,
        organization,
        terms: reading.terms.filter((term) => within(term.start)),
        senses: reading.senses.filter((word) => within(word.start)),
      })
    })
  }
  return remarks
}

/** 总盘子 may be either side of the account; several organizations are compared by one side, spending. */
export function oneSide(reading: Reading): Reading {
  const senses = bySpending(reading.senses)
  const sideless =
    reading.terms.length === 0 &&
    senses.every((word) => word.senses.every((sense) => sense.type !== 'total' && sense.type !== 'flow'))
  return {
    ...reading,
    senses: sideless
      ? [...senses, { text: '', start: 0, senses: [{ type: 'total', of: 'expenditure', scope: 'grand' }] }]
      : senses,
  }
}

export function withoutRemarks(reading: Reading, remarks: Remark[]): Reading {
  const outside = (position: number): boolean =>
    !remarks.some((remark) => remark.start <= position && position < remark.end)
  return {
    ...reading,
    terms: reading.terms.filter((term) => outside(term.start)),
    senses: reading.senses.filter((word) => outside(word.start)),
  }
}

/** Whether anything is named that figures are held of: an item, or a word that stands for a total (预算, 支出, 项目支出). */
export function namesSubject(reading: Reading): boolean {
  const totals: Sense['type'][] = ['stage', 'fund', 'flow', 'portion', 'total']
  return (
    reading.terms.length > 0 || reading.senses.some((word) => word.senses.some((sense) => totals.includes(sense.type)))
  )
}
