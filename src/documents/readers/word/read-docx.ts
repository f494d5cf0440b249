import { TieoutError } from '../../../core/errors.js'
import { openOfficePackage, type PackagePart } from '../../archive/office-package.js'
import type { Piece, ReadPieces } from '../../pieces.js'
import { descendants, type MarkupNode } from '../markup/markup-node.js'
import { markupPieces } from '../markup/markup-pieces.js'
import { readListLabels } from './list-labels.js'
import { numberParagraphs } from './number-paragraphs.js'
import { CELL_TAB } from './tab-rows.js'
import { type LeftOut, tidyDocument } from './tidy-document.js'
import { parseWordTree } from './word-tree.js'

const MAIN_PART = /^word\/document\d{0,3}\.xml$/

/**
 * Reads a .docx file: paragraphs with their numbers and the levels of their heading styles, tables with merged cells, tables inside
 * tables, text boxes. Tracked changes count as accepted; what is hidden or struck out is left out and named.
 */
export async function readDocx(bytes: Uint8Array): Promise<ReadPieces> {
  const wanted = (name: string): boolean =>
    /\.(xml|rels)$/i.test(name) && !/^(word\/(embeddings|media|activex|theme|glossary)|customxml)\//i.test(name)
  const leftOut: LeftOut = { hidden: 0, struck: 0, deleted: 0, inserted: 0 }
  const { names, bytes: unpacked } = await openOfficePackage(bytes, wanted, (parts) => prepared(parts, leftOut))
  const [{ default: mammoth }, { parseDocument }] = await Promise.all([
    import('mammoth'),
    import('../markup/parse-markup.js'),
  ])
  let html: string
  try {
    const buffer = Buffer.from(unpacked.buffer, unpacked.byteOffset, unpacked.byteLength)
    const options = { externalFileAccess: false, convertImage: mammoth.images.imgElement(async () => ({ src: '' })) }
    html = (await mammoth.convertToHtml({ buffer }, options)).value
  } catch (cause) {
    throw new TieoutError('bad-input', '文档已损坏，无法读取。The document is damaged and cannot be read.', {
      cause,
      hint: '请用 Word 或 WPS 打开并重新保存。 Open it in Word or WPS and save it anew.',
    })
  }
  const page = parseDocument(html)
  dropNoteMarks(page)
  const pieces = markupPieces(descendants(page, 'body')[0] ?? page).map(withTabs)
  const pictures = names.filter((name) => /^word\/media\//i.test(name)).length
  if (pieces.length === 0)
    throw new TieoutError('bad-input', '文档中没有文字。The document holds no text.', {
      hint:
        pictures > 0
          ? '它只有图片，请取得文字版。 It holds pictures only: fetch the text version.'
          : '请重新取得公开文件。 Fetch the disclosure again.',
    })
  return { pieces, warnings: warningsOf(names, leftOut) }
}

/** The parts as they are read: the text tidied, the numbers of lists in it. */
async function prepared(parts: PackagePart[], leftOut: LeftOut): Promise<PackagePart[]> {
  const find = (name: string): Uint8Array | null => parts.find((part) => part.name === name)?.bytes ?? null
  const labels = readListLabels(find('word/numbering.xml'), find('word/styles.xml'))
  return Promise.all(
    parts.map(async ({ name, bytes }) => {
      if (!MAIN_PART.test(name)) return { name, bytes }
      const tree = await parseWordTree(new TextDecoder(isWide(bytes) ? 'utf-16le' : 'utf-8').decode(bytes))
      Object.assign(leftOut, tidyDocument(tree))
      const xml = tree.write().replace(/^(<\?xml[^>]{0,80}encoding=["'])[\w-]{1,20}/, '$1UTF-8')
      return { name, bytes: Buffer.from(labels === null ? xml : numberParagraphs(xml, labels)) }
    }),
  )
}

const isWide = (bytes: Uint8Array): boolean => bytes[0] === 0xff && bytes[1] === 0xfe

/** The marks of notes ([1], ↑) are no words of the text, and behind a figure they would spoil it. */
function dropNoteMarks(node: MarkupNode): void {
  const isMark = ({ name, attribs }: MarkupNode): boolean =>
    name === 'a' &&
    (/^(foot|end)note-ref-/.test(attribs?.['id'] ?? '') || /^#(foot|end)note-ref-/.test(attribs?.['href'] ?? ''))
  if (node.children === undefined) return
  node.children = node.children.filter((child) => !isMark(child))
  for (const child of node.children) dropNoteMarks(child)
}

function withTabs(piece: Piece): Piece {
  if (piece.kind !== 'line' || !piece.text.includes(CELL_TAB)) return piece
  const text = piece.text.replace(/^[\s\ue009]+/, '').replaceAll(CELL_TAB, '\t')
  return { ...piece, text }
}

function warningsOf(names: readonly string[], { hidden, struck, deleted, inserted }: LeftOut): ReadPieces['warnings'] {
  const count = (pattern: RegExp): number => names.filter((name) => pattern.test(name)).length
  const pictures = count(/^word\/media\//i)
  const embedded = count(/^word\/(embeddings\/|afchunk)/i)
  const told: [number, string, string, string][] = [
    [
      pictures,
      'pictures',
      `文件中有 ${pictures} 张图片，图片里的文字未读取。`,
      `The file holds ${pictures} pictures, whose words were not read.`,
    ],
    [
      embedded,
      'embedded',
      `文件中嵌入了 ${embedded} 个对象（如 Excel 表），其中的内容未读取；请把表格直接放在文档中。`,
      `The file embeds ${embedded} objects (such as Excel tables), which were not read; put their tables into the document itself.`,
    ],
    [
      deleted + inserted,
      'tracked-changes',
      `文件带有修订（插入 ${inserted} 处，删除 ${deleted} 处），按接受全部修订后的文字读取。`,
      `The file has tracked changes (${inserted} inserted, ${deleted} deleted) and was read as if all were accepted.`,
    ],
    [
      hidden,
      'hidden-text',
      `文件中有 ${hidden} 处隐藏文字，未读取。`,
      `${hidden} hidden pieces of text were not read.`,
    ],
    [
      struck,
      'struck-text',
      `文件中有 ${struck} 处带删除线的文字，未读取。`,
      `${struck} struck-out pieces of text were not read.`,
    ],
  ]
  return told.flatMap(([number, code, zh, en]) => (number > 0 ? [{ code, message: { zh, en } }] : []))
}
