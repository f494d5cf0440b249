import { App, type RespondFn, SocketModeReceiver } from '@slack/bolt'
import type { ChannelAdapter, ChannelService } from '../port.js'
import { SLACK_ORIGINS } from './files.js'
import { COMMAND_FORM, COMPLETED, SERVICE_FORM } from './forms.js'
import { createHandlers } from './handlers.js'
import { createLogger, withoutTokens } from './logger.js'
import { PRESS } from './render.js'
import { lackingScopes } from './scopes.js'
import { createUserGroups } from './user-groups.js'

export interface SlackOptions {
  /** The app-level token, for the connection (`xapp-…`), and the bot's, for everything else (`xoxb-…`). */
  appToken: string
  botToken: string
  service: ChannelService
  /** User groups of the allow-list. */
  groups: readonly string[]
  now(): number
  /** Told what goes wrong with the connection; never a token or a text of a person. */
  tell(text: string): void
  /** Address of the platform's interface, and where its files lie; the platform's own unless a test pretends one. */
  api?: string
  origins?: readonly string[]
  /** Milliseconds that the connection waits for a sign of life, and before it is opened again. */
  patienceMs?: number
}

const PATIENCE_MS = 5_000
/** A call that takes longer is tried again. */
const LONGEST_CALL_MS = 20_000
/** Leaving takes no longer than this. */
const LEAVING_MS = 2_000

/** The command; its words follow it. */
const COMMAND = '/tieout'

/**
 * Connects to Slack in Socket Mode: the program opens the connection, so it needs no public address. Rate limits and
 * lost connections are the SDK's.
 *
 * @throws what the SDK throws when a token is not accepted.
 */
export async function startSlack(options: SlackOptions): Promise<ChannelAdapter> {
  const { appToken, botToken, service, groups, now, origins = SLACK_ORIGINS, patienceMs = PATIENCE_MS } = options
  const tell = withoutTokens(options.tell)
  const logger = createLogger(tell)
  const place = options.api === undefined ? {} : { slackApiUrl: options.api }
  const receiver = new SocketModeReceiver({
    appToken,
    logger,
    clientPingTimeout: patienceMs,
    // The connection is opened again for as long as it takes.
    installerOptions: {
      clientOptions: { ...place, retryConfig: { forever: true, factor: 1.3, minTimeout: 500, maxTimeout: 30_000 } },
    },
  })
  const app: App = new App({
    receiver,
    socketMode: true,
    logger,
    convoStore: false,
    clientOptions: {
      ...place,
      logger,
      timeout: LONGEST_CALL_MS,
      retryConfig: { retries: 4, factor: 2, minTimeout: 300 },
      headers: { Authorization: `Bearer ${botToken}` },
    },
    authorize: async () => ({ botToken, ...self }),
  })
  const { user_id: own = '', bot_id: botId, team_id: team = '', response_metadata: told } = await app.client.auth.test()
  const self = { botUserId: own, ...(botId === undefined ? {} : { botId }) }
  const lacking = lackingScopes(told?.scopes ?? null)
  if (lacking.length > 0) tell(`scopes that the token lacks: ${lacking.join(', ')}`)

  const userGroups = createUserGroups(app.client, groups, now, tell)
  const handlers = createHandlers({
    client: app.client,
    service,
    groups: userGroups,
    own,
    team,
    tell,
    hosts: { origins, headers: { authorization: `Bearer ${botToken}` } },
  })
  app.error(async (error) => tell(`slack: ${error.code}`))
  app.command(COMMAND, ({ command, ack, respond }) => handlers.command(command, ack, respond))
  app.action(new RegExp(`^${PRESS}`, 'u'), async ({ body, ack, ...others }) => {
    await ack()
    const respond: RespondFn | null = others.respond ?? null
    if (body.type === 'block_actions') await handlers.press(body, respond)
  })
  app.view(SERVICE_FORM, async ({ body, ack }) => {
    await ack()
    if (body.type === 'view_submission') await handlers.serviceForm(body)
  })
  app.view(new RegExp(`^${COMMAND_FORM}`, 'u'), async ({ body, ack }) => {
    await ack()
    if (body.type === 'view_submission') await handlers.commandForm(body)
  })
  app.options<'block_suggestion'>({ type: 'block_suggestion', action_id: COMPLETED }, async ({ body, ack }) => {
    await ack({ options: await handlers.typing(body) })
  })
  app.event('app_mention', ({ event, body }) => handlers.message(event, body.team_id))
  app.event('message', ({ event, body }) => handlers.message(event, body.team_id))
  app.event('assistant_thread_started', ({ event, body }) => handlers.opened(event, body.team_id))
  app.event('subteam_members_changed', async ({ event }) => userGroups.forget(event.subteam_id))

  let isConnected = false
  receiver.client.on('connected', () => {
    isConnected = true
  })
  receiver.client.on('close', () => {
    isConnected = false
  })
  await app.start()
  return {
    ready: () => isConnected,
    async stop(withinMs) {
      await service.stop(withinMs)
      isConnected = false
      await Promise.race([receiver.client.disconnect(), after(LEAVING_MS)])
    },
  }
}

const after = (ms: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, ms).unref()
  })
