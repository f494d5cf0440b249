import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { commandOf } from '../../../src/channels/slack/commands.js'
import { typedText } from '../../../src/channels/slack/plain-text.js'
import { SLACK_SURFACE } from '../../../src/channels/slack/surface.js'

const ask = (question: string) => ({ kind: 'ask', question, document: null })

describe('what is typed behind /tieout', () => {
  test.each([
    ['ask 收入总计是多少', ask('收入总计是多少'), null],
    ['问 收入总计是多少', ask('收入总计是多少'), null],
    ['收入总计是多少', ask('收入总计是多少'), null],
    ['比较渭南和固原的收入', ask('比较渭南和固原的收入'), null],
    ['ASK how much', ask('how much'), null],
    ['', ask(''), null],
    ['help', ask(''), null],
    ['ask', ask(''), 'ask'],
    ['check', { kind: 'check', document: '', file: null }, 'check'],
    ['核对 weinan-2024-budget', { kind: 'check', document: 'weinan-2024-budget', file: null }, null],
    ['compare', { kind: 'compare', item: '' }, 'compare'],
    ['compare\t住房保障支出', { kind: 'compare', item: '住房保障支出' }, null],
    ['文件', { kind: 'documents' }, null],
    ['文件 有多少', ask('文件 有多少'), null],
    ['summary', { kind: 'summary' }, null],
    ['summary of the budget', ask('summary of the budget'), null],
  ])('%j', (typed, content, form) => expect(commandOf(typed)).toEqual({ content, form }))
})

describe('what was typed into a message', () => {
  test.each([
    ['<@U0TIEOUT> 收入是多少', '收入是多少'],
    ['<@U0TIEOUT|tieout>收入', '收入'],
    ['问 <@U0OTHER> 和 <#C01|财务>', '问   和 财务'],
    ['见 <https://example.org/a|说明> 与 <https://example.org/b>', '见 说明 与 https://example.org/b'],
    ['&lt;b&gt; &amp;amp; 1 &lt; 2', '<b> &amp; 1 < 2'],
    ['<!channel> 收入', '收入'],
    ['没有闭合 <@U0', '没有闭合 <@U0'],
  ])('%j', (text, read) => expect(typedText(text, 'U0TIEOUT')).toBe(read))

  test('what is shown reads as it was typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('<', '>', '&', 'a', ';', 'l', 't', '@', '|', '1') }), (text) => {
        const shown = SLACK_SURFACE.escape(text)
        expect(shown).not.toMatch(/[<>]/)
        expect(typedText(shown, 'U0')).toBe(text.trim())
      }),
    )
  })

  test('a long text of marks is read at once', () => {
    const marks = '<'.repeat(50_000)
    expect(typedText(marks, 'U0')).toBe(marks)
  })
})
