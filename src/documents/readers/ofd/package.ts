import { TieoutError } from '../../../core/errors.js'
import { type Located, type PackageEntries, PackageXml } from './locate.js'
import { Resources, resourceFiles } from './resources.js'
import { childNamed, childrenNamed, numbersOf, type XmlNode } from './xml-tree.js'

/** x, y, width, height in millimetres. */
export type Area = readonly [number, number, number, number]

/** A page or one of its templates, with the resources that its objects name. */
interface Sheet {
  node: XmlNode
  resources: Resources
}

export interface OfdPage {
  /** From the lowest to the uppermost: templates of the background, the page, templates of the foreground. */
  sheets: Sheet[]
  area: Area
}

/** A document (DocBody) of the package. */
export interface OfdDocument {
  body: XmlNode
  document: Located
  /** Listed pages: their numbers in the package, from 1, and what the list says of them. */
  pages: { number: number; listed: XmlNode }[]
}

/** An opened package: its documents, and its pages, read one by one as asked for. */
export interface OfdPackage {
  xml: PackageXml
  documents: OfdDocument[]
  count: number
  /** Null where a page cannot be read. */
  pages(): Generator<OfdPage | null>
}

const DAMAGED_HINT = '请重新下载。 Download it again.'
const A4: Area = [0, 0, 210, 297]
const MAX_AREA = 20_000

/** Finds the pages of all documents of a package in reading order. Throws TieoutError `bad-input` where it is encrypted or there is no document. */
export function openOfd(entries: PackageEntries): OfdPackage {
  const xml = new PackageXml(entries)
  if (xml.has(/(?:^|\/)(?:en|de)cryptions?\.xml$/i) || xml.has(/(?:^|\/)decryptionseed\.dat$/i))
    throw new TieoutError('bad-input', 'OFD 文件已加密，无法读取。The OFD file is encrypted and cannot be read.', {
      hint: '请取未加密的版本。 Fetch a version that is not encrypted.',
    })
  const root = xml.find('', 'OFD.xml')
  let number = 0
  const documents = childrenNamed(root?.node, 'DocBody').flatMap((body): OfdDocument[] => {
    const document = currentDocument(xml, root?.path ?? '', body)
    if (document === null) return []
    const pages = childrenNamed(childNamed(document.node, 'Pages'), 'Page').map((listed) => {
      number += 1
      return { number, listed }
    })
    return [{ body, document, pages }]
  })
  if (number === 0) throw withoutPages(root)
  return {
    xml,
    documents,
    count: number,
    *pages() {
      for (const { document, pages } of documents) {
        const common = childNamed(document.node, 'CommonData')
        const resources = Resources.NONE.with([
          ...resourceFiles(xml, document, common, 'PublicRes'),
          ...resourceFiles(xml, document, common, 'DocumentRes'),
        ])
        for (const { listed } of pages) yield pageAt(xml, document, common, resources, listed)
      }
    },
  }
}

/** The root of a document: that of the version marked as the current one, where versions are kept, else the one that is named. */
function currentDocument(xml: PackageXml, root: string, body: XmlNode): Located | null {
  const current = childrenNamed(childNamed(body, 'Versions'), 'Version').find(
    ({ attributes }) => attributes.Current?.toLowerCase() === 'true',
  )
  const version = xml.find(root, current?.attributes.BaseLoc)
  const newest = version === null ? null : xml.find(version.path, childNamed(version.node, 'DocRoot')?.text)
  return newest ?? xml.find(root, childNamed(body, 'DocRoot')?.text)
}

function pageAt(
  xml: PackageXml,
  document: Located,
  common: XmlNode | null,
  resources: Resources,
  listed: XmlNode,
): OfdPage | null {
  const page = xml.find(document.path, listed.attributes.BaseLoc)
  if (page === null) return null
  const sheet = (one: Located): Sheet => ({
    node: one.node,
    resources: resources.with(resourceFiles(xml, one, null, 'PageRes')),
  })
  const templates = childrenNamed(page.node, 'Template').flatMap(({ attributes }) => {
    const listedTemplate = childrenNamed(common, 'TemplatePage').find(
      ({ attributes: { ID } }) => ID === attributes.TemplateID,
    )
    const template = xml.findShared(document.path, listedTemplate?.attributes.BaseLoc)
    if (template === null) return []
    const order = attributes.ZOrder ?? listedTemplate?.attributes.ZOrder ?? 'Background'
    return [{ template, isAbove: order.toLowerCase() === 'foreground' }]
  })
  const of = (above: boolean): Sheet[] =>
    templates.flatMap(({ template, isAbove }) => (isAbove === above ? [sheet(template)] : []))
  const areas = [page, ...templates.map(({ template }) => template)].map(({ node }) => childNamed(node, 'Area'))
  const area = [...areas, childNamed(common, 'PageArea')].map(areaOf).find((found) => found !== null)
  return { sheets: [...of(false), sheet(page), ...of(true)], area: area ?? A4 }
}

function areaOf(area: XmlNode | null): Area | null {
  const [x, y, width, height] = numbersOf(childNamed(area, 'PhysicalBox')?.text, 4) ?? []
  if (x === undefined || y === undefined || width === undefined || height === undefined) return null
  return width > 0 && height > 0 && width < MAX_AREA && height < MAX_AREA ? [x, y, width, height] : null
}

/** A version of the format that is not known is named: what is not found in it may only be written otherwise. */
function withoutPages(root: Located | null): TieoutError {
  const version = root?.node.attributes.Version?.trim() ?? '1.0'
  if (!/^1(?:\.|$)/.test(version))
    return new TieoutError(
      'bad-input',
      `OFD 版本 ${version.slice(0, 12)} 尚不能读取。OFD of version ${version.slice(0, 12)} cannot be read yet.`,
      { hint: '请另存为 OFD 1.x 或 PDF。 Save it as OFD 1.x or PDF.' },
    )
  return new TieoutError('bad-input', 'OFD 文件已损坏：没有文档页。The OFD file is damaged: it lists no page.', {
    hint: DAMAGED_HINT,
  })
}
