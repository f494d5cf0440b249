import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { verifyAnswer } from '../../src/gate/verify-answer.js'
import { openToolbox } from '../../src/tools/toolbox.js'
import { shippedVocabulary } from '../facts/vocabulary-files.js'
import { madeDisclosure } from './made-disclosure.js'
import { CORPUS, openDesk, results } from './open-assistant.js'

const FIRST = readFileSync(join(CORPUS, 'guyuan-2024-budget.txt'), 'utf8')
const SECOND = FIRST.replaceAll('269.41', '270.41')
const CORRECTED = SECOND.replace(/^(2024 年部门预算)$/mu, '$1（更正版）')
const QUESTION = '固原市便民服务中心2024年收入总计是多少？'

describe('two versions of one disclosure', () => {
  test.each([
    ['the correction comes last in the folder', { 'a.txt': FIRST, 'b.txt': CORRECTED }, 'b'],
    ['the correction comes first in the folder', { 'a.txt': CORRECTED, 'b.txt': FIRST }, 'a'],
  ])('%s: its figure is told, and that there is an earlier one', async (_, files, current) => {
    const desk = await openDesk(files)
    try {
      const answer = desk.ask(QUESTION)
      expect(answer.figures.map(({ value, source }) => [value, source?.document])).toEqual([['270.41', current]])
      expect(answer.warnings.join('\n')).toContain(`采用更正后的 ${current}`)
      const earlier = current === 'a' ? 'b' : 'a'
      expect(desk.ask(QUESTION, { documents: [earlier] }).figures[0]?.value).toBe('269.41')
    } finally {
      desk.close()
    }
  })

  test.each([
    ['zh', QUESTION, '请核对以哪份为准', '两份文件给出的数不同（a 269.41 万元、b 270.41 万元）'],
    ['en', 'What is the total income of 固原市便民服务中心 in 2024?', 'see which one holds', 'different figures'],
  ])(
    'neither says that it corrects the other, and the figures differ (%s): both are told, as a conflict',
    async (_, question, warning, note) => {
      const desk = await openDesk({ 'a.txt': FIRST, 'b.txt': SECOND })
      try {
        const answer = desk.ask(question)
        expect(answer.status).toBe('conflict')
        expect(answer.figures.map(({ value, source }) => [value, source?.document])).toEqual([
          ['269.41', 'a'],
          ['270.41', 'b'],
        ])
        expect(answer.conflicts).toEqual([
          { kind: 'contradiction', figures: answer.results, note: expect.stringContaining(note) },
        ])
        expect(answer.warnings.join('\n')).toContain(warning)
        expect(answer.answer).toContain('269.41')
        expect(answer.answer).toContain('270.41')
        expect(verifyAnswer(answer, desk.library)).toEqual({ ok: true, failures: [] })
        expect(desk.ask(question, { documents: ['b'] }).figures.map(({ value }) => value)).toEqual(['270.41'])
      } finally {
        desk.close()
      }
    },
  )

  test('neither says that it corrects the other, and the figures are equal: told once, and said', async () => {
    const desk = await openDesk({ 'a.txt': FIRST, 'b.txt': SECOND })
    try {
      const answer = desk.ask('固原市便民服务中心2024年住房公积金是多少？')
      expect([answer.status, answer.results.length, answer.conflicts]).toEqual(['answered', 1, []])
      expect(answer.warnings.join('\n')).toContain('所问的内容两份相同')
    } finally {
      desk.close()
    }
  })

  test('what only the second of two documents of one office gives is answered from it', async () => {
    const without = FIRST.split('\n')
      .filter((line) => !line.includes('住房公积金'))
      .join('\n')
    const desk = await openDesk({ 'a.txt': without, 'b.txt': SECOND })
    try {
      const answer = desk.ask('固原市便民服务中心2024年住房公积金是多少？')
      expect([answer.status, answer.figures[0]?.source?.document]).toEqual(['answered', 'b'])
    } finally {
      desk.close()
    }
  })

  test('tie holds a text against the corrected version, and against both where nothing is decided', async () => {
    const told = (value: string): string => `固原市便民服务中心2024年收入总计${value}万元。`
    const standing = async (files: Record<string, string>): Promise<string[]> => {
      const desk = await openDesk(files)
      try {
        return ['269.41', '270.41', '999.99'].map((value) => desk.tie(told(value)).numbers.at(-1)?.status ?? '')
      } finally {
        desk.close()
      }
    }
    expect(await standing({ 'a.txt': FIRST, 'b.txt': CORRECTED })).toEqual(['contradicted', 'tied', 'contradicted'])
    expect(await standing({ 'a.txt': FIRST, 'b.txt': SECOND })).toEqual(['tied', 'tied', 'unknown'])
  })

  test('tools of a model do not open what was corrected, unless it was chosen', async () => {
    const desk = await openDesk({ 'a.txt': FIRST, 'b.txt': CORRECTED })
    try {
      const { vocabulary } = shippedVocabulary()
      const opened = (documents: string[] | null) =>
        openToolbox(desk.library, vocabulary, { documents, language: 'zh' })
          .desk.library.documents()
          .map(({ id }) => id)
      expect([opened(null), opened(['a'])]).toEqual([['b'], ['a']])
    } finally {
      desk.close()
    }
  })
})

