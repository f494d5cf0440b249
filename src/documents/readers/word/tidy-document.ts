import type { MarkupNode } from '../markup/markup-node.js'
import { markTabRows } from './tab-rows.js'
import { tidyTable } from './tidy-table.js'
import { childNamed, childrenOf, holds, isOn, textOf, type WordTree } from './word-tree.js'

/** What a Word file holds and does not show as its text: counted for the warnings. */
export interface LeftOut {
  hidden: number
  struck: number
  deleted: number
  inserted: number
}

/** Marks without words. Where they stand between rows or cells, a reader could not tell what is merged. */
const MARKS =
  /^w:(bookmark(Start|End)|proofErr|perm(Start|End)|comment(RangeStart|RangeEnd|Reference)|move(From|To)Range(Start|End)|customXml\w+Range(Start|End)|\w+PrChange|tblGridChange|numberingChange)$/
const DELETED = new Set(['w:del', 'w:moveFrom'])
const INSERTED = new Set(['w:ins', 'w:moveTo'])
const WRAPPERS = new Set(['w:smartTag', 'w:customXml', 'w:dir', 'w:bdo', 'w:sdtContent'])
const SETTINGS = new Set(['w:pPr', 'w:rPr', 'w:tblPr', 'w:sectPr', 'w:tcPr', 'w:trPr'])

/**
 * Brings the text of a Word file into the shape in which it is read: as if its changes had been accepted, without what is hidden
 * or struck out, without wrappers (content controls, smart tags), words of text boxes behind the paragraph that holds them,
 * tables with the columns that are seen.
 */
export function tidyDocument(tree: WordTree): LeftOut {
  const leftOut: LeftOut = { hidden: 0, struck: 0, deleted: 0, inserted: 0 }
  const tidy = (node: MarkupNode): MarkupNode[] => {
    const { name = '' } = node
    if (name === '') return [node]
    if (MARKS.test(name)) return []
    if (DELETED.has(name)) {
      leftOut.deleted += 1
      return []
    }
    if (SETTINGS.has(name)) return [settingsOf(node)]
    if (name === 'w:sdt') return isPlaceholder(node) ? [] : inside(childNamed(node, 'w:sdtContent'))
    if (INSERTED.has(name)) leftOut.inserted += 1
    if (INSERTED.has(name) || WRAPPERS.has(name)) return inside(node)
    if (name === 'mc:AlternateContent') return inside(alternativeOf(node))
    if (name === 'w:r' && isLeftOut(node, leftOut)) return []
    node.children = inside(node)
    if (name === 'w:tr' && isRowLeftOut(node, leftOut)) return []
    if (name === 'w:p') return withBoxes(node)
    if (name === 'w:tbl') tidyTable(node)
    if (name === 'w:body') markTabRows(node)
    return [node]
  }
  const inside = (node: MarkupNode | undefined): MarkupNode[] =>
    node === undefined ? [] : childrenOf(node).flatMap(tidy)
  tree.root.children = inside(tree.root)
  return leftOut
}

/** Settings as they are now; a deleted paragraph mark in them stays, it joins two paragraphs. */
function settingsOf(node: MarkupNode): MarkupNode {
  node.children = childrenOf(node).filter(({ name = '' }) => !MARKS.test(name))
  return node
}

/** A content control that nobody filled shows what is to be filled in. */
function isPlaceholder(control: MarkupNode): boolean {
  return isOn(childNamed(control, 'w:sdtPr'), 'w:showingPlcHdr')
}

/** The one of several ways to show a thing that holds words; a text box is written twice, for new and for old programs. */
function alternativeOf(node: MarkupNode): MarkupNode | undefined {
  const ways = childrenOf(node).filter(({ name }) => name === 'mc:Choice' || name === 'mc:Fallback')
  return ways.find((way) => holds(way, 'w:txbxContent')) ?? ways.find(({ name }) => name === 'mc:Fallback') ?? ways[0]
}

function isLeftOut(run: MarkupNode, leftOut: LeftOut): boolean {
  const settings = childNamed(run, 'w:rPr')
  const isHidden = isOn(settings, 'w:vanish')
  if (!isHidden && !isOn(settings, 'w:strike') && !isOn(settings, 'w:dstrike')) return false
  if (textOf(run).trim() !== '') leftOut[isHidden ? 'hidden' : 'struck'] += 1
  return !holds(run, 'w:fldChar')
}

function isRowLeftOut(row: MarkupNode, leftOut: LeftOut): boolean {
  const settings = childNamed(row, 'w:trPr')
  if (childNamed(settings, 'w:del') !== undefined) leftOut.deleted += 1
  else if (isOn(settings, 'w:hidden')) leftOut.hidden += 1
  else {
    row.children = childrenOf(row).filter((cell) => childNamed(childNamed(cell, 'w:tcPr'), 'w:cellDel') === undefined)
    return !row.children.some(({ name }) => name === 'w:tc')
  }
  return true
}

/** A paragraph and, behind it, the words of the text boxes that are anchored in it. */
function withBoxes(paragraph: MarkupNode): MarkupNode[] {
  const boxes: MarkupNode[] = []
  const take = (node: MarkupNode): void => {
    node.children = childrenOf(node).filter((child) => {
      if (child.name !== 'w:txbxContent') {
        take(child)
        return true
      }
      boxes.push(...childrenOf(child))
      return false
    })
  }
  if (holds(paragraph, 'w:txbxContent')) take(paragraph)
  return [paragraph, ...boxes]
}
