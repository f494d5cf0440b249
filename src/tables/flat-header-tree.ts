import { type DocumentLabels, foldLabel } from './document-labels.js'
import { isTotalWord } from './flat-header-words.js'

/** A header cell with the cells under it. */
export interface HeaderNode {
  label: string
  children: HeaderNode[]
}

const MOST_TREES = 12

function isIdentifier(label: string): boolean {
  return /(编码|代码|名称|序号|单位)$/.test(label)
}

function opensRun(word: string): boolean {
  return isTotalWord(word) || word === '类'
}

function splitRuns(words: readonly string[]): string[][] {
  const runs: string[][] = [[]]
  for (const word of words) {
    if (opensRun(word) && (runs.length > 1 || (runs[0]?.length ?? 0) > 0)) runs.push([])
    runs.at(-1)?.push(word)
  }
  return runs
}

/** Equal runs one after the other stand side by side under as many parents. */
function groupRuns(runs: readonly string[][]): string[][][] {
  const groups: string[][][] = []
  for (const run of runs) {
    const last = groups.at(-1)?.[0]
    if (last !== undefined && (last.join('|') === run.join('|') || (last[0] === '类' && run[0] === '类')))
      groups.at(-1)?.push(run)
    else groups.push([run])
  }
  return groups
}

function bigrams(text: string): Set<string> {
  const found = new Set<string>()
  for (let at = 0; at + 1 < text.length; at += 1) found.add(text.slice(at, at + 2))
  return found
}

/** How much speaks for `parent` standing above `children`: the document's own rows, the three 三公 items, shared words. */
function kinship(parent: string, children: readonly string[], labels: DocumentLabels): number {
  const named = children.filter((child) => !isTotalWord(child))
  const known = named.some((child) => {
    const above = labels.parentOf(child)
    const own = foldLabel(parent)
    return above !== null && (above === own || (own.length >= 4 && above.endsWith(own)))
  })
  const three = parent.includes('三公') && named.some((child) => child.includes('因公出国'))
  const words = bigrams(parent)
  const shared = Math.max(0, ...named.map((child) => [...bigrams(child)].filter((pair) => words.has(pair)).length))
  return (known ? 10 : 0) + (three ? 10 : 0) + Math.min(shared, 5)
}

/** A tree under construction: indexes of parents by word position, so that alternatives share no nodes. */
interface Draft {
  parents: Map<number, number>
  score: number
}

/**
 * Rebuilds the header tree from cells listed row by row, as flattened pages list them: runs that open with 合计 or 小计 stand
 * under a cell of the row above. Where the words leave several trees open, all are returned: a place must hold in each.
 */
export function buildFlatHeaders(words: readonly string[], labels: DocumentLabels): HeaderNode[][] {
  const groups = groupRuns(splitRuns(words))
  let drafts: Draft[] = [{ parents: new Map(), score: 0 }]
  let position = 0
  let above: number[][] = []
  for (const [depth, group] of groups.entries()) {
    const runs = group.map((run) => run.map(() => position++))
    if (depth === 0) {
      above = runs
      continue
    }
    const choices = chooseParents(words, group, above, depth, labels)
    if (choices.length > 0) {
      drafts = drafts.flatMap((draft) =>
        choices.map(({ parents, score }) => {
          const next = new Map(draft.parents)
          for (const [at, run] of runs.entries()) for (const word of run) next.set(word, parents[at] ?? -1)
          return { parents: next, score: draft.score + score }
        }),
      )
      drafts = drafts.slice(0, MOST_TREES)
    }
    if (group[0]?.[0] !== '类') above = choices.length > 0 ? runs : [...above, ...runs]
  }
  return drafts.map((draft) => assemble(words, draft.parents))
}

function chooseParents(
  words: readonly string[],
  group: readonly string[][],
  above: readonly number[][],
  depth: number,
  labels: DocumentLabels,
): { parents: number[]; score: number }[] {
  const word = (at: number): string => words[at] ?? ''
  const count = group.length
  if (group[0]?.[0] === '类') {
    const all = words.map((_, at) => at)
    const coded = all.filter((at) => /(科目|分类)编码$/.test(word(at)))
    return coded.length === count ? [{ parents: coded, score: 10 }] : []
  }
  const eligible = above.map((run) => run.filter((at) => !isIdentifier(word(at)) && !isTotalWord(word(at))))
  const options: number[][] = []
  if (above.length === count && count > 1)
    for (let at = 0; at < (eligible[0]?.length ?? 0); at += 1) options.push(eligible.map((run) => run[at] ?? -1))
  else {
    const flat = eligible.flat()
    if (count === 1) options.push(...flat.map((at) => [at]))
    else
      for (let at = flat.length - count; at >= 0 && options.length < 1; at -= 1)
        options.push(flat.slice(at, at + count))
  }
  const scored = options
    .filter((option) => option.length === count && !option.includes(-1))
    .map((parents) => ({ parents, score: kinship(word(parents[0] ?? 0), group[0] ?? [], labels) }))
  const best = Math.max(0, ...scored.map(({ score }) => score))
  const kept = best >= 2 ? scored.filter(({ score }) => score === best) : scored
  // Below a row of identifiers and plain columns a single run may also stand beside them.
  if (depth === 1 && count === 1 && best < 2 && kept.length > 1) kept.push({ parents: [-1], score: 0 })
  return kept
}

function assemble(words: readonly string[], parents: ReadonlyMap<number, number>): HeaderNode[] {
  const nodes: HeaderNode[] = words.map((label) => ({ label, children: [] }))
  const roots: HeaderNode[] = []
  for (const [at, node] of nodes.entries()) {
    const parent = nodes[parents.get(at) ?? -1]
    if (parent === undefined) roots.push(node)
    else parent.children.push(node)
  }
  return roots
}

/** A leaf of the header with its path, and the position of its word: the same cell in every alternative tree. */
export function leavesOf(
  roots: readonly HeaderNode[],
  above: readonly string[] = [],
): { path: string[]; node: HeaderNode }[] {
  return roots.flatMap((node) => {
    const path = [...above, node.label]
    return node.children.length === 0 ? [{ path, node }] : leavesOf(node.children, path)
  })
}
