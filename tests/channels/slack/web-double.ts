import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { IDS } from '../fixture.js'
import { readManifest } from './manifest.js'
import { openSockets } from './socket-double.js'
import { unfit } from './unfit.js'

export const BOT = 'U0TIEOUT'
export const BOT_TOKEN = 'xoxb-of-a-test'
export const APP_TOKEN = 'xapp-of-a-test'

type Body = Record<string, unknown>

/** One request of the program, understood. */
export interface Call {
  /** Name of the method; `respond` for an address that came with a command. */
  method: string
  body: Body
  /** What the rig was doing when it came. */
  during: During | null
  /** Of a message that was posted or changed. */
  ts: string
  files: { name: string; bytes: Uint8Array; alt: string }[]
}

export interface During {
  delivery: string
  phase: 'begin' | 'step' | 'finish' | 'form'
}

/** What a test lets happen to a request, null to leave it alone. */
export type Fault = (call: Call) => { status: number; body: unknown; headers?: Record<string, string> } | null

const SCOPES: Record<string, string | null> = {
  'auth.test': null,
  'apps.connections.open': null,
  'views.open': null,
  'chat.postMessage': 'chat:write',
  'chat.update': 'chat:write',
  'chat.delete': 'chat:write',
  'chat.postEphemeral': 'chat:write',
  'files.getUploadURLExternal': 'files:write',
  'files.completeUploadExternal': 'files:write',
  'files.info': 'files:read',
  'usergroups.users.list': 'usergroups:read',
  'assistant.threads.setStatus': 'assistant:write',
  'assistant.threads.setSuggestedPrompts': 'assistant:write',
}

/** Bodies that the SDK sends as text of JSON. */
const NESTED = ['blocks', 'view', 'files', 'prompts']

