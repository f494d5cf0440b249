import { webApi } from '@slack/bolt'
import type { ChannelProbe } from '../probe.js'
import { createLogger } from './logger.js'
import { lackingScopes } from './scopes.js'
import { errorCode } from './talk.js'

const LONGEST_MS = 15_000

export interface SlackProbeRequest {
  botToken: string
  appToken: string
  /** Address of the platform's interface, null for its own. */
  api: string | null
  /** Workspaces that are configured. */
  servers: readonly string[]
}

/**
 * Asks Slack whether both tokens, the scopes and the workspace are as they are configured. Changes nothing there; channels
 * cannot be asked about with the scopes that the program has.
 */
export async function probeSlack({ botToken, appToken, api, servers }: SlackProbeRequest): Promise<ChannelProbe[]> {
  const client = (token: string) =>
    new webApi.WebClient(token, {
      ...(api === null ? {} : { slackApiUrl: api }),
      logger: createLogger(() => undefined),
      timeout: LONGEST_MS,
      retryConfig: { retries: 0 },
    })
  const probes: ChannelProbe[] = []
  try {
    const { user, team, team_id: id = '', response_metadata: told } = await client(botToken).auth.test()
    probes.push({ kind: 'token', state: 'good', what: user ?? 'xoxb' })
    const lacking = lackingScopes(told?.scopes ?? null)
    probes.push({ kind: 'scope', state: lacking.length === 0 ? 'good' : 'trouble', what: lacking.join(', ') })
    for (const server of servers) {
      const isOwn = server === id
      probes.push({ kind: 'server', state: isOwn ? 'good' : 'trouble', what: isOwn ? (team ?? id) : server })
    }
  } catch (error) {
    probes.push(failed(error, 'xoxb'))
  }
  try {
    await client(appToken).apps.connections.open()
    probes.push({ kind: 'token', state: 'good', what: 'xapp' })
  } catch (error) {
    probes.push(failed(error, 'xapp'))
  }
  return probes
}

/** What the platform said of a token; without a word of it, it was not reached. */
function failed(error: unknown, token: string): ChannelProbe {
  const code = errorCode(error)
  if (code === 'missing_scope') return { kind: 'scope', state: 'trouble', what: 'connections:write' }
  if (code !== '') return { kind: 'token', state: 'trouble', what: `${token}: ${code}` }
  return { kind: 'network', state: 'trouble', what: error instanceof Error ? error.name : '' }
}
