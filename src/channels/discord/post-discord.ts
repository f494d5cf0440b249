import { createHash } from 'node:crypto'
import { REST, Routes } from 'discord.js'
import type { ReplyPart } from '../port.js'
import { messageOf } from './render.js'

/** A request that takes longer than this is given up. */
const LONGEST_MS = 15_000

/**
 * Posts messages to a channel without being connected to the gateway: nobody is called by them.
 *
 * @param key the same for every attempt at the same messages: Discord shows those of the last minutes once.
 * @throws what the SDK throws when the channel or the token is not accepted.
 */
export async function postToDiscord(
  { token, api }: { token: string; api: string | null },
  channel: string,
  parts: readonly ReplyPart[],
  key: string,
): Promise<void> {
  const rest = new REST({ timeout: LONGEST_MS, ...(api === null ? {} : { api }) }).setToken(token)
  for (const [at, part] of parts.entries()) {
    const { embeds } = messageOf(part)
    const nonce = createHash('sha256').update(`${key}-${at}`).digest('base64url').slice(0, 22)
    const body = { embeds, allowed_mentions: { parse: [] }, nonce, enforce_nonce: true }
    await rest.post(Routes.channelMessages(channel), { body })
  }
}
