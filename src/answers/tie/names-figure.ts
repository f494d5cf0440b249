import { foldName } from '../../facts/name-forms.js'
import { FUND_NAMES } from '../../language/funds.js'
import { PORTION_NAMES } from '../../language/portions.js'

const TOTALS: readonly [label: string, words: RegExp][] = [
  ['支出总计', /^(?:总支出|支出|支出总计|支出合计|支出总额|支出总?预算|支出总?决算|预算支出|决算支出)$/u],
  ['本年支出', /^(?:本年支出|支出|本年支出合计|支出预算|支出决算|当年支出|预算支出|决算支出)$/u],
  ['收入总计', /^(?:总收入|收入|收入总计|收入合计|收入总额|收入总?预算|收入总?决算|预算收入|决算收入)$/u],
  ['本年收入', /^(?:本年收入|收入|本年收入合计|收入预算|收入决算|当年收入|预算收入|决算收入)$/u],
]

/** （基本支出） behind the name of a figure, 财政拨款 before it. */
const NARROWED = new RegExp(
  `（(?:${Object.values(PORTION_NAMES)
    .map(({ zh }) => zh)
    .join('|')})）|^(?:${Object.values(FUND_NAMES)
    .map(({ zh }) => zh)
    .join('|')})(?=(?:本年)?(?:收入|支出)|基本|项目|人员|公用)`,
  'gu',
)

/**
 * Whether the words of a text name the figure of this label, so that another value contradicts them: one is part of the
 * other, or both are one total. English words are taken as they were understood.
 */
export function namesFigure(words: string, label: string): boolean {
  const said = foldName(words)
  if (!/\p{Script=Han}/u.test(said)) return true
  const bare = foldName(label.replace(/比\d{4}年.*$|完成.*$|占.*$|比重$/u, '').replace(NARROWED, ''))
  const total = TOTALS.find(([name]) => name === bare)
  if (total !== undefined) return total[1].test(said)
  const narrow = said.replace(/(?:中|的)*(?:基本支出|项目支出|人员经费|公用经费)$/u, '')
  return (
    bare.includes(said) ||
    said.includes(bare) ||
    (narrow.length >= 2 && bare.includes(narrow)) ||
    /比.+[多少]$/u.test(label)
  )
}
