import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { newCorpus, newFolder, type Run, runTieout } from '../cli/run-tieout.js'
import { smallBudget } from '../cli/small-budget.js'
import { type ModelServer, openModelServer, type Received, toolData } from './model-server.js'

let server: ModelServer
const vectors = { embed: ((): never => undefined as never) as unknown as ModelServer['embed'] }
beforeAll(async () => {
  server = await openModelServer()
  vectors.embed = server.embed
})
afterAll(() => server.close())
afterEach(() => {
  server.embedded.length = 0
  server.received.length = 0
  server.embed = vectors.embed
  server.base64 = true
})

const KEY = 'sk-of-the-embeddings'
const TEXT_QUESTION = '池州便民热线的主要职责是什么？'

interface Place {
  corpus: string
  index: string
}
/** A place whose documents take no time to read. */
const smallPlace = (): Place => {
  const corpus = newFolder('corpus')
  writeFileSync(join(corpus, 'small.txt'), smallBudget())
  return { corpus, index: newFolder('index') }
}
const SMALL_QUESTION = '海棠市数据服务中心2030年事业运行基本支出是多少？'
const newPlace = (): Place => ({ corpus: newCorpus('chizhou-2024-budget'), index: newFolder('index') })
const run = (place: Place, args: string[], env: Record<string, string> = {}): Promise<Run> =>
  runTieout([...args, '--corpus', place.corpus], {
    env: {
      TIEOUT_INDEX: place.index,
      TIEOUT_EMBEDDINGS_MODEL: 'scripted-vectors',
      TIEOUT_EMBEDDINGS_BASE_URL: server.baseUrl,
      TIEOUT_EMBEDDINGS_KEY: KEY,
      ...env,
    },
  })
const ask = (place: Place, question: string, env?: Record<string, string>) =>
  run(place, ['ask', question, '--json'], env)
const refuse: ModelServer['embed'] = (_texts, response) => {
  response.statusCode = 401
  response.end('{}')
  return 'handled'
}
const saying =
  (body: string): ModelServer['embed'] =>
  (_texts, response) => {
    response.end(body)
    return 'handled'
  }
function passagesOf(request: Received): string[] {
  const { passages } = toolData(request).at(-1) as { passages: { sentences?: { id?: string }[] }[] }
  return passages.flatMap(({ sentences = [] }) => sentences.flatMap(({ id }) => id ?? []))
}
const texts = () => server.embedded.flatMap(({ input }) => input)

