import type { Column } from './aligned-columns.js'
import { type Box, boxAround, middleOf } from './page-content.js'

/** A text of a header without rules, its wrapped lines joined, with the columns it stands over. */
export interface HeaderText {
  text: string
  from: number
  to: number
  box: Box
  size: number
}

/** A text with all the columns it names; those with children name them together. */
export interface HeaderNode extends HeaderText {
  children: HeaderNode[]
}

/** Parts of the size: middles closer than this are of one row, parents stand over their columns this well. */
const LEVEL = 0.45
const OFF = 2.5
const MAX_PARENTS = 6

/**
 * Tree of a header whose texts stand in the middle of their cells: a text half-way down is a column of its own; whatever lies
 * lower than that has a parent, which stands over the middle of its columns. Null where the places do not fit that.
 */
export function headerTree(texts: readonly HeaderText[], columns: readonly Column[]): HeaderNode[] | null {
  const middles = columns.map((column) => middleOfColumn(column, texts, columns.indexOf(column)))
  return build(texts, middles)
}

/** The body's figures stand at one side of their cells, so the header's own text tells the middle better. */
function middleOfColumn(column: Column, texts: readonly HeaderText[], at: number): number {
  const own = texts.filter(({ from, to }) => from === at && to === at).sort((a, b) => b.box[3] - a.box[3])[0]
  return own === undefined ? (column.left + column.right) / 2 : middleOf(own.box).x
}

function build(texts: readonly HeaderText[], middles: readonly number[]): HeaderNode[] | null {
  const heights = texts.map(({ box }) => middleOf(box).y)
  const size = Math.max(0, ...texts.map((text) => text.size))
  if (Math.max(...heights) - Math.min(...heights) < LEVEL * size) return leaves(texts)
  const around = boxAround(texts.map(({ box }) => box))
  const middle = (around[1] + around[3]) / 2
  const isAlone = (text: HeaderText): boolean =>
    text.from === text.to &&
    Math.abs(middleOf(text.box).y - middle) < LEVEL * size &&
    texts.every((other) => other === text || other.to < text.from || other.from > text.to)
  const alone = texts.filter(isAlone)
  const nodes: HeaderNode[] = alone.map((text) => ({ ...text, children: [] }))
  for (const segment of segmentsOf(
    texts.filter((text) => !alone.includes(text)),
    alone.map(({ from }) => from),
  )) {
    const parents = parentsOf(segment, middles, size)
    if (parents === null) return null
    nodes.push(...parents)
  }
  return nodes.sort((a, b) => a.from - b.from)
}

function leaves(texts: readonly HeaderText[]): HeaderNode[] | null {
  const taken = new Set(texts.map(({ from }) => from))
  const isClear = taken.size === texts.length && texts.every(({ from, to }) => from === to)
  return isClear ? texts.map((text) => ({ ...text, children: [] })) : null
}

/** Texts that no column of its own lies between. */
function segmentsOf(texts: readonly HeaderText[], walls: readonly number[]): HeaderText[][] {
  const segments = new Map<number, HeaderText[]>()
  for (const text of texts) {
    const key = walls.filter((wall) => wall < text.from).length
    segments.set(key, [...(segments.get(key) ?? []), text])
  }
  return [...segments.values()]
}

/** The texts of the first row share out the columns below between them. */
function parentsOf(texts: readonly HeaderText[], middles: readonly number[], size: number): HeaderNode[] | null {
  const first = Math.min(...texts.map(({ box }) => middleOf(box).y))
  const parents = texts.filter(({ box }) => middleOf(box).y - first < LEVEL * size).sort((a, b) => a.box[0] - b.box[0])
  const below = texts.filter((text) => !parents.includes(text))
  if (below.length === 0 || parents.length > MAX_PARENTS) return null
  const from = Math.min(...below.map((text) => text.from))
  const to = Math.max(...below.map((text) => text.to))
  const shares = bestShares(parents, from, to, middles)
  if (shares === null || shares.off > OFF * size * parents.length) return null
  const nodes: HeaderNode[] = []
  for (const [at, parent] of parents.entries()) {
    const share = shares.blocks[at]
    if (share === undefined) return null
    const own = below.filter((text) => text.from >= share[0] && text.to <= share[1])
    const children = own.length === 0 ? null : build(own, middles)
    if (children === null) return null
    nodes.push({ ...parent, from: share[0], to: share[1], children })
  }
  return below.every((text) => nodes.some((node) => text.from >= node.from && text.to <= node.to)) ? nodes : null
}

interface Shares {
  blocks: [number, number][]
  off: number
}

/** The columns in as many blocks as there are parents, each as near below its parent's middle as can be. */
function bestShares(
  parents: readonly HeaderText[],
  from: number,
  to: number,
  middles: readonly number[],
): Shares | null {
  const [parent, ...others] = parents
  if (parent === undefined) return from > to ? { blocks: [], off: 0 } : null
  let best: Shares | null = null
  for (let end = others.length === 0 ? to : from; end <= to - others.length; end += 1) {
    const middle = ((middles[from] ?? 0) + (middles[end] ?? 0)) / 2
    const rest = bestShares(others, end + 1, to, middles)
    if (rest === null) continue
    const off = Math.abs(middleOf(parent.box).x - middle) + rest.off
    if (best === null || off < best.off) best = { blocks: [[from, end], ...rest.blocks], off }
  }
  return best
}
