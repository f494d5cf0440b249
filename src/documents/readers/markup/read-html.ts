import { TieoutError } from '../../../core/errors.js'
import { isFormTitle } from '../../captions.js'
import type { Piece, ReadPieces } from '../../pieces.js'
import { withoutBlanks } from '../../words.js'
import { decodePage } from './decode-page.js'
import { mainContent } from './main-content.js'
import { descendants, type MarkupNode, wordsOf } from './markup-node.js'
import { markupPieces } from './markup-pieces.js'
import { pageWarnings } from './page-warnings.js'

/** Lines at the top among which a page's title is looked for. */
const TOP = 12

/** Reads a web page: the document on it without the frame of the site, tables with their spans, and the title that the page states. */
export async function readHtml(bytes: Uint8Array): Promise<ReadPieces> {
  const { text, damaged } = decodePage(bytes)
  const { parseDocument } = await import('./parse-markup.js')
  const page = parseDocument(text)
  const body = descendants(page, 'body')[0] ?? page
  const { root, isFrame } = mainContent(body)
  const pieces = withTitle(withoutSheetHeadings(markupPieces(root, isFrame)), titleOf(page))
  if (pieces.length === 0)
    throw new TieoutError('bad-input', '网页中没有文字。The page holds no text.', {
      hint: '正文可能由脚本载入：请在浏览器中打开后另存。 Its text may be loaded by a script: open it in a browser and save it.',
    })
  const warnings = pageWarnings(page, root, isFrame)
  if (damaged > 0)
    warnings.push({
      code: 'damaged-characters',
      message: { zh: `有 ${damaged} 处字符无法解码。`, en: `${damaged} characters could not be decoded.` },
    })
  return { pieces, warnings }
}

/** A workbook that LibreOffice saved as a page has a heading for each sheet: its name is a title where it names a form. */
function withoutSheetHeadings(pieces: Piece[]): Piece[] {
  return pieces.flatMap((piece): Piece[] => {
    const name =
      piece.kind === 'line' && piece.level === 1 ? /^Sheet \d{1,3}: (.{1,60})$/.exec(piece.text)?.[1] : undefined
    if (name === undefined || piece.kind !== 'line') return [piece]
    const title = name.replace(/^\s{0,4}\d{1,2}[\s.、-]{0,4}/, '')
    return isFormTitle(title) ? [{ ...piece, text: title, level: null }] : []
  })
}

/** The title that the page states of its article: in its metadata, its first heading, or the window's title. */
function titleOf(page: MarkupNode): string {
  const meta = descendants(page, 'meta').find(({ attribs }) => /^articletitle$/i.test(attribs?.['name'] ?? ''))
  const stated = [
    meta?.attribs?.['content'] ?? '',
    ...descendants(page, 'h1').map((node) => wordsOf(node)),
    ...descendants(page, 'title').map((node) => (node.children ?? []).map(({ data }) => data ?? '').join('')),
  ]
  return stated.map((words) => words.trim()).find((words) => /预算|决算/.test(words)) ?? ''
}

function withTitle(pieces: Piece[], title: string): Piece[] {
  const words = withoutBlanks(title)
  const top = pieces.slice(0, TOP).map((piece) => (piece.kind === 'line' ? withoutBlanks(piece.text) : ''))
  if (
    words === '' ||
    pieces.length === 0 ||
    top.some((line) => /预算|决算/.test(line) && line.length <= 60 && !isFormTitle(line))
  )
    return pieces
  const place = { page: null, box: null, sheet: null, cell: null }
  return [{ kind: 'line', text: title, level: null, place }, ...pieces]
}
