import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newCorpus, newFolder, runTieout } from '../cli/run-tieout.js'
import { type ModelServer, openModelServer, toldFigures } from './model-server.js'

let server: ModelServer
let corpus: string
beforeAll(async () => {
  server = await openModelServer()
  corpus = newCorpus('chizhou-2024-budget')
})
afterAll(() => server.close())

const KEY = 'sk-of-the-command-line'
const QUESTION = '池州便民热线2024年办公费是多少？'
const ask = (...args: string[]) =>
  runTieout(['ask', QUESTION, '--json', '--corpus', corpus, ...args], {
    env: {
      TIEOUT_MODEL: 'scripted',
      TIEOUT_MODEL_BASE_URL: server.baseUrl,
      TIEOUT_MODEL_KEY: KEY,
      OPENAI_LOG: 'debug',
    },
  })

describe('tieout ask --engine model', () => {
  it('answers with a model, keeps a trace, and tells the key to nobody', async () => {
    server.script = (request, turn) => {
      if (turn === 0)
        return { calls: [{ name: 'find_figures', args: { documents: ['chizhou-2024-budget'], items: [['办公费']] } }] }
      const [own] = toldFigures(request)
      return { text: `${own?.say} {${own?.id}}` }
    }
    const trace = join(newFolder('trace'), 'steps.jsonl')
    const { status, stdout, stderr } = await ask('--engine', 'model', '--trace', trace)
    expect(status).toBe(0)
    expect(JSON.parse(stdout)).toMatchObject({ engine: 'model', status: 'answered' })
    const steps = readFileSync(trace, 'utf8')
    expect(
      steps
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line).type),
    ).toEqual(['question', 'given', 'reply', 'tool', 'reply', 'answer'])
    expect(stdout + stderr + steps).not.toContain(KEY)
  })

  it('asks no model unless told to', async () => {
    server.received.length = 0
    const { stdout } = await ask()
    expect(JSON.parse(stdout)).toMatchObject({ engine: 'offline', status: 'answered' })
    expect(server.received).toHaveLength(0)
  })

  it('says what is missing', async () => {
    const { status, stderr } = await runTieout(['ask', QUESTION, '--corpus', corpus, '--engine', 'model'])
    expect(status).toBe(78)
    expect(stderr).toMatch(/TIEOUT_MODEL/)
  })

  it('knows two engines', async () => {
    const { status, stderr } = await ask('--engine', 'oracle')
    expect(status).toBe(64)
    expect(stderr).toMatch(/oracle/)
  })
})
