import { TieoutError } from '../../../core/errors.js'
import { childNamed, childrenNamed, numbersOf, parseXml, type XmlNode } from './xml-tree.js'

/** Entries of an opened package by name. */
export interface PackageEntries {
  read(name: string): Uint8Array | null
}

/** x, y, width, height in millimetres. */
export type Area = readonly [number, number, number, number]

export interface OfdPage {
  /** Null where the page cannot be read. */
  content: XmlNode | null
  /** Content of the template pages that it stands on. */
  templates: XmlNode[]
  area: Area
}

const DAMAGED_HINT = '请重新下载。 Download it again.'
const A4: Area = [0, 0, 210, 297]
const MAX_AREA = 20_000

/** Finds the pages of all documents of a package in reading order; they are read one by one as asked for. Throws TieoutError `bad-input` where there is no document. */
export function pagesOf(entries: PackageEntries): { count: number; pages(): Generator<OfdPage> } {
  if (entries.read('Encryptions.xml') !== null)
    throw new TieoutError('bad-input', 'OFD 文件已加密，无法读取。The OFD file is encrypted and cannot be read.', {
      hint: '请取未加密的版本。 Fetch a version that is not encrypted.',
    })
  const root = node(entries, 'OFD.xml')
  const documents = childrenNamed(root, 'DocBody').flatMap((body) => {
    const path = resolved('OFD.xml', childNamed(body, 'DocRoot')?.text ?? '')
    const document = node(entries, path)
    return document === null ? [] : [{ path, document }]
  })
  const listed = documents.flatMap((one) =>
    childrenNamed(childNamed(one.document, 'Pages'), 'Page').map((page) => ({ ...one, page })),
  )
  if (listed.length === 0)
    throw new TieoutError('bad-input', 'OFD 文件已损坏：没有文档页。The OFD file is damaged: it lists no page.', {
      hint: DAMAGED_HINT,
    })
  return {
    count: listed.length,
    *pages() {
      for (const { path, document, page } of listed) yield pageAt(entries, path, document, page)
    },
  }
}

function pageAt(entries: PackageEntries, path: string, document: XmlNode, listed: XmlNode): OfdPage {
  const common = childNamed(document, 'CommonData')
  const content = node(entries, resolved(path, listed.attributes.BaseLoc ?? ''))
  const templates = childrenNamed(content, 'Template').flatMap(({ attributes }) => {
    const found = childrenNamed(common, 'TemplatePage').find(
      (template) => template.attributes.ID === attributes.TemplateID,
    )
    const template = found === undefined ? null : node(entries, resolved(path, found.attributes.BaseLoc ?? ''))
    return template === null ? [] : [template]
  })
  const areas = [content, ...templates].map((one) => childNamed(one, 'Area'))
  const area = [...areas, childNamed(common, 'PageArea')].map(areaOf).find((found) => found !== null)
  return { content, templates, area: area ?? A4 }
}

function areaOf(area: XmlNode | null): Area | null {
  const [x, y, width, height] = numbersOf(childNamed(area, 'PhysicalBox')?.text, 4) ?? []
  if (x === undefined || y === undefined || width === undefined || height === undefined) return null
  return width > 0 && height > 0 && width < MAX_AREA && height < MAX_AREA ? [x, y, width, height] : null
}

/** The element of one entry; null where the entry is missing or no XML. */
function node(entries: PackageEntries, name: string): XmlNode | null {
  const bytes = entries.read(name)
  return bytes === null ? null : parseXml(bytes)
}

/** A location as the file `from` names it: from the root with a slash in front, else from the folder of that file. */
function resolved(from: string, location: string): string {
  const text = location.trim()
  const parts = text.startsWith('/') ? [] : from.split('/').slice(0, -1)
  for (const part of text.split('/')) {
    if (part === '..') parts.pop()
    else if (part !== '' && part !== '.') parts.push(part)
  }
  return parts.join('/')
}
