import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { BUNDLED, newFolder, runTieout } from './run-tieout.js'

const ask = (question: string, ...rest: string[]) => runTieout(['ask', question, '--corpus', BUNDLED, ...rest])

describe('ask --chart', () => {
  test.each([
    ['chart.svg', '<svg xmlns='],
    ['chart.PNG', '\u0089PNG'],
  ])('writes %s beside the answer, which stays as it is', async (name, start) => {
    const file = join(newFolder('chart'), name)
    const plain = await ask('项目支出哪家最多？')
    const drawn = await ask('项目支出哪家最多？', '--chart', file)
    expect([drawn.status, drawn.stdout]).toEqual([plain.status, plain.stdout])
    expect(readFileSync(file, 'latin1').slice(0, start.length)).toBe(start)
    expect(drawn.stderr).toContain(file)
  })

  test.each(['渭南基本工资是多少', '今天天气怎么样'])(
    '%s is not drawn, which is told, and the file stays',
    async (question) => {
      const file = join(newFolder('chart'), 'chart.svg')
      writeFileSync(file, 'mine')
      const { status, stderr } = await ask(question, '--chart', file, '--language', 'en')
      expect(status).toBe(0)
      expect(stderr).toContain('No chart')
      expect(readFileSync(file, 'utf8')).toBe('mine')
    },
  )

  test.each([
    ['another ending', ['项目支出哪家最多？', '--chart', 'chart.jpg']],
    ['a batch', ['--batch', '-', '--chart', 'chart.png']],
    ['a folder that is not there', ['项目支出哪家最多？', '--chart', 'no/such/chart.png']],
  ])('%s is refused', async (_, args) => {
    const { status, stderr } = await runTieout(['ask', '--corpus', BUNDLED, ...args])
    expect(status).toBe(64)
    expect(stderr).toMatch(/chart/u)
    expect(existsSync('chart.jpg')).toBe(false)
  })
})
