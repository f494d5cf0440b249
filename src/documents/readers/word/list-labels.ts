import { writeChineseNumeral } from '../../../language/chinese-numerals.js'
import { childrenNamed, parseXml, type XmlNode } from '../ofd/xml-tree.js'

/** One level of a list: how its number is written, and the text around it (`第%1部分`). */
interface ListLevel {
  start: number
  format: string
  text: string
  /** Digits instead of the levels' own numerals. */
  isLegal: boolean
}

interface List {
  /** Lists of one kind count on from each other. */
  abstract: string
  levels: Map<number, ListLevel>
  /** Levels that this list begins anew. */
  restarts: Map<number, number>
}

/** Where a paragraph stands in a list. */
export interface ListPlace {
  list: string
  level: number
}

/** Numbers the paragraphs of a Word file as Word shows them. */
export interface ListLabels {
  /** The place in a list that a paragraph style gives, or null. */
  placeOfStyle(style: string): ListPlace | null
  /** The label of the next paragraph at a place (`二、`, `（一）`); empty for bullets and for numerals that are not known. */
  next(place: ListPlace): string
}

const MOST_LEVELS = 9

/** Reads `word/numbering.xml` and `word/styles.xml`; null where the file numbers nothing. */
export function readListLabels(numbering: Uint8Array | null, styles: Uint8Array | null): ListLabels | null {
  const root = numbering === null ? null : parseXml(numbering)
  if (root === null) return null
  const lists = readLists(root)
  const places = stylePlaces(styles === null ? null : parseXml(styles), root)
  const counts = new Map<string, (number | undefined)[]>()
  const begun = new Set<string>()
  return {
    placeOfStyle: (style) => places.get(style) ?? null,
    next({ list: id, level }) {
      const list = lists.get(id)
      const own = list?.levels.get(level)
      if (list === undefined || own === undefined) return ''
      const counted = counts.get(list.abstract) ?? []
      counts.set(list.abstract, counted)
      const restart = list.restarts.get(level)
      const key = `${id} ${level}`
      const before = restart !== undefined && !begun.has(key) ? undefined : counted[level]
      begun.add(key)
      counted[level] = before === undefined ? (restart ?? own.start) : before + 1
      counted.length = level + 1
      return labelOf(list, own, counted)
    },
  }
}

function labelOf(list: List, own: ListLevel, counted: readonly (number | undefined)[]): string {
  if (own.format === 'bullet') return ''
  let known = true
  const label = own.text.replace(/%([1-9])/g, (_, digit: string) => {
    const at = Number(digit) - 1
    const level = list.levels.get(at)
    const numeral =
      level === undefined ? null : numeralOf(counted[at] ?? level.start, own.isLegal ? 'decimal' : level.format)
    if (numeral === null) known = false
    return numeral ?? ''
  })
  return known ? label : ''
}

/** A number as a list writes it, or null for a way of writing that is not known: no number is made up. */
function numeralOf(value: number, format: string): string | null {
  const digits = String(value)
  switch (format) {
    case 'decimal':
      return digits
    case 'decimalZero':
      return digits.padStart(2, '0')
    case 'decimalFullWidth':
      return digits.replace(/\d/g, (digit) => String.fromCodePoint((digit.codePointAt(0) ?? 0) + 0xfee0))
    case 'decimalEnclosedCircle':
    case 'decimalEnclosedCircleChinese':
      return value >= 1 && value <= 20 ? String.fromCodePoint(0x2460 + value - 1) : null
    case 'chineseCounting':
    case 'chineseCountingThousand':
    case 'taiwaneseCounting':
    case 'taiwaneseCountingThousand':
    case 'japaneseCounting':
    case 'ideographDigital':
      return value >= 1 && value < 100 ? writeChineseNumeral(digits) : null
    case 'ideographTraditional':
      return [...'甲乙丙丁戊己庚辛壬癸'][value - 1] ?? null
    case 'upperLetter':
    case 'lowerLetter': {
      const letter = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'][value - 1] ?? null
      return format === 'lowerLetter' ? (letter?.toLowerCase() ?? null) : letter
    }
    case 'none':
      return ''
    default:
      return null
  }
}

