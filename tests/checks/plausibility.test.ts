import { describe, expect, it } from 'vitest'
import { codeNames } from '../../src/checks/rules/code-names.js'
import { countsLists } from '../../src/checks/rules/counts-lists.js'
import { emptyForms } from '../../src/checks/rules/empty-forms.js'
import { numberingGaps } from '../../src/checks/rules/numbering-gaps.js'
import { officeNames } from '../../src/checks/rules/office-names.js'
import { promisedForms } from '../../src/checks/rules/promised-forms.js'
import { sectionNames } from '../../src/checks/rules/section-names.js'
import { targetsAgree } from '../../src/checks/rules/targets-agree.js'
import { weights } from '../../src/checks/rules/weights.js'
import { findingsIn, toldOf } from './check-text.js'

const COVER = '云溪市数据服务中心\n\n2030 年部门预算\n\n'
const contents = (...forms: string[]) =>
  `${COVER}目录\n\n第一部分 部门概况\n\n第二部分 2030 年部门预算表\n\n${forms.join('\n\n')}\n\n第三部分 情况说明\n\n第一部分 部门概况\n\n负责数据服务。\n\n第二部分 2030 年部门预算表\n\n`
const form = (title: string) => `${title}\n\n单位：万元\n\n项目\t预算数\n合计\t10.00\n\n`
const FORMS = ['一、部门收支总表', '二、部门收入总表', '三、部门支出总表', '四、财政拨款收支总表']

describe('promised-forms', () => {
  it('accepts contents that the document keeps', () => {
    expect(toldOf(promisedForms, contents(...FORMS) + FORMS.map(form).join(''))).toEqual([])
  })

  it('accepts an entry that heads the list of forms', () => {
    const list = ['五、部门预算表……………………3', ...FORMS.map((title, at) => `${at + 1}. ${title.slice(2)}……………3`)]
    expect(toldOf(promisedForms, contents(...list) + FORMS.map(form).join(''))).toEqual([])
  })

  it('rejects a form that is named and missing', () => {
    const [finding, ...others] = findingsIn(
      promisedForms,
      contents(...FORMS) +
        FORMS.filter((title) => !title.includes('收入'))
          .map(form)
          .join(''),
    )
    expect(others).toEqual([])
    expect(finding?.severity).toBe('warning')
    expect(finding?.message.zh).toContain('部门收入总表')
  })

  it('rejects titles that differ, in one finding', () => {
    const body = FORMS.map((title) => form(title.replace('收支总表', '收支预算总表'))).join('')
    const [finding, ...others] = findingsIn(promisedForms, contents(...FORMS) + body)
    expect(others).toEqual([])
    expect(finding?.message.zh).toContain(
      '“部门收支总表”→“部门收支预算总表”；“财政拨款收支总表”→“财政拨款收支预算总表”',
    )
  })

  it('says nothing of contents that it cannot find at all', () => {
    expect(toldOf(promisedForms, contents(...FORMS) + form('一、机构人员表'))).toEqual([])
  })
})

describe('empty-forms', () => {
  const empty = (after: string) =>
    `${COVER}第二部分 部门预算表\n\n一、政府性基金预算支出表\n\n单位：万元\n\n科目编码\t科目名称\t合计\t基本支出\t项目支出\n\t\t\t\t\n\n${after}\n`

  it.each([
    ['a note under the form', '注：本部门没有政府性基金预算拨款，故本表无数据。'],
    ['a sentence of the prose', '第三部分 情况说明\n\n一、关于支出的说明\n\n本部门2030年未安排政府性基金预算支出。'],
  ])('accepts %s', (_, after) => {
    expect(toldOf(emptyForms, empty(after))).toEqual([])
  })

  it.each([
    ['an empty form without a word', '第三部分 情况说明\n\n一、关于支出的说明\n\n本部门2030年收入稳定。'],
    ['a demand of the form itself', '注：没有政府性基金的部门应公开空表并说明。'],
  ])('rejects %s', (_, after) => {
    expect(toldOf(emptyForms, empty(after)).map((told) => told.split(' ')[0])).toEqual(['warning'])
  })
})

describe('code-names', () => {
  const twice = (name: string) =>
    `${COVER}第二部分 部门预算表\n\n一、部门支出总表\n\n单位：万元\n\n科目编码\t科目名称\t合计\n2101102\t事业单位医疗\t4.02\n2210201\t住房公积金\t7.70\n\n二、一般公共预算支出表\n\n单位：万元\n\n科目编码\t科目名称\t合计\n2101102\t${name}\t4.02\n2210201\t住房公积金\t7.70\n`

  it.each(['事业单位医疗', '事业单位 医疗'])('accepts %s', (name) => {
    expect(toldOf(codeNames, twice(name))).toEqual([])
  })

  it('rejects another name under the same code', () => {
    const [finding, ...others] = findingsIn(codeNames, twice('事业单位医疗保险'))
    expect(others).toEqual([])
    expect(finding?.severity).toBe('warning')
    expect(finding?.message.zh).toContain('2101102')
    expect(finding?.cells).toHaveLength(2)
  })
})

