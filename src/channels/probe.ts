/** What is asked of a platform about its configuration. */
export interface ProbeRequest {
  token: string
  /** Address of the platform's interface, null for its own. */
  api: string | null
  servers: readonly string[]
  channels: readonly string[]
}

/** One thing that a platform says of its configuration; `what` is its name there, or what is missing. */
export interface ChannelProbe {
  /** `intent`: switched on though nothing needs it. `permission`: channel and what is missing in it. */
  kind: 'token' | 'intent' | 'scope' | 'server' | 'channel' | 'permission' | 'network'
  state: 'good' | 'note' | 'trouble'
  what: string
}
