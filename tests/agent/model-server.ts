import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** What the server got in one request. */
export interface Received {
  headers: IncomingMessage['headers']
  messages: { role: string; content: string | null; tool_call_id?: string }[]
  tools: { function: { name: string } }[]
}

/** What a scripted model says: text, or calls of tools with arguments (a string is sent as it is). */
export interface Say {
  text?: string
  calls?: { name: string; args: object | string }[]
}

export type Script = (
  request: Received,
  turn: number,
  response: ServerResponse,
) => Say | 'handled' | Promise<Say | 'handled'>

export interface ModelServer {
  baseUrl: string
  received: Received[]
  script: Script
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
    script: () => ({ text: '' }),
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
  async function answer(request: IncomingMessage, response: ServerResponse, body: string): Promise<void> {
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
            finish_reason: toolCalls.length > 0 ? 'tool_calls' : 'stop',
            message: {
              role: 'assistant',
              content: said.text ?? null,
              ...(toolCalls.length > 0 ? { tool_calls: toolCalls } : {}),
            },
          },
        ],
        usage: { prompt_tokens: 100, completion_tokens: 20, total_tokens: 120 },
      }),
    )
  }
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  self.baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`
  return self
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
