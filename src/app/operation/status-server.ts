import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { TieoutError } from '../../core/errors.js'

/** Only this machine can ask; a proxy of the operator's may tell others. */
const LOOPBACK = '127.0.0.1'

/** What the program tells of itself. */
export interface Status {
  /** What is not ready, [] when everything is. */
  missing(): readonly string[]
  /** Prometheus text. */
  metrics(): string
}

/**
 * Tells health (`/healthz`: the process runs), readiness (`/readyz`: every platform is connected) and metrics (`/metrics`) on a
 * loopback port.
 *
 * @param port 0 for any.
 * @throws TieoutError `configuration` when the port is taken.
 */
export async function openStatusServer(
  port: number,
  status: Status,
): Promise<{ port: number; close(): Promise<void> }> {
  const server = createServer((request, response) => answer(request, response, status))
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, LOOPBACK, resolve)
  }).catch((cause: unknown) => {
    throw new TieoutError('configuration', `端口 ${port} 无法使用。 Port ${port} cannot be used.`, {
      cause,
      hint: '在配置文件中改 operation.port，0 表示不开。 Change operation.port in the configuration file; 0 leaves it out.',
    })
  })
  return {
    port: (server.address() as AddressInfo).port,
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

function answer({ method, url = '/' }: IncomingMessage, response: ServerResponse, status: Status): void {
  const { code, text } = method === 'GET' || method === 'HEAD' ? told(url, status) : { code: 405, text: 'GET\n' }
  response.writeHead(code, { 'content-type': 'text/plain; version=0.0.4; charset=utf-8', 'cache-control': 'no-store' })
  response.end(method === 'HEAD' ? undefined : text)
}

function told(url: string, status: Status): { code: number; text: string } {
  const [path = ''] = url.split('?')
  switch (path) {
    case '/healthz':
      return { code: 200, text: 'ok\n' }
    case '/readyz': {
      const missing = status.missing()
      return missing.length === 0 ? { code: 200, text: 'ready\n' } : { code: 503, text: `${missing.join('\n')}\n` }
    }
    case '/metrics':
      return { code: 200, text: status.metrics() }
    default:
      return { code: 404, text: '/healthz /readyz /metrics\n' }
  }
}
