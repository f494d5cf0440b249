import { withoutBlanks } from '../documents/words.js'
import { nameScore } from './column-roles.js'
import type { HeaderTree } from './header-tree.js'
import type { ColumnRole } from './types.js'

/** A lane (并列栏): columns that name rows of their own beside other lanes on the same lines. `name` is '' for a single lane. */
export interface Lane {
  name: string
  codes: number[]
  nameColumn: number | null
  texts: number[]
  figures: number[]
  ordinals: number[]
  columns: number[]
}

/** Splits the columns into lanes where names and figures alternate and the header says the same of each side; else one lane. */
export function findLanes(tree: HeaderTree, roles: readonly ColumnRole[]): Lane[] {
  const groups: number[][] = []
  let figures = 0
  for (const [column, role] of roles.entries()) {
    const identifies = role === 'name' || role === 'code' || role === 'text'
    if (groups.length === 0 || (identifies && figures > 0)) {
      groups.push([])
      figures = 0
    }
    groups.at(-1)?.push(column)
    if (role === 'figure') figures += 1
  }
  const complete = groups.every(
    (group) => group.some((at) => roles[at] === 'figure') && group.some((at) => roles[at] === 'name'),
  )
  if (groups.length < 2 || !complete || !sidesAgree(tree, roles, groups))
    return [
      makeLane(
        '',
        roles.map((_, at) => at),
        tree,
        roles,
      ),
    ]
  return groups.map((group) => makeLane(laneName(tree, roles, group, groups), group, tree, roles))
}

function labelsOf(tree: HeaderTree, columns: readonly number[]): string {
  return [...new Set(columns.map((at) => withoutBlanks(tree.paths[at]?.at(-1) ?? '')))].join('|')
}

function sidesAgree(tree: HeaderTree, roles: readonly ColumnRole[], groups: readonly number[][]): boolean {
  const tops = groups.map((group) => new Set(group.map((at) => tree.outermost[at])))
  const apart = tops.every((top, at) => top.size === 1 && (at === 0 || [...top][0] !== [...(tops[at - 1] ?? [])][0]))
  const deep = groups.every((group) => group.some((at) => (tree.paths[at]?.length ?? 0) > 1))
  const equal = (test: (role: ColumnRole | undefined) => boolean): boolean => {
    const labels = groups.map((group) =>
      labelsOf(
        tree,
        group.filter((at) => test(roles[at])),
      ),
    )
    return labels.every((label) => label === labels[0] && label !== '')
  }
  return (apart && deep) || equal((role) => role === 'figure') || equal((role) => role === 'name')
}

function laneName(
  tree: HeaderTree,
  roles: readonly ColumnRole[],
  group: readonly number[],
  groups: readonly number[][],
): string {
  const top = (columns: readonly number[]): string => tree.paths[columns[0] ?? 0]?.[0] ?? ''
  const own = top(group)
  const figure = group.find((at) => roles[at] === 'figure')
  const spansFigures = figure !== undefined && tree.outermost[figure] === tree.outermost[group[0] ?? 0]
  const shared = groups.filter((other) => top(other) === own).length > 1
  const nameColumn = group.find((at) => roles[at] === 'name')
  const named = nameColumn === undefined ? '' : (tree.paths[nameColumn]?.at(-1) ?? '')
  if (!shared && spansFigures && own !== '') return own
  const namesDiffer =
    new Set(
      groups.map((other) =>
        labelsOf(
          tree,
          other.filter((at) => roles[at] === 'name'),
        ),
      ),
    ).size === groups.length
  return namesDiffer && named !== '' ? named : own
}

/** 单位代码 beside 科目编码 says whose money it is: no part of the item's code. */
function isOfficeCode(path: readonly string[]): boolean {
  return /(单位|部门)(编码|代码|编号)$/.test(withoutBlanks(path.at(-1) ?? ''))
}

function makeLane(name: string, columns: number[], tree: HeaderTree, roles: readonly ColumnRole[]): Lane {
  const names = columns.filter((at) => roles[at] === 'name')
  const codes = columns.filter((at) => roles[at] === 'code')
  const ofItems = codes.filter((at) => !isOfficeCode(tree.paths[at] ?? []))
  const best =
    [...names].sort((a, b) => nameScore(tree.paths[b] ?? []) - nameScore(tree.paths[a] ?? []) || a - b)[0] ?? null
  return {
    name,
    columns,
    nameColumn: best,
    codes: ofItems.length > 0 ? ofItems : codes,
    texts: columns.filter(
      (at) =>
        roles[at] === 'text' ||
        (roles[at] === 'name' && at !== best) ||
        (roles[at] === 'code' && ofItems.length > 0 && !ofItems.includes(at)),
    ),
    figures: columns.filter((at) => roles[at] === 'figure'),
    ordinals: columns.filter((at) => roles[at] === 'ordinal'),
  }
}
