/** A grey picture, 0 black to 255 white, row by row from the upper left corner. */
export interface Raster {
  width: number
  height: number
  grey: Uint8Array
}

/** The picture as PGM, the plainest format there is: a line of text and the bytes. */
export function toPgm({ width, height, grey }: Raster): Uint8Array {
  const head = new TextEncoder().encode(`P5\n${width} ${height}\n255\n`)
  const bytes = new Uint8Array(head.length + grey.length)
  bytes.set(head)
  bytes.set(grey, head.length)
  return bytes
}

const LEAST = 80
const MOST = 200

/** The grey that parts ink from paper best (Otsu: the two groups differ most), kept away from both ends. */
export function inkThreshold({ grey }: Raster): number {
  const counts = new Float64Array(256)
  for (const value of grey) counts[value] = (counts[value] ?? 0) + 1
  let sum = 0
  for (let value = 0; value < 256; value += 1) sum += value * (counts[value] ?? 0)
  let [dark, darkSum, best, threshold] = [0, 0, -1, (LEAST + MOST) / 2]
  for (let value = 0; value < 256; value += 1) {
    dark += counts[value] ?? 0
    darkSum += value * (counts[value] ?? 0)
    const light = grey.length - dark
    if (dark === 0 || light === 0) continue
    const between = dark * light * (darkSum / dark - (sum - darkSum) / light) ** 2
    if (between > best) [best, threshold] = [between, value]
  }
  return Math.min(MOST, Math.max(LEAST, threshold))
}
