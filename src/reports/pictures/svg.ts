/** Fonts by which a viewer shows an SVG file; a PNG is drawn with the program's own. */
const FAMILY = "'Noto Sans SC','PingFang SC','Microsoft YaHei',sans-serif"

export const COLOURS = {
  paper: '#ffffff',
  ink: '#1b1f24',
  soft: '#57606a',
  line: '#d0d7de',
  panel: '#f6f8fa',
  bar: '#2f6f9f',
  pale: '#a9c4d8',
  down: '#b4552d',
  paleDown: '#e0bfae',
  first: '#ffd7d0',
  firstEdge: '#b42318',
  part: '#fff1c2',
} as const

/** Colours of slices, apart in lightness too, so that they can be told without seeing colours. */
export const SLICES = ['#1f4e79', '#4f94c4', '#8fb996', '#d9a441', '#b4552d', '#7a6a9e', '#a3b1bf', '#5a7d5a'] as const

/** Text of documents for markup: nothing in it can open a tag, an entity or an attribute. */
export const svgText = (text: string): string =>
  text
    .replace(/[&<>"']/gu, (mark) => `&#${mark.charCodeAt(0)};`)
    // What XML does not allow at all.
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udfff]/g, (mark) =>
      /[\ud800-\udfff]/.test(mark) ? mark : '',
    )

export interface TextStyle {
  size: number
  colour?: string
  bold?: boolean
  anchor?: 'start' | 'middle' | 'end'
}

/** One line of text; `y` is its base line. */
export function textAt(
  x: number,
  y: number,
  text: string,
  { size, colour = COLOURS.ink, bold = false, anchor = 'start' }: TextStyle,
): string {
  const attributes = [
    `x="${round(x)}" y="${round(y)}" font-size="${size}" fill="${colour}"`,
    ...(anchor === 'start' ? [] : [`text-anchor="${anchor}"`]),
    ...(bold ? ['font-weight="700"'] : []),
  ]
  return `<text ${attributes.join(' ')}>${svgText(text)}</text>`
}

export function rectangle(
  x: number,
  y: number,
  width: number,
  height: number,
  fill: string,
  stroke: string | null = null,
): string {
  const edge = stroke === null ? '' : ` stroke="${stroke}"`
  return `<rect x="${round(x)}" y="${round(y)}" width="${round(width)}" height="${round(height)}" fill="${fill}"${edge}/>`
}

/** The whole drawing on paper, described in words for those who cannot see it. */
export function svgPage(width: number, height: number, alt: string, body: readonly string[]): string {
  const [w, h] = [Math.ceil(width), Math.ceil(height)]
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${w}" height="${h}" viewBox="0 0 ${w} ${h}" role="img" font-family="${FAMILY}">`,
    `<title>${svgText(alt)}</title>`,
    rectangle(0, 0, w, h, COLOURS.paper),
    ...body,
    '</svg>',
  ].join('\n')
}

const round = (value: number): string => String(Math.round(value * 100) / 100)
