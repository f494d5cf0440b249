import { applyTo, type Matrix } from '../readers/page/matrix.js'
import type { Raster } from './raster.js'

/** A picture with its place: `matrix` takes the unit square (y upwards, as PDF has it) to the page in points. */
export interface Picture extends Raster {
  /** How much each pixel covers, 0 to 255; null where all cover fully. */
  cover: Uint8Array | null
  matrix: Matrix
}

/** Pixels a point: text is recognised best at about 300 an inch, and coarser pictures are enlarged a little. */
const FINEST = 300 / 72
const COARSEST = 200 / 72
const MAX_PIXELS = 40_000_000
/** From this shrinking on, pixels are averaged instead of picked. */
const SHRUNK = 1.3
const MOST_SAMPLES = 4

/** Pixels a point at which a page is painted: as fine as its finest picture, within bounds. */
export function scaleFor(pictures: readonly Picture[], width: number, height: number): number {
  const finest = Math.max(
    0,
    ...pictures.map(({ matrix, width: across }) => across / Math.max(1, Math.hypot(matrix[0], matrix[1]))),
  )
  const wanted = Math.min(FINEST, Math.max(COARSEST, finest))
  return Math.min(wanted, Math.sqrt(MAX_PIXELS / Math.max(1, width * height)))
}

/**
 * Paints pictures (strips, layers, masks, turned or mirrored ones) in their order onto white paper of a size in points.
 *
 * @param turn takes the page to the paper: the identity, or what straightens a page that was scanned askew.
 */
export function paintPage(
  pictures: readonly Picture[],
  page: { width: number; height: number; scale: number },
  turn: Matrix,
): Raster {
  const width = Math.max(1, Math.round(page.width * page.scale))
  const height = Math.max(1, Math.round(page.height * page.scale))
  const raster = { width, height, grey: new Uint8Array(width * height).fill(255) }
  for (const picture of pictures) paint(picture, raster, page.scale, turn)
  return raster
}

function paint(picture: Picture, raster: Raster, scale: number, turn: Matrix): void {
  const corner = (x: number, y: number): { x: number; y: number } => {
    const onPage = applyTo(picture.matrix, x, y)
    const { x: left, y: top } = applyTo(turn, onPage.x, onPage.y)
    return { x: left * scale, y: top * scale }
  }
  // Upper left corner of the picture, and the steps of one picture along its sides, in pixels of the paper.
  const [origin, right, below] = [corner(0, 1), corner(1, 1), corner(0, 0)]
  const [ax, ay, bx, by] = [right.x - origin.x, right.y - origin.y, below.x - origin.x, below.y - origin.y]
  const area = ax * by - ay * bx
  if (!Number.isFinite(area) || Math.abs(area) < 1) return
  const xs = [origin.x, right.x, below.x, right.x + bx]
  const ys = [origin.y, right.y, below.y, right.y + by]
  const [left, top] = [Math.max(0, Math.floor(Math.min(...xs))), Math.max(0, Math.floor(Math.min(...ys)))]
  const [end, bottom] = [
    Math.min(raster.width, Math.ceil(Math.max(...xs))),
    Math.min(raster.height, Math.ceil(Math.max(...ys))),
  ]
  const { width, height, grey, cover } = picture
  const shrinking = Math.max(width / Math.max(1, Math.hypot(ax, ay)), height / Math.max(1, Math.hypot(bx, by)))
  const samples = shrinking < SHRUNK ? 1 : Math.min(MOST_SAMPLES, Math.ceil(shrinking))
  for (let y = top; y < bottom; y += 1)
    for (let x = left; x < end; x += 1) {
      let [sum, covered, count] = [0, 0, 0]
      for (let row = 0; row < samples; row += 1)
        for (let column = 0; column < samples; column += 1) {
          const dx = x + (column + 0.5) / samples - origin.x
          const dy = y + (row + 0.5) / samples - origin.y
          const u = Math.floor(((dx * by - dy * bx) / area) * width)
          const v = Math.floor(((dy * ax - dx * ay) / area) * height)
          count += 1
          if (u < 0 || v < 0 || u >= width || v >= height) continue
          const at = v * width + u
          const share = (cover?.[at] ?? 255) / 255
          sum += (grey[at] ?? 255) * share
          covered += share
        }
      const at = y * raster.width + x
      raster.grey[at] = Math.round((sum + (raster.grey[at] ?? 255) * (count - covered)) / count)
    }
}
