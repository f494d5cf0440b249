import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { newCorpus, runTieout } from './run-tieout.js'

const QUESTION = '渭南市12345热线服务中心2024年预算收入是多少？'

interface Printed {
  status: string
  answer: string
  results: string[]
  figures: { id: string; value: string; unit: string }[]
}

async function answerOver(corpus: string): Promise<Printed> {
  const run = await runTieout(['ask', QUESTION, '--json', '--corpus', corpus])
  const answer = JSON.parse(run.stdout) as Printed
  expect(answer.results.length, answer.answer).toBeGreaterThan(0)
  return answer
}

const verify = (corpus: string, input: string, ...flags: string[]) =>
  runTieout(['verify', '-', '--corpus', corpus, ...flags], { input })

/** Every digit of a figure in the text and its value raised by one: the lie that a proof must find. */
function lie(answer: Printed): Printed {
  const [first] = answer.figures
  if (first === undefined) throw new Error('no figure')
  const raised = (text: string) => text.replace(/\d/, (digit) => String((Number(digit) + 1) % 10))
  const figures = answer.figures.map((figure) =>
    figure.id === first.id ? { ...figure, value: raised(figure.value) } : figure,
  )
  return { ...answer, figures }
}

describe('verify', () => {
  const corpus = newCorpus('weinan-2024-budget')

  test('holds for an answer as it was printed, alone or many', async () => {
    const answer = await answerOver(corpus)
    for (const text of [
      JSON.stringify(answer),
      JSON.stringify(answer, null, 2),
      `${JSON.stringify(answer)}\n${JSON.stringify(answer)}\n`,
      JSON.stringify([answer]),
    ]) {
      const run = await verify(corpus, text)
      expect(run.status, run.stdout).toBe(0)
      expect(run.stdout).toContain('every proof holds')
    }
  })

  test('names the figure that was changed', async () => {
    const answer = await answerOver(corpus)
    const [changed] = answer.figures
    const run = await verify(corpus, JSON.stringify(lie(answer)))
    expect(run.status).toBe(3)
    expect(run.stdout).toMatch(new RegExp(`${changed?.id}\\s+\\S`))
    const json = await verify(corpus, JSON.stringify(lie(answer)), '--json')
    expect(JSON.parse(json.stdout)).toMatchObject({
      ok: false,
      failures: expect.arrayContaining([expect.objectContaining({ figure: changed?.id })]),
    })
  })

  test('finds a number that was put into the text', async () => {
    const answer = await answerOver(corpus)
    const run = await verify(corpus, JSON.stringify({ ...answer, answer: `${answer.answer}\n另有 91.37 万元。` }))
    expect(run.status).toBe(3)
    expect(run.stdout).toContain('91.37')
  })

  test('finds that the document has changed since', async () => {
    const own = newCorpus('weinan-2024-budget')
    const answer = await answerOver(own)
    const path = join(own, 'weinan-2024-budget.txt')
    writeFileSync(
      path,
      `${readFileSync(path, 'utf8')
        .replace(/6,480,334\.00/g, '6,480,335.00')
        .replace(/648\.03/g, '648.04')}`,
    )
    const run = await verify(own, JSON.stringify(answer))
    expect(run.status).toBe(3)
  })

  test.each(['', 'no json', '{}', '[]', '{"answer":1}', '[1]'])('refuses %j, which is no answer', async (text) => {
    const run = await verify(corpus, text)
    expect(run.status).toBe(65)
    expect(run.stdout).toBe('')
    expect(run.stderr).toMatch(/answer/)
  })

  test('checks the good lines beside a bad one', async () => {
    const answer = await answerOver(corpus)
    const run = await verify(corpus, `${JSON.stringify(answer)}\nrubbish\n`)
    expect(run.status).toBe(65)
    expect(run.stdout).toContain('every proof holds')
    expect(run.stderr).toContain('2: ')
  })
})
