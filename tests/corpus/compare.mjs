/**
 * Proves that the bundled corpus is our own edition of the published disclosures and still the same budget.
 *
 * For every `corpus/X.txt` and its original `*_X.txt` in the folder named by TIEOUT_ORIGINALS:
 * - sections: the same headings in the same order (a run-in title such as `（一）…。` counts by its ordinal only);
 * - figures: each section holds the same multiset of figures, units, percents and codes (names of services such as
 *   12345 count as present or absent; private telephone numbers do not count);
 * - tables: every line that is not prose is there unchanged and in the same order; a cell may differ only where the
 *   original holds prose, or a person's name or number, which the edition leaves blank;
 * - wording: outside tables, headings, names and code labels no run of 20 Chinese characters is shared once
 *   punctuation, digits and whitespace are gone. Long prose inside a cell (年度目标) counts as prose.
 *
 * Usage: `TIEOUT_ORIGINALS=<folder> npm run corpus:compare [-- name …]`. Exit status 1 when anything fails.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** @typedef {'blank' | 'heading' | 'table' | 'fixed' | 'entry' | 'prose'} LineKind `entry`: a short `label：value` */
/** @typedef {{ kind: LineKind, raw: string, flat: boolean, section: number }} Line `flat`: in a table without cell marks */
/** @typedef {{ level: number, ordinal: string, label: string, path: string, figures: Map<string, number> }} Section */
/** @typedef {{ lines: Line[], sections: Section[] }} Document */

const RUN_LIMIT = 20
const REPORTED = 40
const PART = /^第[一二三四五六七八九十]+部分/
const ORDINAL = /^(?:-\s*)?(?:([一二三四五六七八九十]+)、|[（(]([一二三四五六七八九十]+)[）)])\s*/
const FORM_NUMBER = /^(?:表\s*\d+|(?:单位)?公开(?:\s*\d+\s*表|表\s*\d+))(?=\s|$)/
const FORM_TITLE = /(?:表|清单)$/
const SENTENCE = /[。；，！？]|(?<=\p{Script=Han})[,;]|[,;](?=\p{Script=Han})/u
const LABEL_LINE = /^(?:单位|编制单位|部门|金额单位|单位名称|附\s*件)\s*[：:]/
const ENTRY = /^[^：:]{2,20}[：:]\s*(.*)$/
const TITLE_END = /(?:目标|表|清单|说明|情况|图|目录|中心)$/
const FIGURE = /(?<![A-Za-z\d.])-?[A-Z]*\d+(?:,\d{3})*(?:\.\d+)?[A-Z]*[^\S\t\n]*(?:%|万元|亿元|元|万|亿|千)?/g
const SERVICE = /^(?:12345|12315)$/
const PERSON_LABEL = /^(?:单位)?(?:联系人|联系电话|电话|手机)$/
const PHONE = /((?:联系电话|电话|手机)(?:号码)?[\s|：:]*)\d[\d-]{6,}/g
const ITEM_NAME =
  /^\p{Script=Han}{1,14}(?:费|费用|支出|收入|经费|工资|补贴|奖金|缴费|公积金|补助|年金|税|绩效|预算|拨款)$/u
const CODE_LABEL = /\p{Script=Han}+\(类\)(?:[^。;,:]{0,40}?\(款\))?(?:[^。;,:]{0,40}?\(项\))?/gu
const BREAK = '\u0000'

/** @param {string} text @returns {number} */
const countHan = (text) => text.match(/\p{Script=Han}/gu)?.length ?? 0

/** @param {string} text @returns {string} NFKC without whitespace and emphasis, for matching names */
const squeeze = (text) => text.normalize('NFKC').replace(/\*\*|\s+/g, '')

/** @param {string} raw @returns {string[] | undefined} cells of a line with tabs or pipes */
const splitCells = (raw) => {
  if (raw.includes('\t')) return raw.split('\t').map((cell) => cell.trim())
  return raw.trimStart().startsWith('|') ? raw.split('|').map((cell) => cell.trim()) : undefined
}

/** @param {string} cell @returns {boolean} */
const isProseCell = (cell) => SENTENCE.test(cell) && countHan(cell) >= 8

