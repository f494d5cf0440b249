/**
 * Makes other documents out of a disclosure: other names, years and figures in other layouts. Every change keeps what the
 * document says, so that whatever was read from the original must be read from the variant under the mapped names.
 *
 *     node tests/tools/vary-corpus.mjs FOLDER SEED
 */
import { mkdirSync, readdirSync, readFileSync, realpathSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..')

/** Amounts have decimals or separators; codes, years and counts have neither, and a percent stays what it is. */
const AMOUNT = /(?<![\d.,])(?:\d{1,3}(?:,\d{3})+(?:\.\d{1,2})?|\d+\.\d{1,2})(?!\d)(?!\s*[%％])(?!-)/g
/** 60 万元 is an amount too; 60 alone is not, and neither is the limit in 单价100万元以上. */
const WHOLE_AMOUNT = /(?<!单价在\s?|[\d.,])\d{1,7}(?=\s*万元(?!以上))/g
const YEAR = /(?<![\d.,])20[12]\d(?=\s*年|-20[12]\d)|(?<=20[12]\d-)20[12]\d(?!\d)/g
const LABEL_LENGTH = 12

/** Other wordings of titles of one form, as provinces use them; a document gets one wording each. */
const TITLES = [
  [/(?<!款|出|公)收支(?:预算)?总(?:体情况)?表$/, ['收支总表', '收支预算总表', '收支总体情况表', '财务收支预算总表']],
  [/(?<!款|支)收入总(?:体情况)?表$/, ['收入总表', '收入预算总表', '收入总体情况表']],
  [/(?<!款|入)支出总(?:体情况)?表$/, ['支出总表', '支出预算总表', '支出总体情况表']],
  [/一般公共预算(?:财政拨款)?基本支出(?:情况)?表$/, ['一般公共预算基本支出表', '一般公共预算基本支出情况表']],
  [/(?<=政府性基金)预算(?:财政拨款)?支出(?:情况)?表$/, ['预算支出表', '预算支出情况表', '预算财政拨款支出表']],
  [/(?<=国有资本经营)预算支出(?:情况)?表$/, ['预算支出表', '预算支出情况表', '预算支出预算表']],
]

/** A generator of numbers in [0, 1) that gives the same sequence for the same seed. */
export function seeded(seed) {
  let state = (seed + 0x9e3779b9) >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

/** Multiplies a written amount by a whole number exactly, keeping its decimals and its way of writing. */
export function scaleAmount(text, factor) {
  const decimals = text.includes('.') ? text.length - text.indexOf('.') - 1 : 0
  const digits = (BigInt(text.replace(/[,.]/g, '')) * BigInt(factor)).toString().padStart(decimals + 1, '0')
  const whole = digits.slice(0, digits.length - decimals)
  const grouped = text.includes(',') ? whole.replace(/\B(?=(?:\d{3})+$)/g, ',') : whole
  return decimals === 0 ? grouped : `${grouped}.${digits.slice(-decimals)}`
}

/** Bytes of a text in GB18030, which Node can decode but not encode; characters outside of its two-byte part are refused. */
export function encodeGb18030(text) {
  gbTable ??= makeGbTable()
  const bytes = []
  for (const char of text) {
    const code = char.codePointAt(0) ?? 0
    const isBlank = /\s/.test(char) && char !== '\u3000'
    const pair = code < 128 ? [code] : isBlank ? [32] : gbTable.get(char)
    if (pair === undefined) throw new Error(`no two-byte GB18030 form of ${char}`)
    bytes.push(...pair)
  }
  return Uint8Array.from(bytes)
}

let gbTable
function makeGbTable() {
  const decoder = new TextDecoder('gb18030')
  const table = new Map()
  for (let lead = 0x81; lead <= 0xfe; lead++)
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      const char = trail === 0x7f ? '' : decoder.decode(Uint8Array.of(lead, trail))
      if ([...char].length === 1 && char !== '\ufffd' && !table.has(char)) table.set(char, [lead, trail])
    }
  return table
}

const isPipe = (line) => line.trimStart().startsWith('|')
const isTab = (line) => line.trimStart().includes('\t')

/**
 * @typedef {object} VaryOptions
 * @property {number} [seed] for every choice that is left open
 * @property {[string, string][]} [names] words and what they become, longest first where one holds another
 * @property {number} [years] added to every year
 * @property {number} [factor] whole number by which every amount is multiplied
 * @property {'tabs' | 'pipes' | 'ruled-pipes'} [layout] separators of tables that have cells
 * @property {boolean} [lanes] the groups of columns of two-lane tables change places
 * @property {boolean} [columns] figure columns under one-row headers in reverse order
 * @property {boolean} [titles] other wordings of titles
 * @property {boolean} [numbers] other form numbers
 * @property {'none' | 'wide' | 'blanks'} [indent] indentation of flattened rows
 * @property {boolean} [pageBreaks] a page number within tables
 * @property {boolean} [spacedNames] blanks inside the names of `names`
 * @property {boolean} [yuanTwins] an amount in 万元 that rounds one in 元 of the same document rounds it afterwards too
 * @property {boolean} [yuan] tables in 万元 become tables in 元
 * @property {boolean} [wrapLabels] long labels of tab tables go on in the next line
 * @property {string} [lineEnd]
 * @property {boolean} [finalNewline]
 */

/**
 * A variant of a disclosure with the mapping of what it changed.
 *
 * @param {string} text
 * @param {VaryOptions} options
 * @returns {{ text: string, name: (text: string) => string, year: (year: number) => number, amount: (text: string) => string }}
 */
export function varyDocument(text, options) {
  const { names = [], years = 0, factor = 1 } = options
  const random = seeded(options.seed ?? 1)
  const name = (words) => names.reduce((rest, [from, to]) => rest.replaceAll(from, to), words)
  const year = (value) => value + years
  const twins = options.yuanTwins ? yuanTwins(text, factor) : new Map()
  const amount = (written) => twins.get(written) ?? scaleAmount(written, factor)
  const wordings = TITLES.map(([pattern, forms]) => [pattern, forms[Math.floor(random() * forms.length)]])
  let lines = text.replace(/\r\n/g, '\n').split('\n')
  lines = lines.map((line) => {
    let changed = name(line).replace(YEAR, (written) => String(year(Number(written))))
    if (factor !== 1) changed = changed.replace(AMOUNT, amount).replace(WHOLE_AMOUNT, amount)
    if (options.titles && !isPipe(line) && !isTab(line)) changed = retitle(changed, wordings)
    if (options.numbers)
      changed = changed.replace(/^(\s*)表 ?(\d{1,2})$/, '$1附表$2').replace(/公开 ?0?(\d) ?表$/, '公开表$1')
    if (options.spacedNames) for (const [, to] of names) changed = changed.replaceAll(to, spaced(to))
    return changed
  })
  lines = overTables(lines, (block, above) => varyTable(block, above, options))
  if (options.indent) lines = lines.map((line) => indented(line, options.indent))
  let result = lines.join(options.lineEnd ?? '\n').replace(/[\r\n]+$/, '')
  if (options.finalNewline !== false) result += options.lineEnd ?? '\n'
  return { text: result, name, year, amount }
}

/** 648.03 beside 6,480,334.00 is its rounding in 万元, and so it must be of the multiplied amount. */
function yuanTwins(text, factor) {
  const twins = new Map()
  const round = (cents) => {
    const units = (BigInt(cents) + 5000n) / 10000n
    return `${units / 100n}.${String(units % 100n).padStart(2, '0')}`
  }
  for (const [written] of text.matchAll(/(?<![\d.,])\d{1,3}(?:,\d{3})+\.\d\d(?!\d)/g)) {
    const cents = written.replace(/[,.]/g, '')
    if (cents.length > 6) twins.set(round(cents), round(BigInt(cents) * BigInt(factor)))
  }
  return twins
}

const spaced = (words) => (words.length > 4 ? `${words.slice(0, 3)} ${words.slice(3)}` : words)

function retitle(line, wordings) {
  for (const [pattern, wording] of wordings) if (pattern.test(line)) return line.replace(pattern, wording)
  return line
}

function indented(line, kind) {
  const match = /^\u3000+(?=\d{3,7} )/.exec(line)
  if (match === null || kind === 'wide') return line
  return (kind === 'blanks' ? '  '.repeat(match[0].length) : '') + line.slice(match[0].length)
}

/** Applies a change to each run of table lines; wrapped parts of cells stand between lines with tabs. */
function overTables(lines, change) {
  const result = []
  for (let at = 0; at < lines.length; ) {
    const kind = isPipe(lines[at]) ? isPipe : isTab(lines[at]) ? isTab : null
    if (kind === null) {
      result.push(lines[at++])
      continue
    }
    let end = at
    while (end < lines.length && (kind(lines[end]) || (isEmpty(lines[end]) && kind(lines[end + 1] ?? '')))) end++
    const block = lines.slice(at, end).filter((line) => !isEmpty(line))
    result.push(...change(block, result))
    at = end
  }
  return result
}

const isEmpty = (line) => line.trim() === '' && !line.includes('\t')

const cellsOf = (line) =>
  isPipe(line)
    ? line
        .trim()
        .replace(/^\||\|$/g, '')
        .split('|')
        .map((cell) => cell.trim())
    : line.split('\t')

function varyTable(block, above, options) {
  const piped = isPipe(block[0] ?? '')
  let rows = block.filter((line) => !(piped && /^[\s|:-]+$/.test(line) && line.includes('-'))).map(cellsOf)
  const width = Math.max(...rows.map((row) => row.length))
  const isRegular = rows.length > 2 && rows.every((row) => row.length === width)
  const isForm = rows.some((row) => row.some((cell) => /指标|资金来源/.test(cell)))
  if (options.yuan && !isForm && !block.some((line) => line.includes('万元'))) {
    const unit = above.findLastIndex((line) => /单位[:：]\s*万元/.test(line))
    if (unit < 0 || unit < above.length - 8) return block
    above[unit] = above[unit].replace('万元', '元')
    rows = rows.map((row) => row.map(toYuan))
  }
  if (isRegular && !isForm && options.lanes) rows = swapLanes(rows)
  if (isRegular && !isForm && options.columns) rows = reverseFigures(rows)
  const to = options.layout ?? (piped ? 'ruled-pipes' : 'tabs')
  if (to === 'tabs')
    return broken(options.wrapLabels && isRegular ? wrapped(rows) : rows.map((row) => row.join('\t')), options)
  const padded = rows.map((row) => `| ${[...row, ...Array(width - row.length).fill('')].join(' | ')} |`)
  if (to === 'ruled-pipes') padded.splice(1, 0, `|${'---|'.repeat(width)}`)
  return broken(padded, options)
}

const toYuan = (cell) => cell.replace(/^(-?)([\d,]+\.\d\d)$/, (_, sign, amount) => sign + scaleAmount(amount, 10000))

/** Where the first header row has 收入 and 支出 side by side, 支出 comes first. */
function swapLanes(rows) {
  const header = rows[0].map((cell) => cell.replace(/\s/g, ''))
  const second = header.findIndex((cell) => /支出$/.test(cell))
  if (!/收入$/.test(header[0] ?? '') || second < 1 || header.slice(second + 1).some((cell) => cell !== '')) return rows
  return rows.map((row) => [...row.slice(second), ...row.slice(0, second)])
}

/** Under a header of one row: the columns after the names in reverse order. */
function reverseFigures(rows) {
  const [header, first] = rows
  const figures = header.findIndex((_, at) => at > 0 && rows.some((row) => /^-?[\d,]+\.\d+$/.test(row[at] ?? '')))
  if (figures < 1 || header.some((cell) => cell === '') || !first.some((cell) => /\d\.\d/.test(cell))) return rows
  return rows.map((row) => [...row.slice(0, figures), ...row.slice(figures).reverse()])
}

/** A long label goes on below: the first part stands alone on its line in front of the rest of its row. */
function wrapped(rows) {
  return rows.flatMap((row) => {
    const [first = '', ...others] = row
    const isWord =
      first.length > LABEL_LENGTH && /^[\u4e00-\u9fff（）()]+$/.test(first) && others.some((cell) => /\d/.test(cell))
    return isWord ? [first.slice(0, 8), [first.slice(8), ...others].join('\t')] : [row.join('\t')]
  })
}

/** Ends the page in the middle of a table; the header is not repeated. */
function broken(lines, options) {
  if (!options.pageBreaks || lines.length < 10) return lines
  const middle = Math.floor(lines.length * 0.7)
  return [...lines.slice(0, middle), '', '- 12 -', '\f', ...lines.slice(middle)]
}

/** Prefecture-level cities of the gazetteer that have a short form. */
export function readPlaces() {
  const lines = readFileSync(join(root, 'src', 'facts', 'vocabulary', 'places.csv'), 'utf8')
    .trimEnd()
    .split('\n')
  return lines
    .slice(1)
    .map((line) => line.split(','))
    .map(([name = '', short = '', romanizations = '']) => ({
      name,
      short: short.split('|')[0] ?? '',
      romanization: romanizations.split('|')[0] ?? '',
    }))
    .filter(({ name, short }) => name.endsWith('市') && short.length >= 2)
}

/** The bundled documents with the city and the office that each is about. */
export function readCorpus() {
  const places = readPlaces()
  return readdirSync(join(root, 'corpus'))
    .filter((file) => file.endsWith('.txt'))
    .sort()
    .map((file) => {
      const text = readFileSync(join(root, 'corpus', file), 'utf8')
      const counted = places.map((place) => ({ place, count: text.split(place.short).length - 1 }))
      const { place } = counted.sort((a, b) => b.count - a.count)[0]
      const after = text.slice(text.indexOf(place.name) + place.name.length)
      const office = /^[^\n（(]*?中心/.exec(after.replace(/20\d\d.*/, ''))?.[0] ?? ''
      return { file, text, place, office }
    })
}

/** Names for a variant: another city for each, and every second time an office of a county or district. */
export function otherNames(document, seed) {
  const places = readPlaces()
  const next = places[(seed * 37) % places.length]
  const OFFICES = ['财政局', '司法局', '第二人民医院', '残疾人联合会', '融媒体中心', '市场监督管理局']
  if (seed % 2 === 0)
    return [
      [document.place.name, next.name],
      [document.place.short, next.short],
    ]
  const county = ['望江县', '临潭县', '普陀区', '阿克陶县'][seed % 4]
  const office = `${county}${OFFICES[seed % OFFICES.length]}`
  return [
    [`${document.place.name}${document.office}`, office],
    [`${document.place.name}${document.office}`.replace(/ /g, ''), office],
    [document.place.name, county],
    [document.place.short, county.slice(0, -1)],
  ]
}

if (process.argv[1] !== undefined && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const [folder, seed] = process.argv.slice(2)
  if (folder === undefined || !/^\d+$/.test(seed ?? '')) {
    process.stderr.write('usage: node tests/tools/vary-corpus.mjs FOLDER SEED\n')
    process.exit(64)
  }
  mkdirSync(folder, { recursive: true })
  for (const document of readCorpus()) {
    const names = otherNames(document, Number(seed))
    const varied = varyDocument(document.text, { seed: Number(seed), names, years: 1, factor: 3, titles: true })
    writeFileSync(join(folder, document.file), varied.text)
  }
}
