import type { Person, Place } from './port.js'

/** Who may do what. What is not listed is not allowed. */
export interface AccessRules {
  servers: readonly ServerRules[]
}

export interface ServerRules {
  id: string
  channels: readonly { id: string /** Meant where a question names none. */; organization: string | null }[]
  /** Roles and persons that may ask. */
  roles: readonly string[]
  users: readonly { id: string; organization: string | null }[]
  /** Roles and persons that may also check, hand in files and read the summary. */
  trustedRoles: readonly string[]
  trustedUsers: readonly string[]
}

/** `ask` is the least; `trusted` also checks, hands in files and reads summaries. */
export type Permission = 'ask' | 'trusted'

/** Whether this person may act here: the server, the channel, and a role or the person must all be listed. */
export function mayAct(rules: AccessRules, from: Person, at: Place, needed: Permission): boolean {
  const server = rules.servers.find(({ id }) => id === at.server)
  if (server === undefined || !server.channels.some(({ id }) => id === at.channel)) return false
  const has = (roles: readonly string[]): boolean => roles.some((role) => from.roles.includes(role))
  const trusted = has(server.trustedRoles) || server.trustedUsers.includes(from.id)
  return trusted || (needed === 'ask' && (has(server.roles) || server.users.some(({ id }) => id === from.id)))
}

/** The organization meant where a question names none: the person's, else the channel's. */
export function organizationFor(rules: AccessRules, from: Person, at: Place): string | null {
  const server = rules.servers.find(({ id }) => id === at.server)
  const own = server?.users.find(({ id }) => id === from.id)?.organization ?? null
  return own ?? server?.channels.find(({ id }) => id === at.channel)?.organization ?? null
}
