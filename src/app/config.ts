import { homedir } from 'node:os'
import { resolve } from 'node:path'
import { z } from 'zod'
import { DEFAULT_LIMITS, type ModelLimits, type Price } from '../answers/agent/settings.js'
import type { Settings } from '../cli/context.js'
import type { Language } from '../cli/messages.js'
import { Decimal } from '../core/decimal.js'
import { TieoutError } from '../core/errors.js'
import type { RecognitionSettings } from '../documents/recognition/types.js'
import { userDataFolder } from '../store/index-folder.js'

/** Everything the environment sets. The command line's own options win over it. */
export interface Config extends Settings {
  /** Folder of the documents, or null for the bundled ones. */
  corpus: string | null
  /** Folder under which indexes are kept, or null for the usual place. */
  index: string | null
  /** Folder with vocabulary files that extend the bundled ones, or null. */
  vocabulary: string | null
  /** The language model as configured; used only where the engine is `model`. */
  model: ModelConfig
  channels: ChannelSettings
  /** How pictures of text are read (图像识别), or null where nobody chose it. */
  recognition: RecognitionSettings | null
  /** The user's data folder, for the indexes of an installed package. */
  userData: string
}

/** What the environment says of chat platforms; the file says the rest (app/channels/channel-config.ts). */
export interface ChannelSettings {
  file: string | null
  discordToken: string | null
  /** App-level token, for the connection of Slack. */
  slackAppToken: string | null
  slackBotToken: string | null
}

/** What the environment says of the language model; judged when it is to be used (app/open-model.ts). */
export interface ModelConfig {
  name: string | null
  baseUrl: string | null
  key: string | null
  /** OPENAI_API_KEY, for the vendor's own server only. */
  vendorKey: string | null
  limits: ModelLimits
  sendPrivate: boolean
  /** Where vectors of passages and questions come from; without a name they are made on this machine. */
  embeddings: { name: string | null; baseUrl: string | null; key: string | null }
}

type Environment = Readonly<Record<string, string | undefined>>

/** A variable that is set to nothing counts as not set. */
const text = z
  .string()
  .optional()
  .transform((value) => (value === undefined || value.trim() === '' ? null : value.trim()))

/** A whole number from 1. */
const count = (usual: number) =>
  text
    .pipe(
      z
        .string()
        .regex(/^[1-9]\d{0,6}$/)
        .nullable(),
    )
    .transform((value) => (value === null ? usual : Number(value)))

/** An amount of money: a plain decimal. */
const amount = text
  .pipe(
    z
      .string()
      .regex(/^\d{1,9}(?:\.\d{1,9})?$/)
      .nullable(),
  )
  .transform((value) => (value === null ? null : new Decimal(value)))

const environmentSchema = z.object({
  TIEOUT_CORPUS: text,
  TIEOUT_INDEX: text,
  TIEOUT_ORGANIZATION: text,
  TIEOUT_VOCABULARY: text,
  TIEOUT_LANGUAGE: text.pipe(z.enum(['zh', 'en']).nullable()),
  TIEOUT_ENGINE: text.pipe(z.enum(['offline', 'model']).nullable()),
  TIEOUT_MODEL: text,
  TIEOUT_MODEL_BASE_URL: text,
  TIEOUT_MODEL_KEY: text,
  OPENAI_API_KEY: text,
  TIEOUT_EMBEDDINGS_MODEL: text,
  TIEOUT_EMBEDDINGS_BASE_URL: text,
  TIEOUT_EMBEDDINGS_KEY: text,
  TIEOUT_MODEL_STEPS: count(DEFAULT_LIMITS.steps),
  TIEOUT_MODEL_TOKENS: count(DEFAULT_LIMITS.tokens),
  TIEOUT_MODEL_SECONDS: count(DEFAULT_LIMITS.seconds),
  TIEOUT_MODEL_MONEY: amount,
  TIEOUT_MODEL_PRICE_IN: amount,
  TIEOUT_MODEL_PRICE_OUT: amount,
  TIEOUT_CONFIG: text,
  TIEOUT_DISCORD_TOKEN: text,
  TIEOUT_SLACK_APP_TOKEN: text,
  TIEOUT_SLACK_BOT_TOKEN: text,
  TIEOUT_SEND_PRIVATE: text.pipe(z.enum(['yes', 'no']).nullable()),
  TIEOUT_OCR: text.pipe(z.enum(['yes', 'no']).nullable()),
  TIEOUT_TESSERACT: text,
})

/** What each variable accepts, for the message when it holds something else. */
const ACCEPTED: Record<string, string> = {
  TIEOUT_LANGUAGE: 'zh / en',
  TIEOUT_ENGINE: 'offline / model',
  TIEOUT_SEND_PRIVATE: 'yes / no',
  TIEOUT_OCR: 'yes / no',
  TIEOUT_MODEL_STEPS: '1, 2, 3 …',
  TIEOUT_MODEL_TOKENS: '1, 2, 3 …',
  TIEOUT_MODEL_SECONDS: '1, 2, 3 …',
  TIEOUT_MODEL_MONEY: '0.05',
  TIEOUT_MODEL_PRICE_IN: '2.5',
  TIEOUT_MODEL_PRICE_OUT: '10',
}

/** Reads `.env` of the current folder into the environment; variables that are set already win, a missing file is fine. */
export function loadEnvironmentFile(): void {
  try {
    process.loadEnvFile()
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return
    throw new TieoutError('configuration', '.env 无法读取。 .env cannot be read.', {
      cause,
      hint: '.env 应是文本文件，见 .env.example。 .env has to be a text file; see .env.example.',
    })
  }
}

/**
 * Validates the environment: the only place that reads it.
 *
 * @param override interface language asked for on the command line; it wins over the environment.
 * @throws TieoutError `configuration` naming the variable and what it accepts.
 */
