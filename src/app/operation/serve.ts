import { randomBytes } from 'node:crypto'
import { feedbackLine } from '../../answers/judge/feedback-line.js'
import type { ChannelDesk } from '../../channels/desk.js'
import { runDigest } from '../../channels/digest/plan.js'
import { runOnSchedule } from '../../channels/digest/run-on-schedule.js'
import type { Clock } from '../../channels/limits.js'
import type { ChannelAdapter } from '../../channels/port.js'
import type { OpenCorpus, ServeRequest } from '../../cli/context.js'
import type { Messages } from '../../cli/messages.js'
import { TieoutError } from '../../core/errors.js'
import { openFeedback } from '../../store/feedback-file.js'
import { type ConfigFile, readChannelConfig, readConfigFile } from '../channels/channel-config.js'
import { openChannelDesk } from '../channels/channel-desk.js'
import { missingVariable, type Platform } from '../channels/platform.js'
import { PLATFORMS } from '../channels/platforms.js'
import { untilSignal } from '../channels/until-signal.js'
import { openCorpus } from '../compose.js'
import { type Config, secretsOf } from '../config.js'
import { locateCorpus } from '../locate-corpus.js'
import { digestKeeper, digestWork, plansOf } from './digests.js'
import { type FreshDesk, openFreshDesk } from './fresh-desk.js'
import { createLog, type Log } from './log.js'
import { createMetrics, type Metrics } from './metrics.js'
import { openStatusServer } from './status-server.js'

const PLATFORM_NAMES = ['discord', 'slack'] as const
const SILENT = { step: () => undefined, end: () => undefined }
/** Time to leave the platforms when the questions under way are done. */
const LEAVE_MS = 3_000

/**
 * Answers in chats and posts digests until the program is told to stop; then what is under way is finished, within the time
 * that the configuration gives it.
 *
 * @throws TieoutError `configuration` naming everything that is not set, before anything is connected.
 */
export async function serve(request: ServeRequest, config: Config, messages: Messages): Promise<void> {
  const file = readConfigFile(config.channels.file)
  const platforms = await wantedPlatforms(request, file, config.channels.file)
  const missing = platforms.flatMap((platform) => platform.missing(config))
  if (missing.length > 0) throw missingVariable(missing)
  const { operation } = file
  const log = createLog({ level: operation.logLevel, secrets: secretsOf(config) }, (line) => process.stderr.write(line))
  // From here on a signal is heard, also while documents are taken in and connections are made.
  const told = untilSignal()
  const desk = await openDesk(request, config, log)
  const metrics = createMetrics()
  const connected = new Map<string, ChannelAdapter>()
  const isReady = (name: string): boolean => connected.get(name)?.ready() === true
  let isStopping = false
  let status: { close(): Promise<void> } | null = null
  let schedule: { stop(): Promise<void> } | null = null
  let fresh: { cancel(): void } | null = null
  /** Ends what was begun, as far as it came. */
  const end = async (within: number): Promise<void> => {
    fresh?.cancel()
    const ends = [...connected.values()].map((adapter) => adapter.stop(within))
    await withinTime(Promise.all([...ends, schedule?.stop()]), within + LEAVE_MS)
  }
  try {
    status = await openStatus(operation.port, log, {
      missing: () => (isStopping ? ['stopping'] : platforms.map(({ name }) => name).filter((name) => !isReady(name))),
      metrics: () =>
        metrics.text({
          platforms: platforms.map(({ name }) => ({ platform: name, ready: isReady(name) })),
          documents: desk.library().documents().length,
          memoryBytes: process.memoryUsage.rss(),
        }),
    })
    const connecting = platforms.map(async (platform) => {
      connected.set(
        platform.name,
        await platform.connect(workFor(platform, desk, config, request, file, { log, metrics })),
      )
      log.info({ platform: platform.name }, messages.channelReady(platform.title))
    })
    const isTold = await Promise.race([Promise.all(connecting).then(() => false), told.then(() => true)])
    if (!isTold && request.platforms === null) schedule = startSchedule(request, file, config, { log, metrics })
    if (!isTold && request.ingest !== 'never') fresh = keepFresh(operation.refreshMinutes, desk, log)
    await told
    isStopping = true
    log.info(messages.channelStopping)
    await end(operation.stopSeconds * 1000)
  } catch (error) {
    await end(0)
    throw error
  } finally {
    await status?.close()
    desk.close()
    // A request that hangs keeps nobody waiting.
    setTimeout(() => process.exit(), LEAVE_MS).unref()
  }
}

