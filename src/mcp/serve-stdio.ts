import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js'
import type { Desk } from '../tools/contract.js'
import { createServer } from './create-server.js'

/** Serves a desk over standard input and output until the client closes its end. */
export async function serveStdio(desk: Desk, version: string, onTrouble: (error: unknown) => void): Promise<void> {
  const server = createServer(desk, version, onTrouble)
  const closed = new Promise<void>((resolve) => {
    process.stdin.once('end', resolve)
    server.onclose = resolve
  })
  server.onerror = onTrouble
  await server.connect(new StdioServerTransport())
  await closed
  await server.close()
}
