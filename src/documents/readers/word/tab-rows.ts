import type { MarkupNode } from '../markup/markup-node.js'
import { childrenOf, element, textOf } from './word-tree.js'

/** Stands for a tab that parts cells, on its way through what reads Word files, where other tabs become blanks. */
export const CELL_TAB = '\ue009'

const FEWEST_ROWS = 3

/**
 * Marks the tabs of tables that were set with tabs: several paragraphs on end with the same number of cells, most of them with an
 * amount or more than two cells. Entries of a table of contents and words beside each other stay words.
 */
export function markTabRows(body: MarkupNode): void {
  let run: { paragraph: MarkupNode; cells: string[] }[] = []
  const close = (): void => {
    const likely = run.filter(({ cells }) => cells.length > 2 || cells.some((cell) => /\d[.]\d{1,6}%?$/.test(cell)))
    if (run.length >= FEWEST_ROWS && likely.length * 2 > run.length) for (const { paragraph } of run) mark(paragraph)
    run = []
  }
  for (const child of childrenOf(body)) {
    const cells =
      child.name === 'w:p'
        ? textOf(child)
            .replace(/^[\t\s]+/, '')
            .split('\t')
        : []
    if (cells.length < 2 || cells.length !== (run[0]?.cells.length ?? cells.length)) close()
    if (cells.length > 1) run.push({ paragraph: child, cells: cells.map((cell) => cell.trim()) })
  }
  close()
}

function mark(node: MarkupNode): void {
  node.children = childrenOf(node).map((child) => {
    if (child.name === 'w:pPr') return child
    if (child.name === 'w:tab') return element('w:t', {}, [{ type: 'text', data: CELL_TAB }])
    mark(child)
    return child
  })
}
