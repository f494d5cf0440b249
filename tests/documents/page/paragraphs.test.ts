import { describe, expect, it } from 'vitest'
import { assembleDocument } from '../../../src/documents/assemble.js'
import type { Glyph } from '../../../src/documents/readers/page/page-content.js'
import { linesOf, page, read, text } from './draw-page.js'

/** Lines 16 points apart from the left edge (or further in), 40 characters to the full line. */
function lines(...written: string[]): Glyph[] {
  return written.flatMap((words, at) => {
    const indent = /^ */.exec(words)?.[0].length ?? 0
    return text(80 + indent * 5, 100 + 16 * at, words.trim())
  })
}

const full = '支'.repeat(40)
const indented = `    ${'收'.repeat(38)}`
/** Enough lines to tell where the text begins and ends. */
const ground = [`${full.slice(0, 39)}，`, full, full, `${full.slice(0, 39)}。`]

const paragraphs = (...pages: string[][]): string[] =>
  assembleDocument(read(...pages.map((one, at) => page(at + 1, lines(...one)))), 'test').blocks.flatMap((block) =>
    block.kind === 'paragraph' ? [block.text] : [],
  )

describe('paragraphs of a page', () => {
  it('end where the next word still had room', () => {
    expect(paragraphs([...ground, '    本年收入合计', '    其中财政拨款']).slice(-2)).toEqual([
      '本年收入合计',
      '其中财政拨款',
    ])
  })

  it('begin at an indent below a full line', () => {
    expect(paragraphs([...ground, indented, indented]).slice(-2)).toEqual([indented.trim(), indented.trim()])
  })

  it('go on over a full line that ends like a sentence', () => {
    expect(paragraphs([...ground, `${indented.slice(0, -1)}。`, '金额如下。']).at(-1)).toBe(
      `${indented.trim().slice(0, -1)}。金额如下。`,
    )
  })

  it('go on over a line that ended before a number because the number is whole', () => {
    const short = `    ${'收'.repeat(33)}`
    expect(paragraphs([...ground, short, '1,234,567.89万元。']).at(-1)).toBe(`${short.trim()}1,234,567.89万元。`)
  })

  it('never make one number of two: a line with room for more digits ended its own', () => {
    const read = paragraphs([...ground, `    ${'收'.repeat(32)}2023`, '408284.90元。'])
    expect(read.slice(-2)).toEqual([`${'收'.repeat(32)}2023`, '408284.90元。'])
  })

  it('go on over pages', () => {
    expect(paragraphs([...ground, indented], ['支出合计。', ...ground]).slice(0, 3)).toContain(
      `${indented.trim()}支出合计。`,
    )
  })

  it('a line that looks like a heading goes on the one above, where the page shows it', () => {
    const read = paragraphs([...ground, indented, '一、二项合计见上表，', ...ground.slice(2)])
    expect(read.some((one) => one.startsWith(`${indented.trim()}一、二项合计`))).toBe(true)
  })

  it('an item with a number below a full sentence is one of its own', () => {
    expect(paragraphs([...ground, '1.行政运行支出。']).at(-1)).toBe('1.行政运行支出。')
  })
})

describe('blanks', () => {
  /** Digits with a gap of a fifth of the size, written as a blank or not. */
  const gap = (spaced: boolean): Glyph[] => [
    ...text(80, 100, '1'),
    ...text(87, 100, '2概况').map((glyph, at) => (at === 0 ? { ...glyph, spaced } : glyph)),
  ]

  it('that the file writes are kept though narrow, so that numbers stay apart', () => {
    expect(linesOf(read(page(1, gap(true))))).toEqual(['1 2概况'])
    expect(linesOf(read(page(1, gap(false))))).toEqual(['12概况'])
  })
})