describe('every kind of question over versions that nobody decided between', () => {
  const earlier = madeDisclosure({ year: 2023, times: 0.9 })
  const files = (other: string): Record<string, string> => ({
    'a.txt': madeDisclosure({ prior: 20_000 }),
    'b.txt': other,
    'z.txt': earlier,
  })
  const differing = files(madeDisclosure({ prior: 20_000, times: 1.5 }))
  const equal = files(madeDisclosure({ prior: 20_000, note: '公开时间：2024年3月' }))
  const QUESTIONS = [
    '民政局2024年办公费是多少？',
    '民政局2024年收入总计比上年增加多少？',
    '民政局2024年办公费比2023年增加多少？',
    '民政局2024年水费和印刷费合计多少？',
    '民政局2024年办公费比水费多多少？',
    '民政局2024年商品和服务支出中哪项最多？',
    '民政局2024年基本支出的构成有哪些？',
    '民政局2024年一般公共预算支出主要用于什么？',
    '民政局2024年一般公共预算支出主要用于什么，有多少钱？',
  ]

  test('both are told, or the answer is refused: none is picked in silence', async () => {
    const desk = await openDesk(differing)
    for (const question of QUESTIONS) {
      const answer = desk.ask(question)
      if (answer.status === 'refused') continue
      const sources = [...answer.figures, ...answer.quotes].flatMap(({ source }) => source?.document ?? [])
      expect([question, sources.includes('a'), sources.includes('b')]).toEqual([question, true, true])
      expect([question, answer.warnings.join('\n')]).toEqual([question, expect.stringContaining('请核对以哪份为准')])
      expect(verifyAnswer(answer, desk.library)).toEqual({ ok: true, failures: [] })
    }
    expect(desk.ask('民政局2024年商品和服务支出中哪项最多？').answer).toContain('--document')
    desk.close()
  })

  test('equal versions give one answer, and it says so', async () => {
    const desk = await openDesk(equal)
    for (const question of QUESTIONS) {
      const answer = desk.ask(question)
      if (answer.status === 'refused') continue
      expect([question, answer.status]).toEqual([question, 'answered'])
      expect([question, answer.warnings.join('\n')]).toEqual([question, expect.stringContaining('两份相同')])
    }
    desk.close()
  })
})

describe('how a disclosure says that it corrects', () => {
  const first = madeDisclosure()
  const asked = async (second: string) => {
    const desk = await openDesk({ 'a.txt': first, 'b.txt': second })
    const answer = desk.ask('民政局2024年办公费是多少？')
    desk.close()
    return [answer.status, results(answer)]
  }

  test.each([
    { title: '青山市民政局2024年部门预算（更正版）' },
    { title: '关于更正青山市民政局2024年部门预算的说明' },
    { title: '青山市民政局2024年部门预算（修订）' },
    { note: '更正说明：因工作疏忽，原公开的部门预算部分数据有误，现予更正，以此次公开为准。' },
    { note: '现将2024年部门预算重新公开如下，请以本次公开的数据为准。' },
    { about: '\n特此更正。' },
  ])('the current one is taken: %o', async (made) => {
    expect(await asked(madeDisclosure({ ...made, times: 1.5 }))).toEqual(['answered', ['9.00 万元']])
  })

  test.each([
    {},
    { note: '公开内容如有错误，应及时更正。' },
    { about: '负责对公开的数据予以更正。' },
    { title: '青山市民政局2024年部门预算（最终稿）' },
  ])('nothing says so: both are told: %o', async (made) => {
    expect(await asked(madeDisclosure({ ...made, times: 1.5 }))).toEqual(['conflict', ['6.00 万元', '9.00 万元']])
  })

  test('a correction of one form leaves the others as they were, and says so', async () => {
    const whole = madeDisclosure({ title: '青山市民政局2024年部门预算（更正）', times: 1.5 })
    const part = `${whole.slice(0, whole.indexOf('表1'))}${whole.slice(whole.indexOf('表3'), whole.indexOf('第三部分 2024'))}`
    const desk = await openDesk({ 'a.txt': first, 'b.txt': part })
    const [corrected, kept] = [desk.ask('民政局2024年办公费'), desk.ask('民政局2024年事业运行支出是多少？')]
    expect([results(corrected), results(kept)]).toEqual([['9.00 万元'], ['210.80 万元']])
    expect(kept.warnings.join('\n')).toContain('a 已被 b 更正')
    desk.close()
  })

  test('a budget that was adjusted is not the initial one', async () => {
    const desk = await openDesk({ 'a.txt': madeDisclosure({ title: '青山市民政局2024年部门预算调整公开' }) })
    expect(desk.ask('民政局2024年办公费是多少？').figures[0]?.stage).toBe('调整预算')
    desk.close()
  })
})
