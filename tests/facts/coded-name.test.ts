import { describe, expect, it } from 'vitest'
import { codedName } from '../../src/facts/coded-name.js'
import { lookupOf } from '../../src/facts/vocabulary/lookup.js'
import { shippedVocabulary } from './vocabulary-files.js'

const lookup = lookupOf(shippedVocabulary().vocabulary)

describe('codedName', () => {
  it.each([
    ['30201', '办公费', '办公费'],
    ['30108', '机关事业单位基本养老保险费', '机关事业单位基本养老保险缴费'],
    ['30203', '水费', '水费'],
    ['30202', '咨询费', '咨询费'],
    ['30211', '事业单位离退休人员福利费', '事业单位离退休人员福利费'],
    ['30301', '退休费', '退休费'],
    ['30201', '', '办公费'],
    ['39977', '自编科目', '自编科目'],
  ])('names a row %s %s as %s', (code, printed, name) => {
    expect(codedName('economic-department', code, printed, lookup)).toBe(name)
  })

  it('keeps the standard name where the printed one is a spelling of it', () => {
    expect(codedName('functional', '2101102', '事业单位医疗保险', lookup)).toBe('事业单位医疗')
    expect(codedName('functional', '2010399', '其他政府办公厅（室）支出', lookup)).toBe(
      '其他政府办公厅（室）及相关机构事务支出',
    )
  })
})
