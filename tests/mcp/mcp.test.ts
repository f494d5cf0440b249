import { Client } from '@modelcontextprotocol/sdk/client/index.js'
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js'
import { InMemoryTransport } from '@modelcontextprotocol/sdk/inMemory.js'
import { CallToolResultSchema } from '@modelcontextprotocol/sdk/types.js'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createServer } from '../../src/mcp/create-server.js'
import { MAIN, newCorpus, newFolder, runTieout } from '../cli/run-tieout.js'
import { openTools, type Reply, type Tools } from '../tools/open-tools.js'

const TOOLS =
  'list_documents find_figures read_table search_passages define_term calculate compare check_document tie_text'
const corpus = newCorpus('weinan-2024-budget', 'guyuan-2024-budget')
const env = { PATH: process.env.PATH ?? '', HOME: newFolder('home'), TIEOUT_INDEX: newFolder('index') }

async function call(client: Client, name: string, given: Record<string, unknown>) {
  const reply = CallToolResultSchema.parse(await client.callTool({ name, arguments: given }))
  const [first] = reply.content
  const text = first?.type === 'text' ? first.text : ''
  return {
    isError: reply.isError === true,
    text,
    read: JSON.parse(text.slice(text.indexOf('{'))) as Reply['result'] & { error?: Reply['error'] },
  }
}

describe('tieout mcp as a process', () => {
  const client = new Client({ name: 'test', version: '0' })

  beforeAll(async () => {
    const args = [MAIN, 'mcp', '--corpus', corpus, '--language', 'zh']
    await client.connect(new StdioClientTransport({ command: process.execPath, args, env, stderr: 'pipe' }))
  })
  afterAll(() => client.close())

  test('tells its tools with schemas, all read-only', async () => {
    const { tools } = await client.listTools()
    expect(tools.map(({ name }) => name).join(' ')).toBe(TOOLS)
    expect(tools.every(({ annotations }) => annotations?.readOnlyHint === true)).toBe(true)
    expect(
      tools.every(({ description = '', inputSchema }) => description.length > 40 && inputSchema.type === 'object'),
    ).toBe(true)
    expect(client.getInstructions()).toContain('list_documents')
  })

  test('answers a question with a figure, its source and a calculation over it', async () => {
    const listed = await call(client, 'list_documents', { organization: '渭南' })
    const document = listed.read.documents?.[0]?.id
    const ids: string[] = []
    for (const item of ['基本支出', '支出总计']) {
      const found = await call(client, 'find_figures', { documents: [document], items: [[item]] })
      ids.push(found.read.quantities?.[0]?.figures[0]?.id ?? '')
    }
    const share = await call(client, 'calculate', { expression: `share(${ids.join(', ')})`, crossing: ['portion'] })
    expect(share.read.figure).toMatchObject({ display: '89.82%', label: '基本支出占支出总计的比重' })
  })

  test.each([
    ['find_figures', { documents: ['nothing'], items: [['支出总计']] }, 'not-found'],
    ['find_figures', { items: 1 }, 'bad-arguments'],
    ['calculate', { expression: 'F4000 + F4001' }, 'unknown-figure'],
  ])('%s %j is an error that can be read', async (name, given, code) => {
    const { isError, read } = await call(client, name, given)
    expect(isError).toBe(true)
    expect(read.error?.code).toBe(code)
  })

  test('names its tools when another is asked for', async () => {
    const reply = CallToolResultSchema.parse(await client.callTool({ name: 'write_file', arguments: {} }))
    expect(reply.isError).toBe(true)
    expect(JSON.stringify(reply.content)).toContain('list_documents')
  })

  test('answers calls made at the same time', async () => {
    const calls = Array.from({ length: 20 }, () => call(client, 'define_term', { term: '三公经费' }))
    expect(new Set((await Promise.all(calls)).map(({ text }) => text)).size).toBe(1)
  })
})

test('the process ends well when its input ends, and prints nothing but the protocol', async () => {
  const initialize = {
    jsonrpc: '2.0',
    id: 1,
    method: 'initialize',
    params: { protocolVersion: '2025-06-18', capabilities: {}, clientInfo: { name: 'test', version: '0' } },
  }
  const run = await runTieout(['mcp', '--corpus', corpus], { env, input: `not json\n${JSON.stringify(initialize)}\n` })
  expect(run.status).toBe(0)
  const lines = run.stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { id: number; result?: { serverInfo: { name: string } } })
  expect(lines.map(({ id, result }) => [id, result?.serverInfo.name])).toEqual([[1, 'tieout']])
})

test('only documents that were named can be opened', async () => {
  const client = new Client({ name: 'test', version: '0' })
  const args = [MAIN, 'mcp', '--corpus', corpus, '--document', 'guyuan-2024-budget']
  await client.connect(new StdioClientTransport({ command: process.execPath, args, env, stderr: 'pipe' }))
  const listed = await call(client, 'list_documents', {})
  const other = await call(client, 'read_table', { document: 'weinan-2024-budget' })
  await client.close()
  expect(listed.read.documents?.map(({ id }) => id)).toEqual(['guyuan-2024-budget'])
  expect(other.read.error?.code).toBe('not-found')
})

describe('in one process', () => {
  let tools: Tools
  beforeAll(async () => {
    tools = await openTools()
  })
  afterAll(() => tools.close())

  test('a crash inside a tool is told to the owner, and its words to nobody else', async () => {
    const troubles: unknown[] = []
    const library = {
      ...tools.desk.library,
      documents: () => {
        throw new Error('/secret/place')
      },
    }
    const server = createServer({ ...tools.toolbox, desk: { ...tools.desk, library } }, '1', (error) =>
      troubles.push(error),
    )
    const client = new Client({ name: 'test', version: '0' })
    const [ours, theirs] = InMemoryTransport.createLinkedPair()
    await Promise.all([server.connect(theirs), client.connect(ours)])
    const reply = CallToolResultSchema.parse(await client.callTool({ name: 'list_documents', arguments: {} }))
    await client.close()
    expect(reply.isError).toBe(true)
    expect(JSON.stringify(reply)).not.toContain('secret')
    expect(troubles).toHaveLength(1)
  })
})
