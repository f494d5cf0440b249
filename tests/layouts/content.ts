import { type DisclosureChoices, generateDisclosure } from '../checks/generate-disclosure.js'
import type { Form } from '../checks/generated/layout.js'
import { type SpannedCell, spannedRows } from './spans.js'

/** A form as every layout shows it: the lines above its table, the table with merged cells, the notes below. */
export interface FormPart {
  kind: 'form'
  form: Form
  title: string
  /** Number and unit, each a line. */
  captions: string[]
  /** Rows of the header, of which `rows` is the beginning. */
  headerRows: number
  width: number
  rows: SpannedCell[][]
  notes: string[]
}

export interface LinePart {
  kind: 'cover' | 'contents' | 'paragraph'
  text: string
}

export interface HeadingPart {
  kind: 'heading'
  /** 1 = 第一部分, 2 = 一、 */
  depth: 1 | 2
  text: string
}

type Part = FormPart | LinePart | HeadingPart

/** One disclosure apart from how it is laid out. */
export interface Content {
  parts: Part[]
  organization: string
  year: number
  stage: string
}

const COVER_LINES = 2

/** A whole made-up disclosure: cover, contents, forms and explanations; the same for the same choices. */
export function makeContent(choices: DisclosureChoices): Content {
  const { parts, office, kind } = generateDisclosure(choices)
  const full = parts.filter((part) => part !== '')
  const body = full.slice(COVER_LINES).map(partOf)
  const headings = body.flatMap((part) => (part.kind === 'heading' && part.depth === 1 ? [part.text] : []))
  const stage = kind === 'accounts' ? '决算' : '预算'
  return {
    parts: [
      ...full.slice(0, COVER_LINES).map((text): LinePart => ({ kind: 'cover', text: String(text) })),
      ...['目录', ...headings].map((text): LinePart => ({ kind: 'contents', text })),
      ...body,
    ],
    organization: office.name,
    year: office.year,
    stage,
  }
}

function partOf(part: string | Form): Part {
  if (typeof part !== 'string') return formPart(part)
  if (/^第.部分 /.test(part)) return { kind: 'heading', depth: 1, text: part }
  if (/^[一二三四五六七八九十]、/.test(part) && !part.includes('。')) return { kind: 'heading', depth: 2, text: part }
  return { kind: 'paragraph', text: part }
}

function formPart(form: Form): FormPart {
  const width = Math.max(...[...form.header, ...form.rows].map((cells) => cells.length))
  return {
    kind: 'form',
    form,
    title: form.title,
    captions: [...(form.number === undefined ? [] : [form.number]), `单位：${form.unit}`],
    headerRows: form.header.length,
    width,
    rows: spannedRows(form, width),
    notes: form.notes ?? [],
  }
}
