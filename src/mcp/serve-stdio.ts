import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js'
import type { Toolbox } from '../tools/toolbox.js'
import { createServer } from './create-server.js'

/** Serves tools over standard input and output until the client closes its end. */
export async function serveStdio(
  toolbox: Toolbox,
  version: string,
  onTrouble: (error: unknown) => void,
): Promise<void> {
  const server = createServer(toolbox, version, onTrouble)
  const closed = new Promise<void>((resolve) => {
    process.stdin.once('end', resolve)
    server.onclose = resolve
  })
  server.onerror = onTrouble
  await server.connect(new StdioServerTransport())
  await closed
  await server.close()
}
