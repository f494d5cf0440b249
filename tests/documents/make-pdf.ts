/** What stands in a small PDF besides its page: entries of the catalog, of the page tree and the page, more objects from number 6 on. */
export interface PdfParts {
  catalog?: string
  pages?: string
  page?: string
  resources?: string
  objects?: readonly string[]
  trailer?: string
  /** The content of the page, deflated. */
  packed?: Uint8Array
}

/** A PDF of one page that shows what `content` draws (font F1 is Helvetica), written by hand so that anything may be wrong with it. */
export function pdfOf(content: string, parts: PdfParts = {}): Uint8Array {
  const { packed } = parts
  const stream = packed ?? Buffer.from(content, 'latin1')
  const filter = packed === undefined ? '' : '/Filter/FlateDecode'
  const objects: (string | Buffer)[] = [
    `<</Type/Catalog/Pages 2 0 R${parts.catalog ?? ''}>>`,
    parts.pages ?? '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    `<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>${parts.resources ?? ''}>>${parts.page ?? '/MediaBox[0 0 595 842]'}>>`,
    Buffer.concat([Buffer.from(`<</Length ${stream.length}${filter}>>stream\n`), stream, Buffer.from('\nendstream')]),
    '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>',
    ...(parts.objects ?? []),
  ]
  const written: Buffer[] = [Buffer.from('%PDF-1.7\n')]
  const places: number[] = []
  let length = 9
  objects.forEach((object, at) => {
    const bytes = Buffer.concat([
      Buffer.from(`${at + 1} 0 obj\n`),
      typeof object === 'string' ? Buffer.from(object, 'latin1') : object,
      Buffer.from('\nendobj\n'),
    ])
    places.push(length)
    written.push(bytes)
    length += bytes.length
  })
  const table = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('')
  const trailer = (parts.trailer ?? '').replaceAll('@', String(length))
  written.push(
    Buffer.from(
      `xref\n0 ${places.length + 1}\n0000000000 65535 f \n${table}trailer\n<</Size ${places.length + 1}/Root 1 0 R${trailer}>>\nstartxref\n${length}\n%%EOF`,
    ),
  )
  return Buffer.concat(written)
}

/** Words at the top of the page. */
export const pdfText = (words: string): string => `BT /F1 12 Tf 72 700 Td (${words}) Tj ET`

/** A form that may draw itself or others. */
export const pdfForm = (content: string, resources = ''): string =>
  `<</Type/XObject/Subtype/Form/BBox[0 0 99 99]/Resources<<${resources}>>/Length ${content.length}>>stream\n${content}\nendstream`
