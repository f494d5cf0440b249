import type { Content } from '../content.js'
import type { Fonts } from './fonts.js'
import { type PrintStyle, type SetPage, type SetRule, type SetText, setPages } from './set-pages.js'
import { writeZip } from './zip.js'

export interface OfdStyle extends PrintStyle {
  /**
   * `own`: every object has a box of its own and coordinates in millimetres, as word processors write;
   * `page`: the box is the page and a matrix maps points to it, as converters write.
   */
  coordinates: 'own' | 'page'
  /** The running header on a template page instead of every page. */
  template: boolean
}

const NAMESPACE = 'xmlns:ofd="http://www.ofdspec.org/2016"'
const DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'
const MM = 25.4 / 72

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

/** Lengths in millimetres with three decimals, without zeros at the end. */
const mm = (points: number): string => short(points * MM)
const short = (value: number): string => String(Math.round(value * 1000) / 1000)

/** The content in the national format (GB/T 33190): a zip of XML with positioned text and paths. */
export function writeOfd(content: Content, style: OfdStyle, fonts: Fonts): Uint8Array {
  return writeZip(ofdEntries(content, style, fonts))
}

/** The entries of that zip. */
export function ofdEntries(content: Content, style: OfdStyle, fonts: Fonts): [string, string][] {
  const pages = setPages(content, style, fonts)
  const first = pages[0] ?? { width: 595, height: 842, texts: [], rules: [], furniture: [] }
  const ids = new Ids()
  const [fontId, templateId] = [ids.next(), ids.next()]
  const writer = new ObjectWriter(style, fonts, ids, fontId)
  const box = `0 0 ${mm(first.width)} ${mm(first.height)}`
  const header = style.template ? pages[1]?.furniture[0] : undefined
  const written = pages.map((page, at): [string, string] => {
    const shown = header === undefined ? page.furniture : page.furniture.slice(1)
    const template =
      header !== undefined && at > 0 ? `<ofd:Template TemplateID="${templateId}" ZOrder="Background"/>` : ''
    return [`Doc_0/Pages/Page_${at}/Content.xml`, pageXml(template, page, writer.all(page, shown), ids)]
  })
  const template: [string, string][] =
    header === undefined
      ? []
      : [
          [
            'Doc_0/Tpls/Tpl_0/Content.xml',
            pageXml('', first, writer.all({ ...first, texts: [], rules: [] }, [header]), ids),
          ],
        ]
  const listed = pages.map((_, at) => `<ofd:Page ID="${ids.next()}" BaseLoc="Pages/Page_${at}/Content.xml"/>`)
  const root = `<ofd:OFD ${NAMESPACE} DocType="OFD" Version="1.0"><ofd:DocBody><ofd:DocInfo><ofd:DocID>0</ofd:DocID></ofd:DocInfo><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>`
  const templates =
    header === undefined ? '' : `<ofd:TemplatePage ID="${templateId}" BaseLoc="Tpls/Tpl_0/Content.xml"/>`
  const document = `<ofd:Document ${NAMESPACE}><ofd:CommonData><ofd:MaxUnitID>${ids.next()}</ofd:MaxUnitID><ofd:PageArea><ofd:PhysicalBox>${box}</ofd:PhysicalBox></ofd:PageArea><ofd:PublicRes>PublicRes.xml</ofd:PublicRes>${templates}</ofd:CommonData><ofd:Pages>${listed.join('')}</ofd:Pages></ofd:Document>`
  const resources = `<ofd:Res ${NAMESPACE} BaseLoc="Res"><ofd:Fonts><ofd:Font ID="${fontId}" FontName="宋体" FamilyName="宋体"/></ofd:Fonts></ofd:Res>`
  return [
    ['OFD.xml', DECLARATION + root],
    ['Doc_0/Document.xml', DECLARATION + document],
    ['Doc_0/PublicRes.xml', DECLARATION + resources],
    ...template,
    ...written,
  ]
}

