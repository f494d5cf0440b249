import { isFundLabel, isOfWhich, isTotalLabel, numberingOf, withoutNumbering } from './numbering.js'

/** What fixes the place of a row in its tree. `indent` counts leading blanks, 0 where the layout lost them. */
interface RowLabel {
  lane: string
  code: string
  name: string
  indent: number
}

interface RowPlace {
  level: number
  parent: number | null
  isTotal: boolean
}

interface Open {
  row: number
  /** Order in the tree: numbering rank, or a fraction below the row it belongs to. */
  depth: number
  indent: number
  ofWhich: boolean
  fund: boolean
}

/**
 * Places rows in their tree, each lane for itself: by code (类/款/项: the longest prefix above), else by numbering (一、 （一） 1、),
 * 其中 and indentation. Rows that none of these place are outermost: a parent is never guessed.
 */
export function placeRows(rows: readonly RowLabel[]): RowPlace[] {
  const places: RowPlace[] = []
  const lanes = new Map<string, Open[]>()
  const codes = new Map<string, Map<string, number>>()
  const numbered = new Set<string>()
  const coded = new Set(rows.filter((row) => row.code !== '').map((row) => row.lane))
  for (const [at, row] of rows.entries()) {
    const isTotal = row.code === '' && isTotalLabel(row.name)
    const open = lanes.get(row.lane) ?? []
    lanes.set(row.lane, open)
    let parent: number | null = null
    if (isTotal) open.length = 0
    else if (row.code !== '') {
      const known = codes.get(row.lane) ?? new Map<string, number>()
      codes.set(row.lane, known)
      parent = parentByCode(row.code, known)
      known.set(row.code, at)
    } else if (!coded.has(row.lane) || row.indent > 0 || isOfWhich(row.name))
      parent = parentByLabel(row, at, open, numbered.has(row.lane))
    if (numberingOf(row.name)?.rank === 1) numbered.add(row.lane)
    const above = parent === null ? 0 : (places[parent]?.level ?? 0)
    places.push({ level: isTotal ? 0 : above + 1, parent, isTotal })
  }
  return places
}

function parentByCode(code: string, known: ReadonlyMap<string, number>): number | null {
  for (let length = code.length - 1; length >= 3; length -= 1) {
    const at = known.get(code.slice(0, length))
    if (at !== undefined) return at
  }
  return null
}

/** The line without a number (年初结转和结余) whose parts the funds are that begin at 一、 once more below it. */
function restartedUnder(row: RowLabel, open: readonly Open[]): Open | null {
  if (!isFundLabel(withoutNumbering(row.name))) return null
  const [first, second] = open
  const isLine = first !== undefined && first.depth === 0.5 && !first.fund && !first.ofWhich
  const begins = second === undefined && numberingOf(row.name)?.number === 1
  return isLine && (begins || second?.fund === true) ? first : null
}

function parentByLabel(row: RowLabel, at: number, open: Open[], isNumbered: boolean): number | null {
  const inner = isOfWhich(row.name) ? numberingOf(row.name.replace(/^\s*其\s*中\s*[：:]?/, '')) : null
  // 其中：（一）… begins a numbered list of parts, unless its numbers go on with those of the line above.
  const isList = inner !== null && inner.rank > (open.at(-1)?.depth ?? 0)
  const numbering = isList ? inner : numberingOf(row.name)
  const ofWhich = isOfWhich(row.name) && !isList
  const fund = isFundLabel(row.name)
  const entry: Open = { row: at, depth: 0, indent: row.indent, ofWhich, fund }
  const carried = numbering?.rank === 1 && isNumbered ? restartedUnder(row, open) : null
  if (carried !== null) {
    open.length = 1
    Object.assign(entry, { depth: 0.75, fund: true })
  } else if (numbering !== null) {
    // 一、 is outermost, whatever lines without a number stand above it.
    if (numbering.rank === 1) open.length = 0
    while (open.length > 0 && (open.at(-1)?.depth ?? 0) >= numbering.rank) open.pop()
    entry.depth = numbering.rank
  } else {
    const last = open.at(-1)
    if (ofWhich) {
      while (open.at(-1)?.ofWhich === true) open.pop()
      entry.depth = (open.at(-1)?.depth ?? 0) + 0.5
    } else if (row.indent > 0 && open.some((above) => above.indent < row.indent)) {
      while ((open.at(-1)?.indent ?? -1) >= row.indent) open.pop()
      entry.depth = (open.at(-1)?.depth ?? 0) + 0.5
    } else if (last?.ofWhich) {
      open.pop()
      entry.depth = last.depth
      entry.ofWhich = true
    } else if (fund && last !== undefined) {
      if (last.fund) open.pop()
      entry.depth = (open.at(-1)?.depth ?? 0) + 0.5
    } else {
      open.length = 0
      entry.depth = 0.5
    }
  }
  const parent = open.at(-1)?.row ?? null
  open.push(entry)
  return parent
}
