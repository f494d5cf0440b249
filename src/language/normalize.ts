/** A folded text that remembers where each of its characters stood. */
export interface FoldedText {
  text: string
  /** For each UTF-16 unit of `text`: where its original begins. One more entry holds the length of the original. */
  starts: Uint32Array
  /** For each UTF-16 unit of `text`: where its original ends (exclusive). */
  ends: Uint32Array
}

/** Radicals of the CJK supplement that NFKC leaves alone though PDF readers return them for the characters. */
const RADICALS = new Map(
  '⺁厂 ⺇几 ⺌小 ⺎兀 ⺏尣 ⺝月 ⺠民 ⺢水 ⺣火 ⺤爪 ⺥爪 ⺦丬 ⺩王 ⺪疋 ⺬示 ⺮竹 ⺶羊 ⺷羊 ⺸羊 ⺻聿 ⺼肉 ⺾艹 ⻁虎 ⻂衣 ⻃西 ⻄西 ⻅见 ⻆角 ⻇角 ⻈讠 ⻉贝 ⻊足 ⻋车 ⻌辶 ⻏阝 ⻐钅 ⻑长 ⻒长 ⻓长 ⻔门 ⻕阜 ⻖阝 ⻗雨 ⻘青 ⻙韦 ⻚页 ⻛风 ⻜飞 ⻝食 ⻟食 ⻠饣 ⻢马 ⻣骨 ⻤鬼 ⻥鱼 ⻦鸟 ⻧卤 ⻨麦 ⻩黄 ⻪黾 ⻫齐 ⻬齐 ⻭齿 ⻮齿 ⻯竜 ⻰龙 ⻱龟 ⻲龟 ⻳龟'
    .split(' ')
    .map((pair) => [pair.charAt(0), pair.charAt(1)]),
)
const SINGLES = new Map([
  ...[...'“”„‟«»〝〞〟「」『』﹁﹂﹃﹄'].map((mark) => [mark, '"'] as const),
  ...[...'‘’‚‛′'].map((mark) => [mark, "'"] as const),
  ...[...'‐‑‒–—―−─━﹣﹘'].map((mark) => [mark, '-'] as const),
  ...[...'〔【﹝'].map((mark) => [mark, '['] as const),
  ...[...'〕】﹞'].map((mark) => [mark, ']'] as const),
  ['㎡', '平方米'],
  ['≧', '≥'],
  ['≦', '≤'],
  ['⩾', '≥'],
  ['⩽', '≤'],
  ['▲', '△'],
] as const)
const INVISIBLE =
  /^(?:[\p{Cc}\p{Cf}\p{Cn}\p{Co}\u3164\uffa0]|\u034f|\u115f|\u1160|\u17b4|\u17b5|[\u{e0000}-\u{e0fff}]|[\ufe00-\ufe0f])$/u
const SPACE = /^[\s\u0085\u2800]$/u
const BREAK = /[\t\n\v\f\r\u0085\u2028\u2029]/u
const DIGIT = /^\p{Nd}$/u
const MARK = /^\p{M}$/u

/**
 * Folds a text for matching: NFKC (full-width digits, letters and brackets become half-width), radicals become
 * characters, quote marks, dashes and brackets of one kind become one, invisible characters vanish, blanks collapse to
 * one and are trimmed. Case is kept. For display and quotes always use the original.
 */
export function foldText(text: string): string {
  return foldWithOffsets(text).text
}

/**
 * As `foldText`, with the way back: a span [a, b) of the folded text is [starts[a], ends[b − 1]) of the original.
 * With `keepBreaks`, blanks that hold a line break or a tab fold to a line feed, so that cells and lines stay apart.
 */
export function foldWithOffsets(text: string, options: { keepBreaks?: boolean } = {}): FoldedText {
  let folded = ''
  const starts: number[] = []
  const ends: number[] = []
  let at = 0
  let blank = -1
  while (at < text.length) {
    const length = clusterLength(text, at)
    const cluster = text.slice(at, at + length)
    const plain = foldCluster(cluster)
    if (plain === ' ') {
      if (blank < 0) blank = at
    } else if (plain !== '') {
      if (blank >= 0 && folded !== '') {
        folded += options.keepBreaks === true && BREAK.test(text.slice(blank, at)) ? '\n' : ' '
        starts.push(blank)
        ends.push(at)
      }
      blank = -1
      folded += plain
      for (let unit = 0; unit < plain.length; unit++) {
        starts.push(at)
        ends.push(at + length)
      }
    }
    at += length
  }
  starts.push(text.length)
  return { text: folded, starts: Uint32Array.from(starts), ends: Uint32Array.from(ends) }
}

/** One character with the combining marks on it; marks beyond 16 start a cluster of their own, so that this stays linear. */
function clusterLength(text: string, at: number): number {
  let end = at + unitsAt(text, at)
  for (let marks = 0; marks < 16 && end < text.length && text.charCodeAt(end) >= 0x300; marks++) {
    const units = unitsAt(text, end)
    if (!MARK.test(text.slice(end, end + units))) break
    end += units
  }
  return end - at
}

const unitsAt = (text: string, at: number): number => ((text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1)

function foldCluster(cluster: string): string {
  const code = cluster.charCodeAt(0)
  if (cluster.length === 1 && code > 0x20 && code < 0x7f) return cluster
  if (SPACE.test(cluster)) return ' '
  if (INVISIBLE.test(cluster)) return ''
  const single = SINGLES.get(cluster) ?? RADICALS.get(cluster)
  if (single !== undefined) return single
  if (cluster.length === 1 && code >= 0xd800 && code <= 0xdfff) return '\ufffd'
  let plain = ''
  for (const letter of cluster.normalize('NFKC')) {
    if (SPACE.test(letter)) plain += plain === '' && cluster.length === 1 ? ' ' : ''
    else if (!INVISIBLE.test(letter)) plain += SINGLES.get(letter) ?? asciiDigit(letter) ?? letter
  }
  return plain
}

/** Digits of other scripts as 0–9: each script has its ten in a row. */
function asciiDigit(letter: string): string | null {
  const code = letter.codePointAt(0) ?? 0
  if (code < 0x600 || !DIGIT.test(letter)) return null
  let digit = 0
  while (digit < 9 && DIGIT.test(String.fromCodePoint(code - digit - 1))) digit += 1
  return String(digit)
}
