import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { DISCORD_SURFACE } from '../../src/channels/discord/surface.js'
import { layOut, type Reply, type ReplyLine } from '../../src/channels/lay-out.js'
import type { ReplyPart, Surface } from '../../src/channels/port.js'
import { MEMO_SURFACE } from './example/memo-channel.js'

const SMALL: Surface = {
  ...MEMO_SURFACE,
  limits: { ...MEMO_SURFACE.limits, text: 120, part: 160, rows: 4, rowName: 30, rowValue: 30, parts: 3, buttons: 2 },
}

const reply = (lines: ReplyLine[], more: Partial<Reply> = {}): Reply => ({
  tone: 'answer',
  lines,
  buttons: [],
  files: [],
  ...more,
})
const laidOut = (lines: ReplyLine[], surface: Surface): ReplyPart[] =>
  layOut(reply(lines), surface, (file) => `全文见 ${file}`)
const textOf = ({ text, rows, below }: ReplyPart): string =>
  [text, ...rows.map(({ name, value }) => `${name}\n${value}`), below].filter((part) => part !== '').join('\n')
const fileOf = (parts: ReplyPart[]): string =>
  parts.flatMap(({ files }) => files.map(({ bytes }) => new TextDecoder().decode(bytes))).join('\n')

/** Numbers as people read them; a unit belongs to the number before it. */
const figuresIn = (text: string): string[] =>
  text.match(/-?\d[\d,，.]*\d\s?(?:万元|元|%)?|-?\d\s?(?:万元|元|%)?/gu) ?? []

const amount = fc
  .tuple(fc.integer({ min: -99_999_999, max: 99_999_999 }), fc.constantFrom(' 万元', '元', '%'))
  .map(([value, unit]) => `${(value / 100).toLocaleString('en-US', { minimumFractionDigits: 2 })}${unit}`)
const words = fc.constantFrom(
  '收入总计',
  '一般公共服务支出',
  '*其中*',
  '`代码`',
  '[看](http://x.example)',
  '<@12>',
  '@everyone',
  '# 标题',
)
const sentence = fc
  .array(fc.tuple(words, amount, fc.constantFrom('。', '；', '，', ', ')), { minLength: 1, maxLength: 12 })
  .map((parts) => parts.map(([name, value, end]) => `${name} ${value}${end}`).join(''))
const row = fc.tuple(words, amount).map(([name, value]) => ({ name, value }))
const lines = fc.array(fc.oneof(sentence, row), { minLength: 1, maxLength: 30 })

describe.each([
  { name: 'Discord', surface: DISCORD_SURFACE },
  { name: 'a small surface', surface: SMALL },
])('layOut for $name', ({ surface }) => {
  test('no figure is cut, changed or lost, and no limit is passed', () => {
    fc.assert(
      fc.property(lines, (told) => {
        const parts = laidOut(told, surface)
        const figures = told.flatMap((line) =>
          figuresIn(typeof line === 'string' ? line : `${line.name}\n${line.value}`),
        )
        const attached = fileOf(parts)
        if (attached === '') expect(parts.flatMap((part) => figuresIn(textOf(part)))).toEqual(figures)
        else expect(figuresIn(attached.replaceAll(' ', ' '))).toEqual(figures)
        for (const part of parts) {
          expect(part.text.length + part.below.length).toBeLessThanOrEqual(surface.limits.text)
          expect(textOf(part).length).toBeLessThanOrEqual(surface.limits.part + 2 * part.rows.length + 2)
          expect(part.rows.length).toBeLessThanOrEqual(surface.limits.rows)
          for (const figure of figuresIn(textOf(part))) expect(figures).toContain(figure)
        }
        expect(parts.length).toBeLessThanOrEqual(surface.limits.parts)
      }),
    )
  })

  test('nothing that was written calls or links', () => {
    fc.assert(
      fc.property(lines, (told) => {
        const shown = laidOut(told, surface).map(textOf).join('\n')
        expect(shown).not.toMatch(/@everyone|(?<!\\)<@|\]\(|:\/\//)
      }),
    )
  })
})

test('a text that cannot be parted is attached whole, with a note in its place', () => {
  const long = `${'长'.repeat(300)}648.03 万元${'长'.repeat(300)}`
  const [part, ...more] = laidOut(['开头 1.76%', long], SMALL)
  expect(more).toEqual([])
  expect(part?.text).toContain('1.76%')
  expect(`${part?.text}${part?.below}`).toContain('全文见 answer.txt')
  expect(fileOf(part === undefined ? [] : [part])).toContain('648.03 万元')
})

test('buttons and files stand at the last message, as many as fit', () => {
  const buttons = ['a', 'b', 'c'].map((id) => ({ id, label: id }))
  const files = [
    { name: 'small.png', bytes: new Uint8Array(10), alt: '' },
    { name: 'large.png', bytes: new Uint8Array(6_000_000), alt: '' },
  ]
  const parts = layOut(
    reply(
      Array.from({ length: 20 }, (_, n) => `第 ${n} 行很长很长很长`),
      { buttons, files },
    ),
    SMALL,
    String,
  )
  expect(parts.slice(0, -1).every((part) => part.buttons.length + part.files.length === 0)).toBe(true)
  expect(parts.at(-1)?.buttons.map(({ id }) => id)).toEqual(['a', 'b'])
  expect(parts.at(-1)?.files.map(({ name }) => name)).toEqual(['small.png'])
})

const MARKS = [
  ['# 2024年 6,480,334.00', '\\# 2024年 6,480,334.00'],
  ['1. 收入', '1\\. 收入'],
  ['-5.00 万元', '-5.00 万元'],
  ['- 5.00', '\\- 5.00'],
  ['**a** ~~b~~ ||c|| `d`', '\\*\\*a\\*\\* \\~\\~b\\~\\~ \\|\\|c\\|\\| \\`d\\`'],
  ['[看](x)', '[看]\\(x)'],
  ['<@1> <#2> <t:3>', '\\<@1> \\<#2> \\<t:3>'],
  ['[1] 表1', '[1] 表1'],
]

test.each(MARKS)('on Discord %s shows as itself', (text, shown) => {
  expect(DISCORD_SURFACE.escape(text)).toBe(shown)
})
