import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** What the server got in one request. */
export interface Received {
  headers: IncomingMessage['headers']
  messages: { role: string; content: string | null; tool_call_id?: string }[]
  tools: { function: { name: string } }[]
  stream?: boolean
  model?: string
  temperature?: number
}

/** What a scripted model says: text, or calls of tools with arguments (a string is sent as it is). */
export interface Say {
  text?: string
  calls?: { name: string; args: object | string }[]
  /** Why the reply ends, where it is not done; `lost` breaks a stream off without a word. */
  end?: 'length' | 'lost'
}

export type Script = (
  request: Received,
  turn: number,
  response: ServerResponse,
) => Say | 'handled' | Promise<Say | 'handled'>

export interface ModelServer {
  baseUrl: string
  received: Received[]
  /** Texts of each request for vectors. */
  embedded: { headers: IncomingMessage['headers']; input: string[]; model: string }[]
  embed: (texts: string[], response: ServerResponse) => number[][] | 'handled'
  /** False for a server that sends vectors as numbers whatever it is asked for. */
  base64: boolean
  script: Script
  /** False for a server that knows no streaming. */
  streams: boolean
  close(): Promise<void>
}

/** An OpenAI-compatible server on the loopback interface whose model follows a script. */
export async function openModelServer(): Promise<ModelServer> {
  const server = createServer((request, response) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => {
      void answer(request, response, Buffer.concat(parts).toString('utf8'))
    })
  })
  const self: ModelServer = {
    baseUrl: '',
    received: [],
    embedded: [],
    embed: (texts) => texts.map(vectorOf),
    base64: true,
    script: () => ({ text: '' }),
    streams: true,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
  async function answer(request: IncomingMessage, response: ServerResponse, body: string): Promise<void> {
    if (request.url?.endsWith('/embeddings') === true) {
      sendVectors(self, request, response, JSON.parse(body))
      return
    }
    const received: Received = { tools: [], ...JSON.parse(body), headers: request.headers }
    self.received.push(received)
    const turn = received.messages.filter((message) => message.role === 'assistant').length
    const said = await self.script(received, turn, response)
    if (said === 'handled') return
    const toolCalls = (said.calls ?? []).map(({ name, args }, at) => ({
      id: `call_${turn}_${at}`,
      type: 'function',
      function: { name, arguments: typeof args === 'string' ? args : JSON.stringify(args) },
    }))
    if (received.stream === true && self.streams) {
      streamReply(said, toolCalls, response)
      return
    }
    response.setHeader('content-type', 'application/json')
    response.end(
      JSON.stringify({
        id: 'c1',
        object: 'chat.completion',
        created: 0,
        model: 'scripted',
        choices: [
          {
            index: 0,
            finish_reason: endOf(said, toolCalls),
            message: {
              role: 'assistant',
              content: said.text ?? null,
              ...(toolCalls.length > 0 ? { tool_calls: toolCalls } : {}),
            },
          },
        ],
        usage: USAGE,
      }),
    )
  }
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  self.baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`
  return self
}

function sendVectors(
  self: ModelServer,
  request: IncomingMessage,
  response: ServerResponse,
  { input, model, encoding_format: format }: { input: string[]; model: string; encoding_format?: string },
): void {
  self.embedded.push({ headers: request.headers, input, model })
  const vectors = self.embed(input, response)
  if (vectors === 'handled') return
  const told = (vector: number[]): number[] | string =>
    format === 'base64' && self.base64 ? Buffer.from(Float32Array.from(vector).buffer).toString('base64') : vector
  const data = vectors.map((vector, index) => ({ object: 'embedding', index, embedding: told(vector) }))
  response.setHeader('content-type', 'application/json')
  response.end(JSON.stringify({ object: 'list', data, model, usage: { prompt_tokens: 1, total_tokens: 1 } }))
}

/** A vector that shares its direction with texts of the same characters. */
function vectorOf(text: string): number[] {
  const vector = Array.from({ length: 16 }, () => 0.001)
  for (const character of text) {
    const at = (character.codePointAt(0) ?? 0) % vector.length
    vector[at] = (vector[at] ?? 0) + 1
  }
  return vector
}

const USAGE = { prompt_tokens: 100, completion_tokens: 20, total_tokens: 120 }

const endOf = (said: Say, calls: unknown[]): string => said.end ?? (calls.length > 0 ? 'tool_calls' : 'stop')

/** Sends a reply in pieces as server-sent events, texts and arguments cut in two. */
function streamReply(said: Say, calls: ToolCallMessage[], response: ServerResponse): void {
  response.setHeader('content-type', 'text/event-stream')
  const send = (choices: object[], usage: object | null = null) =>
    response.write(
      `data: ${JSON.stringify({ id: 'c1', object: 'chat.completion.chunk', created: 0, model: 'scripted', choices, usage })}\n\n`,
    )
  const piece = (delta: object, finish: string | null = null) => send([{ index: 0, delta, finish_reason: finish }])
  piece({ role: 'assistant', content: '' })
  for (const part of halves(said.text ?? '')) piece({ content: part })
  calls.forEach(({ id, function: { name, arguments: args } }, index) => {
    piece({ tool_calls: [{ index, id, type: 'function', function: { name, arguments: '' } }] })
    for (const part of halves(args)) piece({ tool_calls: [{ index, function: { arguments: part } }] })
  })
  if (said.end !== 'lost') {
    piece({}, endOf(said, calls))
    send([], USAGE)
    response.write('data: [DONE]\n\n')
  }
  response.end()
}

const halves = (text: string): string[] =>
  [text.slice(0, text.length / 2), text.slice(text.length / 2)].filter((part) => part !== '')

interface ToolCallMessage {
  id: string
  function: { name: string; arguments: string }
}

/** The data that tools returned so far, in order. */
export function toolData(request: Received): unknown[] {
  return request.messages
    .filter((message) => message.role === 'tool')
    .map((message) => JSON.parse((message.content ?? '').split('\n').at(-1) ?? 'null'))
}

interface ToldFigure {
  id: string
  label: string
  organization?: string
  year?: number
  stage?: string
  value: string
  unit: string
}

/** Figures that tools told so far, with the words that a sentence names them with. */
export function toldFigures(request: Received): (ToldFigure & { say: string })[] {
  return toolData(request)
    .flatMap((data) => {
      const { quantities, figure } = data as { quantities?: { figures: ToldFigure[] }[]; figure?: ToldFigure }
      return [...(quantities ?? []).flatMap((one) => one.figures), ...(figure === undefined ? [] : [figure])]
    })
    .map((told) => ({
      ...told,
      say: `${told.organization ?? ''}${told.year === undefined ? '' : `${told.year}年`}${told.stage ?? ''} ${told.label}`,
    }))
}
