import type { HeaderNode } from './flat-header-tree.js'
import { isTotalWord } from './flat-header-words.js'

/** A sum within a row: the column of the total and the columns of its parts. */
export interface SumRelation {
  total: number
  parts: number[]
}

/** What a header says about the columns of figures: sums, and columns that only hold a part of another (其中). */
export interface HeaderRelations {
  sums: SumRelation[]
  ofWhich: { part: number; whole: number }[]
}

/** Derives the relations between columns from the header tree; `index` gives the figure column of a leaf, or null. */
export function relationsOf(roots: readonly HeaderNode[], index: (leaf: HeaderNode) => number | null): HeaderRelations {
  const found: HeaderRelations = { sums: [], ofWhich: [] }
  collect(roots, index, found)
  const groups = roots.filter((node) => node.children.length > 0)
  const change = groups.find((node) => /(增减|变化|变动|比较)/.test(node.label))
  const [before, now] = groups.filter((node) => node !== change)
  if (groups.length === 3 && change !== undefined && before !== undefined && now !== undefined) {
    const columns = [before, now, change].map((node) => leafNodes(node).map(index))
    for (const [at, total] of (columns[1] ?? []).entries()) {
      const parts = [columns[0]?.[at], columns[2]?.[at]]
      const known = parts.filter((part) => part !== null && part !== undefined)
      if (total !== null && known.length === 2) found.sums.push({ total, parts: known })
    }
  }
  return found
}

function leafNodes(node: HeaderNode): HeaderNode[] {
  return node.children.length === 0 ? [node] : node.children.flatMap(leafNodes)
}

function collect(
  siblings: readonly HeaderNode[],
  index: (leaf: HeaderNode) => number | null,
  found: HeaderRelations,
): void {
  const total = siblings.find((node) => isTotalWord(node.label) && node.children.length === 0)
  const whole = total === undefined ? null : index(total)
  if (total !== undefined && whole !== null) {
    const parts: number[] = []
    for (const node of siblings.slice(siblings.indexOf(total) + 1)) {
      if (/^其中/.test(node.label)) {
        for (const leaf of leafNodes(node)) {
          const part = index(leaf)
          if (part !== null) found.ofWhich.push({ part, whole })
        }
        continue
      }
      if (/(增减|增长|变化|比较|率|[%％]|数量|序号)/.test(node.label)) continue
      const own = node.children.find((child) => isTotalWord(child.label) && child.children.length === 0)
      for (const leaf of own === undefined ? leafNodes(node) : [own]) {
        const part = index(leaf)
        if (part !== null) parts.push(part)
      }
    }
    if (parts.length > 0) found.sums.push({ total: whole, parts })
  }
  for (const node of siblings) if (node.children.length > 0) collect(node.children, index, found)
}
