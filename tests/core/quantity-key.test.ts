import { describe, expect, test } from 'vitest'
import type { QuantityKey } from '../../src/core/quantity.js'
import { keyText, sameQuantity } from '../../src/core/quantity-key.js'

const key: QuantityKey = {
  organization: '甲市服务中心',
  level: 'unit',
  year: 2024,
  stage: 'initial-budget',
  fund: 'general',
  flow: 'expenditure',
  item: { scheme: 'economic-department', code: '30101', name: '基本工资', within: null },
  portion: 'basic',
  kind: 'amount',
  base: null,
}

describe('sameQuantity', () => {
  test('equal complete keys, whatever name a code is printed with', () => {
    expect(
      sameQuantity(key, {
        ...key,
        item: { scheme: 'economic-department', code: '30101', name: '基本工资 ', within: null },
      }),
    ).toBe(true)
  })

  test.each(['organization', 'level', 'year', 'stage', 'fund', 'flow', 'item', 'portion'] as const)(
    'an unknown %s matches nothing, not even itself',
    (part) => {
      const unknown = { ...key, [part]: null }
      expect(keyText(unknown)).toBeNull()
      expect(sameQuantity(unknown, unknown)).toBe(false)
    },
  )

  test.each([
    { year: 2023 },
    { stage: 'execution' },
    { portion: 'total' },
    { kind: 'count' },
    { item: { scheme: 'economic-government', code: '30101', name: '基本工资', within: null } },
    { item: { scheme: 'economic-department', code: '30101', name: '基本工资', within: '热线项目' } },
  ] as Partial<QuantityKey>[])('differs by %o', (change) => {
    expect(sameQuantity(key, { ...key, ...change })).toBe(false)
  })

  test('names with separators stay apart', () => {
    const named = (name: string, within: string | null): QuantityKey => ({
      ...key,
      item: { scheme: 'project', code: null, name, within },
    })
    expect(keyText(named('a","b', null))).not.toBe(keyText(named('a', 'b')))
  })

  test('a change needs its base, a share its whole', () => {
    const change = (base: QuantityKey['base']): QuantityKey => ({ ...key, kind: 'change', base })
    expect(keyText(change(null))).toBeNull()
    expect(keyText(change({ year: 2023, stage: null, item: null }))).toBeNull()
    expect(keyText(change({ year: 2023, stage: 'initial-budget', item: null }))).not.toBeNull()
    expect(keyText({ ...key, kind: 'share', base: { year: 2024, stage: 'initial-budget', item: null } })).toBeNull()
    expect(keyText({ ...key, kind: 'share', base: { year: null, stage: null, item: '本年支出' } })).not.toBeNull()
  })
})
