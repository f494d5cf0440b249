import {
  basicForm,
  basicLanesForm,
  expenditureForm,
  type FormStyle,
  fundAccountsForm,
  incomeForm,
  projectForm,
  publicsForm,
  summaryForm,
  unitsForm,
} from './generated/forms.js'
import { type Form, formLines, type Layout, type LayoutChoices } from './generated/layout.js'
import { pick, type Random, seeded, type Writing } from './generated/money.js'
import {
  bothClassesForm,
  governmentForm,
  incomeTreeForm,
  performanceForm,
  procurementForm,
} from './generated/more-forms.js'
import { moreNarrativeLines } from './generated/more-narrative.js'
import { narrativeLines } from './generated/narrative.js'
import { makeOffice, type Office } from './generated/office.js'
import { type Region, regionalNarrativeLines } from './generated/regional-narrative.js'

export interface DisclosureChoices {
  seed: number
  kind?: 'budget' | 'accounts'
  layout?: Layout
  unit?: '元' | '万元'
  decimals?: number
  percentDecimals?: number
  /** The explanations as a region words them; drawn from the seed among two wordings where not chosen. */
  region?: Region
}

/** Titles of one form as provinces word them. */
const TITLES = {
  budget: {
    summary: ['收支总表', '部门收支总体情况表', '部门财务收支预算总表', '收支预算总表'],
    income: ['收入总表', '部门收入总体情况表', '部门收入预算总表', '收入预算总表'],
    expenditure: ['支出总表', '部门支出总体情况表', '部门支出预算总表', '支出预算总表'],
    fiscal: ['财政拨款收支总表', '财政拨款收支总体情况表', '部门财政拨款收支预算总表', '财政拨款收支预算总表'],
    general: [
      '一般公共预算支出表',
      '一般公共预算支出情况表',
      '部门一般公共预算支出功能分类预算表',
      '一般公共预算支出预算表',
    ],
    basic: [
      '一般公共预算基本支出表',
      '一般公共预算基本支出情况表',
      '部门一般公共预算基本支出部门预算经济分类预算表',
      '一般公共预算基本支出预算表',
    ],
    publics: [
      '一般公共预算“三公”经费支出表',
      '一般公共预算“三公”经费支出情况表',
      '“三公”经费支出表',
      '一般公共预算“三公”经费支出预算表',
    ],
    fund: [
      '政府性基金预算支出表',
      '政府性基金预算支出情况表',
      '部门政府性基金预算支出功能分类预算表',
      '政府性基金预算支出预算表',
    ],
    capital: [
      '国有资本经营预算支出表',
      '国有资本经营预算支出情况表',
      '部门国有资本经营预算支出功能分类预算表',
      '国有资本经营预算支出预算表',
    ],
    projects: ['项目支出表', '项目支出情况表', '部门项目支出预算表', '项目支出预算表'],
  },
  accounts: {
    summary: ['收入支出决算总表', '收入支出决算公开表', '收入支出决算表'],
    income: ['收入决算表', '收入决算公开表', '收入决算总表'],
    expenditure: ['支出决算表', '支出决算公开表', '支出决算总表'],
    fiscal: ['财政拨款收入支出决算总表', '财政拨款收入支出决算公开表', '财政拨款收入支出决算表'],
    general: ['一般公共预算财政拨款支出决算表', '一般公共预算财政拨款支出决算公开表', '一般公共预算财政拨款支出决算表'],
    basic: [
      '一般公共预算财政拨款基本支出决算表',
      '一般公共预算财政拨款基本支出决算公开表',
      '一般公共预算财政拨款基本支出决算明细表',
    ],
    publics: [
      '财政拨款“三公”经费支出决算表',
      '财政拨款“三公”经费支出决算公开表',
      '一般公共预算财政拨款“三公”经费支出决算表',
    ],
    fund: [
      '政府性基金预算财政拨款收入支出决算表',
      '政府性基金预算财政拨款收入支出决算公开表',
      '政府性基金预算财政拨款收入支出决算表',
    ],
    capital: [
      '国有资本经营预算财政拨款支出决算表',
      '国有资本经营预算财政拨款支出决算公开表',
      '国有资本经营预算财政拨款支出决算表',
    ],
    projects: ['项目支出决算表', '项目支出决算公开表', '一般公共预算财政拨款项目支出决算表'],
  },
}

export interface Disclosure {
  text: string
  /** The same in reading order: lines ('' between paragraphs) and forms, for writers of other layouts. */
  parts: (string | Form)[]
  office: Office
  kind: 'budget' | 'accounts'
}

