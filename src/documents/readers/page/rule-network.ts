import type { Rule } from './page-content.js'

/** Rules nearer than this (points) are one line; ends nearer than this touch. */
export const SNAP = 2.5

/** Rules that touch each other, directly or through others: the skeleton of one table, or of a box. */
export interface RuleNetwork {
  horizontal: Rule[]
  vertical: Rule[]
}

/** A rule is at least so long (points); shorter ones, as single dashes are, mark nothing. */
const MIN_LENGTH = 3
/** So many dashes are a rule, at gaps no wider than this many of them and so many points. */
const DASHES = 4
const LONGEST_DASH = 12
const DASH_GAP = 1.6
const WIDEST_GAP = 8

/** Pieces of one line joined: strokes drawn cell by cell, double rules, dashes and dots. */
export function joinRules(rules: readonly Rule[]): Rule[] {
  const joined: Rule[] = []
  for (const axis of ['horizontal', 'vertical'] as const) {
    const sorted = rules.filter((rule) => rule.axis === axis).sort((a, b) => a.at - b.at || a.from - b.from)
    let level: Rule[] = []
    for (const rule of sorted) {
      const first = level[0]
      if (first !== undefined && rule.at - first.at > SNAP / 2) {
        joined.push(...joinLevel(level))
        level = []
      }
      level.push(rule)
    }
    joined.push(...joinLevel(level))
  }
  return joined.filter((rule) => rule.to - rule.from >= MIN_LENGTH)
}

function joinLevel(level: readonly Rule[]): Rule[] {
  const lines: Rule[] = []
  for (const rule of [...level].sort((a, b) => a.from - b.from)) {
    const line = lines.at(-1)
    if (line !== undefined && rule.from <= line.to + SNAP) line.to = Math.max(line.to, rule.to)
    else lines.push({ ...rule })
  }
  return joinDashes(lines)
}

/** Runs of short pieces with short gaps, each as one rule. */
function joinDashes(pieces: readonly Rule[]): Rule[] {
  const lines: Rule[] = []
  let run: Rule[] = []
  const close = (): void => {
    const [first, last] = [run[0], run.at(-1)]
    if (run.length >= DASHES && first !== undefined && last !== undefined) lines.push({ ...first, to: last.to })
    else lines.push(...run)
    run = []
  }
  for (const piece of pieces) {
    const last = run.at(-1)
    if (last !== undefined && !areDashes(last, piece)) close()
    run.push(piece)
  }
  close()
  return lines
}

function areDashes(a: Rule, b: Rule): boolean {
  const length = Math.max(a.to - a.from, b.to - b.from)
  return length <= LONGEST_DASH && b.from - a.to <= Math.min(WIDEST_GAP, DASH_GAP * length)
}

/** Networks of rules that cross or meet, in order of their first rule. Rules that meet no other are left out. */
export function networksOf(rules: readonly Rule[]): RuleNetwork[] {
  const lines = joinRules(rules)
  const horizontal = lines.filter(({ axis }) => axis === 'horizontal')
  const vertical = lines.filter(({ axis }) => axis === 'vertical')
  const parent = new Map<Rule, Rule>()
  const rootOf = (rule: Rule): Rule => {
    let root = rule
    for (let up = parent.get(root); up !== undefined; up = parent.get(root)) root = up
    if (root !== rule) parent.set(rule, root)
    return root
  }
  for (const line of vertical) {
    for (const across of horizontal) {
      if (across.at < line.from - SNAP) continue
      if (across.at > line.to + SNAP) break
      if (line.at < across.from - SNAP || line.at > across.to + SNAP) continue
      const [a, b] = [rootOf(line), rootOf(across)]
      if (a !== b) parent.set(a, b)
    }
  }
  const networks = new Map<Rule, RuleNetwork>()
  for (const line of [...horizontal, ...vertical]) {
    const root = rootOf(line)
    const network = networks.get(root) ?? { horizontal: [], vertical: [] }
    networks.set(root, network)
    network[line.axis].push(line)
  }
  return [...networks.values()].filter((network) => network.horizontal.length > 0 && network.vertical.length > 0)
}
