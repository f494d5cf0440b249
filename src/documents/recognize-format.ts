import { zipNames } from './archive/zip-names.js'

/** What a file is by its content: a format with a reader, or one that is only known by name. */
export type FileFormat = 'text' | 'pdf' | 'docx' | 'xlsx' | 'xls' | 'html' | 'ofd' | 'zip' | ForeignFormat

/** A format without a reader: what it is called, and what a person can do about it. */
export interface ForeignFormat {
  name: { zh: string; en: string }
  wayOut: { zh: string; en: string }
}

const SAVE_AS = (as: string): ForeignFormat['wayOut'] => ({
  zh: `请用 Office 或 WPS 打开，另存为 ${as}。`,
  en: `Open it in Office or WPS and save it as ${as}.`,
})
const PRINT = (viewer: string): ForeignFormat['wayOut'] => ({
  zh: `请用 ${viewer} 打开，打印为 PDF。`,
  en: `Open it in ${viewer} and print it to PDF.`,
})
const UNPACK: ForeignFormat['wayOut'] = {
  zh: '请解压后把里面的文件放进资料夹（或改用 zip）。',
  en: 'Unpack it and put its files into the corpus (or use a zip).',
}
const FETCH: ForeignFormat['wayOut'] = {
  zh: '请重新取得公开文件（PDF、Word、Excel、OFD、网页或文本）。',
  en: 'Fetch the disclosure itself (PDF, Word, Excel, OFD, web page or text).',
}
const PICTURE: ForeignFormat['wayOut'] = {
  zh: '图片里没有文字，请取得文字版。',
  en: 'A picture holds no text: fetch the text version.',
}

const SIGNATURES: readonly { bytes: readonly number[]; zh: string; en: string; wayOut: ForeignFormat['wayOut'] }[] = [
  { bytes: [0x7b, 0x5c, 0x72, 0x74, 0x66], zh: 'RTF 文档', en: 'an RTF document', wayOut: SAVE_AS('.docx') },
  { bytes: [0x89, 0x50, 0x4e, 0x47], zh: 'PNG 图片', en: 'a PNG image', wayOut: PICTURE },
  { bytes: [0xff, 0xd8, 0xff], zh: 'JPEG 图片', en: 'a JPEG image', wayOut: PICTURE },
  { bytes: [0x47, 0x49, 0x46, 0x38], zh: 'GIF 图片', en: 'a GIF image', wayOut: PICTURE },
  { bytes: [0x49, 0x49, 0x2a, 0x00], zh: 'TIFF 图片', en: 'a TIFF image', wayOut: PICTURE },
  {
    bytes: [0x46, 0x6f, 0x75, 0x6e, 0x64, 0x65, 0x72],
    zh: '方正版式文件（CEB）',
    en: 'a Founder CEB file',
    wayOut: PRINT('Apabi Reader'),
  },
  { bytes: [0x43, 0x41, 0x4a, 0x00], zh: 'CAJ 文件', en: 'a CAJ file', wayOut: PRINT('CAJViewer') },
  { bytes: [0x48, 0x4e, 0xc8, 0x00], zh: 'CAJ 文件', en: 'a CAJ file', wayOut: PRINT('CAJViewer') },
  { bytes: [0x1f, 0x8b], zh: 'gzip 压缩包', en: 'a gzip archive', wayOut: UNPACK },
  { bytes: [0x52, 0x61, 0x72, 0x21], zh: 'RAR 压缩包', en: 'a RAR archive', wayOut: UNPACK },
  { bytes: [0x37, 0x7a, 0xbc, 0xaf], zh: '7z 压缩包', en: 'a 7z archive', wayOut: UNPACK },
  {
    bytes: [0x53, 0x51, 0x4c, 0x69, 0x74, 0x65, 0x20, 0x66],
    zh: 'SQLite 数据库',
    en: 'an SQLite database',
    wayOut: FETCH,
  },
  { bytes: [0x7f, 0x45, 0x4c, 0x46], zh: '程序', en: 'a program', wayOut: FETCH },
  { bytes: [0x4d, 0x5a, 0x90, 0x00], zh: '程序', en: 'a program', wayOut: FETCH },
]

/** Names inside a file of Microsoft's compound format (OLE), which is how old Office and WPS files tell what they are. */
const COMPOUND = [0xd0, 0xcf, 0x11, 0xe0]
const ZIP = [0x50, 0x4b, 0x03, 0x04]
/** OpenDocument states its kind in the first entry, not packed. */
const MIMETYPE_REACH = 200
const EMPTY_ZIP = [0x50, 0x4b, 0x05, 0x06]
/** Producers may put a few bytes before a PDF's own mark. */
const PDF_REACH = 1024

/**
 * Tells what a file is by its first bytes and, for containers, by the names inside: never by its own name, which may be wrong.
 * `text` is whatever carries no other mark.
 */
