import { isShown, type MarkupNode } from './markup-node.js'

/** A part holds the document when this share of the words that are no links stands in it. */
const MOST_OF_IT = 0.8
const NAVIGATION_LINKS = 4
const NAVIGATION_SHARE = 0.7

interface Weight {
  own: number
  linked: number
  links: number
}

/**
 * The part of a page that is the document, and what of it to leave out: navigation, lists of other pages, the frame of the site.
 * The words decide, not the names of classes: a document has words that are no links.
 */
export function mainContent(body: MarkupNode): { root: MarkupNode; isFrame(node: MarkupNode): boolean } {
  const weights = new Map<MarkupNode, Weight>()
  weigh(body, false, weights)
  let root = body
  for (;;) {
    const total = weights.get(root)?.own ?? 0
    const next: MarkupNode | undefined = (root.children ?? []).find(
      (child) => CONTAINERS.has(child.name ?? '') && (weights.get(child)?.own ?? 0) >= total * MOST_OF_IT,
    )
    if (next === undefined || total === 0) break
    root = next
  }
  const isFrame = (node: MarkupNode): boolean => {
    const weight = weights.get(node)
    if (weight === undefined || node === root) return false
    return weight.links >= NAVIGATION_LINKS && weight.linked >= (weight.linked + weight.own) * NAVIGATION_SHARE
  }
  return { root, isFrame }
}

const CONTAINERS = new Set(['div', 'section', 'article', 'main', 'body', 'form', 'center'])

function weigh(node: MarkupNode, linked: boolean, weights: Map<MarkupNode, Weight>): Weight {
  const weight: Weight = { own: 0, linked: 0, links: 0 }
  if (node.type === 'text') {
    const length = (node.data ?? '').replace(/\s/g, '').length
    if (linked) weight.linked = length
    else weight.own = length
    return weight
  }
  if (!isShown(node)) return weight
  const isLink = node.name === 'a' && node.attribs?.['href'] !== undefined
  if (isLink) weight.links = 1
  for (const child of node.children ?? []) {
    const inner = weigh(child, linked || isLink, weights)
    weight.own += inner.own
    weight.linked += inner.linked
    weight.links += inner.links
  }
  weights.set(node, weight)
  return weight
}
