import { meet } from '../../core/interval.js'
import type { Fund } from '../../core/quantity.js'
import { placeWords } from '../../language/place-words.js'
import type { Notice, Outcome, Rule } from '../contract.js'
import { type CodeList, codeLists, sumOf } from '../forms/code-lists.js'
import type { CheckCell, CheckDocument } from '../types.js'

/** With fewer items in common, two forms may well speak of different things. */
const LEAST_SHARED = 2

/**
 * Items of a form must be in every form that covers it: 一般公共预算基本支出 by function in the expenditure of all funds.
 * And two forms that break one amount down by the finest codes list the same codes.
 */
export const codeSets: Rule = {
  name: 'code-sets',
  title: { zh: '须一致的各表科目相同', en: 'forms that cover each other have the same items' },
  *check(document: CheckDocument, { cells }): Iterable<Outcome> {
    const lists = codeLists(document, cells)
    const odd: string[][] = []
    for (const list of lists)
      for (const wide of lists) {
        if (wide.table === list.table || wide.family !== list.family) continue
        const codes = missingFrom(list, wide)
        if (codes.length > 0) odd.push(codes)
      }
    for (const codes of together(odd)) yield { notice: notice(codes, lists) }
  },
}

/** Codes that the wide form lacks, and those that it has in their stead. */
function missingFrom(list: CodeList, wide: CodeList): string[] {
  const missing = [...list.amounts.keys()].filter((code) => !wide.prints(code))
  const shared = list.amounts.size - missing.length
  if (missing.length === 0 || shared < LEAST_SHARED || missing.length > shared) return []
  const instead = [...wide.amounts.keys()].filter((code) => !list.prints(code))
  const same = instead.length > 0 && meet(cellsOf(list, missing), cellsOf(wide, instead)) !== null
  if (covers(wide, list)) return [...missing, ...(same ? instead : [])]
  // Other forms of one amount: what one lacks, the other has under other codes.
  const isOneAmount = list.total !== null && wide.total !== null && meet(list.total, wide.total) !== null
  return isOneAmount && same ? [...missing, ...instead] : []
}

const cellsOf = ({ amounts }: CodeList, codes: readonly string[]) =>
  sumOf(codes.flatMap((code) => amounts.get(code) ?? []))

const WITHIN: Partial<Record<Fund, readonly Fund[]>> = {
  general: ['general', 'fiscal', 'all'],
  'government-fund': ['government-fund', 'fiscal', 'all'],
  'state-capital': ['state-capital', 'fiscal', 'all'],
  fiscal: ['fiscal', 'all'],
  all: ['all'],
}

/** True when all expenditure of a list is expenditure of the wide one. Income leaves out what is spent from balances. */
const covers = (wide: CodeList, { flow, fund }: CodeList): boolean =>
  flow === 'expenditure' && wide.flow === flow && wide.total !== null && WITHIN[fund]?.includes(wide.fund) === true

/** Differences that share a code have one cause. */
function together(groups: readonly string[][]): string[][] {
  const found: Set<string>[] = []
  for (const group of groups) {
    const touched = found.filter((some) => group.some((code) => some.has(code)))
    for (const some of touched) found.splice(found.indexOf(some), 1)
    found.push(new Set([...group, ...touched.flatMap((some) => [...some])]))
  }
  return found.map((codes) => [...codes].sort())
}

function notice(codes: readonly string[], lists: readonly CodeList[]): Notice {
  const told = codes.map((code) => ({ code, having: placesOf(code, lists) }))
  // What fewest forms have is the likelier slip.
  const ordered = [...told].sort((a, b) => a.having.length - b.having.length)
  const texts = ordered.map(({ code, having }) => ({
    zh: `${code}只见于${having.map((cell) => `“${cell.tableTitle ?? ''}”（${placeWords(cell).zh}，${cell.value}${cell.unit}）`).join('、')}`,
    en: `${code} is only in ${having.map((cell) => `“${cell.tableTitle ?? ''}” (${placeWords(cell).en}, ${cell.value} ${cell.unit})`).join(', ')}`,
  }))
  return {
    rule: codeSets.name,
    severity: 'warning',
    cells: ordered.flatMap(({ having }) => having),
    message: {
      zh: `科目须一致的各表科目不同：${texts.map(({ zh }) => zh).join('；')}。`,
      en: `Forms that must have the same items differ: ${texts.map(({ en }) => en).join('; ')}.`,
    },
    about: ['code-set', ...codes],
  }
}

/** The first place of a code in each form. */
function placesOf(code: string, lists: readonly CodeList[]): CheckCell[] {
  const places = new Map<string, CheckCell>()
  for (const { table, amounts } of lists) {
    const cell = amounts.get(code)
    if (cell !== undefined && !places.has(table)) places.set(table, cell)
  }
  return [...places.values()]
}
