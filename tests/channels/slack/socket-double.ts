import type { Server } from 'node:http'
import { type WebSocket, WebSocketServer } from 'ws'

/** What the program said of something that it was told. */
interface Heard {
  envelope: string
  payload: Record<string, unknown>
}

/** Slack's Socket Mode on loopback: hello, envelopes that are acknowledged, and a connection that can be lost. */
export function openSockets(server: Server) {
  const sockets = new WebSocketServer({ server })
  const heard: Heard[] = []
  const waiting = new Map<string, (heard: Heard) => void>()
  let current: WebSocket | null = null
  let greeted: ((socket: WebSocket) => void)[] = []
  let connections = 0
  let envelopes = 0
  sockets.on('connection', (socket) => {
    connections += 1
    current = socket
    socket.on('message', (data) => {
      const { envelope_id: envelope, payload = {} } = JSON.parse(String(data)) as {
        envelope_id: string
        payload?: Record<string, unknown>
      }
      heard.push({ envelope, payload })
      waiting.get(envelope)?.({ envelope, payload })
      waiting.delete(envelope)
    })
    socket.send(JSON.stringify({ type: 'hello', num_connections: 1 }))
    for (const greet of greeted) greet(socket)
    greeted = []
  })
  return {
    heard,
    connections: () => connections,
    /** Sends something and resolves with how it was acknowledged. */
    send(type: string, payload: object, retry: number | null = null): Promise<Heard> {
      const envelope = `envelope-${++envelopes}`
      const acknowledged = new Promise<Heard>((resolve) => {
        waiting.set(envelope, resolve)
      })
      const retried = retry === null ? {} : { retry_attempt: retry, retry_reason: 'timeout' }
      const told = { type, envelope_id: envelope, payload, accepts_response_payload: type !== 'events_api', ...retried }
      current?.send(JSON.stringify(told))
      return acknowledged
    },
    /** Loses the connection; resolves when there is another. */
    drop(how: 'lost' | 'refreshed'): Promise<unknown> {
      const again = new Promise<WebSocket>((resolve) => {
        greeted.push(resolve)
      })
      if (how === 'lost') current?.terminate()
      else current?.send(JSON.stringify({ type: 'disconnect', reason: 'refresh_requested' }))
      return again
    },
    isOpen: () => [...sockets.clients].some((socket) => socket.readyState === socket.OPEN),
    close(): void {
      for (const socket of sockets.clients) socket.terminate()
      sockets.close()
    },
  }
}
