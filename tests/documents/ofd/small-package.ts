import type { PackageEntries } from '../../../src/documents/readers/ofd/locate.js'

const NAMESPACE = 'xmlns:ofd="http://www.ofdspec.org/2016"'

/** A package of one document; `pages` are the contents of its layers, `more` entries besides or instead. */
export function smallPackage(pages: readonly string[], more: Record<string, string | null> = {}): PackageEntries {
  const listed = pages.map((_, at) => `<ofd:Page ID="${at + 10}" BaseLoc="Pages/Page_${at}/Content.xml"/>`).join('')
  const written: Record<string, string | null> = {
    'OFD.xml': `<ofd:OFD ${NAMESPACE}><ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>`,
    'Doc_0/Document.xml': documentXml(listed),
    ...Object.fromEntries(pages.map((objects, at) => [`Doc_0/Pages/Page_${at}/Content.xml`, pageXml(objects)])),
    ...more,
  }
  return {
    names: Object.keys(written).filter((name) => written[name] !== null),
    read: (name) => {
      const text = written[name] ?? null
      return text === null ? null : new TextEncoder().encode(text)
    },
  }
}

export const documentXml = (listed: string, common = ''): string =>
  `<ofd:Document ${NAMESPACE}><ofd:CommonData><ofd:PageArea><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea>${common}</ofd:CommonData><ofd:Pages>${listed}</ofd:Pages></ofd:Document>`

export const pageXml = (objects: string, before = ''): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<ofd:Page ${NAMESPACE}>${before}<ofd:Content><ofd:Layer ID="1">${objects}</ofd:Layer></ofd:Content></ofd:Page>`

/** A line of text 4 mm high at a place in millimetres, each character as wide as the next begins. */
export const text = (x: number, y: number, words: string, more = ''): string =>
  `<ofd:TextObject ID="2" Boundary="${x} ${y} 100 5" Font="3" Size="4" ${more}><ofd:TextCode X="0" Y="4" DeltaX="g ${[...words].length - 1} 4">${words}</ofd:TextCode></ofd:TextObject>`
