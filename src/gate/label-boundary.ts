import { STAGE_NAMES } from './stage-words.js'

const WORD = /[\p{L}\p{N}]/u
/** Words of one character that join a label to what stands before or after it. */
const JOINS_BEFORE = new Set('的中为是年于在有其里')
const JOINS_AFTER = /^[\p{N}的中为是约共达在有一二三四五六七八九十百千万两零〇负]/u
/** A bracket after a label may show the figure (办公费（18.17 万元）), not narrow the label (办公费（基本支出）). */
const NARROWED = /^ ?[（(](?![（(]?[≥≤<>＞＜约 ]{0,2}[-−负]?\p{N})/u

/** True when a label stands as a word of its own: 工资 is not in 绩效工资, 办公费 not in 办公费（基本支出）. */
export function standsAlone(text: string, start: number, end: number): boolean {
  const before = text.charAt(start - 1)
  const opens =
    before === '' ||
    !WORD.test(before) ||
    JOINS_BEFORE.has(before) ||
    STAGE_NAMES.some(({ name }) => text.slice(0, start).endsWith(name))
  // 基本支出 in 奖金（基本支出） narrows another name.
  const narrows =
    /[（(]/u.test(before) &&
    WORD.test(
      text
        .slice(0, start - 1)
        .trimEnd()
        .slice(-1),
    )
  if (!opens || narrows) return false
  if (isNarrowed(text, end)) return false
  const after = text.slice(end, end + 12)
  return !WORD.test(after.charAt(0)) || JOINS_AFTER.test(after)
}

/** True when a bracket right behind a label narrows it: 办公费（基本支出）. */
export function isNarrowed(text: string, end: number): boolean {
  return NARROWED.test(text.slice(end, end + 12))
}