function readLists(root: XmlNode): Map<string, List> {
  const abstracts = new Map(
    childrenNamed(root, 'abstractNum').map((node) => [attribute(node, 'abstractNumId'), node] as const),
  )
  const linked = (name: string | null): XmlNode | undefined =>
    name === null ? undefined : [...abstracts.values()].find((node) => settingOf(node, 'styleLink') === name)
  const lists = new Map<string, List>()
  for (const node of childrenNamed(root, 'num')) {
    const abstract = settingOf(node, 'abstractNumId') ?? ''
    const own = abstracts.get(abstract)
    if (own === undefined) continue
    const levels = readLevels(linked(settingOf(own, 'numStyleLink')) ?? own)
    const restarts = new Map<number, number>()
    for (const override of childrenNamed(node, 'lvlOverride')) {
      const at = whole(attribute(override, 'ilvl'))
      const start = whole(settingOf(override, 'startOverride'))
      if (at !== null && start !== null) restarts.set(at, start)
      for (const [level, read] of readLevels(override)) levels.set(level, read)
    }
    lists.set(attribute(node, 'numId') ?? '', { abstract, levels, restarts })
  }
  return lists
}

function readLevels(node: XmlNode): Map<number, ListLevel> {
  const levels = new Map<number, ListLevel>()
  for (const level of childrenNamed(node, 'lvl')) {
    const at = whole(attribute(level, 'ilvl'))
    if (at === null || at >= MOST_LEVELS) continue
    levels.set(at, {
      start: whole(settingOf(level, 'start')) ?? 1,
      format: settingOf(level, 'numFmt') ?? 'decimal',
      text: settingOf(level, 'lvlText') ?? '',
      isLegal: childrenNamed(level, 'isLgl').length > 0,
    })
  }
  return levels
}

/** The list and level that each paragraph style stands for, its own or that of the style it is based on. */
function stylePlaces(styles: XmlNode | null, numbering: XmlNode): Map<string, ListPlace> {
  const nodes = new Map(childrenNamed(styles, 'style').map((node) => [attribute(node, 'styleId') ?? '', node] as const))
  const levelOf = new Map<string, number>()
  for (const abstract of childrenNamed(numbering, 'abstractNum'))
    for (const level of childrenNamed(abstract, 'lvl')) {
      const style = settingOf(level, 'pStyle')
      const at = whole(attribute(level, 'ilvl'))
      if (style !== null && at !== null) levelOf.set(style, at)
    }
  const places = new Map<string, ListPlace>()
  for (const id of nodes.keys()) {
    let style: string | null = id
    let level: number | null = null
    // A chain of styles ends: each step is one deeper, and circles are cut.
    for (let step = 0; step < MOST_LEVELS && style !== null; step++) {
      const node = nodes.get(style)
      const numbered = childrenNamed(childrenNamed(node, 'pPr')[0], 'numPr')[0]
      level ??= whole(settingOf(numbered, 'ilvl')) ?? levelOf.get(style) ?? null
      const list = settingOf(numbered, 'numId')
      if (list !== null) {
        if (list !== '0') places.set(id, { list, level: level ?? 0 })
        break
      }
      style = settingOf(node, 'basedOn')
    }
  }
  return places
}

const attribute = (node: XmlNode | undefined, name: string): string | null =>
  Object.entries(node?.attributes ?? {}).find(([key]) => key.slice(key.indexOf(':') + 1) === name)?.[1] ?? null

/** `<w:start w:val="1"/>`: what most settings of Word look like. */
const settingOf = (node: XmlNode | undefined, name: string): string | null =>
  attribute(childrenNamed(node, name)[0], 'val')

const whole = (text: string | null): number | null => (text !== null && /^\d{1,5}$/.test(text) ? Number(text) : null)
