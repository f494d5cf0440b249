import type { Content } from '../content.js'
import type { Fonts } from './fonts.js'
import { type PrintStyle, type SetPage, type SetText, setPages } from './set-pages.js'
import { writeZip } from './zip.js'

const NAMESPACE = 'xmlns="http://www.ofdspec.org/2016"'
const POINT = 25.4 / 72
/** Where the page's box begins, as some printers have it. */
const LEFT = 12.5
const TOP = -7.25

/**
 * The content as virtual printers and converters write it: no prefix, every character an object of its own with its glyph's number and a matrix
 * from points, text as CDATA, rules in composite units, colours by drawing parameters that refer to others, locations from the root and in
 * another case, the page's box not at its origin, the running header on a template above the page, a stamp, a watermark and a remark as
 * annotations, a white background, a signature, an older version of the document.
 */
export function writePrintedOfd(content: Content, style: PrintStyle, fonts: Fonts): Uint8Array {
  const pages = setPages(content, style, fonts)
  const [first] = pages
  if (first === undefined) throw new Error('nothing to print')
  const box = `${LEFT} ${TOP} ${mm(first.width)} ${mm(first.height)}`
  const header = pages[1]?.furniture[0]
  const entries: [string, string][] = [
    [
      'OFD.xml',
      `<OFD ${NAMESPACE} DocType="OFD" Version="1.1"><DocBody><DocInfo><DocID>0</DocID></DocInfo><DocRoot>/Doc_0/Old.xml</DocRoot>` +
        '<Versions><Version ID="1" Index="1" BaseLoc="/Doc_0/Versions/V1.xml"/><Version ID="2" Index="2" Current="true" BaseLoc="/Doc_0/Versions/V2.xml"/></Versions>' +
        '<Signatures>/Doc_0/Signs/Signatures.xml</Signatures></DocBody></OFD>',
    ],
    ['Doc_0/Versions/V1.xml', `<DocVersion ${NAMESPACE}><DocRoot>../Old.xml</DocRoot></DocVersion>`],
    ['Doc_0/Versions/V2.xml', `<DocVersion ${NAMESPACE}><DocRoot>../Document.xml</DocRoot></DocVersion>`],
    ['Doc_0/Old.xml', documentXml(box, '<Page ID="9" BaseLoc="Pages/Old/Content.xml"/>', '')],
    ['Doc_0/Pages/Old/Content.xml', pageXml('', character('旧', 0, 0, 10, 1, 10))],
    [
      'Doc_0/Signs/Signatures.xml',
      `<Signatures ${NAMESPACE}><Signature ID="1" Type="Seal" BaseLoc="Sign_0/Signature.xml"/></Signatures>`,
    ],
    [
      'Doc_0/Document.xml',
      documentXml(
        box,
        pages.map((_, at) => `<Page ID="${at + 100}" BaseLoc="Doc_0/pages/page_${at}"/>`).join(''),
        '<Annotations>Annots.xml</Annotations>',
      ),
    ],
    ['Doc_0/PublicRes.xml', publicXml()],
    ['Doc_0/DocumentRes.xml', unitsXml(pages)],
    ['Doc_0/Tpls/Header.xml', pageXml('', header === undefined ? '' : words(header, fonts))],
    [
      'Doc_0/Annots.xml',
      `<Annotations ${NAMESPACE}><Page PageID="100"><FileLoc>Annot_0.xml</FileLoc></Page></Annotations>`,
    ],
    ['Doc_0/Annot_0.xml', annotationsXml()],
  ]
  for (const [at, page] of pages.entries()) {
    const [, ...rest] = page.furniture
    const shown = [...rest, ...page.texts].map((text) => words(text, fonts)).join('')
    const white = `<PathObject ID="5" Boundary="${LEFT} ${TOP} ${mm(page.width)} ${mm(page.height)}" Fill="true" Stroke="true" DrawParam="4"><AbbreviatedData>M0,0L${mm(page.width)},0L${mm(page.width)},${mm(page.height)}L0,${mm(page.height)}C</AbbreviatedData></PathObject>`
    const rules = `<CompositeObject ID="6" Boundary="${LEFT} ${TOP} ${mm(page.width)} ${mm(page.height)}" CTM="${matrix(0, 0)}" ResourceID="${at + 1000}"/>`
    const template = at === 0 ? '' : '<Template TemplateID="7" ZOrder="Foreground"/>'
    entries.push([`Doc_0/Pages/Page_${at}/Content.xml`, pageXml(template, white + rules + shown)])
  }
  return writeZip(entries.map(([name, xml]) => [name, `\ufeff<?xml version="1.0" encoding="UTF-8"?>\r\n${xml}`]))
}