/** The platforms that were asked for, else all that the file has a section of. */
async function wantedPlatforms(
  { platforms }: ServeRequest,
  file: ConfigFile,
  path: string | null,
): Promise<Platform[]> {
  const names = platforms ?? PLATFORM_NAMES.filter((name) => file[name] !== undefined)
  for (const name of names) readChannelConfig(path, name)
  if (names.length === 0 && file.digests.every(({ cron }) => cron === undefined))
    throw new TieoutError(
      'configuration',
      '配置文件中没有平台，也没有定时的汇总。 The file names no platform and no scheduled digest.',
      {
        hint: '见 README 的“聊天频道”。 See "Chat channels" in the README.',
      },
    )
  return Promise.all(names.map((name) => PLATFORMS[name]()))
}

function openDesk({ folder, ingest, engine }: ServeRequest, config: Config, log: Log): Promise<FreshDesk> {
  const open = async (): Promise<OpenCorpus> => {
    const corpus = await openCorpus({ folder, ingest }, locateCorpus(folder, config), SILENT, config.model)
    for (const { message } of [...corpus.problems, ...corpus.notices]) log.debug(message[config.language])
    const { generation } = corpus.changes
    log.info(
      { documents: corpus.library.documents().length, problems: corpus.problems.length, generation },
      'documents opened',
    )
    return corpus
  }
  return openFreshDesk(open, (corpus) => openChannelDesk(corpus, config, engine, (text) => log.warn(text)))
}

function workFor(
  { name }: Platform,
  desk: FreshDesk,
  config: Config,
  { folder }: ServeRequest,
  { operation: { logQuestions } }: ConfigFile,
  { log, metrics }: { log: Log; metrics: Metrics },
): Parameters<Platform['connect']>[0] {
  const feedback = openFeedback(locateCorpus(folder, config).indexFolder)
  const own = log.child({ platform: name })
  return {
    config,
    setup: {
      desk: logQuestions ? tellingQuestions(desk, own) : desk,
      feedback: { add: (one) => feedback.add(feedbackLine(one)) },
      clock: CLOCK,
      newId: () => randomBytes(18).toString('base64url'),
      record(entry) {
        metrics.delivery(name, entry)
        own[entry.event === 'failed' ? 'warn' : 'info'](entry, entry.event)
      },
    },
    tell: (text) => own.warn(text),
  }
}

/** Where the operator wants it, the log tells what was asked beside the question's id. */
const tellingQuestions = (desk: ChannelDesk, log: Log): ChannelDesk => ({
  ...desk,
  ask(question, options) {
    log.info({ question: options.id, text: question }, 'asked')
    return desk.ask(question, options)
  },
})

function startSchedule(
  { folder }: ServeRequest,
  file: ConfigFile,
  config: Config,
  { log, metrics }: { log: Log; metrics: Metrics },
): { stop(): Promise<void> } {
  return runOnSchedule({
    plans: plansOf(file),
    clock: CLOCK,
    keeperOf: (plan) => digestKeeper(folder, config, plan),
    run: (plan) => runDigest(plan, digestWork(plan, folder, config, null)),
    record(entry) {
      metrics.digest(entry)
      log[entry.outcome === 'failed' ? 'warn' : 'info'](entry, 'digest')
    },
  })
}

async function openStatus(port: number, log: Log, status: Parameters<typeof openStatusServer>[1]) {
  if (port === 0) return null
  const server = await openStatusServer(port, status)
  log.info({ port: server.port }, 'status')
  return server
}

/** Looks for changed documents from time to time, one look after the other. */
function keepFresh(minutes: number, desk: FreshDesk, log: Log): { cancel(): void } {
  if (minutes === 0) return { cancel: () => undefined }
  let timer = CLOCK.after(minutes * 60_000, look)
  function look(): void {
    void desk
      .refresh()
      .catch((error: unknown) =>
        log.warn({ detail: error instanceof Error ? error.name : typeof error }, 'refresh failed'),
      )
      .finally(() => {
        timer = CLOCK.after(minutes * 60_000, look)
      })
  }
  return { cancel: () => timer.cancel() }
}

const CLOCK: Clock = {
  now: () => Date.now(),
  after(ms, work) {
    const timer = setTimeout(work, ms)
    timer.unref()
    return { cancel: () => clearTimeout(timer) }
  },
}

/** Waits for the work, or for so long. */
async function withinTime(work: Promise<unknown>, ms: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, ms)
  })
  await Promise.race([work, late]).finally(() => clearTimeout(timer))
}
