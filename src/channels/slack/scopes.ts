/** What the app may do in a workspace, and what for; the manifest in the documentation asks for these and no more. */
export const SLACK_SCOPES: readonly string[] = [
  /** Hears messages that mention it; no others of a channel. */
  'app_mentions:read',
  /** Shows in the assistant pane what is being done, and offers questions there. */
  'assistant:write',
  /** Replies. */
  'chat:write',
  /** The command. */
  'commands',
  /** Fetches a file that was dropped for it. */
  'files:read',
  /** Attaches charts, cut-outs and reports. */
  'files:write',
  /** Hears what is written to it directly. */
  'im:history',
  /** Knows who belongs to the user groups of the allow-list. */
  'usergroups:read',
]

/** The scopes that a token lacks. @param granted as the platform tells them with every reply, or null where it does not. */
export const lackingScopes = (granted: readonly string[] | null): string[] =>
  granted === null ? [] : SLACK_SCOPES.filter((scope) => !granted.includes(scope))
