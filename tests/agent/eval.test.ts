import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newCorpus, runTieout } from '../cli/run-tieout.js'
import { type ModelServer, openModelServer, toldFigures } from './model-server.js'

let server: ModelServer
let corpus: string
beforeAll(async () => {
  server = await openModelServer()
  corpus = newCorpus('chizhou-2024-budget')
  server.script = (request, turn) => {
    if (request.model === 'liar') return { text: '办公费是100万元' }
    if (turn === 0)
      return { calls: [{ name: 'find_figures', args: { documents: ['chizhou-2024-budget'], items: [['办公费']] } }] }
    const [own] = toldFigures(request)
    return { text: `${own?.say} {${own?.id}}` }
  }
})
afterAll(() => server.close())

const QUESTIONS = [
  { id: 'a', kind: 'lookup', question: '池州便民热线2024年办公费是多少？', gold: [{ value: '2.32', unit: '万元' }] },
  { id: 'b', kind: 'refuse', question: '拉萨2024年预算收入是多少？', status: 'refuse' },
]
const evaluate = (...args: string[]) =>
  runTieout(['eval', '-', '--corpus', corpus, ...args], {
    input: QUESTIONS.map((one) => JSON.stringify(one)).join('\n'),
    env: {
      TIEOUT_MODEL: 'honest',
      TIEOUT_MODEL_BASE_URL: server.baseUrl,
      TIEOUT_MODEL_PRICE_IN: '2.5',
      TIEOUT_MODEL_PRICE_OUT: '10',
    },
  })

describe('tieout eval with a model', () => {
  it('tells what the model answered itself, with tokens and cost', async () => {
    const { status, stdout } = await evaluate('--engine', 'model', '--json')
    expect(status).toBe(0)
    expect(JSON.parse(stdout)).toMatchObject({
      all: { wrong: 0 },
      spent: { byModel: 1, tokens: { in: 200, out: 40 }, cost: '0.0009' },
    })
    expect((await evaluate('--engine', 'model')).stdout).toMatch(
      /answered 1 of 2 itself; 200 tokens sent, 40 received, cost 0.0009/,
    )
  })

  it('compares models over the same questions', async () => {
    const { status, stdout } = await evaluate('--model', 'honest', '--model', 'liar')
    expect(status).toBe(0)
    const rows = stdout
      .trim()
      .split('\n')
      .map((line) => line.split(/\s{2,}|\t/))
    expect(rows.map(([name]) => name)).toEqual(['model', 'honest', 'liar'])
    expect(rows.map((row) => row[5])).toEqual(['by model', '1', '0'])
    expect(rows.map((row) => row.at(-1))).toEqual(['cost', '0.0009', '0.00135'])
    const lines = (await evaluate('--model', 'honest', '--model', 'liar', '--json')).stdout.trim().split('\n')
    expect(lines.map((line) => JSON.parse(line).model)).toEqual(['honest', 'liar'])
  })

  it('costs nothing offline', async () => {
    server.received.length = 0
    const { stdout } = await evaluate('--json')
    expect(JSON.parse(stdout)).not.toHaveProperty('spent')
    expect(server.received).toEqual([])
    expect((await evaluate('--model', 'honest', '--engine', 'offline')).status).toBe(64)
  })
})
