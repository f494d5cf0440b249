import { load } from 'cheerio'
import { TieoutError } from '../../../core/errors.js'
import type { MarkupNode } from './markup-node.js'

/** More nodes than any disclosure has, and deeper than any page is nested. */
const MOST_NODES = 1_000_000
const DEEPEST = 400

/** Parses a page as browsers do. @throws TieoutError `bad-input` for a page of too many or too deeply nested elements. */
export function parseDocument(text: string): MarkupNode {
  const root = load(text).root()[0] as MarkupNode | undefined
  if (root === undefined) return { type: 'root', children: [] }
  let level: MarkupNode[] = [root]
  let nodes = 0
  for (let depth = 0; level.length > 0; depth += 1) {
    nodes += level.length
    if (nodes > MOST_NODES || depth > DEEPEST)
      throw new TieoutError(
        'bad-input',
        '网页的元素过多或嵌套过深。The page has too many or too deeply nested elements.',
        {
          hint: '请另存为 PDF 或文本。 Save it as PDF or text.',
        },
      )
    level = level.flatMap(({ children }) => children ?? [])
  }
  return root
}
