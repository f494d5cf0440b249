import { TieoutError } from '../../../core/errors.js'
import { openOfficePackage, type PackagePart } from '../../archive/office-package.js'
import type { ReadPieces } from '../../pieces.js'
import { descendants } from '../markup/markup-node.js'
import { markupPieces } from '../markup/markup-pieces.js'
import { readListLabels } from './list-labels.js'
import { numberParagraphs } from './number-paragraphs.js'

/** Reads a .docx file: paragraphs with their numbers and the levels of their heading styles, tables with merged cells, tables inside tables. */
export async function readDocx(bytes: Uint8Array): Promise<ReadPieces> {
  const wanted = (name: string): boolean =>
    /\.(xml|rels)$/i.test(name) && !/^(word\/(embeddings|media|activex|theme|glossary)|customxml)\//i.test(name)
  const { names, bytes: unpacked } = await openOfficePackage(bytes, wanted, withNumbers)
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
  const pieces = markupPieces(descendants(page, 'body')[0] ?? page)
  const pictures = names.filter((name) => /^word\/media\//i.test(name)).length
  if (pieces.length === 0)
    throw new TieoutError('bad-input', '文档中没有文字。The document holds no text.', {
      hint:
        pictures > 0
          ? '它只有图片，请取得文字版。 It holds pictures only: fetch the text version.'
          : '请重新取得公开文件。 Fetch the disclosure again.',
    })
  const warnings: ReadPieces['warnings'] = []
  if (pictures > 0)
    warnings.push({
      code: 'pictures',
      message: {
        zh: `文件中有 ${pictures} 张图片，图片里的文字未读取。`,
        en: `The file holds ${pictures} pictures, whose words were not read.`,
      },
    })
  return { pieces, warnings }
}

/** The parts with the numbers of lists as text; as they were where nothing is numbered. */
function withNumbers(parts: PackagePart[]): PackagePart[] {
  const find = (name: string): Uint8Array | null => parts.find((part) => part.name === name)?.bytes ?? null
  const labels = readListLabels(find('word/numbering.xml'), find('word/styles.xml'))
  if (labels === null) return parts
  return parts.map((part) =>
    part.name === 'word/document.xml'
      ? { name: part.name, bytes: Buffer.from(numberParagraphs(Buffer.from(part.bytes).toString('utf8'), labels)) }
      : part,
  )
}