function pageXml(
  template: string,
  { width, height }: { width: number; height: number },
  objects: string,
  ids: Ids,
): string {
  const area = `<ofd:Area><ofd:PhysicalBox>0 0 ${mm(width)} ${mm(height)}</ofd:PhysicalBox></ofd:Area>`
  const layer = `<ofd:Content><ofd:Layer ID="${ids.next()}" Type="Body">${objects}</ofd:Layer></ofd:Content>`
  return `${DECLARATION}<ofd:Page ${NAMESPACE}>${template}${area}${layer}</ofd:Page>`
}

class Ids {
  private last = 0

  next(): number {
    this.last += 1
    return this.last
  }
}

class ObjectWriter {
  constructor(
    private readonly style: OfdStyle,
    private readonly fonts: Fonts,
    private readonly ids: Ids,
    private readonly fontId: number,
  ) {}

  all(page: SetPage, furniture: readonly SetText[]): string {
    const texts = [...furniture, ...page.texts].map((text) => this.text(text, page))
    const rules = page.rules.map((rule) => this.rule(rule, page))
    // Objects of a page may stand in blocks, which place nothing.
    return `${rules.join('')}<ofd:PageBlock ID="${this.ids.next()}">${texts.join('')}</ofd:PageBlock>`
  }

  private text({ x, y, size, text }: SetText, page: { width: number; height: number }): string {
    const advances = [...text].map((character) => this.fonts.advanceOf(character) * size)
    const width = advances.reduce((a, b) => a + b, 0)
    const isOwn = this.style.coordinates === 'own'
    const unit = isOwn ? mm : short
    const deltas = runsOf(advances.slice(0, -1).map(unit))
    const place = isOwn
      ? `Boundary="${mm(x)} ${mm(y - size)} ${mm(width)} ${mm(size * 1.2)}"`
      : `Boundary="0 0 ${mm(page.width)} ${mm(page.height)}" CTM="${short6(MM)} 0 0 ${short6(MM)} ${mm(x)} ${mm(y - size)}"`
    return `<ofd:TextObject ID="${this.ids.next()}" ${place} Font="${this.fontId}" Size="${unit(size)}"><ofd:TextCode X="0" Y="${unit(size)}"${deltas === '' ? '' : ` DeltaX="${deltas}"`}>${escaped(text)}</ofd:TextCode></ofd:TextObject>`
  }

  private rule({ x1, y1, x2, y2 }: SetRule, page: { width: number; height: number }): string {
    const isOwn = this.style.coordinates === 'own'
    const thick = 0.5
    const isFilled = this.style.rules === 'fills'
    const [w, h] = [Math.max(x2 - x1, isFilled ? thick : 0), Math.max(y2 - y1, isFilled ? thick : 0)]
    const [unit, left, top] = isOwn ? [mm, 0, 0] : [short, x1, y1]
    const at = (x: number, y: number): string => `${unit(left + x)} ${unit(top + y)}`
    const data = isFilled ? `M ${at(0, 0)} L ${at(w, 0)} L ${at(w, h)} L ${at(0, h)} C` : `M ${at(0, 0)} L ${at(w, h)}`
    const place = isOwn
      ? `Boundary="${mm(x1)} ${mm(y1)} ${mm(Math.max(w, thick))} ${mm(Math.max(h, thick))}"`
      : `Boundary="0 0 ${mm(page.width)} ${mm(page.height)}" CTM="${short6(MM)} 0 0 ${short6(MM)} 0 0"`
    const drawn = isFilled ? 'Fill="true" Stroke="false"' : `LineWidth="${mm(thick)}"`
    return `<ofd:PathObject ID="${this.ids.next()}" ${place} ${drawn}><ofd:AbbreviatedData>${data}</ofd:AbbreviatedData></ofd:PathObject>`
  }
}

const short6 = (value: number): string => value.toFixed(6)

/** Equal steps in a row are written `g count step`. */
function runsOf(steps: readonly string[]): string {
  const runs: { step: string; count: number }[] = []
  for (const step of steps) {
    const last = runs.at(-1)
    if (last?.step === step) last.count += 1
    else runs.push({ step, count: 1 })
  }
  return runs.map(({ step, count }) => (count > 1 ? `g ${count} ${step}` : step)).join(' ')
}