const documentXml = (box: string, pages: string, more: string): string =>
  `<Document ${NAMESPACE}><CommonData><MaxUnitID>9999</MaxUnitID><PageArea><PhysicalBox>${box}</PhysicalBox></PageArea><PublicRes>publicres.xml</PublicRes><DocumentRes>DocumentRes.xml</DocumentRes><TemplatePage ID="7" BaseLoc="Tpls/Header.xml"/></CommonData><Pages>${pages}</Pages>${more}</Document>`

const pageXml = (before: string, objects: string): string =>
  `<Page ${NAMESPACE}>${before}<Content><Layer ID="1" Type="Body" DrawParam="3">${objects}</Layer></Content></Page>`

/** White by its own ring of references: a colour of the space of greys. */
const publicXml = (): string =>
  `<Res ${NAMESPACE} BaseLoc="Res"><ColorSpaces><ColorSpace ID="1" Type="GRAY"/></ColorSpaces><DrawParams><DrawParam ID="3" LineWidth="0.25"><FillColor Value="0 0 0"/><StrokeColor Value="0 0 0"/></DrawParam><DrawParam ID="4" Relative="8"/><DrawParam ID="8" Relative="4"><FillColor ColorSpace="1" Value="255"/><StrokeColor ColorSpace="1" Value="#ff"/></DrawParam></DrawParams></Res>`

/** The rules of a page as one unit in points. */
function unitsXml(pages: readonly SetPage[]): string {
  const units = pages.map(({ width, height, rules }, at) => {
    const data = rules.map(({ x1, y1, x2, y2 }) => `M${short(x1)} ${short(y1)}L${short(x2)} ${short(y2)}`).join('')
    const path =
      data === ''
        ? ''
        : `<PathObject ID="${at + 2000}" Boundary="0 0 ${short(width)} ${short(height)}"><AbbreviatedData>${data}</AbbreviatedData></PathObject>`
    return `<CompositeGraphicUnit ID="${at + 1000}" Width="${short(width)}" Height="${short(height)}"><Content>${path}</Content></CompositeGraphicUnit>`
  })
  return `<Res ${NAMESPACE}><CompositeGraphicUnits>${units.join('')}</CompositeGraphicUnits></Res>`
}

function annotationsXml(): string {
  const note = (type: string, text: string): string =>
    `<Annot ID="1" Type="${type}"><Appearance Boundary="40 40 60 8">${character(text, 0, 0, 12, 1, 12)}</Appearance></Annot>`
  return `<PageAnnot ${NAMESPACE}>${note('Stamp', '章')}${note('Watermark', '印')}${note('Highlight', '批')}</PageAnnot>`
}

/** A line of text, a character an object, blanks as well. */
function words({ x, y, size, text }: SetText, fonts: Fonts): string {
  let at = x
  let written = ''
  for (const one of text) {
    const advance = fonts.advanceOf(one) * size
    written += character(one, at, y, size, one.codePointAt(0) ?? 0, advance)
    at += advance
  }
  return written
}

const character = (text: string, x: number, y: number, size: number, glyph: number, advance: number): string =>
  `<TextObject ID="2" Boundary="${short(LEFT + x * POINT)} ${short(TOP + (y - size) * POINT)} ${mm(advance)} ${mm(size * 1.2)}" CTM="${matrix(0, 0)}" Font="2" Size="${short(size)}"><CGTransform CodePosition="0" CodeCount="1" GlyphCount="1"><Glyphs>${glyph}</Glyphs></CGTransform><TextCode X="0" Y="${short(size)}"><![CDATA[${text}]]></TextCode></TextObject>`

const matrix = (x: number, y: number): string => `${POINT.toFixed(6)} 0 0 ${POINT.toFixed(6)} ${x} ${y}`
const mm = (points: number): string => short(points * POINT)
const short = (value: number): string => String(Math.round(value * 1000) / 1000)