/** @param {string} raw @param {boolean} flat @returns {Pick<Section, 'level' | 'ordinal' | 'label'> | undefined} */
const parseHeading = (raw, flat) => {
  const text = raw.trim().replace(/\*\*/g, '')
  if (text === '' || splitCells(raw)) return undefined
  if (PART.test(text) || /^目\s*录$/.test(text) || /^附\s*件/.test(text)) {
    return { level: 0, ordinal: text.slice(0, 2), label: squeeze(text) }
  }
  if (FORM_NUMBER.test(text)) return { level: 3, ordinal: '表', label: squeeze(text) }
  if (flat) return undefined
  const ordinal = ORDINAL.exec(text)
  if (ordinal) {
    const end = text.search(/[。；，：:]/)
    const term = end < 0 || /[：:]/.test(text.charAt(end)) ? text.slice(0, end < 0 ? undefined : end) : ordinal[0]
    return { level: ordinal[1] ? 1 : 2, ordinal: squeeze(ordinal[0]), label: squeeze(term.trim()) }
  }
  const isTitle = FORM_TITLE.test(text) && text.length <= 50 && !SENTENCE.test(text) && !/^[-\d]|[：:]/.test(text)
  return isTitle ? { level: 3, ordinal: '表', label: squeeze(text) } : undefined
}

/** @param {string[]} raws @returns {boolean[]} which lines lie in a table whose cells are not marked by tabs or pipes */
const findFlatRegions = (raws) => {
  const flat = raws.map(() => false)
  for (let start = 0; start < raws.length; start++) {
    if (!/^\s*表\s*\d+\s*$/.test(raws[start] ?? '')) continue
    let end = start + 1
    while (end < raws.length && !PART.test((raws[end] ?? '').trim())) end++
    const marked = raws.slice(start, end).some((raw) => splitCells(raw))
    if (!marked) flat.fill(true, start, end)
    start = end - 1
  }
  return flat
}

/**
 * Marks wrapped continuations: a line without sentence marks belongs to the prose it touches.
 * @param {Line[]} lines
 */
const markContinuations = (lines) => {
  const written = lines.filter((line) => line.kind !== 'blank')
  written.forEach((line, at) => {
    if (line.kind !== 'fixed' || LABEL_LINE.test(line.raw.trim())) return
    const before = written[at - 1]
    const after = written[at + 1]
    const open = before?.kind === 'prose' && !/[。；：！？:;]$/.test(before.raw.trim())
    const long = countHan(line.raw) >= (line.flat ? 14 : 16)
    if (line.flat) {
      if (long && !/\d/.test(line.raw) && (open || after?.kind === 'prose')) line.kind = 'prose'
    } else if (open || (long && !TITLE_END.test(line.raw.trim()))) line.kind = 'prose'
  })
}

/** @param {string} text @returns {Map<string, number>} figures with their unit or percent sign, counted */
const countFigures = (text) => {
  /** @type {Map<string, number>} */
  const counts = new Map()
  for (const [token] of text.normalize('NFKC').matchAll(FIGURE)) {
    const figure = token.replace(/\s/g, '')
    counts.set(figure, SERVICE.test(figure) ? 1 : (counts.get(figure) ?? 0) + 1)
  }
  return counts
}

/** @param {Pick<Section, 'level' | 'ordinal'>} heading @param {string} text @returns {boolean} no prose runs on behind it */
const isWholeHeading = (heading, text) => {
  if (heading.level === 0 || heading.ordinal === '表') return true
  return !SENTENCE.test(text) && !/[：:]\S/.test(text)
}

