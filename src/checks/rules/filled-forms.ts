import type { Table } from '../../tables/types.js'
import type { Outcome, Rule } from '../contract.js'
import { TITLE_WORDS } from '../forms/title-words.js'
import { lineWith } from '../names.js'
import type { CheckDocument } from '../types.js'

const SAYS_EMPTY = /(?:此|本|该|上)表(?:为|是)?(?:空表|空白表?|无数据|没有数据|无内容)/u
/** What a form asks of whoever fills it in states nothing: 如无此项预算，则本表为空表. */
const CONDITION = /如|若|凡|应当|应公开|须公开|没有的|的部门|的单位/u

/** A form that says it is empty, and is filled: the note was kept from a year or an office that had nothing. */
export const filledForms: Rule = {
  name: 'filled-forms',
  title: { zh: '写明“空表”的表没有数据', en: 'a form that says it is empty is empty' },
  *check(document: CheckDocument, { cells }): Iterable<Outcome> {
    for (const table of document.tables) {
      const note = table.notes.find(({ text }) => saysEmpty(text, table))
      const [first] = note === undefined ? [] : filled(table)
      if (note === undefined || first === undefined) continue
      const cell = cells.at(table, first.row, first.column)
      const line = lineWith(document.sourceLines, note.text.slice(0, 12), note.line) ?? note.line
      yield {
        notice: {
          rule: filledForms.name,
          severity: 'warning',
          cells: [cells.ofText(line, note.text, table), cell],
          message: {
            zh: `“${table.title}”（${cells.where(line).zh}）注明为空表，表中却有数据，如${cell.value ?? ''}${cell.unit}。`,
            en: `“${table.title}” (${cells.where(line).en}) is said to be empty and has figures: ${cell.value ?? ''} ${cell.unit}.`,
          },
          about: [table.title, 'filled'],
        },
      }
    }
  },
}

/** A note under another form is no statement about this one: what it names must be what the form is about. */
function saysEmpty(text: string, table: Table): boolean {
  const about = text.match(TITLE_WORDS) ?? []
  return text
    .split(/[。；]/u)
    .some((part) => SAYS_EMPTY.test(part) && !CONDITION.test(part) && about.some((word) => table.title.includes(word)))
}

/** Places of figures other than 0, in reading order. */
function filled(table: Table): { row: number; column: number }[] {
  return table.rows.flatMap((row, at) =>
    row.cells.flatMap(({ column, value }) =>
      column === null || value === null || /^-?0(?:\.0*)?$/u.test(value) ? [] : [{ row: at, column }],
    ),
  )
}
