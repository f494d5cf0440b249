import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Answer } from '../../src/answers/types.js'
import { readLackingFrame } from '../../src/answers/understand/lacking-words.js'
import { verifyAnswer } from '../../src/gate/verify-answer.js'
import { bundledFiles, type Desk, openDesk, results } from './open-assistant.js'

const GUYUAN = 'guyuan-2024-budget.txt'

let desk: Desk
let gaps: Desk
/** `gaps` holds the same documents with the nought of one row blanked. */
beforeAll(async () => {
  desk = await openDesk()
  const files = bundledFiles()
  gaps = await openDesk({
    ...files,
    [GUYUAN]: (files[GUYUAN] ?? '').replace('30207\t邮电费\t0.00\t0.00\t0.00', '30207\t邮电费\t\t\t'),
  })
})
afterAll(() => {
  desk.close()
  gaps.close()
})

/** Lines of an answer under the heading that holds some words, bullets without their scope and mark. */
function under(answer: Answer, heading: string): string[] {
  const lines = answer.answer.split('\n')
  const start = lines.findIndex((line) => line.includes(heading)) + 1
  if (start === 0) return []
  const end = lines.findIndex((line, at) => at >= start && !line.startsWith('· '))
  return lines
    .slice(start, end < 0 ? undefined : end)
    .map((line) => /(?<= )\S+ \S+ \S+(?= \[\d+\]$)/.exec(line)?.[0] ?? line)
}

describe('items that one office has and another lacks', () => {
  it.each([
    ['渭南有而固原没有的经济科目有哪些？', ['绩效工资（基本支出） 402,804.00 元']],
    ['固原没有而渭南有的经济科目有哪些？', ['绩效工资（基本支出） 402,804.00 元']],
    [
      '固原有而渭南没有的经济科目有哪些',
      [
        '职业年金缴费（基本支出） 4.29 万元',
        '公务员医疗补助缴费（基本支出） 0.22 万元',
        '差旅费（基本支出） 1.00 万元',
      ],
    ],
    [
      '固原有哪些功能科目是聊城没有的',
      [
        '其他政府办公厅（室）及相关机构事务支出 238.52 万元',
        '其他一般公共服务支出 1.08 万元',
        '公务员医疗补助 0.22 万元',
        '购房补贴 5.00 万元',
      ],
    ],
  ])('%s', (question, expected) => {
    const answer = desk.ask(question)
    expect(under(answer, '表中没有这一行')).toEqual(expected)
    expect(verifyAnswer(answer, desk.library)).toMatchObject({ ok: true })
  })

  it('tells nought and what stands elsewhere apart from a missing row', () => {
    const nought = desk.ask('乌鲁木齐有、固原没有的经济科目有哪些？')
    expect(under(nought, '写明为零')).toContain('邮电费（基本支出） 1.32 万元')
    expect(under(nought, '写明为零')).toContain('邮电费（基本支出） 0.00 万元')
    const elsewhere = desk.ask('固原有而渭南没有的经济科目有哪些')
    expect(under(elsewhere, '不算在内')).toContain('维修（护）费 35,000.00 元')
    expect(results(elsewhere)).not.toContain('0.50 万元')
  })

  it('tells a blank cell as blank', () => {
    const answer = gaps.ask('乌鲁木齐有、固原没有的经济科目有哪些？')
    expect(under(answer, '但该格空白')).toEqual(['邮电费（基本支出） 1.32 万元'])
    expect(under(answer, '写明为零')).not.toContain('邮电费（基本支出） 1.32 万元')
    expect(verifyAnswer(answer, gaps.library)).toMatchObject({ ok: true })
  })

  it('does not count a row with a mark in place of a figure', async () => {
    const files = bundledFiles()
    const marked = await openDesk({
      ...files,
      [GUYUAN]: (files[GUYUAN] ?? '').replace('30207\t邮电费\t0.00\t0.00\t0.00', '30207\t邮电费\t—\t—\t—'),
    })
    const answer = marked.ask('乌鲁木齐有、固原没有的经济科目有哪些？')
    marked.close()
    expect(under(answer, '表中没有这一行')).not.toContain('邮电费（基本支出） 1.32 万元')
    expect(answer).toMatchObject({ status: 'answered' })
  })

  it('does not compare a list that does not add up', async () => {
    const files = bundledFiles()
    const short = await openDesk({
      ...files,
      [GUYUAN]: (files[GUYUAN] ?? '').replace(/30211\t差旅费.*\n/, ''),
    })
    const answer = short.ask('渭南有而固原没有的经济科目有哪些？')
    short.close()
    expect(answer).toMatchObject({ status: 'refused', reason: 'not-held', figures: [] })
    expect(answer.answer).toContain('加起来等于合计')
  })

  it.each([
    ['固原有哪些支出科目是聊城没有的', 'ambiguous'],
    ['渭南有、聊城没有的经济科目大类有哪些', 'not-held'],
  ])('asks back or declines: %s', (question, reason) => {
    expect(desk.ask(question)).toMatchObject({ status: 'refused', reason, figures: [] })
  })
})