/** A whole disclosure that adds up to the 分, every figure rounded by itself; what is not chosen is drawn from the seed. */
export function generateDisclosure(choices: DisclosureChoices): Disclosure {
  const random = seeded(choices.seed)
  const some = (chance: number): boolean => random() < chance
  const kind = choices.kind ?? pick(random, ['budget', 'accounts'])
  const layout = choices.layout ?? pick(random, ['tabs', 'pipes', 'tabs', 'pipes', 'flattened'])
  const unit = choices.unit ?? pick(random, ['万元', '万元', '元'])
  const writing: Writing = {
    unit,
    decimals: choices.decimals ?? (unit === '元' ? 2 : pick(random, [2, 2, 2, 4, 1, 6])),
    percentDecimals: choices.percentDecimals ?? pick(random, [2, 2, 1, 0]),
    separators: some(0.5),
    zero: pick(random, ['blank', 'digits', 'dash']),
    negative: pick(random, ['-', '-', '△']),
  }
  const style: FormStyle = {
    kind,
    writing,
    codes: layout === 'flattened' ? 'one' : pick(random, ['one', 'one', 'three', 'inline']),
    total: pick(random, ['top', 'bottom']),
    totalName: pick(random, ['合计', '合 计', '总计']),
    levels: some(0.85) ? 'all' : 'items',
    ordinals: layout !== 'flattened' && some(0.5),
    everyClass: some(0.6),
    changes: some(0.6),
    staffColumns: layout !== 'flattened' && some(0.5),
    numbered: some(0.6),
    numberedLines: layout === 'flattened' || some(0.75),
    ofWhich: layout !== 'flattened' && some(0.3),
  }
  const shape: LayoutChoices = {
    layout,
    wrapped: some(0.3),
    pageBreaks: some(0.2),
    unitLine: pick(random, ['own', 'with-number']),
  }
  const office = makeOffice(random, kind)
  const named = some(0.2) ? `${office.name}${office.year}年` : ''
  const forms = formsOf(office, style, random, layout).map((form) => ({ ...form, title: `${named}${form.title}` }))
  const word = office.isDepartment ? '部门' : '单位'
  const stage = kind === 'accounts' ? '决算' : '预算'
  const years = kind === 'accounts' ? `${office.year}年度` : `${office.year}年`
  const prose: Writing =
    unit === '元' && some(0.5)
      ? { ...writing, unit: '万元', decimals: 2, zero: 'digits' }
      : { ...writing, zero: 'digits' }
  const parts: (string | Form)[] = [
    office.name,
    '',
    `${years}${word}${stage}`,
    '',
    `第一部分 ${word}概况`,
    '',
    '一、主要职能',
    '',
    '贯彻执行有关法律法规和政策，承担职责范围内的管理与服务工作。',
    '',
    `第二部分 ${years}${word}${stage}表`,
    '',
    ...forms.map((form, at) =>
      style.numbered
        ? { ...form, number: kind === 'accounts' ? `公开${String(at + 1).padStart(2, '0')}表` : `表${at + 1}` }
        : form,
    ),
    '',
    `第三部分 ${years}${word}${stage}情况说明`,
    '',
    ...explained(choices.region, office, kind, prose, random).flatMap((line) => [line, '']),
    '第四部分 名词解释',
    '',
    '基本支出：指为保障机构正常运转、完成日常工作任务而发生的人员支出和公用支出。',
  ]
  const lines = parts.flatMap((part) => (typeof part === 'string' ? [part] : formLines(part, shape)))
  return { text: `${lines.join('\n')}\n`, parts, office, kind }
}

function explained(
  region: Region | undefined,
  office: Office,
  kind: 'budget' | 'accounts',
  prose: Writing,
  random: Random,
): string[] {
  const lines = random() < 0.5 ? moreNarrativeLines : narrativeLines
  return region === undefined
    ? lines(office, kind, prose, random)
    : regionalNarrativeLines(region, office, kind, prose, random)
}

function formsOf(office: Office, style: FormStyle, random: Random, layout: Layout): Form[] {
  const set = Math.floor(random() * 4)
  const titles = TITLES[style.kind]
  const title = (of: keyof typeof titles): string => titles[of][set % titles[of].length] ?? ''
  const funds = (of: 'fund' | 'capital', words: string): Form => {
    const isUsed = office.spending.some(({ fund }) => fund === of)
    const form =
      of === 'fund' && style.kind === 'accounts'
        ? fundAccountsForm(office, title(of), style)
        : expenditureForm(office, title(of), [of], { ...style, staffColumns: false })
    return isUsed
      ? form
      : { ...form, rows: [], notes: [`注：本年度没有${words}收入，也没有使用${words}安排的支出，故本表无数据。`] }
  }
  const isAccounts = style.kind === 'accounts'
  return [
    summaryForm(office, title('summary'), style, 'all'),
    !isAccounts && random() < 0.4
      ? unitsForm(office, title('income'), style, random)
      : incomeForm(office, title('income'), style),
    expenditureForm(office, title('expenditure'), ['general', 'fund', 'capital', 'own'], style, {
      others: random() < 0.5,
    }),
    summaryForm(office, title('fiscal'), style, 'fiscal'),
    expenditureForm(office, title('general'), ['general'], style, {
      changes: !isAccounts && style.changes && layout !== 'flattened',
    }),
    isAccounts && random() < 0.6
      ? basicLanesForm(office, title('basic'), style)
      : basicForm(office, title('basic'), style),
    funds('fund', '政府性基金预算'),
    funds('capital', '国有资本经营预算'),
    ...(layout === 'flattened' && isAccounts ? [] : [publicsForm(office, title('publics'), style)]),
    ...(isAccounts ? [] : [projectForm(office, title('projects'), style)]),
    ...(layout === 'flattened' ? [] : extraForms(office, style, random)),
  ]
}

/** Forms that only some provinces publish. */
function extraForms(office: Office, style: FormStyle, random: Random): Form[] {
  const some = (chance: number): boolean => random() < chance
  if (style.kind === 'accounts') return some(0.3) ? [procurementForm(office, '政府采购支出表', style)] : []
  return [
    ...(some(0.3) ? [governmentForm(office, '一般公共预算基本支出表（按政府预算支出经济分类）', style)] : []),
    ...(some(0.3) ? [bothClassesForm(office, '一般公共预算基本支出明细表（按支出经济分类科目）', style)] : []),
    ...(some(0.3) ? [incomeTreeForm(office, '收入预算明细表', style)] : []),
    ...(some(0.4) ? [procurementForm(office, '政府采购预算表', style)] : []),
    ...(some(0.5)
      ? office.projects.slice(0, 3).map((one) => performanceForm(one, office.year, style.writing, random))
      : []),
  ]
}
