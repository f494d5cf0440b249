import { TieoutError } from '../../../core/errors.js'
import type { MarkupNode } from '../markup/markup-node.js'

/** Deeper than any document is nested. */
const DEEPEST = 300

/** The XML of a Word file as nodes that can be changed, and how to write them again. */
export interface WordTree {
  root: MarkupNode
  write(): string
}

/** Parses the XML of one part of a Word file. Texts stay as they are written, entities included. @throws TieoutError `bad-input` for one that is nested too deeply. */
export async function parseWordTree(xml: string): Promise<WordTree> {
  const { load } = await import('cheerio')
  const tree = load(xml, { xml: { decodeEntities: false } })
  const root: MarkupNode = tree.root()[0] ?? { type: 'root', children: [] }
  let level: MarkupNode[] = [root]
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > DEEPEST)
      throw new TieoutError('bad-input', '文档嵌套过深。The document is nested too deeply.', {
        hint: '请另存为 PDF 或文本。 Save it as PDF or text.',
      })
    level = level.flatMap(({ children }) => children ?? [])
  }
  return { root, write: () => tree.xml() }
}

export const childrenOf = (node: MarkupNode): MarkupNode[] => node.children ?? []

export const childNamed = (node: MarkupNode | undefined, name: string): MarkupNode | undefined =>
  node?.children?.find((child) => child.name === name)

export const statedIn = (node: MarkupNode | undefined): string | undefined => node?.attribs?.['w:val']

/** Whether a setting that is on by being there (`<w:vanish/>`) is on. */
export function isOn(settings: MarkupNode | undefined, name: string): boolean {
  const setting = childNamed(settings, name)
  return setting !== undefined && !/^(0|false|off)$/.test(statedIn(setting) ?? 'true')
}

export function element(name: string, attribs: Record<string, string> = {}, children: MarkupNode[] = []): MarkupNode {
  return { type: 'tag', name, attribs, children }
}

/** The words of a node, tabs as tabs. */
export function textOf(node: MarkupNode): string {
  if (node.type === 'text') return node.data ?? ''
  if (node.name === 'w:tab') return '\t'
  if (node.name === 'w:pPr' || node.name === 'w:rPr' || node.name === 'w:instrText') return ''
  return childrenOf(node).map(textOf).join('')
}

/** Whether a node holds an element of this name, at any depth. */
export function holds(node: MarkupNode, name: string): boolean {
  return childrenOf(node).some((child) => child.name === name || holds(child, name))
}
