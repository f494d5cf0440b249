/** A PNG is at most this wide and high, and twice the drawing's size where that fits: text stays sharp on fine screens. */
const MOST_WIDTH = 2000
const MOST_HEIGHT = 4000

/** Draws an SVG with the given font files and no other font. Nothing is fetched: the drawing refers to nothing. */
export async function toPng(
  svg: string,
  fontFiles: readonly string[],
): Promise<{ png: Uint8Array; width: number; height: number }> {
  const { Resvg } = await import('@resvg/resvg-js')
  const font = { loadSystemFonts: false, fontFiles: [...fontFiles], defaultFontSize: 14 }
  const { width, height } = new Resvg(svg, { font: { loadSystemFonts: false } })
  const zoom = Math.min(2, MOST_WIDTH / width, MOST_HEIGHT / height)
  const drawn = new Resvg(svg, { font, fitTo: { mode: 'zoom', value: zoom }, logLevel: 'off' }).render()
  return { png: new Uint8Array(drawn.asPng()), width: drawn.width, height: drawn.height }
}
