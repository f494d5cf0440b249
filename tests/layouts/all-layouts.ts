import type { Content } from './content.js'
import { writeDocx } from './write/docx.js'
import type { Fonts } from './write/fonts.js'
import { writeHtml } from './write/html.js'
import { type OfdStyle, writeOfd } from './write/ofd.js'
import { writePrintedOfd } from './write/ofd-printed.js'
import { type PdfStyle, writePdf } from './write/pdf.js'
import { writeText } from './write/text.js'
import { writeXlsx } from './write/xlsx.js'

export interface LayoutOf {
  extension: string
  write(content: Content, fonts: Fonts): Uint8Array | Promise<Uint8Array>
}

const pdf = (style: PdfStyle): LayoutOf => ({
  extension: 'pdf',
  write: (content, fonts) => writePdf(content, style, fonts),
})
const ofd = (style: OfdStyle): LayoutOf => ({
  extension: 'ofd',
  write: (content, fonts) => writeOfd(content, style, fonts),
})

/** Upright pages, the header of a table again on every page that it goes on to. */
const UPRIGHT = { landscape: false, repeatHeaders: true, furniture: true, formsApart: false }
/** Pages on their side, tables that go on without their header. */
const LANDSCAPE = { landscape: true, repeatHeaders: false, furniture: true, formsApart: false }
const APART = { landscape: true, repeatHeaders: false, furniture: true, formsApart: true }

/** Every way that one content is written: the same facts, answers and findings are expected of each. */
export const LAYOUTS: Readonly<Record<string, LayoutOf>> = {
  'tab text': { extension: 'txt', write: (content) => writeText(content, 'tabs') },
  'HTML with spans': { extension: 'html', write: (content) => writeHtml(content, 'utf-8') },
  'HTML in GB18030': { extension: 'html', write: (content) => writeHtml(content, 'gb18030') },
  'Excel workbook': { extension: 'xlsx', write: (content) => writeXlsx(content) },
  'Excel workbook of old': { extension: 'xls', write: (content) => writeXlsx(content, 'biff8') },
  'Word document': { extension: 'docx', write: (content) => writeDocx(content) },
  'PDF, stroked rules': pdf({ ...UPRIGHT, rules: 'strokes' }),
  'PDF, filled rules, landscape': pdf({ ...LANDSCAPE, rules: 'fills' }),
  'PDF, turned pages': pdf({ ...APART, rules: 'strokes', turned: true }),
  'OFD, own boxes, template page': ofd({ ...UPRIGHT, rules: 'strokes', coordinates: 'own', template: true }),
  'OFD, coordinates of the page': ofd({ ...LANDSCAPE, rules: 'fills', coordinates: 'page', template: false }),
  'OFD, as a virtual printer writes it': {
    extension: 'ofd',
    write: (content, fonts) => writePrintedOfd(content, { ...UPRIGHT, rules: 'strokes' }, fonts),
  },
}
