import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
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

  test('neither says that it corrects the other: the answer says so', async () => {
    const desk = await openDesk({ 'a.txt': FIRST, 'b.txt': SECOND })
    try {
      expect(desk.ask(QUESTION).warnings.join('\n')).toContain('都没有注明更正关系')
    } finally {
      desk.close()
    }
  })
})
