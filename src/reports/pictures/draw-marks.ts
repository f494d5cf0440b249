import { Decimal } from '../../core/decimal.js'
import type { ChartPart } from './chart.js'
import { COLOURS } from './svg.js'

interface Coloured extends ChartPart {
  colour: string
}

export type Marks =
  | {
      shape: 'bars'
      width: number
      height: number
      thickness: number
      parts: readonly Coloured[]
      /** Room that a figure needs beside its bar. */
      labelWidth(text: string): number
      labelSize: number
    }
  | { shape: 'ring'; width: number; height: number; parts: readonly Coloured[] }

/** A figure that is not nought keeps a visible mark beside one that is thousands of times larger. */
const LEAST_BAR = 0.004
const LEAST_SLICE_DEGREES = 1.5

/**
 * Bars with their figures, or a ring, as the inside of an SVG. Lengths are the only place where an exact decimal becomes
 * a number: a share of the longest bar, good to a fraction of a pixel.
 */
export async function drawMarks(marks: Marks): Promise<string> {
  const { init } = await loadCharts()
  const chart = init(null, null, { renderer: 'svg', ssr: true, width: marks.width, height: marks.height })
  try {
    chart.setOption({
      animation: false,
      backgroundColor: 'transparent',
      ...(marks.shape === 'bars' ? bars(marks) : ring(marks)),
    })
    return plainMarkup(chart.renderToSVGString())
  } finally {
    chart.dispose()
  }
}

/** Only the parts of the library that are drawn with, and only when something is drawn. */
async function loadCharts() {
  const [core, { BarChart, PieChart }, { GridComponent }, { SVGRenderer }] = await Promise.all([
    import('echarts/core'),
    import('echarts/charts'),
    import('echarts/components'),
    import('echarts/renderers'),
  ])
  core.use([BarChart, PieChart, GridComponent, SVGRenderer])
  return core
}

function ratios(parts: readonly Coloured[]): number[] {
  const largest = Decimal.max(...parts.map(({ size }) => size.abs()))
  return parts.map(({ size }) => (largest.isZero() ? 0 : size.div(largest).toNumber()))
}

function bars({ parts, thickness, labelWidth, labelSize, width }: Extract<Marks, { shape: 'bars' }>) {
  const lengths = ratios(parts).map((ratio) =>
    ratio === 0 ? 0 : Math.sign(ratio) * Math.max(Math.abs(ratio), LEAST_BAR),
  )
  const room = (negative: boolean) =>
    Math.max(0, ...parts.filter(({ size }) => size.lt(0) === negative).map(({ shown }) => labelWidth(shown)))
  // A figure beside the shortest bars may reach over the other half; each side keeps room for its own.
  const [left, right] = [Math.min(room(true), width / 2), Math.min(room(false), width * 0.7)]
  return {
    grid: { left, right, top: 0, bottom: 0, containLabel: false },
    xAxis: {
      type: 'value',
      show: false,
      min: Math.min(0, ...lengths),
      max: Math.max(0, ...lengths, lengths.every((one) => one <= 0) ? 0.001 : 0),
    },
    yAxis: {
      type: 'category',
      inverse: true,
      data: parts.map((_, at) => String(at)),
      axisLabel: { show: false },
      axisTick: { show: false },
      axisLine: { show: true, onZero: true, lineStyle: { color: COLOURS.line, width: 1 } },
    },
    series: [
      {
        type: 'bar',
        silent: true,
        clip: false,
        barWidth: thickness,
        data: parts.map(({ shown, colour, chosen }, at) => ({
          value: lengths[at] ?? 0,
          itemStyle: { color: colour },
          label: {
            show: true,
            position: (lengths[at] ?? 0) < 0 ? 'left' : 'right',
            formatter: () => shown,
            color: COLOURS.ink,
            fontSize: labelSize,
            fontWeight: chosen ? 'bold' : 'normal',
            textBorderWidth: 0,
          },
        })),
      },
    ],
  }
}

function ring({ parts }: Extract<Marks, { shape: 'ring' }>) {
  const lengths = ratios(parts)
  return {
    series: [
      {
        type: 'pie',
        silent: true,
        radius: ['62%', '94%'],
        startAngle: 90,
        minAngle: LEAST_SLICE_DEGREES,
        label: { show: false },
        labelLine: { show: false },
        data: parts.flatMap(({ colour, size }, at) =>
          size.isZero()
            ? []
            : [{ value: lengths[at] ?? 0, itemStyle: { color: colour, borderColor: COLOURS.paper, borderWidth: 1.5 } }],
        ),
      },
    ],
  }
}

const TAG = /<[^<>]{0,20000}>/gu

/**
 * The library's markup without its frame and without what a strict page refuses or what differs from run to run: classes
 * numbered by instance, style sheets and style attributes, data for scripts. Texts are escaped by the library and hold
 * no mark that could open a tag.
 */
function plainMarkup(svg: string): string {
  const inner = svg
    .replace(/^<svg[^>]*>/u, '')
    .replace(/<\/svg>\s*$/u, '')
    .replace(/<style[^>]*>.*?<\/style>/su, '')
  return inner
    .replace(TAG, (tag) =>
      tag
        .replace(/\s(?:class|pointer-events|xml:space|ecmeta_[a-z_]+)="[^"]*"/gu, '')
        .replace(/\sstyle="([^"]*)"/u, (_, style: string) => presentation(style)),
    )
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.startsWith('<rect'))
    .join('\n')
}

/** `font-size:14px;font-family:…` as attributes, which need no leave from a page's policy; the family is the drawing's. */
function presentation(style: string): string {
  return style
    .split(';')
    .flatMap((rule) => {
      const [name = '', value = ''] = rule.split(':')
      return ['font-size', 'font-weight', 'fill', 'stroke'].includes(name.trim())
        ? [` ${name.trim()}="${value.trim().replace('px', '')}"`]
        : []
    })
    .join('')
}
