import type { PDFDocumentProxy } from 'pdfjs-dist'
import type { ReadPieces } from '../../pieces.js'
import { attachedFiles } from '../page/attached-files.js'

/** What a PDF holds beside its pages and what is not read: attached files (a portfolio is nothing but those), and forms of the kind XFA. */
export async function besidePages(document: PDFDocumentProxy): Promise<ReadPieces['warnings']> {
  const warnings: ReadPieces['warnings'] = []
  const names = namesOf(await orNothing(() => document.getAttachments()))
  if (names.length > 0) warnings.push(attachedFiles(names))
  const metadata = await orNothing(() => document.getMetadata())
  if (isXfa(metadata))
    warnings.push({
      code: 'xfa-form',
      message: {
        zh: '文件是 XFA 动态表单，表单内容可能没有全部读取；请“打印为 PDF”后再读。',
        en: 'The file is an XFA form, of which some may not have been read; print it to a PDF and use that.',
      },
    })
  return warnings
}

/** Pages are read already: what is beside them may be damaged. */
async function orNothing(look: () => Promise<unknown>): Promise<unknown> {
  try {
    return await look()
  } catch {
    return null
  }
}

const namesOf = (attachments: unknown): string[] =>
  attachments instanceof Map
    ? [...attachments.keys()].map(String)
    : typeof attachments === 'object' && attachments !== null
      ? Object.keys(attachments)
      : []

function isXfa(metadata: unknown): boolean {
  if (typeof metadata !== 'object' || metadata === null || !('info' in metadata)) return false
  const { info } = metadata
  return typeof info === 'object' && info !== null && 'IsXFAPresent' in info && info.IsXFAPresent === true
}
