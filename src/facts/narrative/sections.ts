import type { Block, ParagraphBlock } from '../../documents/types.js'

/** A stretch of prose under its headings. `offsets` says which source line each part of `text` comes from. */
export interface Passage {
  text: string
  offsets: { line: number; start: number }[]
  /** Headings above, outermost first. */
  headings: string[]
  /** True for a heading that is a sentence with figures of its own. */
  isHeading: boolean
}

const SENTENCE_END = /[。；：！？.;:!?]$/u
const NUMBERED =
  /^(?:[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十\d]{1,3}）|\([一二三四五六七八九十\d]{1,3}\)|\d{1,2}[、.．]|第[一二三四五六七八九十]{1,3}部分|注[:：]|-\s)/u
/** （一）预算绩效管理工作开展情况。 in front of the text it is the title of. */
const INLINE_TITLE =
  /^\s*[（(][一二三四五六七八九十]{1,3}[）)]([^，。；：]{2,24}(?:情况|说明|结果|安排|经费))。(?=\s*\S)/u
const GLOSSARY = /名词解释|专业名词|术语解释/u
/** A heading like this is the first line of a sentence that a page break cut. */
const CUT_SENTENCE = /[（(][类款项][)）]|[：:，。]/u
const LONG_HEADING = 24

/**
 * The prose of a document in order, with the headings it stands under. Paragraphs that a page break cut in the middle of a
 * sentence are joined. Contents, notes and furniture are left out.
 */
export function readPassages(blocks: Block[]): Passage[] {
  const passages: Passage[] = []
  const stack: { depth: number; text: string }[] = []
  let open: { passage: Passage; last: number } | null = null
  let note: number | null = null
  for (const block of blocks) {
    if (block.kind === 'heading') {
      while ((stack.at(-1)?.depth ?? -1) >= block.depth) stack.pop()
      const above = stack.map((heading) => heading.text)
      stack.push({ depth: block.depth, text: block.text })
      open = null
      if (!CUT_SENTENCE.test(block.text)) continue
      const passage = {
        text: block.text,
        offsets: [{ line: block.lines.first, start: 0 }],
        headings: above,
        isHeading: true,
      }
      passages.push(passage)
      open = { passage, last: block.lines.last }
    } else if (block.kind === 'paragraph' && block.role === 'note') {
      note = noteNumber(block.text)
    } else if (
      block.kind === 'paragraph' &&
      block.role === 'prose' &&
      note !== null &&
      noteNumber(block.text) === note + 1
    ) {
      note += 1
    } else if (block.kind === 'paragraph' && block.role === 'prose') {
      note = null
      const title = titleDepth(block.text)
      if (title !== null) {
        while ((stack.at(-1)?.depth ?? -1) >= title) stack.pop()
        stack.push({ depth: title, text: block.text })
        open = null
      } else if (open !== null && continues(open.passage, open.last, block)) {
        append(open.passage, block)
        open.last = block.lines.last
      } else {
        const inline = INLINE_TITLE.exec(block.text)?.[1]
        const headings = [...stack.map((heading) => heading.text), ...(inline === undefined ? [] : [inline])]
        const passage = { text: block.text, offsets: [...block.offsets], headings, isHeading: false }
        passages.push(passage)
        open = { passage, last: block.lines.last }
      }
    } else if (block.kind !== 'paragraph') open = null
  }
  return passages
}

/** The number of a note or of a paragraph that goes on with its list (注：1. … / 2. …). */
function noteNumber(text: string): number | null {
  const found = /^\s*(?:注|备注|说明)?[:：]?\s*(\d{1,2})[.．、]/u.exec(text)?.[1]
  return found === undefined ? null : Number(found)
}

/** The depth of a paragraph that is nothing but a numbered title with a full stop; null for prose. */
export function titleDepth(text: string): number | null {
  if (/^\s*[（(][一二三四五六七八九十]{1,3}[）)][^，。；：是\d]{2,30}。\s*$/u.test(text)) return 3
  return /^\s*\d{1,2}[.．、]\s*[^，。；：是\d]{2,40}。\s*$/u.test(text) ? 4 : null
}

/** True under a heading that announces explanations of terms: its figures and names are no statements of the document. */
export function isGlossary(passage: Passage): boolean {
  return passage.headings.some((heading) => GLOSSARY.test(heading))
}

/** The source line of a position in the passage. */
export function lineAt(passage: Passage, position: number): number {
  let line = passage.offsets[0]?.line ?? 0
  for (const offset of passage.offsets) if (offset.start <= position) line = offset.line
  return line
}

function continues(passage: Passage, last: number, block: ParagraphBlock): boolean {
  return (
    block.lines.first - last <= 3 &&
    !SENTENCE_END.test(passage.text) &&
    passage.text.length >= LONG_HEADING &&
    !NUMBERED.test(block.text)
  )
}

function append(passage: Passage, block: ParagraphBlock): void {
  const start = passage.text.length
  passage.text += block.text
  passage.isHeading = false
  for (const offset of block.offsets) passage.offsets.push({ line: offset.line, start: offset.start + start })
}
