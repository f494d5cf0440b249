import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { identifyDocument } from '../../src/documents/identity.js'
import { readText } from '../../src/documents/readers/text-reader.js'
import { HEADS, OFFICES } from './identity-heads.js'

const identify = (text: string) => identifyDocument(readText(new TextEncoder().encode(text)))

describe('identifyDocument', () => {
  it.each([
    [
      'cover over several lines',
      '青山市政务服务\n中心（汇总）2023年度部门\n决算\n\n目录\n',
      { organization: '青山市政务服务中心', level: 'department', year: 2023, kind: 'accounts' },
    ],
    [
      'year first',
      '2025年度\n白水县财政局\n部门预算\n\n目录\n',
      { organization: '白水县财政局', level: 'department', year: 2025, kind: 'budget' },
    ],
    [
      'about the budget',
      '白水县财政局关于2025年部门预算的说明\n\n目录\n',
      { organization: '白水县财政局', level: 'department', year: 2025, kind: 'budget' },
    ],
    [
      'year in Chinese digits',
      '白水县档案馆二〇二四年单位预算公开\n\n第一部分 概况\n',
      { organization: '白水县档案馆', level: 'unit', year: 2024, kind: 'budget' },
    ],
    [
      'date under the title',
      '白水县档案馆 2024 年单位预算\n\n2024 年 2 月\n\n目 录\n',
      { title: '白水县档案馆2024年单位预算', organization: '白水县档案馆', year: 2024 },
    ],
    [
      'own budget',
      '白水县财政局（本级）2024年部门预算\n\n目录\n',
      { organization: '白水县财政局', level: 'own', year: 2024 },
    ],
    [
      'caption names it',
      '2024年单位预算公开\n\n第一部分 概况\n\n表 1\n\n收支总表\n\n编制单位：白水县 12345 服务中心\n\n单位：万元\n\n项目\t金额\n合计\t1.00\n',
      { organization: '白水县12345服务中心', year: 2024, level: 'unit' },
    ],
    ['nothing known', '这是一封信。\n', { organization: null, level: null, year: null, kind: null }],
  ])('%s', (_, text, expected) => {
    expect(identify(text)).toMatchObject(expected)
  })

  it.each(HEADS)('head of every kind of office: %s', (_, lines, { organization, level, year, kind }) => {
    for (const office of OFFICES)
      expect([office, identify(lines.replaceAll('@', office))]).toMatchObject([
        office,
        { organization: organization === false ? null : office, level, year, kind },
      ])
  })

  it('takes nothing from sentences that only speak of budgets', () => {
    const words = fc.constantFrom(
      '根据预算法',
      '编制部门预算',
      '各单位',
      '做好决算公开工作',
      '按照要求',
      '2.30万元',
      '，',
      '。',
    )
    fc.assert(
      fc.property(fc.array(words, { minLength: 3, maxLength: 12 }), (parts) => {
        expect(identify(`${parts.join('')}。\n`).organization).toBeNull()
      }),
    )
  })
})
