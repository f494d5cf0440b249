import { deflateSync } from 'node:zlib'
import { degrees, PDFDocument } from 'pdf-lib'

/** A white page of pixels on which lines are drawn: what a scanner sees of a form. */
export class Sheet {
  readonly grey: Uint8Array

  constructor(
    readonly width: number,
    readonly height: number,
  ) {
    this.grey = new Uint8Array(width * height).fill(255)
  }

  /** A dark rectangle. */
  fill(left: number, top: number, right: number, bottom: number): this {
    for (let y = top; y < bottom; y += 1) this.grey.fill(0, y * this.width + left, y * this.width + right)
    return this
  }

  /** Rules around and between cells. */
  grid(xs: readonly number[], ys: readonly number[]): this {
    const [left = 0, right = 0] = [xs[0], xs.at(-1)]
    const [top = 0, bottom = 0] = [ys[0], ys.at(-1)]
    for (const y of ys) this.fill(left, y, right + 2, y + 2)
    for (const x of xs) this.fill(x, top, x + 2, bottom + 2)
    return this
  }

  /** Part of the page from a row on. */
  strip(top: number, height: number): Sheet {
    const part = new Sheet(this.width, height)
    part.grey.set(this.grey.subarray(top * this.width, (top + height) * this.width))
    return part
  }

  png(): Uint8Array {
    const rows = Buffer.alloc((this.width + 1) * this.height)
    for (let y = 0; y < this.height; y += 1)
      rows.set(this.grey.subarray(y * this.width, (y + 1) * this.width), y * (this.width + 1) + 1)
    const head = Buffer.alloc(13)
    head.writeUInt32BE(this.width, 0)
    head.writeUInt32BE(this.height, 4)
    head[8] = 8
    return Buffer.concat([
      Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
      chunk('IHDR', head),
      chunk('IDAT', deflateSync(rows)),
      chunk('IEND', Buffer.alloc(0)),
    ])
  }
}

function chunk(name: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data])
  const [size, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
  size.writeUInt32BE(data.length)
  sum.writeUInt32BE(crc(body))
  return Buffer.concat([size, body, sum])
}

function crc(bytes: Uint8Array): number {
  let value = 0xffffffff
  for (const byte of bytes) {
    value ^= byte
    for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1
  }
  return (value ^ 0xffffffff) >>> 0
}

/** Pixels a point of the pages below: 200 an inch. */
const SCALE = 200 / 72

/** How a page shows its picture: whole, in strips, or lying on its side in a page that is turned. */
export type Showing = 'whole' | 'strips' | 'turned'

/** A PDF whose pages are pictures. `before` is a PDF whose pages come first. */
export async function scanPdf(
  sheets: readonly Sheet[],
  showing: Showing = 'whole',
  before?: Uint8Array,
): Promise<Uint8Array> {
  const pdf = before === undefined ? await PDFDocument.create() : await PDFDocument.load(before)
  for (const sheet of sheets) {
    const [width, height] = [sheet.width / SCALE, sheet.height / SCALE]
    if (showing === 'turned') {
      const page = pdf.addPage([height, width])
      page.setRotation(degrees(90))
      // Seen after turning by 90 degrees clockwise, the picture stands upright.
      page.drawImage(await pdf.embedPng(sheet.png()), { x: height, y: 0, width, height, rotate: degrees(90) })
      continue
    }
    const page = pdf.addPage([width, height])
    const parts = showing === 'strips' ? [0, 1, 2, 3] : [0]
    const rows = Math.ceil(sheet.height / parts.length)
    for (const part of parts) {
      const strip = sheet.strip(part * rows, Math.min(rows, sheet.height - part * rows))
      const top = height - (part * rows) / SCALE
      page.drawImage(await pdf.embedPng(strip.png()), {
        x: 0,
        y: top - strip.height / SCALE,
        width,
        height: strip.height / SCALE,
      })
    }
  }
  return pdf.save({ useObjectStreams: false })
}

/** A row of tesseract's table for each word: text, left, top, width, height in pixels, and how sure it is. */
export function wordTable(
  words: readonly [text: string, left: number, top: number, width: number, height: number, sure?: number][],
): string {
  const head = 'level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext'
  const lines = [...new Set(words.map(([, , top]) => top))]
  return [
    head,
    ...words.map(([text, left, top, width, height, sure = 95], at) =>
      ['5', '1', '1', '1', lines.indexOf(top) + 1, at + 1, left, top, width, height, sure, text].join('\t'),
    ),
  ].join('\n')
}
