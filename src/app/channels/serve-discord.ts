import { randomBytes } from 'node:crypto'
import { feedbackLine } from '../../answers/judge/feedback-line.js'
import type { ChannelAdapter } from '../../channels/port.js'
import { createChannelService } from '../../channels/service.js'
import type { ChannelSetup } from '../../channels/setup.js'
import type { Engine, OpenCorpus } from '../../cli/context.js'
import type { Messages } from '../../cli/messages.js'
import type { Terminal } from '../../cli/terminal.js'
import { TieoutError } from '../../core/errors.js'
import { openFeedback } from '../../store/feedback-file.js'
import type { Config } from '../config.js'
import { readChannelConfig } from './channel-config.js'
import { openChannelDesk } from './channel-desk.js'
import { untilSignal } from './until-signal.js'

/** Time that questions under way get when the program is told to stop. */
const STOP_WITHIN_MS = 25_000

/** Serves Discord until the program is told to stop; then what is under way is answered. @throws TieoutError `configuration`. */
export async function serveDiscord(
  corpus: OpenCorpus,
  engine: Engine,
  config: Config,
  { terminal, messages }: { terminal: Terminal; messages: Messages },
): Promise<void> {
  const { access, limits, api } = readChannelConfig(config.channels.file, 'discord')
  const token = config.channels.discordToken
  if (token === null)
    throw new TieoutError('configuration', '没有设置 TIEOUT_DISCORD_TOKEN。 TIEOUT_DISCORD_TOKEN is not set.', {
      hint: '见 README 的“聊天频道”。 See "Chat channels" in the README.',
    })
  const { startDiscord } = await import('../../channels/discord/start-discord.js')
  const { DISCORD_SURFACE } = await import('../../channels/discord/surface.js')
  const tell = (text: string): void => terminal.note(text)
  // From here on a signal is heard, also while the connection is made.
  const told = untilSignal()
  const desk = await openChannelDesk(corpus, config, engine, tell)
  try {
    const feedback = openFeedback(corpus.indexFolder)
    const setup: ChannelSetup = {
      surface: DISCORD_SURFACE,
      desk,
      access,
      limits,
      feedback: { add: (one) => feedback.add(feedbackLine(one)) },
      clock: { now: () => Date.now(), after: later },
      newId: () => randomBytes(18).toString('base64url'),
      record: (entry) => tell(JSON.stringify(entry)),
    }
    const servers = access.servers.map(({ id }) => id)
    const options = { token, service: createChannelService(setup), servers, tell, ...(api === null ? {} : { api }) }
    const adapter = await startDiscord(options).catch((cause: unknown): ChannelAdapter => {
      throw notConnected(cause)
    })
    terminal.note(messages.channelReady('Discord'))
    await told
    terminal.note(messages.channelStopping)
    await adapter.stop(STOP_WITHIN_MS)
  } finally {
    desk.close()
  }
}

function later(ms: number, work: () => void): { cancel(): void } {
  const timer = setTimeout(work, ms)
  timer.unref()
  return { cancel: () => clearTimeout(timer) }
}

/** What the SDK says of the token or the network, without either. */
function notConnected(cause: unknown): TieoutError {
  const code = cause instanceof Error && 'code' in cause ? ` (${String(cause.code)})` : ''
  return new TieoutError(
    'configuration',
    `连接 Discord 失败${code}。 Discord cannot be reached or refused the token${code}.`,
    {
      cause,
      hint: '检查 TIEOUT_DISCORD_TOKEN 和网络。 Check TIEOUT_DISCORD_TOKEN and the network.',
    },
  )
}
