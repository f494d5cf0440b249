import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { APPLICATION, BOT, openGateway } from './gateway-double.js'

/** One request of the program, understood. */
export interface Call {
  method: string
  /** Path behind the version: `/webhooks/…`. */
  path: string
  body: Record<string, unknown>
  files: { name: string; bytes: Uint8Array }[]
}

interface Reply {
  status: number
  body: unknown
  headers?: Record<string, string>
}

/** What a test lets happen to a request, null to leave it alone; a promise holds the request up. */
export type Fault = (call: Call) => Reply | null | Promise<Reply | null>

/** Discord's REST interface and gateway on one loopback port. */
export async function openDiscordDouble() {
  const calls: Call[] = []
  const files = new Map<string, string>()
  let fault: Fault = () => null
  let messages = 0
  const server = createServer((request, response) => {
    void handle(request, response).catch((error: unknown) => {
      response.statusCode = 500
      response.end(String(error))
    })
  })
  const gateway = openGateway(server)

  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { pathname } = new URL(request.url ?? '/', 'http://double')
    if (pathname.startsWith('/files/')) {
      const content = files.get(pathname)
      response.statusCode = content === undefined ? 404 : 200
      if (content === '302') response.writeHead(302, { location: 'http://127.0.0.1:9/' })
      response.end(content)
      return
    }
    const call = await readCall(request, pathname.replace(/^\/api\/v\d+/, ''))
    const happened = await fault(call)
    if (happened !== null) return reply(response, happened.status, happened.body, happened.headers)
    const problem = unfit(call)
    if (problem !== null) return reply(response, 400, { code: 50035, message: problem })
    calls.push(call)
    if (call.path === '/gateway/bot') {
      const limit = { total: 1000, remaining: 1000, reset_after: 0, max_concurrency: 1 }
      return reply(response, 200, { url: address('ws'), shards: 1, session_start_limit: limit })
    }
    if (call.path.endsWith('/callback') || call.method === 'DELETE') return reply(response, 204, null)
    if (call.path.endsWith('/commands')) return reply(response, 200, [])
    reply(response, 200, messagePacket(call, String(940000000000000000n + BigInt(++messages))))
  }
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = (scheme: string): string => `${scheme}://127.0.0.1:${(server.address() as AddressInfo).port}`
  gateway.at(address('ws'))
  return {
    api: `${address('http')}/api`,
    origin: address('http'),
    gateway,
    calls,
    onRequest(next: Fault): void {
      fault = next
    },
    /** Keeps a file as if somebody had uploaded it. */
    upload(name: string, content: string): string {
      const path = `/files/${files.size + 1}/${encodeURIComponent(name)}`
      files.set(path, content)
      return `${address('http')}${path}`
    },
    async close(): Promise<void> {
      gateway.close()
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

export type DiscordDouble = Awaited<ReturnType<typeof openDiscordDouble>>

/** A body of `null` is sent without a type, as Discord does: the SDK would read it otherwise. */
function reply(response: ServerResponse, status: number, body: unknown, headers: Record<string, string> = {}): void {
  response.writeHead(status, { ...(body === null ? {} : { 'content-type': 'application/json' }), ...headers })
  response.end(body === null ? undefined : JSON.stringify(body))
}

async function readCall(request: IncomingMessage, path: string): Promise<Call> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  const bytes = Buffer.concat(chunks)
  const type = request.headers['content-type'] ?? ''
  const call = { method: request.method ?? '', path, body: {}, files: [] }
  if (bytes.length === 0) return call
  if (!type.startsWith('multipart/')) return { ...call, body: JSON.parse(bytes.toString()) as Call['body'] }
  const form = await new Response(bytes, { headers: { 'content-type': type } }).formData()
  const files: Call['files'] = []
  for (const [name, part] of form)
    if (name.startsWith('files[') && typeof part !== 'string')
      files.push({ name: part.name, bytes: new Uint8Array(await part.arrayBuffer()) })
  return { ...call, files, body: JSON.parse(String(form.get('payload_json'))) as Call['body'] }
}

interface Payload {
  content?: string
  embeds?: { description?: string; fields?: { name: string; value: string }[] }[]
  components?: { components: { custom_id: string; label: string }[] }[]
  allowed_mentions?: { parse?: string[] }
}

/** The parts of a request that show something. */
export function payloadOf(call: Call): Payload {
  const { body } = call
  return ('data' in body ? (body.data ?? {}) : body) as Payload
}

/** What Discord would refuse: too long, too many, or somebody would be called. */
function unfit(call: Call): string | null {
  const { content = '', embeds = [], components = [], allowed_mentions: mentions } = payloadOf(call)
  const isShown = 'content' in payloadOf(call) || embeds.length > 0
  if (isShown && mentions?.parse?.length !== 0) return 'somebody could be called'
  if (content.length > 2000) return 'content too long'
  const size = embeds.reduce(
    (sum, { description = '', fields = [] }) =>
      sum + description.length + fields.reduce((all, { name, value }) => all + name.length + value.length, 0),
    0,
  )
  if (size > 6000) return 'embeds too long'
  for (const { description, fields = [] } of embeds) {
    if (description !== undefined && (description === '' || description.length > 4096)) return 'description unfit'
    if (fields.length > 25) return 'too many fields'
    if (fields.some(({ name, value }) => !name || !value || name.length > 256 || value.length > 1024))
      return 'field unfit'
  }
  if (components.length > 5 || components.some(({ components: row }) => row.length === 0 || row.length > 5))
    return 'rows unfit'
  const buttons = components.flatMap(({ components: row }) => row)
  if (buttons.some(({ label, custom_id: id }) => (label?.length ?? 0) > 80 || id.length > 100)) return 'button unfit'
  if (call.files.length > 10) return 'too many files'
  return null
}

const messagePacket = ({ body, path }: Call, id: string) => ({
  id: /messages\/(\d+)$/.exec(path)?.[1] ?? id,
  channel_id: /channels\/(\d+)/.exec(path)?.[1] ?? '900000000000000002',
  type: 0,
  author: { id: BOT, username: 'tieout', discriminator: '0', avatar: null, bot: true },
  application_id: APPLICATION,
  timestamp: new Date(0).toISOString(),
  edited_timestamp: null,
  tts: false,
  mention_everyone: false,
  mentions: [],
  mention_roles: [],
  attachments: [],
  pinned: false,
  content: body.content ?? '',
  embeds: body.embeds ?? [],
  components: [],
})
