import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Figure } from '../../src/core/figure.js'
import type { Fact } from '../../src/facts/types.js'
import { checkText } from '../../src/gate/check-text.js'
import { displayValue } from '../../src/gate/display.js'
import { factName } from '../../src/gate/fact-name.js'
import { Ledger } from '../../src/gate/ledger.js'
import { type Desk, openDesk } from '../answers/open-assistant.js'
import { seeded } from '../gate/lies.js'
import { tellable } from '../gate/tie-lies.js'
import { oneOf, type Pick } from './amounts.js'
import { report, size } from './size.js'

let desk: Desk
let facts: Fact[] = []
let organizations: string[] = []
beforeAll(async () => {
  desk = await openDesk()
  facts = tellable(desk.library.documents().flatMap((record) => desk.library.facts(record.id)))
  organizations = [...new Set(facts.flatMap((fact) => fact.key.organization ?? []))]
})
afterAll(() => desk.close())

const HONEST = size(2000, 150)
const EACH = size(450, 25)

interface Two {
  own: Figure
  other: Figure
  figures: Figure[]
}

/** A ledger of two figures that are nothing alike, entered under their own names. */
function twoFigures(pick: Pick): Two | null {
  const ledger = new Ledger()
  const [one, two] = [oneOf(facts, pick), oneOf(facts, pick)]
  const own = ledger.addFact(one, factName(one, 'zh'))
  const other = ledger.addFact(two, factName(two, 'zh'))
  const alike = own.label === other.label || own.value === other.value || own.organization === other.organization
  return alike ? null : { own, other, figures: ledger.figures }
}

const shown = ({ value, unit }: Figure): string => displayValue(value, unit)
const scope = ({ organization, year, stage }: Figure): string => `${organization}${year}年${stage}`

/** Wordings of one figure, and of two, that say nothing but what the figures are. */
const HONEST_FORMS: Record<string, (two: Two) => string> = {
  plain: ({ own }) => `${scope(own)} ${own.label} ${shown(own)}。`,
  joined: ({ own }) => `${scope(own)}的${own.label}为 ${shown(own)}。`,
  bracket: ({ own }) => `${own.organization}（${own.year}年）${own.label}：${shown(own)}。`,
  year: ({ own }) => `${own.year}年，${own.organization}${own.stage}${own.label} ${shown(own)}。`,
  bullets: ({ own, other }) =>
    `查到的数：\n· ${scope(own)} ${own.label} ${shown(own)}\n· ${scope(other)} ${other.label} ${shown(other)}`,
  sentences: ({ own, other }) =>
    `${scope(own)} ${own.label} ${shown(own)}。${scope(other)} ${other.label} ${shown(other)}。`,
  semicolon: ({ own, other }) =>
    `${scope(own)} ${own.label} ${shown(own)}；${scope(other)} ${other.label} ${shown(other)}。`,
  English: ({ own }) => `${own.organization}, ${own.year} ${own.stage}: ${own.label} ${shown(own)}.`,
}

type Lie = (two: Two, pick: Pick) => string | null

const told = (figure: Figure, amount = shown(figure)): string => `${scope(figure)} ${figure.label} ${amount}`

/** Texts that change one thing of a figure or add a claim that nothing bears out. */
const LIES: Record<string, Lie> = {
  digit: ({ own }, pick) => {
    const at = oneOf([...shown(own).matchAll(/\d/gu)], pick).index
    const text = shown(own)
    return told(own, text.slice(0, at) + String((Number(text[at]) + 1 + pick(9)) % 10) + text.slice(at + 1))
  },
  unit: ({ own }, pick) => {
    const unit = oneOf(
      ['元', '万元', '亿元', '%', '个百分点', '倍', '人'].filter((one) => one !== own.unit),
      pick,
    )
    return told(own, displayValue(own.value, unit))
  },
  sign: ({ own }, pick) => told(own, `${oneOf(['-', '−', '负'], pick)}${shown(own)}`),
  'rounding beyond the display': ({ own }, pick) =>
    told(own, displayValue(`${own.value}${own.value.includes('.') ? '' : '.'}${1 + pick(9)}`, own.unit)),
  organization: ({ own, other }) => told({ ...own, organization: other.organization }),
  'an office of no figure': ({ own }, pick) => {
    const organization = oneOf(
      organizations.filter((one) => one !== own.organization),
      pick,
    )
    return told({ ...own, organization })
  },
  year: ({ own }, pick) => told({ ...own, year: (own.year ?? 0) + oneOf([-2, -1, 1], pick) }),
  stage: ({ own }, pick) =>
    told({
      ...own,
      stage: oneOf(
        ['年初预算', '调整预算', '执行数', '决算'].filter((one) => one !== own.stage),
        pick,
      ),
    }),
  label: ({ own, other }) => told({ ...own, label: other.label }),
  'figures changed about': ({ own, other }) => `${told(own, shown(other))}。${told(other, shown(own))}。`,
  'Chinese numerals': ({ own }, pick) => `${told(own)}，另有${oneOf(['三万元', '二十人', '五百万元', '十二项'], pick)}`,
  'full-width numerals': ({ own }, pick) => `${told(own)}，即${oneOf(['１２．５万元', '８８％', '３００元'], pick)}`,
  'split numbers': ({ own }, pick) => `${told(own)}，另有1\u200b${1 + pick(9)}.37${1 + pick(9)}9万元`,
  multiple: ({ own }, pick) =>
    `${told(own)}，${oneOf(['是上年的两倍', '翻了一番', '增长三成', '提高2个百分点', '约占一半'], pick)}`,
  'small integers': ({ own }, pick) =>
    `${told(own)}，涉及${oneOf(['3个项目', '两个科室', '5人', '2辆车', '4家单位'], pick)}`,
  direction: ({ own }, pick) =>
    `${told(own)}，${oneOf(['比上年增加', '较上年下降', '同比增长', '逐年上升', '有所回落'], pick)}`,
  superlative: ({ own }, pick) =>
    `${told(own)}，${oneOf(['是各项中最高的', '居各单位之首', '为全省最多', '排名第一', '在同类单位中最低', '创历史新高'], pick)}`,
  cause: ({ own }, pick) =>
    `${told(own)}，${oneOf(['因为人员增加', '主要原因是新增项目', '受政策调整影响', '得益于厉行节约', '系业务量上升所致', 'because of new staff', 'driven by the reform'], pick)}`,
  quantifier: ({ own }, pick) =>
    `${told(own)}，${oneOf(['全部用于人员', '没有其他支出', '均已支付', '唯一有此项的单位'], pick)}`,
}

