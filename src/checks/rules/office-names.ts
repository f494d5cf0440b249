import { joinBlanks, nameKey } from '../../facts/clean-name.js'
import { placeWords } from '../../language/place-words.js'
import type { Outcome, Rule, RuleContext } from '../contract.js'
import { commonLength, lineWith } from '../names.js'
import type { CheckCell, CheckDocument } from '../types.js'

const LABEL = /^(?:项目)?(?:实施|编制|填报|预算|申报|项目|使用)?单位(?:名称)?$|^部门(?:（单位）)?(?:名称)?$/u
const OFFICE_END = /(?:中心|局|委员会|委|办公室|厅|院|站|所|处|队|馆|校|会)$/u
/** Names that share less are other offices; names that hold each other are parts and wholes. */
const SHARED = { part: 7, of: 10 }
const LEAST = 8
const TITLE_OFFICE = /^(.{2,30}?(?:市|县|区|省|州|盟|旗).{0,26}?(?:办公室|委员会|中心|局|厅))(?=.{2,30}表)/u

/** The office is named alike on the cover, in the forms and in their titles. */
export const officeNames: Rule = {
  name: 'office-names',
  title: { zh: '单位名称一致', en: 'the office has one name' },
  *check(document: CheckDocument, { cells }: RuleContext): Iterable<Outcome> {
    const own = document.identity.organization
    if (own === null) return
    const cover = lineWith(document.sourceLines, own)
    const coverCell = cover === null ? [] : [cells.ofText(cover, own)]
    const others = new Map<string, CheckCell[]>()
    for (const table of document.tables)
      for (const row of table.rows)
        for (const name of namesIn(
          row.name,
          row.texts.map(({ text }) => text),
        )) {
          if (!isMisprintOf(name, own)) continue
          others.set(name, [...(others.get(name) ?? []), cells.ofText(row.line, name, table)])
        }
    for (const [name, places] of others)
      yield {
        notice: {
          rule: officeNames.name,
          severity: 'warning',
          cells: [...places, ...coverCell],
          message: {
            zh: `单位名称不一致：${places.map((place) => placeWords(place).zh).join('、')}写作“${name}”，封面为“${own}”。`,
            en: `The office is named “${name}” on ${places.map((place) => placeWords(place).en).join(', ')}, but “${own}” on the cover.`,
          },
          about: [nameKey(name)],
          expected: own,
          actual: name,
        },
      }
    const titles = document.tables.flatMap((table) => {
      const office = TITLE_OFFICE.exec(joinBlanks(table.title).replace(/^20\d\d年度?/u, ''))?.[1]
      const differs =
        office !== undefined && !nameKey(own).includes(nameKey(office)) && !nameKey(office).includes(nameKey(own))
      return differs ? [{ table, office }] : []
    })
    const [first] = titles
    if (first === undefined) return
    const at = titles.map(({ table }) => {
      const line =
        lineWith(document.sourceLines, table.title, Math.max(1, table.lines.first - 8), table.lines.first) ??
        table.lines.first
      return cells.ofText(line, table.title, table)
    })
    const above = nearestAbove(document.sourceLines, own, at[0]?.line ?? 1, first.table.title)
    yield {
      notice: {
        rule: officeNames.name,
        severity: 'warning',
        cells: [...at, ...(above === null ? coverCell : [cells.ofText(above, own)])],
        message: {
          zh: `表题写的是“${first.office}”，本文件的单位是“${own}”（${at.map((place) => placeWords(place).zh).join('、')}）。`,
          en: `The title names “${first.office}”; this document is of “${own}” (${at.map((place) => placeWords(place).en).join(', ')}).`,
        },
        about: ['title', nameKey(first.office)],
        expected: own,
        actual: first.office,
      },
    }
  },
}

/** Values beside the labels of an office, without the codes in front of them. */
function namesIn(label: string, texts: readonly string[]): string[] {
  const words = [label, ...texts].map((text) => joinBlanks(text))
  return words.flatMap((word, at) => {
    const name = word.replace(/^【\d+】/u, '').replace(/^\d+[-－]?/u, '')
    const isLabelled = at > 0 && LABEL.test(words[at - 1] ?? '')
    return isLabelled && OFFICE_END.test(name) ? [name] : []
  })
}

function isMisprintOf(name: string, own: string): boolean {
  const [a, b] = [nameKey(name.replace(/（[^）]*）/gu, '')), nameKey(own.replace(/（[^）]*）/gu, ''))]
  if (a.length < LEAST || b.length < LEAST || a.includes(b) || b.includes(a)) return false
  return commonLength(a, b) * SHARED.of >= Math.max(a.length, b.length) * SHARED.part
}

/** The nearest longer line above that names the office together with what the form is about. */
function nearestAbove(sourceLines: readonly string[], own: string, line: number, title: string): number | null {
  const office = joinBlanks(own).replace(/\s/gu, '')
  const topic = /绩效|项目|采购|资产/u.exec(title)?.[0] ?? ''
  for (let at = line - 1; at >= 1 && at > line - 40; at -= 1) {
    const words = joinBlanks(sourceLines[at - 1] ?? '').replace(/\s/gu, '')
    if (words.includes(office) && words.includes(topic)) return at
  }
  return null
}
