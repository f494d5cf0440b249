import { Decimal } from '../../core/decimal.js'
import { baseValue, describeUnit } from '../../core/unit.js'
import { isGlossary, lineAt } from '../../facts/narrative/sections.js'
import type { Fact } from '../../facts/types.js'
import { findNumbers } from '../../language/numbers.js'
import type { CellIndex } from '../cells.js'
import type { Notice, Outcome, Rule, RuleContext } from '../contract.js'
import { readProse } from '../narrative/prose.js'
import type { Bilingual, CheckDocument } from '../types.js'

const NAME = 'narrative-reason'
const MISSING = /原因(?:主要)?(?:是|为|系|在于|：|:)[:：]?\s*[。；]/gu
const LESS = /压缩|压减|缩减|厉行节约|减少|下降|降低|调减|核减|削减|过紧日子|节约开支|节省/u
const MORE = /增加|新增|增长|上涨|提高|上调|调增|扩大|增设|增多|追加/u
/** Words that turn a reason around: the other year went up, something ended, nothing was done. */
const TURNED = /上年|去年|以前年度|结束|完成|退休|调出|划转|取消|不再|未|无|没有|不|结转|恢复|转入|划入|由.{1,20}调整/u

/** A reason must be there where it is announced, and must not say the opposite of its figure. */
export const narrativeReason: Rule = {
  name: NAME,
  title: { zh: '增减原因完整且与数字相符', en: 'reasons are given and fit their figures' },
  *check(document: CheckDocument, { cells }: RuleContext): Iterable<Outcome> {
    const prose = readProse(document)
    for (const passage of prose.passages) {
      if (isGlossary(passage)) continue
      for (const found of passage.text.matchAll(MISSING)) {
        const words = passage.text.slice(Math.max(0, found.index - 24), found.index + found[0].length)
        yield {
          notice: {
            rule: NAME,
            severity: 'warning',
            cells: [cells.ofText(lineAt(passage, found.index), words)],
            message: { zh: `没有写出原因：“${words}”。`, en: `The reason is missing: “${words}”.` },
            about: ['missing', words.replace(/[\d.,\s]/gu, '')],
          },
        }
      }
    }
    const told = new Set<string>()
    for (const { fact, passage } of prose.claims) {
      const { reason, key } = fact
      if (reason === null || key.kind !== 'change' || told.has(`${passage} ${reason}`)) continue
      const message = contradiction(fact, reason)
      if (message !== null) {
        told.add(`${passage} ${reason}`)
        yield { notice: noticeOf(fact, reason, message, cells) }
      }
    }
  },
}

function contradiction(fact: Fact, reason: string): Bilingual | null {
  const isTurned = TURNED.test(reason)
  const [less, more] = [LESS.test(reason), MORE.test(reason)]
  if (fact.direction === 'none')
    return (less || more) && !isTurned
      ? { zh: '增减为0，却给出了增减的原因', en: 'nothing changed, yet a reason for a change is given' }
      : null
  if (fact.direction === 'increase' && less && !more && !isTurned)
    return { zh: '数字增加，原因却说减少', en: 'the figure rose, the reason says less' }
  if (fact.direction === 'decrease' && more && !less && !isTurned)
    return { zh: '数字减少，原因却说增加', en: 'the figure fell, the reason says more' }
  if (fact.direction === 'increase' && more && !less && !isTurned && explainsTooMuch(fact, reason))
    return { zh: '原因所列增加额大于增加总额', en: 'the reason names a larger increase than there is' }
  return null
}

/** 增加语音服务费 8 万 as the reason of an increase by 7.5: something else must have fallen. */
function explainsTooMuch(fact: Fact, reason: string): boolean {
  if (describeUnit(fact.unit).dimension !== 'money') return false
  const total = baseValue(fact)
  const half = new Decimal(10).pow(-fact.decimals).times(describeUnit(fact.unit).factor).div(2)
  return findNumbers(reason).some((number) => {
    const before = reason.slice(Math.max(0, number.start - 20), number.start)
    const unit = number.unit === '万' ? '万元' : number.unit
    if (describeUnit(unit).dimension !== 'money' || number.bound !== null) return false
    if (!/(?:增加|新增)[^，。；、至到]*$/u.test(before) || /每|人均|标准/u.test(before)) return false
    return baseValue({ value: number.value, unit }).gt(total.plus(half))
  })
}

function noticeOf(fact: Fact, reason: string, message: Bilingual, cells: CellIndex): Notice {
  const place = cells.ofFact(fact)
  return {
    rule: NAME,
    severity: 'warning',
    cells: [place, cells.ofText(fact.source.line ?? 0, reason)],
    message: {
      zh: `“${fact.name}”${message.zh}：“${reason}”。`,
      en: `“${fact.name}”: ${message.en}: “${reason}”.`,
    },
    about: [fact.name, message.en],
    actual: fact.value,
  }
}
