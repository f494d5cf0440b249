import type { App } from '@slack/bolt'

/** Minutes after which the members of a group are asked for anew, whatever was told in between. */
const KEPT_MS = 5 * 60_000

/**
 * Who belongs to the user groups of the allow-list. Members are asked for once and kept until the platform tells of a
 * change; who cannot be found is in no group.
 */
export function createUserGroups(
  client: App['client'],
  groups: readonly string[],
  now: () => number,
  tell: (text: string) => void,
) {
  const held = new Map<string, { at: number; members: Promise<ReadonlySet<string>> }>()
  const ask = async (group: string): Promise<ReadonlySet<string>> => {
    const { users = [] } = await client.usergroups.users.list({ usergroup: group })
    return new Set(users)
  }
  const membersOf = (group: string): Promise<ReadonlySet<string>> => {
    const known = held.get(group)
    if (known !== undefined && now() - known.at < KEPT_MS) return known.members
    const members = ask(group).catch((error: unknown) => {
      held.delete(group)
      tell(`user group ${group}: ${error instanceof Error ? error.message : String(error)}`)
      return new Set<string>()
    })
    held.set(group, { at: now(), members })
    return members
  }
  return {
    /** Groups of the allow-list that somebody belongs to now. */
    async of(person: string): Promise<string[]> {
      const members = await Promise.all(groups.map(membersOf))
      return groups.filter((_, at) => members[at]?.has(person))
    },
    /** The members of a group are others than before. */
    forget(group: string): void {
      held.delete(group)
    },
  }
}

export type UserGroups = ReturnType<typeof createUserGroups>
