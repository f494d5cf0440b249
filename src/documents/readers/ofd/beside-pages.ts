import type { ReadPieces } from '../../pieces.js'
import { attachedFiles } from '../page/attached-files.js'
import type { OfdDocument, OfdPackage } from './package.js'
import { childNamed, childrenNamed, type XmlNode } from './xml-tree.js'

/** Drawings over a page that say nothing about its content. */
const DECORATION = new Set(['Watermark', 'Link', 'Highlight', 'Path', 'Stamp'])

/**
 * What a package holds beside its pages and what is not read: words of annotations (they are somebody's remarks about the page and no part of its tables),
 * files attached, seals and signatures, which nobody verified, older versions, and words too faint to be more than a watermark on the pages
 * of these numbers.
 */
export function besidePages(opened: OfdPackage, faint: readonly number[]): ReadPieces['warnings'] {
  const pages = opened.documents.flatMap((document) => annotatedPages(opened, document))
  const names = opened.documents.flatMap((document) => attachments(opened, document))
  const seals = opened.documents.reduce((sum, document) => sum + signatures(opened, document), 0)
  const versions = opened.documents.reduce((sum, { body }) => sum + versionsOf(body), 0)
  const warnings: ReadPieces['warnings'] = []
  const tell = (code: string, zh: string, en: string) => warnings.push({ code, message: { zh, en } })
  if (faint.length > 0)
    tell(
      'faint-words',
      `第 ${faint.join('、')} 页有很淡的文字（水印），未读取。`,
      `Pages ${faint.join(', ')} show very faint words (a watermark), which were not read.`,
    )
  if (pages.length > 0)
    tell(
      'annotations',
      `第 ${pages.join('、')} 页有批注文字，不属于正文，未读取。`,
      `Annotations of pages ${pages.join(', ')} hold words; they are no part of the text and were not read.`,
    )
  if (names.length > 0) warnings.push(attachedFiles(names))
  if (seals > 0)
    tell(
      'signatures',
      `文件有 ${seals} 个电子签章或数字签名，未验证。`,
      `The file has ${seals} electronic seals or signatures, which were not verified.`,
    )
  if (versions > 1)
    tell(
      'versions',
      `文件保存了 ${versions} 个版本，只读取了当前版本。`,
      `The file keeps ${versions} versions; only the current one was read.`,
    )
  return warnings
}

function annotatedPages({ xml }: OfdPackage, { document, pages }: OfdDocument): number[] {
  const list = xml.find(document.path, childNamed(document.node, 'Annotations')?.text)
  if (list === null) return []
  const numbers = childrenNamed(list.node, 'Page').flatMap((page) => {
    const file = xml.find(list.path, childNamed(page, 'FileLoc')?.text)
    if (!childrenNamed(file?.node, 'Annot').some(hasWords)) return []
    const found = pages.find(({ listed }) => listed.attributes.ID === page.attributes.PageID)
    return found === undefined ? [] : [found.number]
  })
  return [...new Set(numbers)].sort((a, b) => a - b)
}

const hasWords = (annotation: XmlNode): boolean =>
  annotation.attributes.Visible !== 'false' &&
  !DECORATION.has(annotation.attributes.Type ?? '') &&
  childrenNamed(annotation, 'Appearance').some(holdsText)

const holdsText = (node: XmlNode): boolean =>
  node.name === 'TextCode' ? node.text.trim() !== '' : node.children.some(holdsText)

function attachments({ xml }: OfdPackage, { document }: OfdDocument): string[] {
  const list = xml.find(document.path, childNamed(document.node, 'Attachments')?.text)
  return childrenNamed(list?.node, 'Attachment').map(
    (attachment) => attachment.attributes.Name ?? childNamed(attachment, 'FileLoc')?.text.trim() ?? '',
  )
}

function signatures({ xml }: OfdPackage, { body }: OfdDocument): number {
  const list = xml.find('', childNamed(body, 'Signatures')?.text)
  return childrenNamed(list?.node, 'Signature').length
}

const versionsOf = (body: XmlNode): number => childrenNamed(childNamed(body, 'Versions'), 'Version').length
