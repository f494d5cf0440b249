/** A limit that words or signs put on a number: ≥, ≤, >, <. */
export type Bound = '>=' | '<=' | '>' | '<'

export interface Qualifiers {
  approximate: boolean
  bound: Bound | null
}

/** Words before a number, the longest first: 不超过 before 超过. */
const BEFORE: [string, Bound | 'about'][] = (
  [
    [
      '>=',
      '≥|>=|=>|不少于|不低于|不小于|至少|最少|起码|大于等于|大于或等于|at least|no less than|not less than|no fewer than',
    ],
    [
      '<=',
      '≤|<=|不超过|不高于|不大于|不多于|至多|最多|控制在|小于等于|小于或等于|at most|no more than|not more than|up to',
    ],
    ['>', '>|超过|大于|高于|多于|超出|突破|逾|超|more than|over|above|exceeding|greater than'],
    ['<', '<|低于|小于|少于|不足|不到|未满|不满|less than|under|below|fewer than'],
    ['about', '约|大约|大概|近|将近|接近|约为|约合|几乎|~|≈|about|around|approximately|roughly|nearly|almost|approx.'],
  ] as [Bound | 'about', string][]
)
  .flatMap(([kind, words]) => words.split('|').map((word) => [word, kind] as [string, Bound | 'about']))
  .sort((a, b) => b[0].length - a[0].length)

const AFTER: [string, Bound | 'about'][] = [
  ['及以上', '>='],
  ['(含)以上', '>='],
  ['或以上', '>='],
  ['以上', '>='],
  ['or more', '>='],
  ['or above', '>='],
  ['及以下', '<='],
  ['(含)以下', '<='],
  ['或以下', '<='],
  ['以下', '<='],
  ['以内', '<='],
  ['之内', '<='],
  ['or less', '<='],
  ['左右', 'about'],
  ['上下', 'about'],
  ['有余', 'about'],
  ['余', 'about'],
  ['多', 'about'],
]
const REACH = 14

/** Reads what the words directly before and after a number say of it. Offsets are of folded text. */
export function qualifiersAround(text: string, start: number, end: number): Qualifiers {
  const found: Qualifiers = { approximate: false, bound: null }
  const before = text
    .slice(Math.max(0, start - REACH), start)
    .trimEnd()
    .toLowerCase()
  const after = text
    .slice(end, end + REACH)
    .trimStart()
    .toLowerCase()
  const leading = BEFORE.find(([word]) => endsWithWord(before, word))
  const trailing = AFTER.find(([word]) => after.startsWith(word) && !/^多[于少数]/u.test(after))
  for (const hit of [leading, trailing]) {
    if (hit === undefined) continue
    if (hit[1] === 'about') found.approximate = true
    else found.bound = hit[1]
  }
  return found
}

function endsWithWord(text: string, word: string): boolean {
  if (!text.endsWith(word)) return false
  const previous = text.charAt(text.length - word.length - 1)
  if (word === '~') return !/[\p{L}\p{N}%]/u.test(previous)
  return !/^[a-z]/u.test(word) || !/[a-z]/u.test(previous)
}
