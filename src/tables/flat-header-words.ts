import { withoutBlanks } from '../documents/words.js'
import type { DocumentLabels } from './document-labels.js'

const COMPLETE =
  /(收入|支出|拨款|结余|结转|合计|小计|总计|编码|代码|名称|预算|决算|数|金额|总额|余额|资金|经费|费|费用|项目|科目|目录|数量|备注|说明|简介|内容|时间|型号|规格|情况|[上当本去]年|[类款项目]|率|[%％]|单位|指标|指标值|依据|分值|得分|补助|往来|部门|类型|[）)])$/

/** No header cell is longer: what goes on is no header. */
const MOST_LETTERS = 200

/** True for 合计 and 小计 in a header. */
export function isTotalWord(word: string): boolean {
  return /^(合计|小计|总计|总额)$/.test(word)
}

function isBalanced(word: string): boolean {
  return word.split(/[（(]/).length === word.split(/[）)]/).length
}

function isComplete(word: string): boolean {
  return isBalanced(word) && COMPLETE.test(word)
}

/** True where `next` is the rest of the header cell `word`, cut by wrapping. */
function continues(word: string, next: string, alone: boolean, labels: DocumentLabels): boolean {
  if (isTotalWord(word) || isTotalWord(next) || word.length > MOST_LETTERS) return false
  if (!isBalanced(word)) return true
  if (/^[（(]/.test(next) && alone) return true
  if (next.length === 1 && !/^[类款项目]$/.test(next)) return true
  if (!isComplete(word)) return true
  return alone && labels.prints(word + next)
}

/** Header cells of a flattened table in the order of the text, each with its wrapped parts put together. */
export function headerWords(lines: readonly string[], labels: DocumentLabels): string[] {
  const words: string[] = []
  let aloneBefore = false
  for (const line of lines) {
    const parts = line
      .trim()
      .split(/[\s\u3000]+/)
      .filter((part) => part !== '')
    for (const [at, part] of parts.entries()) {
      const last = words.at(-1)
      const alone = aloneBefore && parts.length === 1
      if (at === 0 && last !== undefined && continues(last, part, alone, labels)) words[words.length - 1] = last + part
      else words.push(part)
    }
    aloneBefore = parts.length === 1
  }
  return words.map(withoutBlanks)
}
