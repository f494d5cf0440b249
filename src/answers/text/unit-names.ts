import { findNumbers } from '../../language/numbers.js'
import { labelOf } from '../../language/sentences.js'
import type { FoundPassage } from '../../library/types.js'

/** A name of an internal unit, verbatim, and the passage that names it. */
export interface UnitName {
  name: string
  passage: FoundPassage
}

const UNIT = /^[\p{Script=Han}\d（）()]{1,16}(?:科|处|室|股|部|队|中心|站)$/u
/** 科室有：A、B和C / 内设机构包括A、B: what stands behind this up to the end of the sentence. */
const LIST =
  /(?:科室|处室|内设机构|内设部门|机构)(?:共|共有)?[^，。；：:、]{0,8}，?(?:有|为|是|包括|设)[:：]?([^。；\n]+)/u
/** Under a heading about them, any list of nothing but units. */
const PLAIN_LIST = /(?:包括|下设|内设|设有|设置|设立|含|有|为)[:：]?([^。；：:\n]+)/u
const ABOUT = /机构|科室|处室|构成/u
const BETWEEN = /[、，,]|以及|和|与|及/u
const STATED = /([一二三四五六七八九十\d]{1,3})个?(?:内设)?(?:科室|处室|内设机构|内设部门)/u

/**
 * Names of the internal units in passages about the organization: one list in a sentence, or paragraphs that begin with a
 * name and a colon. Null when the list holds anything else, or when the document states another number: then it is not
 * known to be whole.
 */
export function findUnitNames(passages: readonly FoundPassage[]): UnitName[] | null {
  const labelled = passages.flatMap((passage) => {
    const name = labelOf(passage.text)
    return UNIT.test(name) && passage.text.trimStart().startsWith(name) ? [{ name, passage }] : []
  })
  const listed = labelled.length > 1 ? labelled : (passages.map(listIn).find((names) => names !== null) ?? null)
  if (listed === null || new Set(listed.map(({ name }) => name)).size !== listed.length) return null
  const stated = passages.flatMap(({ text }) => statedNumber(text))
  return stated.every((number) => number === String(listed.length)) ? listed : null
}

function listIn(passage: FoundPassage): UnitName[] | null {
  const about = ABOUT.test(passage.section.at(-1) ?? '')
  const list = LIST.exec(passage.text)?.[1] ?? (about ? PLAIN_LIST.exec(passage.text)?.[1] : undefined)
  if (list === undefined) return null
  const names = list.split(BETWEEN).map((name) => name.trim())
  return names.length > 1 && names.every((name) => UNIT.test(name)) ? names.map((name) => ({ name, passage })) : null
}

function statedNumber(text: string): string[] {
  const written = STATED.exec(text)?.[1]
  return written === undefined ? [] : findNumbers(`${written}个`).map(({ value }) => value)
}
