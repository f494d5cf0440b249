import { describe, expect, test } from 'vitest'
import { identifyForm } from '../../src/facts/identify-form.js'
import { shippedVocabulary } from './vocabulary-files.js'

const { vocabulary } = shippedVocabulary()

/** Titles of one form across provinces, budgets and accounts. */
const TITLES: Record<string, string[]> = {
  summary: [
    '收入支出决算总表',
    '收入支出决算表',
    '收入支出决算公开表',
    '收支预算总表',
    '部门收支总体情况表',
    '部门收支总表',
    '部门预算收支总表',
    '财务收支预算总表',
    '部门财务收支预算总表',
    '预算单位财务收支预算总表',
  ],
  income: [
    '收入决算表',
    '收入决算总表',
    '收入决算公开表',
    '收入预算总表',
    '收入总表',
    '部门收入总体情况表',
    '部门收入预算表',
    '部门收入预算总表',
    '部门预算收入总表',
    '预算单位收入预算总表',
  ],
  expenditure: [
    '支出决算表',
    '支出决算总表',
    '支出决算公开表',
    '支出预算总表',
    '支出总表',
    '部门支出总体情况表',
    '部门支出预算表',
    '部门支出预算总表',
    '部门预算支出总表',
    '预算单位支出预算总表',
  ],
  'fiscal-summary': [
    '财政拨款收入支出决算总表',
    '财政拨款收入支出决算公开表',
    '财政拨款收支总体情况表',
    '财政拨款收支预算总表',
    '部门财政拨款收支预算总表',
    '预算单位财政拨款收支预算总表',
  ],
  'fiscal-expenditure': ['财政拨款支出表', '财政拨款支出预算表'],
  'general-expenditure': [
    '一般公共预算财政拨款支出决算表',
    '一般公共预算支出表',
    '一般公共预算支出情况表',
    '一般公共预算支出预算表',
    '一般公共预算支出预算表（按功能科目分类）',
    '部门一般公共预算支出功能分类预算表',
    '预算单位一般公共预算支出功能分类预算表',
    '一般公共预算财政拨款收入支出决算表',
    '一般公共预算财政拨款收入支出决算公开表',
  ],
  'general-basic': [
    '一般公共预算基本支出表',
    '一般公共预算基本支出情况表',
    '一般公共预算基本支出预算表',
    '一般公共预算财政拨款基本支出决算表',
    '一般公共预算财政拨款基本支出决算明细表',
    '部门一般公共预算基本支出部门预算经济分类预算表',
  ],
  'general-project': ['一般公共预算项目支出预算表', '一般公共预算财政拨款项目支出决算表', '一般公共预算项目支出情况表'],
  'fiscal-economic': ['财政拨款支出决算明细表'],
  basic: ['基本支出预算表', '部门基本支出预算表'],
  projects: ['项目支出预算表', '部门项目支出预算表', '项目支出表'],
  'government-fund': [
    '政府性基金预算支出表',
    '政府性基金预算支出情况表',
    '政府性基金预算支出预算表',
    '政府性基金支出预算表',
    '政府性基金预算财政拨款收入支出决算表',
    '部门政府性基金预算支出功能分类预算表',
  ],
  'state-capital': [
    '国有资本经营预算支出表',
    '国有资本经营预算支出情况表',
    '国有资本经营预算支出预算表',
    '国有资本经营预算财政拨款支出决算表',
    '国有资本经营预算财政拨款收入支出决算表',
    '部门国有资本经营预算支出功能分类预算表',
  ],
  'three-publics': [
    '“三公”经费支出预算表',
    '一般公共预算“三公”经费支出表',
    '一般公共预算“三公”经费支出预算表',
    '一般公共预算“三公”经费、会议费、培训费支出情况表',
    '一般公共预算财政拨款“三公”经费及会议费、培训费支出决算表',
    '财政拨款“三公”经费支出决算表',
    '部门“三公”经费和机关运行经费预算表',
    '“三公”经费、行政参公单位机关运行经费情况表',
  ],
  'operating-expenses': ['机关运行经费表', '一般公共预算机关运行经费表'],
  procurement: ['部门政府采购预算表', '政府采购预算表'],
  'service-purchases': ['政府购买服务预算表', '部门政府购买服务预算表'],
  transfers: ['部门管理转移支付表', '对下转移支付预算表'],
  assets: ['国有资产使用情况表', '新增资产配置表', '新增资产配置预算表'],
  performance: ['项目支出绩效目标表', '项目支出绩效表', '部门整体支出绩效目标表'],
}

/** What stands around a title in one disclosure and not in another. */
const AROUND: [string, (title: string) => string][] = [
  ['alone', (title) => title],
  ['a year', (title) => `2031年${title}`],
  ['a year and an office', (title) => `2031年度某某市预算局${title}`],
  ['an office and a year', (title) => `某某市财政预算评审中心 2031 年${title}`],
  ['a number of the form', (title) => `表3-1 ${title}`],
  ['a number of the accounts form', (title) => `公开07表 ${title}`],
  ['a number in brackets', (title) => `（公开表5）${title}`],
  ['an annex', (title) => `附件2-4：${title}`],
  ['a Chinese number', (title) => `表十一、${title}`],
  ['blanks inside', (title) => [...title].join(' ')],
  ['a suffix', (title) => `${title}（公开表）`],
  ['a continued table', (title) => `${title}（续表）`],
  ['a unit', (title) => `${title}（单位：万元）`],
  ['straight quotation marks', (title) => title.replaceAll(/[“”]/g, '"')],
  ['no quotation marks', (title) => title.replaceAll(/[“”]/g, '')],
]

const OFFICES = ['某某市预算局', '某某市财政预算评审中心']

describe('titles of the standard forms across provinces', () => {
  test.each(Object.entries(TITLES).flatMap(([form, titles]) => titles.map((title) => [title, form] as const)))(
    '%s is %s, whatever stands around it',
    (title, form) => {
      const found = AROUND.map(([around, write]) => [
        around,
        identifyForm(write(title), vocabulary.forms, OFFICES)?.form,
      ])
      expect(found.filter(([, one]) => one !== form)).toEqual([])
    },
  )

  test.each([
    ['一般公共预算支出预算表（按经济科目分类）', 'general-economic'],
    ['支出预算总表（按功能分类科目）', 'expenditure'],
    ['一般公共预算基本支出表（按部门预算经济分类）', 'general-basic'],
    ['一般公共预算支出预算表（按政府预算经济分类）', 'general-government-economic'],
  ])('%s is %s: the words behind it say by what it is divided', (title, form) => {
    expect(identifyForm(title, vocabulary.forms, [])?.form).toBe(form)
  })
})
