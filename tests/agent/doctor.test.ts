import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { newCorpus, runTieout } from '../cli/run-tieout.js'
import { type ModelServer, openModelServer, type Script } from './model-server.js'

let server: ModelServer
let corpus: string
beforeAll(async () => {
  server = await openModelServer()
  corpus = newCorpus('chizhou-2024-budget')
})
afterAll(() => server.close())
afterEach(() => {
  server.received.length = 0
  server.embedded.length = 0
})

const KEY = 'sk-of-the-doctor'
const doctor = (env: Record<string, string> = {}) =>
  runTieout(['doctor', '--model', '--corpus', corpus], {
    env: { TIEOUT_MODEL: 'scripted', TIEOUT_MODEL_BASE_URL: server.baseUrl, TIEOUT_MODEL_KEY: KEY, ...env },
  })
const word = (text: string): string => /The word is (\w+)/.exec(text)?.[1] ?? ''
const calls =
  (names: string[], say = word): Script =>
  (request) => ({
    calls: names.map((name) => ({ name, args: { word: say(request.messages[0]?.content ?? '') } })),
  })

describe('tieout doctor --model', () => {
  it('says what a good model can do, and sends nothing of a document', async () => {
    server.script = calls(['left', 'right'])
    const { status, stdout, stderr } = await doctor({ TIEOUT_EMBEDDINGS_MODEL: 'vectors' })
    expect(status).toBe(0)
    expect(stdout).toMatch(/calls tools/)
    expect(stdout).toMatch(/several calls at once/)
    expect(stdout).toMatch(/keeps \d+ characters/)
    expect(stdout).toMatch(/vectors at 127[^\n]*16 numbers/)
    expect(stdout).toMatch(/the offline engine answers/)
    expect(server.received).toHaveLength(1)
    expect(JSON.stringify([server.received, server.embedded])).not.toMatch(/池州|12345/)
    expect(stdout + stderr).not.toContain(KEY)
  })

  const amiss: [string, Script, RegExp, number][] = [
    ['one call at a time', calls(['left']), /one call at a time/, 0],
    ['no tools', () => ({ text: 'left and right' }), /does not call tools/, 78],
    ['a short memory', calls(['left', 'right'], () => 'apple'), /does not keep/, 78],
    [
      'a small window that the server tells',
      (request, _turn, response) => {
        if ((request.messages[0]?.content ?? '').length < 1000) return calls(['left', 'right'])(request, 0, response)
        response.statusCode = 400
        response.end('{}')
        return 'handled'
      },
      /does not keep/,
      78,
    ],
    [
      'a key that is not accepted',
      (_request, _turn, response) => {
        response.statusCode = 401
        response.end(`{"error":{"message":"${KEY}"}}`)
        return 'handled'
      },
      /did not accept the key/,
      78,
    ],
  ]
  it.each(amiss)('%s', async (_name, script, told, expected) => {
    server.script = script
    const { status, stdout, stderr } = await doctor()
    expect(stdout).toMatch(told)
    expect(stdout).toMatch(/the offline engine answers/)
    expect(status).toBe(expected)
    expect(stdout + stderr).not.toContain(KEY)
  })

  it('asks nobody unless told to', async () => {
    await runTieout(['doctor', '--corpus', corpus], {
      env: { TIEOUT_MODEL: 'scripted', TIEOUT_MODEL_BASE_URL: server.baseUrl },
    })
    expect(server.received).toEqual([])
  })

  it('says what is not configured', async () => {
    const { status, stdout } = await runTieout(['doctor', '--model', '--corpus', corpus])
    expect(status).toBe(78)
    expect(stdout).toMatch(/TIEOUT_MODEL/)
  })
})
