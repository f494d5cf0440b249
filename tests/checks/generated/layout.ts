/** Writes the tables of made-up documents as text, in the ways that disclosures reach people as text. */

export type Layout = 'tabs' | 'pipes' | 'flattened'

export interface Form {
  title: string
  number?: string
  unit: string
  /** Merged cells of the header are blank. */
  header: string[][]
  rows: string[][]
  /** Where the lanes of a two-lane form begin. */
  lanes?: number[]
  notes?: string[]
}

export interface LayoutChoices {
  layout: Layout
  /** Long names go on in the next line (tabs) or hold a blank where their cell was wrapped (pipes). */
  wrapped: boolean
  pageBreaks: boolean
  /** 单位：万元 above or below the title's number, or inside the number's line. */
  unitLine: 'own' | 'with-number'
}

export function formLines(form: Form, choices: LayoutChoices): string[] {
  const unit =
    choices.unitLine === 'own'
      ? [form.number ?? '', `单位：${form.unit}`]
      : [`${form.number ?? ''}  金额单位：${form.unit}`.trim()]
  const body = [...form.header, ...form.rows].map((cells) => cells.map((cell) => cell))
  const lines = write(body, form, choices)
  return [
    form.title,
    '',
    ...unit.filter((line) => line !== ''),
    '',
    ...broken(lines, choices),
    '',
    ...(form.notes ?? []),
    '',
  ]
}

function write(body: string[][], form: Form, { layout, wrapped }: LayoutChoices): string[] {
  const width = Math.max(...body.map((cells) => cells.length))
  if (layout === 'pipes') {
    const lines = body.map((cells) => {
      const padded = [...cells, ...Array<string>(width - cells.length).fill('')]
      return `| ${padded.map((cell) => (wrapped ? spaced(cell) : cell)).join(' | ')} |`
    })
    lines.splice(1, 0, `|${' --- |'.repeat(width)}`)
    return lines
  }
  if (layout === 'tabs') return body.flatMap((cells) => (wrapped ? brokenRow(cells) : [cells.join('\t')]))
  const lanes = form.lanes ?? [0]
  return body
    .map((cells) =>
      lanes
        .map((from, at) =>
          cells
            .slice(from, lanes[at + 1])
            .filter((cell) => cell !== '')
            .join(' '),
        )
        .filter((lane) => lane !== '')
        .join(' 　'),
    )
    .filter((line) => line !== '')
}

const isLongName = (cell: string): boolean => cell.length > 12 && /^[\u4e00-\u9fff（）]+$/.test(cell)

const spaced = (cell: string): string => (isLongName(cell) ? `${cell.slice(0, 8)} ${cell.slice(8)}` : cell)

/** The first part of a long first cell stands alone on the line above. */
function brokenRow(cells: string[]): string[] {
  const [first = '', ...others] = cells
  return isLongName(first) && others.some((cell) => /\d/.test(cell))
    ? [first.slice(0, 8), [first.slice(8), ...others].join('\t')]
    : [cells.join('\t')]
}

/** Ends the page in the middle of a table. */
function broken(lines: string[], { pageBreaks, layout }: LayoutChoices): string[] {
  if (!pageBreaks || lines.length < 12 || layout === 'flattened') return lines
  const middle = Math.floor(lines.length * 0.7)
  return [...lines.slice(0, middle), '', '- 12 -', '\f', ...lines.slice(middle)]
}