export function readConfig(environment: Environment, override: Language | null): Config {
  const parsed = environmentSchema.safeParse(environment)
  if (!parsed.success) {
    const name = String(parsed.error.issues[0]?.path[0] ?? '')
    const value = environment[name] ?? ''
    const accepted = ACCEPTED[name] ?? ''
    throw new TieoutError(
      'configuration',
      `${name} 设为“${value}”，不能识别。 ${name} is set to "${value}", which is not known.`,
      {
        hint: `可用的值：${accepted}。见 .env.example。 It accepts: ${accepted}. See .env.example.`,
      },
    )
  }
  const { TIEOUT_CORPUS, TIEOUT_INDEX, TIEOUT_ORGANIZATION, TIEOUT_VOCABULARY, TIEOUT_LANGUAGE } = parsed.data
  const { TIEOUT_MODEL_STEPS: steps, TIEOUT_MODEL_TOKENS: tokens, TIEOUT_MODEL_SECONDS: seconds } = parsed.data
  return {
    corpus: TIEOUT_CORPUS,
    index: TIEOUT_INDEX,
    vocabulary: TIEOUT_VOCABULARY,
    organization: TIEOUT_ORGANIZATION,
    language: override ?? TIEOUT_LANGUAGE ?? languageOfLocale(environment),
    color: colorOf(environment),
    engine: parsed.data.TIEOUT_ENGINE ?? 'offline',
    model: {
      name: parsed.data.TIEOUT_MODEL,
      baseUrl: parsed.data.TIEOUT_MODEL_BASE_URL,
      key: parsed.data.TIEOUT_MODEL_KEY,
      vendorKey: parsed.data.OPENAI_API_KEY,
      limits: {
        steps,
        tokens,
        seconds,
        money: parsed.data.TIEOUT_MODEL_MONEY,
        price: priceOf(parsed.data.TIEOUT_MODEL_PRICE_IN, parsed.data.TIEOUT_MODEL_PRICE_OUT),
      },
      sendPrivate: parsed.data.TIEOUT_SEND_PRIVATE === 'yes',
      embeddings: {
        name: parsed.data.TIEOUT_EMBEDDINGS_MODEL,
        baseUrl: parsed.data.TIEOUT_EMBEDDINGS_BASE_URL,
        key: parsed.data.TIEOUT_EMBEDDINGS_KEY,
      },
    },
    channels: {
      file: parsed.data.TIEOUT_CONFIG,
      discordToken: parsed.data.TIEOUT_DISCORD_TOKEN,
      slackAppToken: parsed.data.TIEOUT_SLACK_APP_TOKEN,
      slackBotToken: parsed.data.TIEOUT_SLACK_BOT_TOKEN,
    },
    recognition: parsed.data.TIEOUT_OCR === 'yes' ? recognitionOf(parsed.data.TIEOUT_TESSERACT, environment) : null,
    userData: userDataFolder(environment, homedir(), process.platform),
  }
}

/** One page at 300 pixels an inch takes seconds; what takes this long hangs. */
const PAGE_MS = 120_000
/** What tesseract is told of the environment: no key, no token. */
const TOLD = ['PATH', 'Path', 'TESSDATA_PREFIX', 'SystemRoot', 'TEMP', 'TMP'] as const

function recognitionOf(program: string | null, environment: Environment): RecognitionSettings {
  const told = TOLD.flatMap((name) => {
    const value = environment[name]
    return value === undefined ? [] : [[name, value] as const]
  })
  return {
    // A path is one from here, wherever the program is run.
    program: program === null ? 'tesseract' : /[\\/]/.test(program) ? resolve(program) : program,
    // One thread: several of them for one page take longer together.
    environment: { ...Object.fromEntries(told), OMP_THREAD_LIMIT: '1', LC_ALL: 'C' },
    milliseconds: PAGE_MS,
  }
}

/** A price has two sides; with one of them nothing could be counted. */
function priceOf(sent: Decimal | null, received: Decimal | null): Price | null {
  if (sent === null && received === null) return null
  if (sent !== null && received !== null) return { in: sent, out: received }
  const [zh, en] = ['要一起设置', 'go together']
  const names = 'TIEOUT_MODEL_PRICE_IN, TIEOUT_MODEL_PRICE_OUT'
  throw new TieoutError('configuration', `${names} ${zh}。 ${names} ${en}.`, {
    hint: '见 .env.example。 See .env.example.',
  })
}

/** Everything that must never be shown, whoever says it. */
export function secretsOf({ model, channels }: Config): (string | null)[] {
  const tokens = [channels.discordToken, channels.slackAppToken, channels.slackBotToken]
  return [model.key, model.vendorKey, model.embeddings.key, ...tokens]
}

/** Whether crashes are to be told with their stack; readable even where the rest of the configuration is not. */
export function wantsStack(environment: Environment): boolean {
  return environment.TIEOUT_DEBUG === '1'
}

/** Interface language of a locale in the order POSIX reads it. */
export function languageOfLocale({ LC_ALL, LC_MESSAGES, LANG }: Environment): Language {
  const locale = [LC_ALL, LC_MESSAGES, LANG].find((value) => value !== undefined && value !== '') ?? ''
  return locale.toLowerCase().startsWith('zh') ? 'zh' : 'en'
}

/** NO_COLOR (no-color.org) wins over FORCE_COLOR; both count when they are set to anything but nothing. */
function colorOf({ NO_COLOR, FORCE_COLOR }: Environment): Config['color'] {
  if (NO_COLOR !== undefined && NO_COLOR !== '') return 'never'
  if (FORCE_COLOR !== undefined && FORCE_COLOR !== '') return FORCE_COLOR === '0' ? 'never' : 'always'
  return 'auto'
}