/** Lies that tell a figure of another scope or name: the figure may be told of them by another line, not by its own. */
const SCOPE_LIES = new Set([
  'organization',
  'an office of no figure',
  'year',
  'stage',
  'label',
  'figures changed about',
])

const isSameFigure = (one: Figure, other: Figure): boolean =>
  one.organization === other.organization &&
  one.year === other.year &&
  one.stage === other.stage &&
  one.label === other.label

const offences = (text: string, { figures }: Two): string[] =>
  checkText({ text, figures, identities: organizations, quotes: [], organizations }).map(({ reason }) => reason)

describe('texts put before the gate', () => {
  const rows: Record<string, Record<string, number>> = {}
  afterAll(() => report('gate: by kind', rows))

  it.each(Object.keys(LIES))('no lie passes: %s', (kind) => {
    const pick = seeded(31 + kind.length)
    const passed: string[] = []
    let count = 0
    for (let tries = 0; count < EACH && tries < EACH * 40; tries++) {
      const two = twoFigures(pick)
      const text = two === null ? null : (LIES[kind]?.(two, pick) ?? null)
      if (two === null || text === null) continue
      count++
      if (offences(text, two).length === 0) passed.push(text)
    }
    rows[`lie, ${kind}`] = { told: count, passed: passed.length }
    expect(passed).toEqual([])
    expect(count).toBe(EACH)
  })

  it('nothing honest is stopped', () => {
    const pick = seeded(37)
    const stopped: string[] = []
    const honest: Record<string, { told: number; stopped: number }> = {}
    for (let count = 0; count < HONEST; ) {
      const two = twoFigures(pick)
      if (two === null) continue
      count++
      const form = oneOf(Object.keys(HONEST_FORMS), pick)
      const text = HONEST_FORMS[form]?.(two) ?? ''
      const row = honest[`honest, ${form}`] ?? { told: 0, stopped: 0 }
      honest[`honest, ${form}`] = row
      row.told += 1
      const reasons = offences(text, two)
      if (reasons.length === 0) continue
      row.stopped += 1
      stopped.push(`${text} ${reasons.join(' ')}`)
    }
    Object.assign(rows, honest)
    expect(stopped).toEqual([])
  })

  it.each(Object.keys(LIES))('tie says nothing else: %s', (kind) => {
    const pick = seeded(41 + kind.length)
    const apart: string[] = []
    for (let count = 0; count < size(120, 8); ) {
      const two = twoFigures(pick)
      if (two === null) continue
      count++
      const honest = HONEST_FORMS[oneOf(Object.keys(HONEST_FORMS), pick)]?.(two) ?? ''
      if (offences(honest, two).length === 0 && desk.tie(honest).numbers.some((one) => one.status === 'contradicted'))
        apart.push(honest)
      const lie = LIES[kind]?.(two, pick) ?? ''
      const { numbers } = desk.tie(lie)
      // A claim behind the figure leaves the figure true: what it adds is the lie.
      const lying = lie.startsWith(told(two.own)) ? numbers.slice(1) : numbers.slice(0, 1)
      // Another line or display may bear the changed words out; the figure itself may not.
      const isOwn = (one: Figure): boolean =>
        SCOPE_LIES.has(kind) ? isSameFigure(one, two.own) : one.label === two.own.label
      if (lying.some(({ status, figure }) => status === 'tied' && figure !== null && isOwn(figure))) apart.push(lie)
    }
    expect(apart).toEqual([])
  })
})
