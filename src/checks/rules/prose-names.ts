import { cleanName, nameKey } from '../../facts/clean-name.js'
import { lineAt, type Passage } from '../../facts/narrative/sections.js'
import { placeWords } from '../../language/place-words.js'
import type { CellIndex } from '../cells.js'
import type { Notice, Outcome, Rule } from '../contract.js'
import { namesByCode, type PrintedName } from '../forms/printed-names.js'
import { commonLength } from '../names.js'
import { readProse } from '../narrative/prose.js'
import type { CheckDocument } from '../types.js'

type Names = Map<string, Map<string, PrintedName>>

/** 事业单位医疗（2101102）: what stands between the last mark and the code is its name. */
const WITH_CODE = /([^，。；：、！？\n]{2,60}?)[（(]\s*([235]\d{2}(?:\d{2}){0,2})\s*[）)]/gu
/** …（款）事业单位医疗（项）: a name between the mark of a level and its own. */
const WITH_LEVEL = /(?<=[）)，。；：、！？\n]|^)([^，。；：、！？\n]{2,40}?)[（(]([款项])[）)]/gu
const DIGITS: Record<string, number> = { 款: 5, 项: 7 }
const GLOSSARY = /名词解释|专业名词|术语解释/u
/** Two items of the classification may differ by one character when their names are shorter than this. */
const LEAST_LETTERS = 6

/** The name of an item in the text is the name that the forms print beside its code. Names cut short are left alone. */
export const proseNames: Rule = {
  name: 'prose-names',
  title: { zh: '叙述与表格中的科目名称一致', en: 'items keep their names between text and forms' },
  *check(document, { cells }): Iterable<Outcome> {
    const names = namesByCode(document, cells)
    if (names.size === 0) return
    const known = knownNames(document)
    const told = new Set<string>()
    for (const passage of readProse(document).passages)
      for (const { said, code, at } of [...besideCodes(passage, names), ...besideLevels(passage, names, known)]) {
        const key = `${code} ${nameKey(said)}`
        if (told.has(key)) continue
        told.add(key)
        yield { notice: notice(said, code, lineAt(passage, at), names, cells) }
      }
  },
}

interface Misnamed {
  said: string
  code: string
  at: number
}

function besideCodes(passage: Passage, names: Names): Misnamed[] {
  return [...passage.text.matchAll(WITH_CODE)].flatMap((match) => {
    const [, run = '', code = ''] = match
    const printed = [...(names.get(code)?.keys() ?? [])].map(plain)
    const said = plain(nameKey(run))
    if (printed.length === 0 || printed.some((name) => said.endsWith(name) || name.includes(said))) return []
    const isOther = [...names].some(
      ([other, own]) => other !== code && [...own.keys()].some((name) => plain(name) === said),
    )
    return isOther || printed.some((name) => isAlike(said, name))
      ? [{ said: cleanName(run), code, at: match.index + run.length }]
      : []
  })
}

function besideLevels(passage: Passage, names: Names, known: ReadonlyMap<string, string>): Misnamed[] {
  if (passage.headings.some((heading) => GLOSSARY.test(heading))) return []
  return [...passage.text.matchAll(WITH_LEVEL)].flatMap((match) => {
    const [, run = '', level = ''] = match
    const said = plain(nameKey(run))
    const same = [...names].filter(([code]) => code.startsWith('2') && code.length === DIGITS[level])
    if (same.some(([, own]) => [...own.keys()].some((name) => plain(name) === said))) return []
    const item = known.get(said)
    const meant =
      item === undefined
        ? same.filter(([, own]) => [...own.keys()].some((name) => isSlip(said, plain(name))))
        : same.filter(([code]) => code === item)
    const [only, ...others] = meant
    return only === undefined || others.length > 0
      ? []
      : [{ said: cleanName(run), code: only[0], at: match.index + match[0].length - 1 }]
  })
}

/** Codes of the items that claims of the text speak of, by the names that the text gives them. */
function knownNames(document: CheckDocument): Map<string, string> {
  const known = new Map<string, string>()
  for (const { origin, key, name } of document.facts.facts)
    if (origin === 'claim' && key.item?.scheme === 'functional' && key.item.code !== null)
      known.set(plain(nameKey(name)), key.item.code)
  return known
}

/** 住房保障 and 住房保障支出 are one name. */
const plain = (key: string): string => key.replace(/(.{2})支出$/u, '$1')

const isAlike = (a: string, b: string): boolean => commonLength(a, b) * 2 >= Math.max(a.length, b.length)

/** One character wrong, missing or too many. */
function isSlip(a: string, b: string): boolean {
  const longest = Math.max(a.length, b.length)
  return longest >= LEAST_LETTERS && Math.abs(a.length - b.length) <= 1 && a !== b && commonLength(a, b) === longest - 1
}

function notice(said: string, code: string, line: number, names: Names, cells: CellIndex): Notice {
  const printed = [...(names.get(code)?.values() ?? [])]
  const [first] = printed
  const list = printed.map(({ name }) => `“${name}”`)
  const where = first === undefined ? { zh: '', en: '' } : placeWords(first.cell)
  return {
    rule: proseNames.name,
    severity: 'warning',
    cells: [cells.ofText(line, said), ...printed.map(({ cell }) => cell)],
    message: {
      zh: `${cells.where(line).zh}写作“${said}”，而表中科目${code}的名称是${list.join('、')}（${where.zh}）。`,
      en: `The text (${cells.where(line).en}) says “${said}”, and the forms call item ${code} ${list.join(', ')} (${where.en}).`,
    },
    about: ['prose-name', code],
    expected: first?.name ?? null,
    actual: said,
  }
}
