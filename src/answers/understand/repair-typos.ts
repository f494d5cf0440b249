import type { ItemIndex } from '../../facts/item-index.js'
import { matchWithTypo, type NameMatch } from '../../language/similar.js'
import type { Meaning } from './meaning.js'
import { type Candidate, segment } from './segment.js'

/** Stretches that nothing covers are tried once more as an item's name with one wrong character. */
export function repairTypos(
  text: string,
  index: ItemIndex,
  chosen: Candidate<Meaning>[],
  candidates: Candidate<Meaning>[],
): Candidate<Meaning>[] {
  const runs = splintered(chosen)
  const gaps = [...uncovered(text, chosen), ...runs]
  if (gaps.length === 0) return chosen
  const longer = [...index.byName.keys()].filter((name) => name.length >= 3)
  const short = [...index.byName.keys()].filter((name) => name.length === 2)
  const repairs: Candidate<Meaning>[] = []
  for (const gap of gaps) {
    const from = Math.max(0, gap.start - 8)
    const window = text.slice(from, gap.end + 8)
    const whole = runs.includes(gap)
    const covers = (match: NameMatch | null): boolean =>
      match !== null &&
      (!whole || (from + match.start === gap.start && from + match.end === gap.end)) &&
      match.kind !== 'exact' &&
      !(match.kind === 'typo' && match.candidate.length < SURE_LENGTH) &&
      from + match.start <= gap.start &&
      from + match.end >= gap.end
    const [match] = [matchWithTypo(longer, window), homophone(short, text, gap, from)].filter(covers)
    if (match === undefined || match === null) continue
    const start = from + match.start
    const end = from + match.end
    const items = index.byName.get(match.candidate)
    if (items === undefined || start > gap.start || end < gap.end) continue
    repairs.push({
      start,
      end,
      weight: (end - start) * (whole ? 12 : 10),
      meaning: { type: 'term', match: 'typo', items, corrected: match.candidate },
    })
  }
  return repairs.length === 0 ? chosen : segment(text.length, [...candidates, ...repairs])
}

/** A name this long that only parts of other names cover is one name with a slip. */
const LONG = 7

/** 结转 结余资金 控制率 side by side: parts of names that together may be one name with one character too many or too few. */
function splintered(chosen: Candidate<Meaning>[]): { start: number; end: number }[] {
  const runs: { start: number; end: number; parts: number }[] = []
  for (const { start, end, meaning } of chosen) {
    if (meaning.type !== 'term' || (meaning.match !== 'part' && meaning.match !== 'exact')) continue
    const part = meaning.match === 'part' ? 1 : 0
    const last = runs.at(-1)
    if (last !== undefined && last.end === start)
      runs[runs.length - 1] = { start: last.start, end, parts: last.parts + part }
    else runs.push({ start, end, parts: part })
  }
  return runs.filter((run) => run.parts >= 2 && run.end - run.start >= LONG)
}

/** A character that neither sounds nor looks alike is a slip only in names this long: 本级支出 is not 本年支出. */
const SURE_LENGTH = 5

/** 奖今 for 奖金: a name of two characters only as the whole of the stretch, and only by its sounds. */
function homophone(names: string[], text: string, gap: { start: number; end: number }, from: number): NameMatch | null {
  if (gap.end - gap.start !== 2) return null
  const match = matchWithTypo(names, text.slice(gap.start, gap.end + 4))
  if (match === null || match.kind !== 'homophone' || match.start !== 0) return null
  // 店费 may be a word of its own; 电匪 is none.
  if (match.candidate[0] !== text[gap.start]) return null
  return { ...match, start: gap.start - from, end: gap.end - from }
}

export function uncovered(text: string, chosen: Candidate<Meaning>[]): { start: number; end: number }[] {
  const gaps: { start: number; end: number }[] = []
  let at = 0
  for (const span of [...chosen, { start: text.length, end: text.length }]) {
    if (span.start > at) gaps.push({ start: at, end: span.start })
    at = Math.max(at, span.end)
  }
  return gaps.filter((gap) => /[\p{L}\p{N}]/u.test(text.slice(gap.start, gap.end)))
}
