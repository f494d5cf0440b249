import { detectLanguage } from '../../language/language-of.js'
import type { Table } from '../../tables/types.js'
import { type CutOut, cutOutAt } from '../cut-out.js'
import type { Chart } from './chart.js'
import { chartOf } from './chart-of.js'
import { drawChart } from './draw-chart.js'
import { drawCutOut } from './draw-cut-out.js'
import type { Fonts } from './fonts.js'
import { placeOf } from './place-of.js'
import { sourceLines } from './source-lines.js'
import { drawableText } from './text-size.js'
import { toPng } from './to-png.js'
import type { Picture, Pictures } from './types.js'
import { pictureWords } from './words.js'

/** Draws with these fonts, and cut-outs from the tables of these documents. */
export function createPictures({
  fonts,
  tables,
}: {
  fonts: Fonts
  tables(document: string): readonly Table[]
}): Pictures {
  return {
    async chart(answer) {
      const chart = chartOf(answer)
      if (chart === null) return null
      const words = pictureWords(detectLanguage(answer.question))
      const sources = sourceLines(chart.figures, words)
      const { files, lacks } = await fonts.covering(`${JSON.stringify([chart, sources, words])}□`)
      const clean = (text: string) => drawableText(text, lacks)
      const drawn = await drawChart(cleanChart(chart, clean), sources.map(clean), words)
      return drawn === null ? null : pictureOf(drawn, files)
    },
    async cutOut(figure, { language, beside = [] }) {
      const { source } = figure
      if (source === null || source.table === null) return null
      const held = tables(source.document)
      const first = placeOf(source, held)
      if (first === null) return null
      const others = beside.flatMap((one) => {
        const place = one.source?.document === source.document ? placeOf(one.source, held) : null
        return place === null || one.id === figure.id || place.table !== first.table ? [] : [place]
      })
      const cutOut = cutOutAt(first.table, [
        { ...first, isFirst: true },
        ...others.map((place) => ({ ...place, isFirst: false })),
      ])
      const words = pictureWords(language)
      const { files, lacks } = await fonts.covering(`${JSON.stringify([cutOut, source.path, words])}⋯⋮□`)
      const clean = (text: string) => drawableText(text, lacks)
      return pictureOf(drawCutOut(cleanCutOut(cutOut, clean), clean(source.path), words), files)
    },
  }
}

async function pictureOf({ svg, alt }: { svg: string; alt: string }, files: readonly string[]): Promise<Picture> {
  return { svg, alt, ...(await toPng(svg, files)) }
}

const cleanChart = (chart: Chart, clean: (text: string) => string): Chart => ({
  ...chart,
  title: clean(chart.title),
  lead: clean(chart.lead),
  parts: chart.parts.map((part) => ({
    ...part,
    name: clean(part.name),
    details: part.details.map(clean),
    shown: clean(part.shown),
  })),
  whole:
    chart.whole === null ? null : { ...chart.whole, name: clean(chart.whole.name), shown: clean(chart.whole.shown) },
  notes: chart.notes.map(clean),
})

const cleanCutOut = (cutOut: CutOut, clean: (text: string) => string): CutOut => ({
  title: clean(cutOut.title),
  unit: clean(cutOut.unit),
  columns: cutOut.columns.map(({ path, afterGap }) => ({ path: path.map(clean), afterGap })),
  rows: cutOut.rows.map((row) => ({
    ...row,
    name: clean(row.name),
    cells: row.cells.map(({ text, mark }) => ({ text: clean(text), mark })),
  })),
})
