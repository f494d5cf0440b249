import type { Raster } from './raster.js'

/** Pages lie askew by this much at most, in degrees; what is less than a step is left. */
const MOST = 3
const STEP = 0.1
/** The picture is looked at this much smaller. */
const COARSER = 4
const MAX_POINTS = 200_000

/**
 * By how many degrees (clockwise) the lines of a scanned page drop to the right. The right angle is the one at which dark
 * pixels gather in the fewest rows: lines and rules lie level then.
 */
export function skewOf(raster: Raster, threshold: number): number {
  const points = darkPoints(raster, threshold)
  if (points.length < 200) return 0
  let best = { angle: 0, score: scoreAt(points, raster, 0) }
  // A page that is straight gives no other angle a clear lead.
  const level = best.score * 1.02
  const count = Math.round(MOST / STEP)
  for (let at = -count; at <= count; at += 1) {
    const score = scoreAt(points, raster, at * STEP)
    if (score > best.score && score > level) best = { angle: at * STEP, score }
  }
  return best.angle
}

function darkPoints({ width, height, grey }: Raster, threshold: number): number[] {
  const points: number[] = []
  for (let y = 0; y < height; y += COARSER)
    for (let x = 0; x < width; x += COARSER)
      if ((grey[y * width + x] ?? 255) <= threshold && points.length < 2 * MAX_POINTS) points.push(x, y)
  return points
}

function scoreAt(points: readonly number[], { width, height }: Raster, degrees: number): number {
  const slope = Math.tan((degrees * Math.PI) / 180)
  const drift = Math.ceil(Math.abs(slope) * width)
  const rows = new Float64Array(Math.ceil((height + 2 * drift) / COARSER) + 2)
  for (let at = 0; at < points.length; at += 2) {
    const y = (points[at + 1] ?? 0) - slope * (points[at] ?? 0) + drift
    const row = Math.floor(y / COARSER)
    rows[row] = (rows[row] ?? 0) + 1
  }
  let score = 0
  for (const count of rows) score += count * count
  return score
}