describe('embeddings of a server', () => {
  it('are fetched once, in batches, and the same question gives the same bytes', async () => {
    const place = newPlace()
    const first = await ask(place, TEXT_QUESTION)
    expect(first.status).toBe(0)
    expect(JSON.parse(first.stdout).status).toBe('answered')
    expect(server.embedded.every(({ input }) => input.length <= 64)).toBe(true)
    expect(new Set(texts()).size).toBe(texts().length)
    expect(texts().length).toBeGreaterThan(50)
    for (const { headers, model } of server.embedded) {
      expect(headers.authorization).toBe(`Bearer ${KEY}`)
      expect(model).toBe('scripted-vectors')
    }
    server.embedded.length = 0
    const second = await ask(place, TEXT_QUESTION)
    expect(second.stdout).toBe(first.stdout)
    expect(server.embedded).toEqual([])
    expect(first.stdout + first.stderr + second.stderr).not.toContain(KEY)
  })

  it('as numbers or in base64 are the same', async () => {
    const one = await ask(newPlace(), TEXT_QUESTION)
    server.base64 = false
    const other = await ask(newPlace(), TEXT_QUESTION)
    expect(other.stdout).toBe(one.stdout)
    expect(JSON.parse(other.stdout).warnings).toEqual([])
  })

  it('go on where they were interrupted', async () => {
    const place = newPlace()
    let left = 3
    server.embed = (input, response) => (left-- > 0 ? vectors.embed(input, response) : refuse(input, response))
    const broken = await run(place, ['ingest'])
    expect(broken.status).toBe(78)
    expect(broken.stderr).toMatch(/key/)
    const sent = new Set(server.embedded.slice(0, 3).flatMap(({ input }) => input))
    server.embedded.length = 0
    server.embed = vectors.embed
    expect((await run(place, ['ingest'])).status).toBe(0)
    expect(texts().filter((text) => sent.has(text))).toEqual([])
    server.embedded.length = 0
    expect((await run(place, ['ingest', '--rebuild'])).status).toBe(0)
    expect(server.embedded).toEqual([])
  })

  it('that are of another model are a clear error with the command that helps', async () => {
    const place = smallPlace()
    await run(place, ['ingest'])
    const other = await ask(place, SMALL_QUESTION, { TIEOUT_EMBEDDINGS_MODEL: 'another' })
    expect(other.status).toBe(78)
    expect(other.stderr).toMatch(/scripted-vectors@127.*another@127/)
    expect(other.stderr).toMatch(/tieout ingest --rebuild/)
    const none = await runTieout(['ask', SMALL_QUESTION, '--corpus', place.corpus], {
      env: { TIEOUT_INDEX: place.index },
    })
    expect(none.status).toBe(78)
    expect((await run(place, ['ingest', '--rebuild'], { TIEOUT_EMBEDDINGS_MODEL: 'another' })).status).toBe(0)
    expect((await ask(place, SMALL_QUESTION, { TIEOUT_EMBEDDINGS_MODEL: 'another' })).status).toBe(0)
  })

  const failures: [string, ModelServer['embed']][] = [
    ['does not accept the key', refuse],
    ['sends no vectors', () => []],
    ['sends another number of vectors', (input, response) => (vectors.embed(input, response) as number[][]).slice(1)],
    ['sends empty vectors', (input) => input.map(() => [])],
    ['sends zeroes', (input) => input.map(() => [0, 0])],
    ['sends words', saying('{"data":[{"embedding":"???"}]}')],
    ['sends no JSON', saying('{')],
  ]
  it.each(failures)('a server that %s costs nobody an answer', async (_name, embed) => {
    server.embed = embed
    const { status, stdout, stderr } = await ask(smallPlace(), SMALL_QUESTION)
    expect(JSON.parse(stdout)).toMatchObject({ status: 'answered', engine: 'offline' })
    expect(stderr).toMatch(/words alone/)
    expect(stderr).not.toContain(KEY)
    expect(status).toBe(0)
  })

  it('a server that fails later is told in the answer, which words alone find', async () => {
    const place = newPlace()
    await run(place, ['ingest'])
    server.embed = refuse
    const { stdout } = await ask(place, TEXT_QUESTION)
    const answer = JSON.parse(stdout)
    expect(answer.status).toBe('answered')
    expect(answer.warnings.at(-1)).toMatch(/只按字词检索/)
  })

  it('a trace is run again with the vectors that are kept', async () => {
    const place = newPlace()
    server.script = (request, turn) => {
      if (turn === 0) return { calls: [{ name: 'search_passages', args: { query: '主要职责' } }] }
      const [first] = passagesOf(request)
      return { text: `文件写明：{${first ?? 'Q1'}}` }
    }
    const trace = join(newFolder('trace'), 'steps.jsonl')
    const model = { TIEOUT_MODEL: 'scripted', TIEOUT_MODEL_BASE_URL: server.baseUrl }
    await run(place, ['ingest'])
    server.embedded.length = 0
    const asked = await run(place, ['ask', TEXT_QUESTION, '--json', '--engine', 'model', '--trace', trace], model)
    expect(asked.status).toBe(0)
    expect(texts().some((text) => text.includes('主要职责'))).toBe(true)
    server.embedded.length = 0
    const replayed = await run(place, ['replay', trace, '--json'])
    expect(JSON.parse(replayed.stdout)).toMatchObject({ differences: [], answer: JSON.parse(asked.stdout) })
    expect(server.embedded).toEqual([])
  })

  it('private documents and questions about them go nowhere', async () => {
    const place = smallPlace()
    writeFileSync(join(place.corpus, '.tieout-private'), '')
    const { status } = await ask(place, TEXT_QUESTION)
    expect(status).toBe(0)
    expect(server.embedded).toEqual([])
    const files = readdirSync(place.index, { recursive: true, encoding: 'utf8' })
    expect(files.filter((file) => file.includes('embeddings'))).toEqual([])
    const sent = await run(smallPlace(), ['ingest'], { TIEOUT_SEND_PRIVATE: 'yes' })
    expect(sent.status).toBe(0)
    expect(server.embedded.length).toBeGreaterThan(0)
  })

  it('drafts that are checked go nowhere', async () => {
    const place = smallPlace()
    const draft = join(newFolder('draft'), 'draft.txt')
    writeFileSync(draft, '单位预算\n收入总计 648.03 万元\n')
    await run(place, ['check', draft])
    expect(server.embedded).toEqual([])
  })

  it('a redirect to another host is not followed', async () => {
    server.embed = (_texts, response) => {
      response.writeHead(307, { location: 'http://localhost:9/v1/embeddings' })
      response.end()
      return 'handled'
    }
    const { stderr, stdout } = await ask(smallPlace(), SMALL_QUESTION)
    expect(stderr).toMatch(/redirected/)
    expect(JSON.parse(stdout).status).toBe('answered')
  })
})
