import { Decimal } from '../../core/decimal.js'
import type { Figure } from '../../core/figure.js'
import type { Fact } from '../../facts/types.js'
import { displayValue } from '../../gate/display.js'
import { factName } from '../../gate/fact-name.js'
import { sourceLine } from '../../gate/source-line.js'
import { type Draft, refuse, startDraft } from '../draft.js'
import { bySpending } from '../understand/by-spending.js'
import type { Reading } from '../understand/reading.js'
import { statedChange, withoutBaseYear } from './change.js'
import type { QuestionKind } from './contract.js'

/** 谁比上年增幅最大 — the changes that the documents state, side by side; who states none is named. */
export const acrossChange: QuestionKind = {
  name: 'across-change',
  serves: ['across', 'change', 'share', 'difference', 'list'],
  readsYears: true,
  answer(reading, context) {
    const { text } = reading
    if (!reading.intents.has('across') || !reading.intents.has('change') || !/最/.test(text)) return null
    const smallest = /最小|最低|最少/.test(text)
    const byRate = /增幅|降幅|涨幅|幅度|百分|%|率/.test(text)
    const all = [...new Set(context.documents.flatMap((record) => record.organization ?? []))]
    const organizations = reading.organizations.length >= 2 ? reading.organizations : all
    const zh = reading.language === 'zh'
    const draft = startDraft()
    const sources: string[] = []
    const entered: { figure: Figure; fact: Fact; mark: number }[] = []
    const missing: string[] = []
    for (const organization of organizations) {
      const alone: Reading = { ...reading, organizations: [organization] }
      const bySide = [alone, { ...alone, senses: bySpending(alone.senses) }]
      // 总额 is either side of the account: where one change is not stated, that of spending is.
      const fact = bySide
        .map((side) => statedChange(withoutBaseYear(side, organization, context), organization, context))
        .map((stated) => (byRate ? stated?.rate : stated?.amount))
        .find((one) => one != null)
      if (fact == null) {
        missing.push(organization)
        continue
      }
      const figure = draft.ledger.addFact(fact, factName(fact, reading.language))
      if (figure.source !== null) sources.push(sourceLine(sources.length + 1, figure.source, reading.language))
      entered.push({ figure, fact, mark: sources.length })
    }
    if (entered.length < 2) return null
    // A change that is not stated may be the largest of all.
    if (missing.length > 0) return refuseMissing(missing, zh)
    const signed = (one: { fact: Fact }): Decimal => {
      const value = new Decimal(one.fact.value)
      return one.fact.direction === 'decrease' ? value.abs().neg() : value
    }
    const ordered = entered.sort((a, b) => (smallest ? signed(a).cmp(signed(b)) : signed(b).cmp(signed(a))))
    const [best] = ordered
    if (best === undefined) return null
    draft.results.push(best.figure)
    const line = (one: { figure: Figure; mark: number }): string =>
      `${one.figure.organization ?? ''}${one.figure.year ?? ''}${zh ? '年' : ' '} ${one.figure.label} ${displayValue(one.figure.value, one.figure.unit)} [${one.mark}]`
    const word = zh ? (smallest ? '最小：' : '最大：') : smallest ? 'Smallest: ' : 'Largest: '
    draft.lines.push(`${word}${line(best)}`, ...ordered.slice(1).map((one) => `· ${line(one)}`))
    draft.lines.push(...sources)
    return draft
  },
}

function refuseMissing(missing: string[], zh: boolean): Draft {
  const text = zh
    ? `这些单位的文件没有写明增减，不能断定哪一家最大或最小：${missing.join('、')}。其余单位的增减可以逐个问。`
    : `No change is stated for ${missing.join(', ')}, so none of the others can be called the largest or smallest; ask for them one by one.`
  return refuse('not-held', [text], [], missing)
}