export function recognizeFormat(bytes: Uint8Array): FileFormat {
  if (startsWith(bytes, ZIP) || startsWith(bytes, EMPTY_ZIP)) return recognizeZip(bytes)
  if (startsWith(bytes, COMPOUND)) return recognizeCompound(bytes)
  if (indexOf(bytes.subarray(0, PDF_REACH), '%PDF-') >= 0) return 'pdf'
  const known = SIGNATURES.find((signature) => startsWith(bytes, signature.bytes))
  if (known !== undefined) return { name: { zh: known.zh, en: known.en }, wayOut: known.wayOut }
  if (looksLikeMessage(bytes)) return SINGLE_FILE_PAGE
  return looksLikeMarkup(bytes) ? 'html' : 'text'
}

const SINGLE_FILE_PAGE: ForeignFormat = {
  name: { zh: '单个文件网页（mht）', en: 'a single-file web page (mht)' },
  wayOut: SAVE_AS('.docx / .xlsx / .html'),
}

/** A web page saved with its pictures in one file is written as a mail message. */
function looksLikeMessage(bytes: Uint8Array): boolean {
  const head = Buffer.from(bytes.subarray(0, 2048)).toString('latin1').trimStart()
  return (
    /^(From|MIME-Version|Snapshot-Content-Location|Content-Type|Subject|X-[\w-]{1,30}): ?\S/i.test(head) &&
    /^Content-Type: *multipart\/related/im.test(head)
  )
}

function startsWith(bytes: Uint8Array, mark: readonly number[]): boolean {
  return mark.every((byte, at) => bytes[at] === byte)
}

function indexOf(bytes: Uint8Array, words: string, encoding: 'latin1' | 'utf16le' = 'latin1'): number {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).indexOf(words, 0, encoding)
}

function recognizeZip(bytes: Uint8Array): FileFormat {
  const names = zipNames(bytes)
  // Of a zip that was cut off only its beginning tells what it was.
  const holds = (start: string): boolean =>
    names === null ? indexOf(bytes, start) >= 0 : names.some((name) => name.startsWith(start))
  // Some writers call the main part document2.xml.
  if (holds('word/document')) return 'docx'
  if (holds('xl/workbook.xml')) return 'xlsx'
  if (holds('OFD.xml')) return 'ofd'
  if (holds('ppt/presentation.xml'))
    return { name: { zh: '演示文稿（pptx）', en: 'a presentation (pptx)' }, wayOut: SAVE_AS('PDF') }
  if (holds('xl/workbook.bin'))
    return { name: { zh: '二进制工作簿（xlsb）', en: 'a binary workbook (xlsb)' }, wayOut: SAVE_AS('.xlsx') }
  const stated = bytes.subarray(0, MIMETYPE_REACH)
  if (indexOf(stated, 'application/vnd.oasis.opendocument.spreadsheet') >= 0)
    return {
      name: { zh: 'OpenDocument 表格（ods）', en: 'an OpenDocument spreadsheet (ods)' },
      wayOut: SAVE_AS('.xlsx'),
    }
  if (indexOf(stated, 'application/vnd.oasis.opendocument') >= 0)
    return { name: { zh: 'OpenDocument 文档（odt）', en: 'an OpenDocument file (odt)' }, wayOut: SAVE_AS('.docx') }
  return 'zip'
}

function recognizeCompound(bytes: Uint8Array): FileFormat {
  const holds = (name: string): boolean => indexOf(bytes, name, 'utf16le') >= 0
  if (holds('EncryptedPackage'))
    return {
      name: { zh: '加密的 Office 文件', en: 'an encrypted Office file' },
      wayOut: { zh: '请用密码打开后取消加密，再另存。', en: 'Open it with its password and save it without one.' },
    }
  if (holds('WordDocument'))
    return {
      name: { zh: '旧版 Word 或 WPS 文档（doc、wps）', en: 'an old Word or WPS document (doc, wps)' },
      wayOut: SAVE_AS('.docx'),
    }
  if (holds('Workbook') || holds('Book')) return 'xls'
  if (holds('PowerPoint Document'))
    return { name: { zh: '演示文稿（ppt）', en: 'a presentation (ppt)' }, wayOut: SAVE_AS('PDF') }
  return { name: { zh: '旧版 Office 文件', en: 'an old Office file' }, wayOut: SAVE_AS('.docx / .xlsx') }
}

/** A web page by its first words; the words of markup are ASCII in every encoding but UTF-16. */
function looksLikeMarkup(bytes: Uint8Array): boolean {
  const wide = bytes[1] === 0x00 || bytes[0] === 0xfe || (bytes[0] === 0xff && bytes[1] === 0xfe)
  const start = Buffer.from(bytes.subarray(0, 4096)).toString('latin1')
  const head = (wide ? start.replaceAll('\0', '') : start).replace(/^[^<]{0,4}/, '').trimStart()
  return (
    /^<(!doctype\s+html|html|head|body|meta|table)[\s>]/i.test(head) ||
    (/^<(\?xml|!--)/.test(head) && /<html[\s>]/i.test(head))
  )
}
