import { readFileSync } from 'node:fs'
import { z } from 'zod'
import type { AccessRules } from '../../channels/access.js'
import { type ChannelLimits, USUAL_LIMITS } from '../../channels/limits.js'
import type { PlatformName } from '../../cli/context.js'
import { TieoutError } from '../../core/errors.js'
import { digestsSchema, operationSchema } from '../operation/operation-schema.js'

const id = z.string().regex(/^[A-Za-z0-9]{1,40}$/)
const ids = z.array(id).max(1000).default([])
const organization = z.string().min(1).max(200).nullable().default(null)
const count = z.number().int().min(1).max(100_000)
const rate = z.strictObject({ count, seconds: count })

const serverSchema = z.strictObject({
  id,
  channels: z.array(z.strictObject({ id, organization })).min(1).max(1000),
  roles: ids,
  users: z.array(z.strictObject({ id, organization })).max(1000).default([]),
  trustedRoles: ids,
  trustedUsers: ids,
})

const limitsSchema = z.strictObject({
  perPerson: rate.default(USUAL_LIMITS.perPerson),
  perChannel: rate.default(USUAL_LIMITS.perChannel),
  parallel: count.default(USUAL_LIMITS.parallel),
  waiting: count.default(USUAL_LIMITS.waiting),
  buttonHours: count.default(USUAL_LIMITS.buttonHours),
  conversationMinutes: count.default(USUAL_LIMITS.conversationMinutes),
  fileMegabytes: z.number().int().min(1).max(64).default(USUAL_LIMITS.fileMegabytes),
  drafts: z.number().int().min(1).max(100).default(USUAL_LIMITS.drafts),
  draftMinutes: count.default(USUAL_LIMITS.draftMinutes),
})

/** The token goes there: never unencrypted over a network. */
function isProtected(address: string): boolean {
  const { protocol, hostname } = new URL(address)
  return protocol === 'https:' || (protocol === 'http:' && ['127.0.0.1', 'localhost', '[::1]'].includes(hostname))
}

const platformSchema = z.strictObject({
  /** Address of the platform's interface, where it is reached through a gateway of the office's own. */
  api: z.url().refine(isProtected, 'https, or a loopback address').optional(),
  servers: z.array(serverSchema).min(1).max(100),
})

const fileSchema = z.strictObject({
  limits: limitsSchema.prefault({}),
  discord: platformSchema.optional(),
  slack: platformSchema.optional(),
  digests: digestsSchema,
  operation: operationSchema.prefault({}),
})

/** The whole file, with what is usual where it says nothing. */
export type ConfigFile = z.infer<typeof fileSchema>

/** What the file of the channels says of one platform, and of all. */
export interface ChannelConfig {
  limits: ChannelLimits
  access: AccessRules
  api: string | null
}

/**
 * Reads the file that says where the program may be asked, by whom, and how much. Secrets are not in it.
 *
 * @throws TieoutError `configuration` that names the file and every entry that cannot be used.
 */
export function readConfigFile(path: string | null): ConfigFile {
  if (path === null)
    throw trouble(
      '没有设置 TIEOUT_CONFIG（频道配置文件）。',
      'TIEOUT_CONFIG, the file that lists servers, channels and roles, is not set.',
    )
  const read = fileSchema.safeParse(contentOf(path))
  if (read.success) return read.data
  const places = read.error.issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys'
      ? issue.keys.map((key) => ({ place: [...issue.path, key].join('.'), zh: '不认识', en: 'not known' }))
      : [{ place: issue.path.join('.') || '.', zh: '不能使用', en: issue.message }],
  )
  const [zh, en] = [
    places.map(({ place, zh: why }) => `${place} ${why}`).join('；'),
    places.map(({ place, en: why }) => `${place} (${why})`).join('; '),
  ]
  throw trouble(`${path}：${zh}。`, `${path} cannot be used: ${en}.`)
}

/** What the file says of one platform. @throws TieoutError `configuration` as above, or when it says nothing of it. */
export function readChannelConfig(path: string | null, platform: PlatformName): ChannelConfig {
  const { limits, ...file } = readConfigFile(path)
  const own = file[platform]
  if (own === undefined) throw trouble(`${path}：没有 ${platform} 一节。`, `${path} has no section "${platform}".`)
  return { limits, access: { servers: own.servers }, api: own.api ?? null }
}

function contentOf(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch (cause) {
    throw trouble(`${path} 无法读取，或不是 JSON。`, `${path} cannot be read, or is no JSON.`, cause)
  }
}

const trouble = (zh: string, en: string, cause?: unknown): TieoutError =>
  new TieoutError('configuration', `${zh} ${en}`, {
    cause,
    hint: '见 README 的“聊天频道”。 See "Chat channels" in the README.',
  })
