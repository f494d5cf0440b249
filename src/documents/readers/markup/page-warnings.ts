import type { ReadPieces } from '../../pieces.js'
import { descendants, isShown, type MarkupNode, wordsOf } from './markup-node.js'

/** Pictures below this width or height, in pixels, are marks and icons. */
const SMALLEST_PICTURE = 120

/** What a page shows or leads to that was not read: pictures, what is struck out, further pages of the same document. */
export function pageWarnings(
  page: MarkupNode,
  root: MarkupNode,
  isFrame: (node: MarkupNode) => boolean,
): ReadPieces['warnings'] {
  const pictures = shown(root, isFrame, (node) => node.name === 'img' && isLarge(node)).length
  const struck = ['s', 'strike', 'del']
    .flatMap((name) => descendants(root, name))
    .filter((node) => wordsIn(node) !== '').length
  const told: [boolean, string, string, string][] = [
    [
      pictures > 0,
      'pictures',
      `页面中有 ${pictures} 张图片，图片里的文字和表格未读取。`,
      `The page shows ${pictures} pictures, whose words and tables were not read.`,
    ],
    [
      struck > 0,
      'struck-text',
      `页面中有 ${struck} 处带删除线的文字，未读取。`,
      `${struck} struck-out pieces of text were not read.`,
    ],
    [
      hasMorePages(page),
      'more-pages',
      '页面有“下一页”：只读取了这一页，其余各页请一并保存。',
      'The page has a next one: only this one was read; save the others, too.',
    ],
  ]
  return told.flatMap(([isSo, code, zh, en]) => (isSo ? [{ code, message: { zh, en } }] : []))
}

function shown(
  node: MarkupNode,
  isFrame: (node: MarkupNode) => boolean,
  is: (node: MarkupNode) => boolean,
): MarkupNode[] {
  return (node.children ?? []).flatMap((child) =>
    !isShown(child) || isFrame(child) ? [] : [...(is(child) ? [child] : []), ...shown(child, isFrame, is)],
  )
}

/** Without a stated size a picture counts where it stands by itself in the text, not in a link. */
function isLarge({ attribs = {} }: MarkupNode): boolean {
  const sizes = [attribs['width'], attribs['height']].map((stated) => Number.parseInt(stated ?? '', 10))
  return sizes.every((size) => Number.isNaN(size) || size >= SMALLEST_PICTURE)
}

/** Words of a struck-out element, which itself is not shown. */
const wordsIn = (node: MarkupNode): string =>
  (node.children ?? [])
    .map((child) => (child.type === 'text' ? (child.data ?? '') : wordsOf(child)))
    .join('')
    .trim()

/** A link to the next page of the document, or the script that government sites make one with. */
function hasMorePages(page: MarkupNode): boolean {
  const isNext = (node: MarkupNode): boolean => /^(下一?页|后一页)[>»]?$/.test(wordsOf(node))
  const isLink = ({ attribs }: MarkupNode): boolean =>
    !/^(#|javascript:void|)$/i.test((attribs?.['href'] ?? '').slice(0, 15))
  const counted = descendants(page, 'script').some((script) =>
    (script.children ?? []).some(
      ({ data = '' }) => Number(/createPageHTML\(\s{0,3}["']?(\d{1,4})/.exec(data)?.[1] ?? 1) > 1,
    ),
  )
  return counted || descendants(page, 'a').some((link) => isNext(link) && isLink(link))
}