/** @param {string} text @param {{ dropPhones: boolean }} options private numbers are not figures of the original @returns {Document} */
const readDocument = (text, { dropPhones }) => {
  const raws = text.replace(/\r/g, '').split('\n')
  const flat = findFlatRegions(raws)
  /** @type {Section[]} */
  const sections = [{ level: 0, ordinal: '', label: '', path: '(opening)', figures: new Map() }]
  /** @type {string[]} */
  const trail = ['(opening)']
  /** @type {Line[]} */
  const lines = []
  let lastProse = false
  let openProse = false
  raws.forEach((raw, at) => {
    const inFlat = flat[at] ?? false
    const trimmed = raw.trim()
    const heading = parseHeading(raw, inFlat)
    const wrapped = heading?.ordinal === '表' && openProse && !FORM_NUMBER.test(trimmed)
    if (heading && !wrapped) {
      trail.length = Math.min(trail.length, Math.max(heading.level, 0))
      while (trail.length < heading.level) trail.push('')
      trail.push(heading.label)
      const path = trail.filter(Boolean).join(' > ')
      sections.push({ ...heading, path, figures: new Map() })
    }
    /** @type {LineKind} */
    let kind = 'fixed'
    if (trimmed === '') kind = 'blank'
    else if (splitCells(raw)) kind = 'table'
    else if (heading && !wrapped && isWholeHeading(heading, trimmed)) kind = 'heading'
    else if (SENTENCE.test(trimmed)) kind = 'prose'
    else if (!inFlat && !openProse && ENTRY.test(trimmed) && !LABEL_LINE.test(trimmed)) {
      kind = countHan(ENTRY.exec(trimmed)?.[1] ?? '') <= 25 ? 'entry' : 'prose'
    }
    if (kind !== 'blank') {
      lastProse = kind === 'prose' || (kind === 'fixed' && openProse)
      openProse = lastProse && !/[。；：！？:;]$/.test(trimmed)
    }
    lines.push({ kind, raw, flat: inFlat, section: sections.length - 1 })
  })
  markContinuations(lines)
  sections.forEach((section, number) => {
    // Wrapped prose is joined, so that a figure and its unit may stand on two lines.
    const own = lines.filter((line) => line.section === number && line.kind !== 'blank')
    const joined = own.map((line) => line.raw.trim() + (line.kind === 'prose' ? '' : '\n')).join('')
    section.figures = countFigures(dropPhones ? joined.replace(PHONE, '$1') : joined)
  })
  return { lines, sections }
}

/**
 * Longest common subsequence as index pairs.
 * @template T
 * @param {T[]} left @param {T[]} right @param {(a: T, b: T) => boolean} same
 * @returns {[number, number][]}
 */
const align = (left, right, same) => {
  const width = right.length + 1
  const best = new Uint16Array((left.length + 1) * width)
  const cell = (/** @type {number} */ i, /** @type {number} */ j) => best[i * width + j] ?? 0
  const equal = (/** @type {number} */ i, /** @type {number} */ j) =>
    same(/** @type {T} */ (left[i]), /** @type {T} */ (right[j]))
  for (let i = left.length - 1; i >= 0; i--) {
    for (let j = right.length - 1; j >= 0; j--) {
      best[i * width + j] = equal(i, j) ? cell(i + 1, j + 1) + 1 : Math.max(cell(i + 1, j), cell(i, j + 1))
    }
  }
  /** @type {[number, number][]} */
  const pairs = []
  for (let i = 0, j = 0; i < left.length && j < right.length; ) {
    if (equal(i, j)) pairs.push([i++, j++])
    else if (cell(i + 1, j) >= cell(i, j + 1)) i++
    else j++
  }
  return pairs
}

/** @param {Section} a @param {Section} b @returns {boolean} a heading wrapped elsewhere is the same heading */
const isSameHeading = (a, b) => {
  if (a.level !== b.level || a.ordinal !== b.ordinal) return false
  const [short, long] = a.label.length < b.label.length ? [a.label, b.label] : [b.label, a.label]
  return short === long || (short.length >= 10 && long.startsWith(short))
}

/** @param {string} original @param {string} edition @returns {boolean} */
const isSameLine = (original, edition) => {
  if (original === edition) return true
  const [theirs, ours] = [splitCells(original), splitCells(edition)]
  if (!theirs || !ours || theirs.length !== ours.length) return false
  return theirs.every((cell, at) => {
    const own = ours[at] ?? ''
    const label = theirs.slice(0, at).findLast((before) => before !== '') ?? ''
    if (cell !== '' && PERSON_LABEL.test(label)) return own === ''
    return cell === own || (isProseCell(cell) && own !== '')
  })
}

/** @param {Document} original @param {Document} edition @returns {string[]} */
const compareSections = (original, edition) => {
  /** @type {string[]} */
  const failures = []
  const pairs = align(original.sections, edition.sections, isSameHeading)
  const [left, right] = [new Set(pairs.map(([i]) => i)), new Set(pairs.map(([, j]) => j))]
  original.sections.forEach((section, i) => {
    if (!left.has(i)) failures.push(`section lost: ${section.path}`)
  })
  edition.sections.forEach((section, j) => {
    if (!right.has(j)) failures.push(`section added: ${section.path}`)
  })
  for (const [i, j] of pairs) {
    const [theirs, ours] = [original.sections[i], edition.sections[j]]
    if (!theirs || !ours) continue
    for (const figure of new Set([...theirs.figures.keys(), ...ours.figures.keys()])) {
      const gap = (ours.figures.get(figure) ?? 0) - (theirs.figures.get(figure) ?? 0)
      if (gap !== 0) failures.push(`${gap < 0 ? '- missing' : '+ added'} ${figure} ×${Math.abs(gap)} in ${theirs.path}`)
    }
  }
  return failures
}

