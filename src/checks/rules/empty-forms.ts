import type { Table } from '../../tables/types.js'
import type { Outcome, Rule, RuleContext } from '../contract.js'
import { TITLE_WORDS } from '../forms/title-words.js'
import { lineWith } from '../names.js'
import type { CheckDocument } from '../types.js'

const NONE = /无|没有|未(?:安排|使用|发生|编制|涉及)|不涉及|不存在|为空|为0|为零|0(?:\.0+)?万?元/u
const DEMAND = /应(?:当)?(?:公开|予以)|须公开/u

/** An empty form is published with a statement that there is nothing to publish (财预〔2016〕143号). */
export const emptyForms: Rule = {
  name: 'empty-forms',
  title: { zh: '空表应有说明', en: 'an empty form says that it is empty' },
  *check(document: CheckDocument, { cells }: RuleContext): Iterable<Outcome> {
    for (const table of document.tables) {
      if (!table.empty || table.title === '' || isExplained(table, document)) continue
      const line =
        lineWith(document.sourceLines, table.title, Math.max(1, table.lines.first - 12), table.lines.first) ??
        table.lines.first
      const demands = table.notes.filter(({ text }) => DEMAND.test(text))
      const demand =
        demands.length === 0 ? null : lineWith(document.sourceLines, '空表', table.lines.last, table.lines.last + 12)
      yield {
        notice: {
          rule: emptyForms.name,
          severity: 'warning',
          cells: [
            cells.ofText(line, table.title, table),
            ...(demand === null ? [] : [cells.ofText(demand, demands[0]?.text ?? '', table)]),
          ],
          message: {
            zh: `“${table.title}”（${cells.where(line).zh}）为空表，没有说明为何没有数据。`,
            en: `“${table.title}” (${cells.where(line).en}) is empty and nothing says why.`,
          },
          about: [table.title],
          expected: '空表说明',
        },
      }
    }
  },
}

/** A note under the form, or a sentence of the prose that names what the form is about and says there is none. */
function isExplained(table: Table, document: CheckDocument): boolean {
  if (table.notes.some(({ text }) => text.split(/[。；]/u).some((part) => NONE.test(part) && !DEMAND.test(part))))
    return true
  const words = [...new Set(table.title.match(TITLE_WORDS) ?? [])]
  if (words.length === 0) return false
  return document.blocks.some(
    (block) =>
      block.kind === 'paragraph' &&
      block.role !== 'contents' &&
      block.text
        .split(/[。；\n]/u)
        .some(
          (sentence) => words.every((word) => sentence.includes(word)) && NONE.test(sentence) && !DEMAND.test(sentence),
        ),
  )
}
