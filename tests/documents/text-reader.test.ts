import { describe, expect, it } from 'vitest'
import { readText } from '../../src/documents/readers/text-reader.js'
import type { Block } from '../../src/documents/types.js'

function blocksOf(text: string): Block[] {
  return readText(new TextEncoder().encode(text)).blocks
}

function outline(text: string): string[] {
  return blocksOf(text).map((block) => {
    const lines = `${block.lines.first}-${block.lines.last}`
    if (block.kind === 'heading') return `h${block.depth} ${lines} ${block.text}`
    if (block.kind === 'paragraph') return `${block.role} ${lines} ${block.text}`
    return `${block.kind} ${lines}`
  })
}

describe('headings and paragraphs', () => {
  it('gives headings their depth and keeps sentences, definitions and claims as prose', () => {
    expect(
      outline(
        [
          '某某局2025年部门预算',
          '',
          '第一部分',
          '',
          '部门概况',
          '',
          '一、主要职能',
          '',
          '负责某项工作。',
          '',
          '（一）一般情况',
          '',
          '一、基本支出：指保障运转的支出。',
          '',
          '1. 房屋280.00平方米，价值0.00万元。',
        ].join('\n'),
      ),
    ).toEqual([
      'h0 1-1 某某局2025年部门预算',
      'h1 3-5 第一部分 部门概况',
      'h2 7-7 一、主要职能',
      'prose 9-9 负责某项工作。',
      'h3 11-11 （一）一般情况',
      'prose 13-13 一、基本支出：指保障运转的支出。',
      'prose 15-15 1. 房屋280.00平方米，价值0.00万元。',
    ])
  })

  it('joins a sentence broken over a blank line, with the offset of each line', () => {
    const text =
      '第一部分 说明\n\n一般公共服务支出五百余万元，占百分之九十一；卫生健康支出 4.68 万元，\n\n占 0.78%；住房保障支出二十余万元。'
    const joined = blocksOf(text).find((block) => block.kind === 'paragraph')
    expect(joined).toMatchObject({ lines: { first: 3, last: 5 } })
    if (joined?.kind !== 'paragraph') throw new Error('no paragraph')
    expect(joined.offsets.map(({ line, start }) => [line, joined.text.slice(start, start + 3)])).toEqual([
      [3, '一般公'],
      [5, '占 0'],
    ])
  })

  it('joins lines of fixed width and starts anew at an indent', () => {
    const line = '按照综合预算的原则本单位所有收入和支出均纳入预算管理其中一般'
    const body = Array.from({ length: 10 }, () => line).join('\n\n')
    const found = outline(`第一部分 说明\n\n${body}\n\n经费增加。\n\n　　${line}\n\n结束了。`)
    expect(found).toHaveLength(3)
    expect(found[1]).toMatch(/^prose 3-23 /)
    expect(found[2]).toMatch(/^prose 25-27 /)
  })

  it('tells contents from the document and drops page numbers', () => {
    const found = outline(
      [
        '目 录',
        '',
        '第一部分 概况',
        '一、职能',
        '',
        '第二部分 说明',
        '',
        '- 3 -',
        '',
        '第一部分 概况',
        '',
        '一、职能',
        '',
        '正文。',
      ].join('\n'),
    )
    expect(found.map((entry) => entry.split(' ')[0])).toEqual([
      'contents',
      'contents',
      'contents',
      'contents',
      'h1',
      'h2',
      'prose',
    ])
  })

  it('reads the same blocks with CRLF', () => {
    const text = '第一部分 概况\n\n一、表\n\n单位：万元\n\n项目\t金额\n合计\t1.00\n'
    expect(outline(text.replaceAll('\n', '\r\n'))).toEqual(outline(text))
  })
})
