import { describe, expect, it } from 'vitest'
import type { PageLayout } from '../../src/documents/readers/page/page-layout.js'
import { pageTitles } from '../../src/documents/readers/page/page-titles.js'

const WIDTH = 600

/** A line of a page: its text, size and left edge; as wide as its characters. */
function line(text: string, size: number, left: number, top: number): PageLayout['items'][number] {
  const box: [number, number, number, number] = [left, top, left + text.length * size, top + size]
  return { kind: 'line', box, line: { runs: [], text, box, size } }
}

const centred = (text: string, size: number) => line(text, size, (WIDTH - text.length * size) / 2, 40)
const running = line('本单位是公益一类事业单位，承担区内老人的照料工作，在院老人由护理部照看。', 12, 60, 90)
const page = (...items: PageLayout['items']): PageLayout => ({
  number: 3,
  width: WIDTH,
  height: 800,
  items,
  unreadable: 0,
  rules: [],
  recognized: false,
})

describe('pageTitles', () => {
  it.each([
    ['centred and larger', page(centred('主要职能', 18), running), ['主要职能']],
    ['no larger than the text', page(centred('主要职能', 12), running), []],
    ['at the left edge', page(line('主要职能', 18, 60, 40), running), []],
    ['a sentence', page(centred('本院设五个机构。', 18), running), []],
    ['the title of a form', page(centred('收入预算总表', 18), running), []],
    ['not the first line', page(running, centred('主要职能', 18)), []],
    ['alone on its page', page(centred('主要职能', 18)), []],
    ['above a table', page(centred('主要职能', 18), { kind: 'grid', rows: [], box: [0, 0, 1, 1], edges: [] }), []],
  ])('%s', (_, first, titles) => {
    expect([...pageTitles([first, page(running, running)])].map(({ text }) => text)).toEqual(titles)
  })
})
