import { webApi } from '@slack/bolt'
import type { ReplyPart } from '../port.js'
import { createLogger } from './logger.js'
import { messageOf } from './render.js'

/** A request that takes longer than this is given up. */
const LONGEST_MS = 15_000

/**
 * Posts messages to a channel without being connected: nobody is called by them. Slack knows no repeated message by a key, so a
 * message whose answer was lost is not sent again.
 *
 * @throws what the SDK throws when the channel or the token is not accepted.
 */
export async function postToSlack(
  { token, api }: { token: string; api: string | null },
  channel: string,
  parts: readonly ReplyPart[],
): Promise<void> {
  const client = new webApi.WebClient(token, {
    ...(api === null ? {} : { slackApiUrl: api }),
    logger: createLogger(() => undefined),
    timeout: LONGEST_MS,
    retryConfig: { retries: 0 },
  })
  for (const part of parts) await client.chat.postMessage({ channel, ...messageOf({ ...part, buttons: [] }, null) })
}