describe('who lacks an item', () => {
  it('tells nought, blank, missing and held apart', () => {
    const answer = desk.ask('哪家没有培训费？')
    expect(results(answer)).toEqual(['0.00 万元', '1.02 万元', '2.20 万元'])
    expect(answer.answer).toMatch(/聊城\S+的表中有这一行但该格空白/)
    expect(answer.answer).toMatch(/固原\S+的表中没有这一行/)
    expect(verifyAnswer(answer, desk.library)).toMatchObject({ ok: true })
  })

  it('points at the text where only sentences tell of it', () => {
    expect(desk.ask('哪些单位没有政府采购').answer).toMatch(/固原\S+的表中没有这一行。\n（正文提到/)
    expect(desk.ask('哪家没有水费').answer).not.toContain('正文提到')
  })

  it('says that there is none where every document states an amount', () => {
    expect(desk.ask('哪家没有办公费')).toMatchObject({ status: 'refused', reason: 'not-held' })
  })
})

describe('the gate looks up what is said not to be there', () => {
  it.each([
    ['哪家没有培训费？', '表中有这一行但该格空白', '表中没有这一行'],
    ['哪家没有培训费？', '固原市“12345”便民服务中心2024年的表中没有', '池州市政务服务便民热线中心2024年的表中没有'],
    [
      '哪家没有水费',
      '固原市“12345”便民服务中心2024年的表中没有这一行',
      '固原市“12345”便民服务中心2024年的表中有这一行但该格空白',
    ],
    ['乌鲁木齐有、固原没有的经济科目有哪些？', '写明为零的', '的表中没有这一行'],
  ])('%s with %s told as %s', (question, told, lie) => {
    const answer = desk.ask(question)
    expect(answer.answer).toContain(told)
    const forged = { ...answer, answer: answer.answer.replace(told, lie) }
    expect(verifyAnswer(forged, desk.library)).toMatchObject({ ok: false })
  })
})

describe('the frame of having and lacking', () => {
  const named = (text: string): { start: number; end: number }[] =>
    ['甲市', '乙市'].flatMap((name) => {
      const start = text.indexOf(name)
      return start < 0 ? [] : [{ start, end: start + name.length }]
    })
  it.each([
    ['甲市有而乙市没有的科目', '甲市', '乙市'],
    ['甲市没有而乙市有的科目', '乙市', '甲市'],
    ['甲市有哪些科目是乙市缺少的', '甲市', '乙市'],
    ['which items does 甲市 have that 乙市 does not have', '甲市', '乙市'],
    ['which items are listed by 甲市 but not by 乙市', '甲市', '乙市'],
  ])('%s', (text, has, lacks) => {
    expect(readLackingFrame(text, named(text))).toMatchObject({ has: text.indexOf(has), lacks: text.indexOf(lacks) })
  })
  it.each(['甲市有没有乙市的科目', '甲市有科目，乙市也有', '甲市没有说明', '甲市和乙市都没有的科目'])(
    'no frame: %s',
    (text) => {
      expect(readLackingFrame(text, named(text))).toBeNull()
    },
  )
})
