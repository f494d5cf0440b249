/** Draws a whole number from 0 to below its argument. */
export type Pick = (below: number) => number
type Change = (question: string, pick: Pick) => string

const EMOJI = ['😀', '📊', '👩‍👩‍👧', '🇨🇳', '🤷🏽', '❓']
const CONTROLS = ['\u0000', '\u0007', '\u001b[31m', '\u200b', '\u200d', '\ufeff', '\u00ad', '\u0085']
const TURNS = ['\u202e', '\u202d', '\u2066', '\u2069', '\u200f', '\u061c']
const POLITE = ['请问', '您好，', '麻烦查一下：', '谢谢！', '\n\n', '   ', '？？？', '!!!']

const one = <T>(from: readonly T[], pick: Pick): T => from[pick(from.length)] as T
const letters = (text: string): string[] => [...text]

/** Puts something between two characters. */
const insert =
  (what: readonly string[], times: number): Change =>
  (question, pick) => {
    const parts = letters(question)
    for (let at = 0; at < times; at++) parts.splice(pick(parts.length + 1), 0, one(what, pick))
    return parts.join('')
  }

const wide = (text: string): string =>
  text.replace(/[!-~]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0))

/** Changes that leave the question what it was: whoever reads it aloud would say the same words. */
export const KEEPING: Record<string, Change> = {
  'full-width': wide,
  'emoji at the ends': (question, pick) => `${one(EMOJI, pick)}${question}${one(EMOJI, pick)}`,
  'controls between': insert(CONTROLS.slice(3, 7), 3),
  'turned direction': (question, pick) => `${one(TURNS, pick)}${question}${one(TURNS, pick)}`,
  'asked twice': (question) => `${question} ${question}`,
  'polite words': (question, pick) => `${one(POLITE, pick)}${question}${one(POLITE, pick)}`,
  'line ends': (question, pick) => insert(['\n', '\r\n', '\t'], 1)(`${question} `, pick).trim(),
  'ten thousand blanks': (question) => `${' '.repeat(5000)}${question}${'\u3000'.repeat(5000)}`,
  'decomposed letters': (question) => question.normalize('NFD'),
  'upper case': (question) => question.toUpperCase(),
}

/** Changes after which nobody knows what is asked. */
export const BREAKING: Record<string, (question: string, pick: Pick, other: string) => string> = {
  cut: (question, pick) => letters(question).slice(0, pick(question.length)).join(''),
  'cut at the front': (question, pick) => letters(question).slice(pick(question.length)).join(''),
  'letters left out': (question, pick) =>
    letters(question)
      .filter(() => pick(5) > 0)
      .join(''),
  'letters doubled': (question, pick) =>
    letters(question)
      .map((letter) => (pick(4) === 0 ? letter + letter : letter))
      .join(''),
  'letters shuffled': (question, pick) => {
    const parts = letters(question)
    for (let at = parts.length - 1; at > 0; at--) {
      const to = pick(at + 1)
      const [a = '', b = ''] = [parts[at], parts[to]]
      parts[at] = b
      parts[to] = a
    }
    return parts.join('')
  },
  'halves exchanged': (question, pick) => {
    const parts = letters(question)
    const at = pick(parts.length)
    return [...parts.slice(at), ...parts.slice(0, at)].join('')
  },
  'two in one': (question, _, other) => question + other,
  'two mixed': (question, pick, other) =>
    letters(question).slice(0, pick(question.length)).join('') + letters(other).slice(pick(other.length)).join(''),
  'many numbers': (question, pick) => `${question} ${Array.from({ length: 300 }, () => pick(10 ** 9) / 100).join(' ')}`,
  'digits changed': (question, pick) => question.replace(/\d/g, () => String(pick(10))),
  'controls and emoji': (question, pick) => insert([...EMOJI, ...CONTROLS, ...TURNS], 12)(question, pick),
  'half of a pair': (question, pick) => insert(['\ud83d', '\udc00'], 2)(question, pick),
  'ten thousand characters': (question, _, other) => (question + other).repeat(400).slice(0, 10_000),
  'brackets and marks': (question, pick) =>
    insert(['(', '（', '《', '"', '{', '}', '|', '%', '\\', '$'], 10)(question, pick),
  'another language': (question, pick) =>
    insert([' how much ', ' сколько ', ' いくら ', ' كم ', ' το ', ' quanto '], 3)(question, pick),
}

const FILLERS = [
  '多少',
  '是多少？',
  '请问',
  '查一下',
  '一共',
  '金额',
  '2024年',
  '今年',
  '万元',
  '怎么样',
  '呢',
  '吗',
  'how much',
  'the',
  '谢谢',
  '哪家最多',
  '排一下',
  '为什么',
  '比上年',
  '合计',
  '占比',
  '增加了',
]
const NOISE = [
  ...EMOJI,
  ...CONTROLS,
  ...TURNS,
  '，',
  '。',
  '%',
  '(',
  '{F1}',
  '[1]',
  '```',
  '<b>',
  'Ω',
  'ß',
  '龘',
  '\ud800',
]

/** Questions that ask for no figure: words around a subject that is not there. */
export function pointless(pick: Pick, organizations: readonly string[]): string {
  const words = Array.from({ length: 1 + pick(8) }, () => one(pick(3) === 0 ? NOISE : FILLERS, pick))
  if (pick(2) === 0) words.splice(pick(words.length), 0, one(organizations, pick))
  return words.join('')
}
