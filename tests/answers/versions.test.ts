import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { verifyAnswer } from '../../src/gate/verify-answer.js'
import { openToolbox } from '../../src/tools/toolbox.js'
import { shippedVocabulary } from '../facts/vocabulary-files.js'
import { CORPUS, openDesk } from './open-assistant.js'

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
      expect(answer.warnings.join('\n')).toContain('所问的数两份相同')
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
