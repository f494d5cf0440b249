import type { Item } from '../../core/quantity.js'
import type { Fact } from '../../facts/types.js'
import { factStage } from '../../gate/fact-label.js'
import { factName } from '../../gate/fact-name.js'
import { type Draft, refuse } from '../draft.js'
import type { Reading } from '../understand/reading.js'
import { scopePhrase } from '../wording/scope-words.js'
import { WHOLE } from './dimension.js'
import type { Selection } from './selection.js'

/** True when the items are lines of the totals (本年支出, 支出总计), whatever their portion. */
export const isWhole = (items: Item[]): boolean => items.length > 0 && items.every((item) => WHOLE.test(item.name))

const SCHEMES: Record<string, [string, string]> = {
  'economic-department': ['经济科目', 'by economic item'],
  'economic-government': ['政府经济科目', 'by government economic class'],
  functional: ['功能科目', 'by function'],
  project: ['各项目', 'projects'],
}

/** What is listed and which rows of it: `渭南…2024年年初预算 支出按功能分类，金额最大的几项`. */
export function listHeading(reading: Reading, first: Fact, whole: Fact | null, selection: Selection): string {
  const zh = reading.language === 'zh'
  const language = reading.language
  const name = factName(whole ?? first, language)
  const scheme = SCHEMES[first.key.item?.scheme ?? '']?.[zh ? 0 : 1] ?? ''
  // Which part of spending a form lists, the label of each row says.
  const what = whole !== null ? name.label : scheme
  const extreme = selection.type === 'extreme'
  const rows = {
    all: zh ? (whole === null ? '' : '的构成') : whole === null ? '' : ': parts',
    extreme: zh
      ? `中${first.unit === '分' ? '得分' : '金额'}${extreme && selection.smallest ? '最小' : '最大'}的`
      : `: ${extreme && selection.smallest ? 'smallest' : 'largest'}`,
    threshold: zh ? '中符合条件的' : ': those that qualify',
  }[selection.type]
  return `${scopePhrase(name, factStage(whole ?? first, language), language)} ${what}${rows}`
}

/** 哪些科目超过50万: functional and economic items are two lists; which is meant is asked back. */
export function refuseUnclassified(reading: Reading, organization: string): Draft {
  const zh = reading.language === 'zh'
  return refuse(
    'ambiguous',
    [
      zh
        ? '支出可以按功能分类、按经济分类或按项目列出，请说明按哪一种，例如：'
        : 'Spending is listed by function, by economic item and by project; please say which, for example:',
    ],
    zh
      ? [
          `${organization}按功能分类支出最多的是哪一类？`,
          `${organization}按经济分类支出最多的是哪一项？`,
          `${organization}的项目支出包括哪些项目？`,
        ]
      : [
          `Which is the largest functional class of ${organization}?`,
          `Which is the largest economic item of ${organization}?`,
          `List the projects of ${organization}.`,
        ],
    [organization],
  )
}
