import { applyTo, type Matrix } from '../page/matrix.js'
import type { Glyph } from '../page/page-content.js'

/** The em box of print: Chinese characters fill it, digits stand on its baseline. */
const ASCENT = 0.86
const DESCENT = 0.14
const UNREADABLE = /[\u0000-\u0008\u000e-\u001f\ue000-\uf8ff\ufffd]/

/** A character whose baseline begins at the origin of `space`, where y runs downwards. */
export function placeGlyph(text: string, space: Matrix, width: number, size: number): Glyph {
  const corners = [0, width].flatMap((x) => [applyTo(space, x, -ASCENT * size), applyTo(space, x, DESCENT * size)])
  const xs = corners.map(({ x }) => x)
  const ys = corners.map(({ y }) => y)
  return {
    text: UNREADABLE.test(text) ? '\ufffd' : text,
    box: [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)],
    size: size * Math.hypot(space[2], space[3]),
    turn: turnOf(space[0], space[1]),
  }
}

/** Direction of the baseline, within three degrees. */
function turnOf(x: number, y: number): Glyph['turn'] {
  const slant = Math.tan((3 * Math.PI) / 180)
  if (Math.abs(y) <= Math.abs(x) * slant) return x >= 0 ? 0 : 180
  if (Math.abs(x) <= Math.abs(y) * slant) return y >= 0 ? 90 : 270
  return null
}
