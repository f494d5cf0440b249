import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { openEmbeddings } from '../../src/answers/agent/open-embeddings.js'
import { type ModelServer, openModelServer } from './model-server.js'

let server: ModelServer
let usual: ModelServer['embed']
beforeAll(async () => {
  server = await openModelServer()
  usual = server.embed
})
afterAll(() => server.close())
afterEach(() => {
  server.embed = usual
  server.base64 = true
  server.embedded.length = 0
})

const open = () =>
  openEmbeddings(
    { model: 'm', baseUrl: server.baseUrl, key: null },
    { attempts: 3, first: 1, jitter: () => 0 },
    { batch: 300, one: 300 },
  )
const status =
  (code: number, times: number): ModelServer['embed'] =>
  (texts, response) => {
    if (server.embedded.length > times) return usual(texts, response)
    response.statusCode = code
    response.end('{}')
    return 'handled'
  }

const cut: ModelServer['embed'] = (_texts, response) => {
  response.destroy()
  return 'handled'
}

describe('vectors of a server', () => {
  it.each([true, false])('have length 1 (base64: %s)', async (base64) => {
    server.base64 = base64
    const vectors = await open()(['预算', '决算'])
    expect(vectors).toHaveLength(2)
    for (const vector of vectors) expect(Math.hypot(...vector)).toBeCloseTo(1, 6)
    expect(server.embedded.map(({ input }) => input)).toEqual([['预算', '决算']])
  })

  it.each([429, 500, 503])('are asked for again after %i', async (code) => {
    server.embed = status(code, 2)
    expect(await open()(['预算'])).toHaveLength(1)
    expect(server.embedded).toHaveLength(3)
  })

  const faults: [string, ModelServer['embed'], string][] = [
    ['429 for ever', status(429, Number.POSITIVE_INFINITY), 'too-busy'],
    ['500 for ever', status(500, Number.POSITIVE_INFINITY), 'server-error'],
    ['no such model', status(404, Number.POSITIVE_INFINITY), 'bad-request'],
    ['a slow server', () => 'handled', 'too-slow'],
    ['a cut connection', cut, 'unreachable'],
    [
      'vectors of several lengths',
      (texts) => texts.map((_text, at) => Array.from({ length: at + 1 }, () => 1)),
      'not-understood',
    ],
    ['no number', (texts) => texts.map(() => [Number.NaN, 1]), 'not-understood'],
  ]
  it.each(faults)('%s ends with its name', async (_name, embed, kind) => {
    server.embed = embed
    await expect(open()(['预算', '决算'])).rejects.toMatchObject({ kind })
  })
})
