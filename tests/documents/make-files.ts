import { crc32, deflateRawSync } from 'node:zlib'
import { utils, type WorkBook, write } from '@e965/xlsx'
import { Document, HeadingLevel, Packer, Paragraph, Table, TableCell, TableRow, VerticalMergeType } from 'docx'

/** A cell of a table to be written: words, or words with spans. */
export type MadeCell = string | { text: string; columns?: number; rows?: number; tables?: MadeCell[][][] }

/** A .docx of headings (`# words`), paragraphs and tables. */
export async function makeDocx(parts: readonly (string | MadeCell[][])[]): Promise<Uint8Array> {
  const children = parts.map((part) => {
    if (typeof part !== 'string') return tableOf(part)
    return part.startsWith('# ')
      ? new Paragraph({ text: part.slice(2), heading: HeadingLevel.HEADING_1 })
      : new Paragraph(part)
  })
  return Packer.toBuffer(new Document({ sections: [{ children }] }))
}

function tableOf(rows: MadeCell[][]): Table {
  return new Table({
    rows: rows.map(
      (row) =>
        new TableRow({
          children: row.map((cell) => {
            const { text, columns = 1, rows: down = 1, tables = [] } = typeof cell === 'string' ? { text: cell } : cell
            return new TableCell({
              columnSpan: columns,
              rowSpan: down,
              ...(text === '↑' ? { verticalMerge: VerticalMergeType.CONTINUE } : {}),
              children: [new Paragraph(text === '↑' ? '' : text), ...tables.map(tableOf)],
            })
          }),
        }),
    ),
  })
}

/** A workbook of sheets given as rows; `change` finishes it (formats, formulas, hidden parts). */
export function makeWorkbook(
  sheets: Readonly<Record<string, (string | number | null)[][]>>,
  options: { type?: 'xlsx' | 'biff8'; change?: (book: WorkBook) => void } = {},
): Uint8Array {
  const book = utils.book_new()
  for (const [name, rows] of Object.entries(sheets)) utils.book_append_sheet(book, utils.aoa_to_sheet(rows), name)
  options.change?.(book)
  return new Uint8Array(write(book, { type: 'array', bookType: options.type ?? 'xlsx' }) as ArrayBuffer)
}

export interface MadeEntry {
  name: string | Buffer
  bytes: Uint8Array
  /** Unix mode in the upper half of the attributes. */
  mode?: number
  /** What the directory says of the unpacked size, where it lies. */
  declared?: number
  flags?: number
  packed?: boolean
  /** What the header before the content calls it, where it differs from the directory. */
  localName?: string
  /** Method of packing as declared. */
  method?: number
}

/** A zip with whatever a hostile writer may put into it. */
export function makeZip(entries: readonly MadeEntry[]): Uint8Array {
  const parts: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const {
    name,
    bytes,
    mode = 0,
    declared = bytes.length,
    flags = 0,
    packed = false,
    localName,
    method,
  } of entries) {
    const label = Buffer.from(name as string)
    const body = packed ? deflateRawSync(bytes) : Buffer.from(bytes)
    const common = Buffer.alloc(26)
    common.writeUInt16LE(20, 0)
    common.writeUInt16LE(flags, 2)
    common.writeUInt16LE(method ?? (packed ? 8 : 0), 4)
    common.writeUInt32LE(crc32(bytes), 10)
    common.writeUInt32LE(body.length, 14)
    common.writeUInt32LE(declared, 18)
    common.writeUInt16LE(label.length, 22)
    const own = Buffer.from(localName ?? label)
    const before = Buffer.from(common)
    before.writeUInt16LE(own.length, 22)
    const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), before, own, body])
    const rest = Buffer.alloc(14)
    rest.writeUInt32LE((mode << 16) >>> 0, 6)
    rest.writeUInt32LE(offset, 10)
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x03', 'latin1'), common, rest, label]))
    parts.push(local)
    offset += local.length
  }
  const listing = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 'latin1')
  end.writeUInt16LE(entries.length, 8)
  end.writeUInt16LE(entries.length, 10)
  end.writeUInt32LE(listing.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...parts, listing, end])
}
