import {
  AlignmentType,
  Document,
  Footer,
  HeadingLevel,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx'
import type { Content, FormPart } from '../content.js'

/** A Word document of the content: headings by style, tables with merged cells, a page number in the footer. */
export async function writeDocx(content: Content): Promise<Uint8Array> {
  const children = content.parts.flatMap((part): (Paragraph | Table)[] => {
    if (part.kind === 'form') return form(part)
    if (part.kind === 'heading')
      return [
        new Paragraph({
          text: part.text,
          heading: part.depth === 1 ? HeadingLevel.HEADING_1 : HeadingLevel.HEADING_2,
        }),
      ]
    const isCover = part.kind === 'cover'
    return [
      new Paragraph({
        alignment: isCover ? AlignmentType.CENTER : AlignmentType.LEFT,
        children: runs(part.text, isCover ? 44 : 21),
      }),
    ]
  })
  const footer = new Footer({
    children: [new Paragraph({ children: [new TextRun({ children: [PageNumber.CURRENT] })] })],
  })
  const document = new Document({ sections: [{ footers: { default: footer }, children }] })
  return new Uint8Array(await Packer.toBuffer(document))
}

/** Numbers in runs of their own, as word processors store them. */
function runs(text: string, size: number): TextRun[] {
  return (text.match(/[\d.,%]+|[^\d.,%]+/g) ?? []).map((part) => new TextRun({ text: part, size }))
}

function form(part: FormPart): (Paragraph | Table)[] {
  const rows = part.rows.map(
    (cells, at) =>
      new TableRow({
        tableHeader: at < part.headerRows,
        children: cells.map(
          ({ text, columns, rows }) =>
            new TableCell({
              columnSpan: columns,
              rowSpan: rows,
              children: [new Paragraph({ children: runs(text, 18) })],
            }),
        ),
      }),
  )
  return [
    new Paragraph({ alignment: AlignmentType.CENTER, children: [new TextRun({ text: part.title, bold: true })] }),
    ...part.captions.map((text) => new Paragraph({ alignment: AlignmentType.RIGHT, children: runs(text, 18) })),
    new Table({ rows, width: { size: 100, type: WidthType.PERCENTAGE } }),
    ...part.notes.map((text) => new Paragraph({ children: runs(text, 18) })),
  ]
}
