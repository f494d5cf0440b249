import { readFileSync } from 'node:fs'
import { hostname } from 'node:os'

/** Names one process beyond its id, which the system gives again to others. */
export interface ProcessIdentity {
  pid: number
  /** Start time in clock ticks since boot, where the system tells it (Linux), else null. */
  started: string | null
  host: string
}

export function ownIdentity(): ProcessIdentity {
  return { pid: process.pid, started: startOf(process.pid), host: hostname() }
}

/** Whether that process is certainly gone. A process of another machine cannot be judged and counts as alive. */
export function isGone(identity: ProcessIdentity): boolean {
  if (identity.host !== hostname()) return false
  try {
    process.kill(identity.pid, 0)
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ESRCH'
  }
  const started = startOf(identity.pid)
  return identity.started !== null && started !== null && started !== identity.started
}

function startOf(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // The command name, in parentheses, may hold blanks; the start time is field 22 of the line, the 20th after it.
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null
  } catch {
    return null
  }
}