/** Slack's Web API, Socket Mode and file host on one loopback port, with the scopes of the documented manifest. */
export async function openSlackDouble() {
  const granted = new Set(readManifest().scopes)
  const needed = new Set<string>()
  const calls: Call[] = []
  const groups = new Map<string, Set<string>>()
  /** Files that people uploaded, and those of the program, by their ids. */
  const files = new Map<string, string>()
  const uploads = new Map<string, { name: string; bytes: Uint8Array; alt: string }>()
  const fetched: { path: string; authorization: string }[] = []
  const expired = new Set<string>()
  const replies = new Map<string, number>()
  let during: During | null = null
  let fault: Fault = () => null
  let count = 0
  const server = createServer((request, response) => {
    void handle(request, response).catch((error: unknown) => reply(response, 500, { error: String(error) }))
  })
  const sockets = openSockets(server)

  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { pathname } = new URL(request.url ?? '/', 'http://double')
    const authorization = request.headers.authorization ?? ''
    const bytes = await bytesOf(request)
    if (pathname.startsWith('/files/')) {
      need('files:read')
      fetched.push({ path: pathname, authorization })
      const content = files.get(pathname)
      if (content === undefined || authorization !== `Bearer ${BOT_TOKEN}`)
        return void response.writeHead(302, { location: 'https://slack.com/login' }).end()
      return void response.writeHead(200).end(content)
    }
    if (pathname.startsWith('/upload/')) {
      const upload = uploads.get(pathname.slice('/upload/'.length))
      if (upload !== undefined) upload.bytes = await uploadedIn(bytes, request.headers['content-type'] ?? '')
      return void response.writeHead(200).end('OK')
    }
    const isRespond = pathname.startsWith('/respond/')
    const body = isRespond ? (JSON.parse(bytes.toString()) as Body) : formBody(bytes.toString())
    const call: Call = {
      method: isRespond ? 'respond' : pathname.slice('/api/'.length),
      body,
      during,
      ts: '',
      files: [],
    }
    const happened = fault(call)
    if (happened !== null) return reply(response, happened.status, happened.body, happened.headers)
    if (isRespond) {
      const used = (replies.get(pathname) ?? 0) + 1
      replies.set(pathname, used)
      if (used > 5) return reply(response, 404, { ok: false, error: 'used_url' })
      if (unfit(body) !== null) return reply(response, 404, { ok: false, error: unfit(body) })
      calls.push(call)
      return reply(response, 200, { ok: true })
    }
    const token = call.method === 'apps.connections.open' ? APP_TOKEN : BOT_TOKEN
    if (authorization !== `Bearer ${token}`) return reply(response, 200, { ok: false, error: 'invalid_auth' })
    const scope = SCOPES[call.method]
    if (scope === undefined) return reply(response, 200, { ok: false, error: 'unknown_method' })
    if (scope !== null && !need(scope))
      return reply(response, 200, { ok: false, error: 'missing_scope', needed: scope })
    const answer = answerTo(call)
    if (!('error' in answer)) calls.push(call)
    reply(response, 200, { ok: !('error' in answer), ...answer }, { 'x-oauth-scopes': [...granted].join(',') })
  }

  const need = (scope: string): boolean => {
    needed.add(scope)
    return granted.has(scope)
  }

  const answerTo = (call: Call): Body => {
    const { method, body } = call
    const channel = String(body.channel ?? '')
    const problem = unfit(body)
    if (problem !== null) return { error: problem }
    switch (method) {
      case 'auth.test':
        return { user_id: BOT, bot_id: 'B0TIEOUT', team_id: IDS.server }
      case 'apps.connections.open':
        return { url: `${address('ws')}/socket` }
      case 'chat.postMessage':
      case 'chat.postEphemeral': {
        const isPerson = /^9[12]\d{16}$/.test(channel)
        const at = isPerson ? `D${channel}` : channel
        if (!at.startsWith('D') && at !== IDS.channel && at !== IDS.office) return { error: 'not_in_channel' }
        body.channel = at
        call.ts = `1800000000.${String(++count).padStart(6, '0')}`
        return { channel: at, ts: call.ts, message_ts: call.ts }
      }
      case 'chat.update':
      case 'chat.delete':
        call.ts = String(body.ts)
        return calls.some(({ ts }) => ts === call.ts) ? { channel, ts: call.ts } : { error: 'message_not_found' }
      case 'views.open':
        return expired.has(String(body.trigger_id)) ? { error: 'expired_trigger_id' } : { view: { id: `V${++count}` } }
      case 'files.getUploadURLExternal': {
        const id = `F${++count}`
        uploads.set(id, { name: String(body.filename), bytes: new Uint8Array(), alt: String(body.alt_text ?? '') })
        return { file_id: id, upload_url: `${address('http')}/upload/${id}` }
      }
      case 'files.completeUploadExternal': {
        call.files = (body.files as { id: string }[]).flatMap(({ id }) => uploads.get(id) ?? [])
        return { files: [] }
      }
      case 'files.info':
        return { file: { id: body.file, url_private_download: `${address('http')}/files/${String(body.file)}` } }
      case 'usergroups.users.list':
        return { users: [...(groups.get(String(body.usergroup)) ?? [])] }
      default:
        return {}
    }
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = (scheme: string): string => `${scheme}://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    api: `${address('http')}/api/`,
    origin: address('http'),
    sockets,
    calls,
    groups,
    fetched,
    /** Triggers that come too late. */
    expired,
    needed,
    granted,
    need,
    isDoing(what: During | null): void {
      during = what
    },
    onRequest(next: Fault): void {
      fault = next
    },
    /** Keeps a file as if somebody had uploaded it. */
    upload(content: string): { id: string; url: string } {
      const id = `F${++count}`
      files.set(`/files/${id}`, content)
      return { id, url: `${address('http')}/files/${id}` }
    },
    respondAddress: (): string => `${address('http')}/respond/${++count}`,
    async close(): Promise<void> {
      sockets.close()
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

export type SlackDouble = Awaited<ReturnType<typeof openSlackDouble>>

function reply(response: ServerResponse, status: number, body: unknown, headers: Record<string, string> = {}): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers })
  response.end(JSON.stringify(body))
}

async function bytesOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}

async function uploadedIn(bytes: Buffer, type: string): Promise<Uint8Array> {
  const form = await new Response(new Uint8Array(bytes), { headers: { 'content-type': type } }).formData()
  for (const [, part] of form) if (typeof part !== 'string') return new Uint8Array(await part.arrayBuffer())
  return new Uint8Array()
}

function formBody(text: string): Body {
  const body: Body = Object.fromEntries(new URLSearchParams(text))
  for (const name of NESTED) if (typeof body[name] === 'string') body[name] = JSON.parse(body[name])
  return body
}
