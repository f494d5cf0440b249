import { readChineseNumeral } from '../../language/chinese-numerals.js'
import type { Outcome, Rule, RuleContext } from '../contract.js'
import type { CheckDocument } from '../types.js'

const NUMBER = '(\\d{1,2}|[一二两三四五六七八九十]{1,3})'
const KIND = '个(?:内设)?(?:科室|处室|机构|部门|科|处|室|单位)'
/** 下设4个科室：甲、乙、丙、丁 and 设立甲、乙、丙、丁四个科室. */
const AFTER = new RegExp(
  `(?:设|设有|设立|下设|内设|包括|包含)${NUMBER}${KIND}[，,：:（(]?(?:分别是|分别为|即|包括|是|为)?[：:，,]?([^。；;）)]{2,120})`,
  'u',
)
const BEFORE = new RegExp(`(?:设|设有|设立|下设|内设)([^。；;：:，,0-9]{2,80}?)(?:等)?${NUMBER}${KIND}`, 'u')

/** A number of sections or units is the number of those that the same sentence lists. */
export const countsLists: Rule = {
  name: 'counts-lists',
  title: { zh: '个数与所列名称相符', en: 'a count fits its list' },
  *check(document: CheckDocument, { cells }: RuleContext): Iterable<Outcome> {
    for (const block of document.blocks) {
      if (block.kind !== 'paragraph' || block.role !== 'prose') continue
      const text = block.text.replace(/\s/gu, '')
      for (const sentence of text.split(/[。；;]/u)) {
        const read = readCount(sentence)
        if (read === null || read.count === read.listed) continue
        yield {
          notice: {
            rule: countsLists.name,
            severity: 'warning',
            cells: [cells.ofText(block.lines.first, sentence.slice(0, 60))],
            message: {
              zh: `${cells.where(block.lines.first).zh}说有${read.count}个，列出的是${read.listed}个：“${sentence.slice(0, 60)}”。`,
              en: `The text (${cells.where(block.lines.first).en}) says ${read.count} and lists ${read.listed}: “${sentence.slice(0, 60)}”.`,
            },
            about: ['count', sentence.slice(0, 12)],
            expected: String(read.listed),
            actual: String(read.count),
          },
        }
      }
    }
  },
}

function readCount(sentence: string): { count: number; listed: number } | null {
  const after = AFTER.exec(sentence)
  if (after?.[1] !== undefined && after[2]?.includes('、') === true) return counted(after[1], after[2])
  const before = BEFORE.exec(sentence)
  if (before?.[2] !== undefined && before[1]?.includes('、') === true) return counted(before[2], before[1])
  return null
}

/** Names of a list; a list with 等, or with other words than names, is not counted. */
function counted(number: string, list: string): { count: number; listed: number } | null {
  const count = /^\d+$/u.test(number) ? number : (readChineseNumeral(number)?.value.toFixed() ?? null)
  const names = list.split(/[、和及与]/u).map((name) => name.trim())
  const isList = names.every((name) => /^[\p{Script=Han}（）()]{2,16}$/u.test(name)) && !/等$|等[，,]/u.test(list)
  return count === null || !isList ? null : { count: Number(count), listed: names.length }
}
