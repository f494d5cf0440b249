import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Desk, openDesk, results } from './open-assistant.js'

/** Three made-up offices of one district, with lines of the economic form that one of them numbers in its own way. */
function disclosure(office: string, lines: string): string {
  return `${office}2024年部门预算

表6 一般公共预算基本支出部门预算经济分类预算表
单位：元
| 科目编码 | 科目名称 | 合计 | 人员经费 | 公用经费 |
|---|---|---|---|---|
${lines}
`
}

let desk: Desk
beforeAll(async () => {
  desk = await openDesk({
    'a.txt': disclosure(
      '上海市嘉定区财政局',
      '| 30202 | 印刷费 | 7,610.00 | | 7,610.00 |\n| 30203 | 咨询费 | | | |\n| 30205 | 水费 | 1,200.00 | | 1,200.00 |',
    ),
    'b.txt': disclosure(
      '上海市嘉定区社会福利院',
      '| 30202 | 咨询费 | 20,000.00 | | 20,000.00 |\n| 30203 | 水费 | 60,000.00 | | 60,000.00 |',
    ),
    'c.txt': disclosure(
      '上海市嘉定区人民政府办公室',
      '| 30202 | 印刷费 | 9,000.00 | | 9,000.00 |\n| 30205 | 水费 | 3,400.00 | | 3,400.00 |',
    ),
    // Sorts before the disclosure, names its office and year, and states no figure.
    'a-checklist.md':
      '上海市嘉定区财政局2024年部门预算公开检查表\n\n| 检查内容 | 符合要求 |\n|---|---|\n| 封面 | 是 |\n| 目录 | 否 |\n',
  })
})
afterAll(() => desk.close())

describe('codes in columns of their own', () => {
  it('reads 301 | 2 as 30102: the zero in front is lost where codes are kept as numbers', async () => {
    const form =
      '| 类 | 款 | 科目名称 | 合计 |\n|---|---|---|---|\n| 301 | | 工资福利支出 | 30.00 |\n| 301 | 01 | 基本工资 | 10.00 |\n| 301 | 2 | 津贴补贴 | 20.00 |'
    const one = await openDesk({
      'd.md': `上海市嘉定区财政局2024年部门预算\n\n表6 一般公共预算基本支出部门预算经济分类预算表\n单位：元\n${form}\n`,
    })
    expect(results(one.ask('嘉定区财政局2024年30102多少？'))).toEqual(['20.00 元'])
    one.close()
  })
})

describe('several offices of one place', () => {
  it.each([
    ['社会福利院2024年水费多少？', ['60000.00 元']],
    ['嘉定区社会福利院2024年咨询费多少？', ['20000.00 元']],
    ['区政府办公室2024年水费多少？', ['3400.00 元']],
    ['财政局2024年印刷费多少？', ['7610.00 元']],
    ['2024年社会福利院和财政局的水费各是多少？', ['60000.00 元', '1200.00 元']],
  ])('%s', (question, figures) => {
    const answer = desk.ask(question)
    expect([answer.answer, results(answer)]).toEqual([answer.answer, figures])
  })

  it('never takes one line for another that shares its number', () => {
    for (const question of ['财政局2024年咨询费多少？', '社会福利院2024年印刷费多少？']) {
      const answer = desk.ask(question)
      expect([question, answer.status, results(answer)]).toEqual([question, 'refused', []])
    }
  })
})

describe('offices of several years', () => {
  let several: Desk
  beforeAll(async () => {
    const form = (office: string, year: number, water: string): string =>
      disclosure(office, `| 30205 | 水费 | ${water} | | ${water} |`).replaceAll('2024', `${year}`)
    several = await openDesk({
      'a.txt': form('上海市嘉定区财政局', 2024, '1,200.00'),
      'b.txt': form('上海市嘉定区社会福利院', 2024, '60,000.00'),
      'c.txt': form('上海市嘉定区司法局', 2025, '90,000.00'),
    })
  })
  afterAll(() => several.close())

  it('ranks those that have the year, and names who is left out', () => {
    const answer = several.ask('2024年哪家单位的水费最高？')
    expect(results(answer)).toContain('60000.00 元')
    expect(answer.warnings.join('\n')).toContain('未参与的：上海市嘉定区司法局')
  })

  it('names the years that are set side by side where none was asked for', () => {
    const answer = several.ask('哪家单位的水费最高？')
    expect(results(answer)).toEqual(['90000.00 元'])
    expect(answer.warnings.join('\n')).toContain('年度不同：2024年、2025年')
  })

  it('adds no total with an office missing, and compares no named office without its year', () => {
    for (const question of ['2024年各单位的水费一共多少？', '2024年财政局和司法局谁的水费高？'])
      expect(several.ask(question).status).toBe('refused')
  })
})