describe('counts-lists', () => {
  const said = (sentence: string) => toldOf(countsLists, `${COVER}第一部分 部门概况\n\n一、机构设置\n\n${sentence}\n`)

  it.each([
    '中心下设3个科室，分别是综合科、审核科、保障科。',
    '中心设立综合、审核、督办、保障四个科室。',
    '中心下设5个科室，分别是综合科、审核科等。',
    '中心下设 0 个处室，分别是：无下设处室。',
  ])('accepts: %s', (sentence) => {
    expect(said(sentence)).toEqual([])
  })

  it.each(['中心下设4个科室，分别是综合科、审核科、保障科。', '中心设立综合、审核、督办、保障五个科室。'])(
    'rejects: %s',
    (sentence) => {
      expect(said(sentence).map((told) => told.split(' ')[0])).toEqual(['warning'])
    },
  )
})

describe('section-names', () => {
  const described = (mention: string) =>
    toldOf(
      sectionNames,
      `${COVER}第一部分 部门概况\n\n一、机构设置\n\n综合协调科：负责日常事务，协同${mention}做好工作。\n\n督办审核科：负责督办。\n`,
    )

  it.each(['督办审核科', '技术保障科', '财务科'])('accepts %s', (mention) => {
    expect(described(mention)).toEqual([])
  })

  it('rejects a name that is one character off', () => {
    expect(described('督办考核科').map((told) => told.split(' ')[0])).toEqual(['warning'])
  })
})

describe('office-names', () => {
  const named = (office: string, title = '项目支出绩效目标表') =>
    toldOf(
      officeNames,
      `${COVER}第四部分 附件\n\n${title}\n\n项目名称\t\t系统运维费\t\t\n主管部门\t\t云溪市政府办公室\t实施单位\t${office}\n项目资金（万元）\t\t年度资金总额 8.00\t\t\n绩效指标\t一级指标\t二级指标\t指标名称\t指标值\n\t产出指标\t数量指标\t服务次数\t≥8次\n`,
    )

  it.each(['云溪市数据服务中心', '云溪市数据服务中心（本级）', '云溪市政府办公室'])('accepts %s', (office) => {
    expect(named(office)).toEqual([])
  })

  it('rejects a name that is nearly that of the cover', () => {
    expect(named('云溪市数据便民中心').map((told) => told.split(' ')[0])).toEqual(['warning'])
  })

  it('rejects a title that names another office', () => {
    expect(
      named('云溪市数据服务中心', '2030年云溪市政府办公室项目支出绩效目标表').map((told) => told.split(' ')[0]),
    ).toEqual(['warning'])
  })
})

describe('targets-agree', () => {
  const table = (title: string, rows: string) =>
    `${title}\n\n项目名称\t\t系统运维费\t\t\n一级指标\t二级指标\t指标名称\t指标值\n${rows}\n\n`
  const both = (project: string, whole: string) =>
    toldOf(
      targetsAgree,
      `${COVER}第四部分 附件\n\n${table('项目支出绩效目标表', `产出指标\t数量指标\t购买工单短信（万条）\t${project}\n效益指标\t社会效益\t办件满意程度\t≥95%`)}${table('部门整体支出绩效目标表', `产出指标\t数量指标\t购买工单短信（万条）\t${whole}\n效益指标\t社会效益\t办件满意程度\t≥90%`)}`,
    )

  it('accepts one target, and percentages that differ', () => {
    expect(both('≥200', '≥200')).toEqual([])
  })

  it('rejects two targets for one count', () => {
    expect(both('≥200', '≥100').map((told) => told.split(' ')[0])).toEqual(['warning'])
  })
})

describe('weights', () => {
  const scored = (...points: number[]) =>
    toldOf(
      weights,
      `${COVER}第四部分 附件\n\n项目支出绩效自评表\n\n项目名称\t系统运维费\t\t\t\t\n一级指标\t二级指标\t指标名称\t年度指标值\t分值\t得分\n${points.map((point, at) => `产出指标\t数量指标\t第${at + 1}类服务\t≥${at + 2}次\t${point}\t${point}`).join('\n')}\n`,
    )

  it('accepts weights that add up', () => {
    expect(scored(10, 50, 30, 10)).toEqual([])
  })

  it('rejects weights that do not', () => {
    expect(scored(10, 50, 30, 20).map((told) => told.split(' ')[0])).toEqual(['warning'])
  })
})

describe('numbering-gaps', () => {
  const numbered = (...headings: string[]) =>
    toldOf(
      numberingGaps,
      `${COVER}第三部分 情况说明\n\n${headings.map((heading) => `${heading}\n\n本年情况平稳，收支正常。`).join('\n\n')}\n`,
    )

  it.each([
    ['numbers in order', ['一、收入情况', '二、支出情况', '三、三公经费情况']],
    [
      'a new list under each heading',
      ['一、收入情况', '（一）财政拨款', '（二）事业收入', '二、支出情况', '（一）基本支出'],
    ],
  ])('accepts %s', (_, headings) => {
    expect(numbered(...headings)).toEqual([])
  })

  it('rejects a number that is left out', () => {
    expect(numbered('一、收入情况', '二、支出情况', '四、三公经费情况').map((told) => told.split(' ')[0])).toEqual([
      'warning',
    ])
  })
})
