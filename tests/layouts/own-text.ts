import * as xlsx from '@e965/xlsx'
import { load } from 'cheerio'
import { unzip } from './write/zip.js'

/** The numbers of a text, without separators and signs. */
export const numbersOf = (text: string): string[] =>
  (text.match(/\d[\d,，]*(?:\.\d+)?/g) ?? []).map((number) => number.replace(/[,，]/g, ''))

/** Texts that one element of the file's own markup holds, read apart from the readers under test. */
export async function ownTexts(extension: string, bytes: Uint8Array): Promise<string[]> {
  if (extension === 'pdf') return pdfTexts(bytes)
  if (extension === 'xlsx' || extension === 'xls') return sheetTexts(bytes)
  if (extension === 'ofd') return markupTexts(bytes, 'ofd\\:TextCode')
  if (extension === 'docx') return markupTexts(bytes, 'w\\:p')
  const words = new TextDecoder(isGb(bytes) ? 'gb18030' : 'utf-8').decode(bytes)
  if (extension !== 'html') return words.split(/[\n\t|]/)
  return load(words)('p, td, th, h1, h2, h3, li, body')
    .toArray()
    .map((element) => load(element).text())
}

const isGb = (bytes: Uint8Array): boolean =>
  new TextDecoder('latin1').decode(bytes.subarray(0, 400)).includes('charset="gb18030"')

function markupTexts(bytes: Uint8Array, selector: string): string[] {
  return unzip(bytes).flatMap(([name, content]) => {
    if (!name.endsWith('.xml')) return []
    const document = load(new TextDecoder().decode(content), { xml: true })
    return document(selector)
      .toArray()
      .map((element) => document(element).text())
  })
}

function sheetTexts(bytes: Uint8Array): string[] {
  const book = xlsx.read(bytes, { type: 'array', cellText: true })
  return Object.values(book.Sheets).flatMap((sheet) =>
    Object.values(sheet).flatMap((cell: unknown) =>
      typeof cell === 'object' && cell !== null && 'w' in cell ? [String(cell.w)] : [],
    ),
  )
}

async function pdfTexts(bytes: Uint8Array): Promise<string[]> {
  const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs')
  const document = await getDocument({ data: bytes.slice(), verbosity: 0 }).promise
  const texts: string[] = []
  for (let page = 1; page <= document.numPages; page += 1) {
    try {
      const { items } = await (await document.getPage(page)).getTextContent()
      texts.push(...items.flatMap((item) => ('str' in item ? [item.str] : [])))
    } catch {
      // A page that cannot be read has no text of its own.
    }
  }
  await document.destroy()
  return texts
}
