import { foldName } from '../facts/name-forms.js'
import type { FigureGroup } from '../tools/find-figures.js'
import type { Term } from './understand/reading.js'

/** Words that stand in the names of purchases, projects and indicators and tell none apart. */
const GENERIC =
  /政府采购|采购|购置|购买|租赁|办公用?|专用|设备|机|用品|资金|经费|费用|费|支出|项目|专项|总额|金额|预算|预留的?|安排的?|服务|化|控制|率|指标|的|空/g

/** A head of this many characters is a name of its own where one line alone ends with it. */
const LONG_HEAD = 4

/**
 * True when some words of the question are enough of a name that they are no stretch of it by chance: half of it, its head
 * (场所运维费) where no other line has that, or all of it but words that tell nothing apart (A4纸 of 政府采购办公用A4纸).
 * Uncoded names only may be shortened so: those of codes say what they leave out.
 */
export function coversName(term: Term, group: FigureGroup, alone: boolean, organization: string): boolean {
  const { text } = term
  const { item, names } = group.item
  return names.some((name) => {
    if (!name.includes(text)) return false
    if (text.length >= 3 && name.length <= text.length * 2) return true
    if (item.code !== null || !alone) return false
    if (text.length >= LONG_HEAD && name.endsWith(text) && item.scheme !== 'form') return true
    if (text.length < 2 || isGeneric(text)) return false
    const rest = name.split(text).join('')
    return isGeneric(withoutOwnWords(rest, foldName(organization)))
  })
}

const isGeneric = (words: string): boolean => words.replace(GENERIC, '').replace(/\d/g, '') === ''

/** Words of the organization's own name (12345热线) say nothing in the name of one of its projects. */
function withoutOwnWords(rest: string, organization: string): string {
  const kept: string[] = []
  for (let at = 0; at < rest.length; ) {
    const pair = rest.slice(at, at + 2)
    if (pair.length === 2 && organization.includes(pair)) at += 2
    else {
      kept.push(rest[at] ?? '')
      at += 1
    }
  }
  return kept.join('')
}