/** @param {Document} original @param {Document} edition @returns {string[]} */
const compareTables = (original, edition) => {
  /** @type {string[]} */
  const failures = []
  const kept = original.lines.filter((line) => !['blank', 'entry', 'prose'].includes(line.kind))
  const written = edition.lines.filter((line) => line.kind !== 'blank')
  const pairs = align(kept, written, (a, b) => isSameLine(a.raw, b.raw))
  const [left, right] = [new Set(pairs.map(([i]) => i)), new Set(pairs.map(([, j]) => j))]
  kept.forEach((line, i) => {
    if (!left.has(i)) failures.push(`line lost or changed (${original.sections[line.section]?.path}): ${line.raw}`)
  })
  written.forEach((line, j) => {
    const strict = line.kind === 'table' || line.kind === 'heading' || (line.flat && line.kind === 'fixed')
    if (strict && !right.has(j))
      failures.push(`line added or changed (${edition.sections[line.section]?.path}): ${line.raw}`)
  })
  return failures
}

/** @param {Document} document @returns {{ anywhere: string[], items: Set<string> }} names that may be shared, longest first */
const collectNames = (document) => {
  /** @type {Set<string>} */
  const names = new Set()
  /** @type {Set<string>} */
  const items = new Set()
  for (const line of document.lines) {
    if (line.kind === 'table') {
      for (const cell of splitCells(line.raw) ?? []) {
        if (isProseCell(cell)) continue
        const name = squeeze(cell).replace(/^(?:\d+|[一二三四五六七八九十]+、|\([^)]*\)|\d[、.]|其中:)+/, '')
        if (countHan(name) >= 6) names.add(name)
        if (countHan(name) >= 2) items.add(name)
      }
    } else if (line.kind === 'heading' || (line.kind === 'fixed' && !line.flat)) {
      const name = squeeze(line.raw).replace(/^-?(?:[一二三四五六七八九十]+、|\([^)]*\)|附件:|\d+\.)/, '')
      for (const part of [name, name.replace(/^(?:编制单位|单位名称|部门):/, ''), name.replace(/\d{4}年.*$/, '')]) {
        if (countHan(part) >= 5) names.add(part)
      }
    } else if (line.flat && line.kind === 'fixed') {
      for (const piece of line.raw.split(/\s+/)) {
        const name = squeeze(piece).replace(/^(?:单位:元单位名称:|[一二三四五六七八九十]+、|\d+、|\(\d+\)|\d+)/, '')
        if (countHan(name) >= 6) names.add(name)
        if (countHan(name) >= 2) items.add(name)
      }
    }
  }
  return { anywhere: [...names].sort((a, b) => b.length - a.length), items }
}

/** @param {Document} document @returns {string} prose without whitespace, broken where other lines stand between */
const joinProse = (document) => {
  let text = ''
  for (const line of document.lines) {
    if (line.kind === 'prose') text += squeeze(line.raw)
    else if (line.kind === 'table') {
      const cells = (splitCells(line.raw) ?? []).filter((cell) => isProseCell(cell) && countHan(cell) >= 30)
      text += BREAK + cells.map(squeeze).join(BREAK)
    } else if (line.kind !== 'blank') text += BREAK
  }
  return text
}

/** @param {string} prose @param {ReturnType<typeof collectNames>} names @returns {string} Han characters and breaks only */
const maskNames = (prose, names) => {
  let text = prose.replace(CODE_LABEL, BREAK).replace(/《[^》]*》/g, BREAK)
  for (const name of names.anywhere) text = text.replaceAll(name, BREAK)
  // A short name (奖金) is masked only where it stands as an item: between marks or before its figure.
  const isItem = (/** @type {string} */ word) => names.items.has(word) || ITEM_NAME.test(word)
  text = text.replace(/\p{Script=Han}+(?:\(\p{Script=Han}+\)\p{Script=Han}*)?/gu, (word, at) => {
    const previous = text.charAt(at - 1)
    const list = /[、:(]/.test(previous) || /[、)]/.test(text.charAt(at + word.length))
    const bare = word.replace(/(?:等|等支出|等费用|万元|以及其他费用)$/, '')
    return list && (isItem(word) || isItem(bare)) ? BREAK : word
  })
  return text.replace(/[^\p{Script=Han}\u0000]/gu, '')
}

