import { readFileSync, writeFileSync } from 'node:fs'
import type { ServerResponse } from 'node:http'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { messagesIn } from '../../src/cli/message-catalogue.js'
import { showModelProgress } from '../../src/cli/model-progress.js'
import { newCorpus, newFolder, runTieout } from '../cli/run-tieout.js'
import { type ModelServer, openModelServer, type Script, toldFigures } from './model-server.js'

let server: ModelServer
let corpus: string
beforeAll(async () => {
  server = await openModelServer()
  corpus = newCorpus('chizhou-2024-budget')
})
afterAll(() => server.close())

const KEY = 'sk-of-the-command-line'
const QUESTION = '池州便民热线2024年办公费是多少？'
const environment = () => ({
  TIEOUT_MODEL: 'scripted',
  TIEOUT_MODEL_BASE_URL: server.baseUrl,
  TIEOUT_MODEL_KEY: KEY,
  TIEOUT_MODEL_PRICE_IN: '2.5',
  TIEOUT_MODEL_PRICE_OUT: '10',
  OPENAI_LOG: 'debug',
  LANGCHAIN_VERBOSE: 'true',
})
const ask = (...args: string[]) =>
  runTieout(['ask', QUESTION, '--json', '--corpus', corpus, ...args], { env: environment() })
const honest: Script = (request, turn) => {
  if (turn === 0)
    return { calls: [{ name: 'find_figures', args: { documents: ['chizhou-2024-budget'], items: [['办公费']] } }] }
  const [own] = toldFigures(request)
  return { text: `${own?.say} {${own?.id}}` }
}

describe('tieout ask --engine model', () => {
  it('answers with a model, keeps a trace that can be proven and run again, and tells the key to nobody', async () => {
    server.script = honest
    const trace = join(newFolder('trace'), 'steps.jsonl')
    const { status, stdout, stderr } = await ask('--engine', 'model', '--trace', trace)
    expect(status).toBe(0)
    const answer = JSON.parse(stdout)
    expect(answer).toMatchObject({ engine: 'model', status: 'answered' })
    const steps = readFileSync(trace, 'utf8')
    const events = steps
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(events.map(({ type }) => type)).toEqual(['question', 'given', 'reply', 'tool', 'reply', 'answer'])
    expect(events.at(-1)).toEqual({ type: 'answer', tokens: { in: 200, out: 40 }, cost: '0.0009', answer })
    expect(stdout + stderr + steps).not.toContain(KEY)

    const verified = await runTieout(['verify', trace, '--corpus', corpus])
    expect(verified).toMatchObject({ status: 0, stderr: '' })
    server.received.length = 0
    const replayed = await runTieout(['replay', trace, '--json', '--corpus', corpus])
    expect(replayed.status).toBe(0)
    expect(JSON.parse(replayed.stdout)).toEqual({ id: '1', answer, calls: 1, differences: [] })
    expect(server.received).toHaveLength(0)
  })

  it('says where a trace comes out otherwise', async () => {
    server.script = honest
    const trace = join(newFolder('trace'), 'steps.jsonl')
    await ask('--engine', 'model', '--trace', trace)
    const file = join(newFolder('trace'), 'changed.jsonl')
    const recorded = readFileSync(trace, 'utf8')
    const figure = JSON.parse(recorded.trim().split('\n').at(-1) ?? '').answer.figures[0].value
    writeFileSync(file, recorded.replaceAll(figure, `${figure}1`))
    expect((await runTieout(['verify', file, '--corpus', corpus])).status).toBe(3)
    const { status, stdout } = await runTieout(['replay', file, '--corpus', corpus])
    expect(status).toBe(3)
    expect(stdout).toMatch(/step 1: find_figures/)
    writeFileSync(file, '{"type":"reply"}\n')
    expect((await runTieout(['replay', file, '--corpus', corpus])).status).toBe(65)
  })

  it('runs a batch with failures and conversations again', async () => {
    server.script = (request, turn, response) => {
      const asked = request.messages.find(({ role }) => role === 'user')?.content ?? ''
      if (asked.includes('会议费')) return { text: '会议费是100万元' }
      if (asked.includes('差旅费')) {
        response.statusCode = 401
        response.end('{}')
        return 'handled'
      }
      return honest(request, turn, response)
    }
    const trace = join(newFolder('trace'), 'steps.jsonl')
    const lines = [
      { id: 'a', question: QUESTION, session: 's' },
      { id: 'b', question: '那会议费呢？', session: 's' },
      { id: 'c', question: '池州便民热线2024年差旅费是多少？' },
      { id: 'd', question: '你好' },
    ]
    const input = lines.map((line) => JSON.stringify(line)).join('\n')
    const args = ['ask', '--batch', '-', '--corpus', corpus, '--engine', 'model', '--trace', trace]
    const { stdout } = await runTieout(args, { env: environment(), input })
    const answers = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(answers.map(({ engine }) => engine)).toEqual(['model', 'offline', 'offline', 'offline'])
    const replayed = await runTieout(['replay', trace, '--json', '--corpus', corpus])
    const again = replayed.stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(again.map(({ answer }) => answer)).toEqual(answers)
    expect(again.flatMap(({ differences }) => differences)).toEqual([])
    expect(replayed.status).toBe(0)
  })

  it('an interrupt ends it while the model is asked', async () => {
    const run = await runTieout(['ask', QUESTION, '--corpus', corpus, '--engine', 'model'], {
      env: environment(),
      during(child) {
        server.script = () => {
          child.kill('SIGINT')
          return new Promise(() => undefined)
        }
      },
    })
    expect(run.status).toBe(130)
    expect(run.stdout).toBe('')
    expect(run.stderr).toMatch(/Cancelled/)
  })

  it.each([
    [
      'repeats it in an error',
      (response: ServerResponse) => response.writeHead(401).end(`{"error":{"message":"${KEY}"}}`),
    ],
    ['repeats it in its text', (response: ServerResponse) => response.end(`{"choices":[{"message":"${KEY}"}]}`)],
    ['breaks off', (response: ServerResponse) => response.destroy()],
  ])('the key is told to nobody when the server %s', async (_name, reply) => {
    server.script = (_request, _turn, response) => {
      reply(response)
      return 'handled'
    }
    const trace = join(newFolder('trace'), 'steps.jsonl')
    const run = await runTieout(['ask', QUESTION, '--corpus', corpus, '--engine', 'model', '--trace', trace], {
      env: { ...environment(), TIEOUT_DEBUG: '1', NODE_DEBUG: 'fetch' },
    })
    expect(run.status).toBe(0)
    expect(run.stdout).toMatch(/办公费/)
    expect(run.stdout + run.stderr + readFileSync(trace, 'utf8')).not.toContain(KEY)
  })

  it('shows what the model does in one moving line', () => {
    const shown: (string | null)[] = []
    const show = showModelProgress(
      { status: (text) => shown.push(text), styleNote: (_style, text) => text },
      messagesIn('en'),
    )
    show({ step: 1, steps: 12, doing: 'thinking' })
    show({ step: 1, steps: 12, doing: 'tool', name: `find\u001b[31m${'x'.repeat(200)}` })
    show({ step: 2, steps: 12, doing: 'writing', characters: 40 })
    expect(shown[0]).toMatch(/^Step 1\/12: /)
    expect(shown[1]).not.toMatch(/\u001b/)
    expect(shown[1]?.length).toBeLessThan(80)
    expect(shown[2]).toMatch(/40 characters/)
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
