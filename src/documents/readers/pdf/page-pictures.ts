import type { PDFPageProxy } from 'pdfjs-dist'
import type { Picture } from '../../recognition/paint-page.js'
import type { Matrix } from '../page/matrix.js'

/** A picture as the operators of a page paint it: its data or the name of it, and its place. */
export interface PaintedPicture {
  image: unknown
  isMask: boolean
  matrix: Matrix
  /** Colour that a mask is painted in: `#rrggbb`. */
  fill: string
}

/** How pdf.js packs pixels: bits of one colour, or bytes of three or four. */
const BITS = 1
const RGB = 2

interface Pixels {
  width: number
  height: number
  kind: number | null
  data: Uint8Array | Uint8ClampedArray
}

/** Decodes the pictures of a page to grey ones; what cannot be decoded is left out. */
export async function picturesOf(page: PDFPageProxy, painted: readonly PaintedPicture[]): Promise<Picture[]> {
  const pictures: Picture[] = []
  for (const one of painted) {
    const pixels = pixelsOf(await dataOf(page, one.image))
    const picture = pixels === null ? null : one.isMask ? maskPicture(pixels, one) : greyPicture(pixels, one.matrix)
    if (picture !== null) pictures.push(picture)
  }
  return pictures
}

/** Data by its name, the data itself, or a holder of the name (masks). */
async function dataOf(page: PDFPageProxy, image: unknown): Promise<unknown> {
  const name = typeof image === 'string' ? image : nameIn(image)
  if (name === null) return image
  const objects = name.startsWith('g_') ? page.commonObjs : page.objs
  return await new Promise<unknown>((resolve) => objects.get(name, resolve))
}

const nameIn = (image: unknown): string | null =>
  typeof image === 'object' && image !== null && 'data' in image && typeof image.data === 'string' ? image.data : null

function pixelsOf(image: unknown): Pixels | null {
  if (typeof image !== 'object' || image === null) return null
  if (!('data' in image && 'width' in image && 'height' in image)) return null
  const { data } = image
  const [width, height] = [Number(image.width), Number(image.height)]
  if (!(data instanceof Uint8Array || data instanceof Uint8ClampedArray)) return null
  if (!Number.isInteger(width) || !Number.isInteger(height) || width < 1 || height < 1) return null
  return { width, height, kind: 'kind' in image ? Number(image.kind) : null, data }
}

function greyPicture({ width, height, kind, data }: Pixels, matrix: Matrix): Picture | null {
  const count = width * height
  const grey = new Uint8Array(count)
  if (kind === BITS) {
    const bytes = (width + 7) >> 3
    if (data.length < bytes * height) return null
    for (let at = 0; at < count; at += 1) grey[at] = bitAt(data, bytes, at, width) === 1 ? 255 : 0
    return { width, height, grey, cover: null, matrix }
  }
  const step = kind === RGB ? 3 : 4
  if (data.length < count * step) return null
  for (let at = 0, from = 0; at < count; at += 1, from += step)
    grey[at] = luminance(data[from] ?? 0, data[from + 1] ?? 0, data[from + 2] ?? 0)
  if (step === 3) return { width, height, grey, cover: null, matrix }
  const cover = new Uint8Array(count)
  for (let at = 0; at < count; at += 1) cover[at] = data[4 * at + 3] ?? 255
  return { width, height, grey, cover, matrix }
}

/** A mask paints its colour where its bits are 0. */
function maskPicture({ width, height, data }: Pixels, { matrix, fill }: PaintedPicture): Picture | null {
  const bytes = (width + 7) >> 3
  if (data.length < bytes * height) return null
  const cover = new Uint8Array(width * height)
  for (let at = 0; at < cover.length; at += 1) cover[at] = bitAt(data, bytes, at, width) === 0 ? 255 : 0
  return { width, height, grey: new Uint8Array(cover.length).fill(greyOf(fill)), cover, matrix }
}

const bitAt = (data: ArrayLike<number>, bytes: number, at: number, width: number): number => {
  const [row, column] = [Math.floor(at / width), at % width]
  return ((data[row * bytes + (column >> 3)] ?? 0) >> (7 - (column & 7))) & 1
}

const luminance = (red: number, green: number, blue: number): number =>
  Math.round(0.299 * red + 0.587 * green + 0.114 * blue)

function greyOf(color: string): number {
  const digits = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(color)
  if (digits === null) return 0
  const [red, green, blue] = digits.slice(1).map((part) => Number.parseInt(part, 16))
  return luminance(red ?? 0, green ?? 0, blue ?? 0)
}