/** @param {string} left @param {string} right @returns {string[]} maximal runs of both texts, longest first */
const findSharedRuns = (left, right) => {
  let previous = new Uint16Array(right.length + 1)
  const longest = new Uint16Array(right.length + 1)
  for (let i = 0; i < left.length; i++) {
    const current = new Uint16Array(right.length + 1)
    const code = left.charCodeAt(i)
    if (code !== 0) {
      for (let j = 0; j < right.length; j++) {
        if (right.charCodeAt(j) !== code) continue
        const length = (previous[j] ?? 0) + 1
        current[j + 1] = length
        if (length > (longest[j + 1] ?? 0)) longest[j + 1] = length
      }
    }
    previous = current
  }
  /** @type {string[]} */
  const runs = []
  for (let end = 1; end <= right.length; end++) {
    const length = longest[end] ?? 0
    if (length > 0 && (longest[end + 1] ?? 0) <= length) runs.push(right.slice(end - length, end))
  }
  return runs.sort((a, b) => b.length - a.length)
}

/** @param {string} name @param {string} originalText @param {string} editionText @returns {boolean} whether it passes */
const compareDocument = (name, originalText, editionText) => {
  const [original, edition] = [
    readDocument(originalText, { dropPhones: true }),
    readDocument(editionText, { dropPhones: false }),
  ]
  const [sections, tables] = [compareSections(original, edition), compareTables(original, edition)]
  const names = collectNames(original)
  const runs = findSharedRuns(maskNames(joinProse(original), names), maskNames(joinProse(edition), names))
  const copied = runs.filter((run) => run.length >= RUN_LIMIT).map((run) => `shared run of ${run.length}: ${run}`)
  const failures = [...sections, ...tables, ...copied]
  const figures = original.sections.flatMap((section) => [...section.figures.values()]).reduce((a, b) => a + b, 0)
  process.stdout.write(
    `${failures.length === 0 ? 'ok  ' : 'FAIL'} ${name}: ${original.sections.length} sections, ${figures} figures, ` +
      `longest shared run ${runs[0]?.length ?? 0}${runs[0] ? ` (${runs[0]})` : ''}\n`,
  )
  for (const failure of failures.slice(0, REPORTED)) process.stdout.write(`     ${failure}\n`)
  if (failures.length > REPORTED) process.stdout.write(`     … and ${failures.length - REPORTED} more\n`)
  return failures.length === 0
}

const main = () => {
  const folder = process.env.TIEOUT_ORIGINALS
  if (!folder) {
    process.stdout.write('corpus:compare skipped: set TIEOUT_ORIGINALS to the folder of the published disclosures.\n')
    return 0
  }
  const corpus = fileURLToPath(new URL('../../corpus/', import.meta.url))
  const wanted = process.argv.slice(2).map((name) => name.replace(/\.txt$/, ''))
  const textNames = (/** @type {string} */ path) => readdirSync(path).filter((file) => file.endsWith('.txt'))
  const originals = new Map(textNames(folder).map((file) => [file.replace(/^\d+_|\.txt$/g, ''), file]))
  const editions = new Set(existsSync(corpus) ? textNames(corpus).map((file) => file.replace(/\.txt$/, '')) : [])
  let passed = true
  for (const name of wanted.length > 0 ? wanted : [...new Set([...originals.keys(), ...editions])].sort()) {
    const file = originals.get(name)
    if (file && editions.has(name)) {
      const texts = [join(folder, file), join(corpus, `${name}.txt`)].map((path) => readFileSync(path, 'utf8'))
      passed = compareDocument(name, texts[0] ?? '', texts[1] ?? '') && passed
    } else {
      passed = false
      process.stdout.write(`FAIL ${name}: ${file ? 'no edition in corpus/' : 'no original in TIEOUT_ORIGINALS'}\n`)
    }
  }
  return passed ? 0 : 1
}

process.exitCode = main()
