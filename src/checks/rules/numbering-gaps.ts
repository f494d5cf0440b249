import type { HeadingBlock } from '../../documents/types.js'
import { readChineseNumeral, writeChineseNumeral } from '../../language/chinese-numerals.js'
import type { Outcome, Rule, RuleContext } from '../contract.js'
import type { CheckDocument } from '../types.js'

const ORDINAL =
  /^(?:（([一二三四五六七八九十]{1,3})）|\(([一二三四五六七八九十]{1,3})\)|([一二三四五六七八九十]{1,3})、)/u

interface Numbered {
  block: HeadingBlock
  number: number
}

/** Headings of one level are numbered without a gap. A number that the contents or the text between still names is not missing. */
export const numberingGaps: Rule = {
  name: 'numbering-gaps',
  title: { zh: '标题编号连续', en: 'headings are numbered without a gap' },
  *check(document: CheckDocument, { cells }: RuleContext): Iterable<Outcome> {
    /** The last numbered heading of each depth under the present one above it. */
    const open: (Numbered | null)[] = []
    for (const block of document.blocks) {
      if (block.kind !== 'heading') continue
      open.length = Math.min(open.length, block.depth + 1)
      const number = numberOf(block.text)
      const before = open[block.depth] ?? null
      open[block.depth] = number === null ? null : { block, number }
      if (number === null || before === null || number !== before.number + 2) continue
      if (isNamed(document, number - 1, before.block.lines.last + 1, block.lines.first - 1)) continue
      const missing = writeChineseNumeral(String(number - 1)) ?? ''
      yield {
        notice: {
          rule: numberingGaps.name,
          severity: 'warning',
          cells: [before.block, block].map(({ lines, text }) => cells.ofText(lines.first, text)),
          message: {
            zh: `标题编号不连续：“${before.block.text}”（${cells.where(before.block.lines.first).zh}）之后是“${block.text}”（${cells.where(block.lines.first).zh}），缺“${missing}”。`,
            en: `A number is missing: “${before.block.text}” (${cells.where(before.block.lines.first).en}) is followed by “${block.text}” (${cells.where(block.lines.first).en}).`,
          },
          about: [before.block.text, block.text],
          expected: missing,
        },
      }
    }
  },
}

function numberOf(text: string): number | null {
  const match = ORDINAL.exec(text.trim())
  const word = match?.[1] ?? match?.[2] ?? match?.[3]
  const value = word === undefined ? null : readChineseNumeral(word)
  return value === null ? null : value.value.toNumber()
}

/** True when a line between opens with the number, or the contents list it: then the heading was not read, or the form is missing. */
function isNamed(document: CheckDocument, number: number, from: number, to: number): boolean {
  const between = document.sourceLines.slice(from - 1, to)
  if (between.some((line) => numberOf(line.replace(/^[\s\u3000#*-]+/u, '')) === number)) return true
  return document.blocks.some(
    (block) =>
      block.kind === 'paragraph' &&
      block.role === 'contents' &&
      numberOf(block.text.replace(/^[-•·\s]+/u, '')) === number,
  )
}
