import type { ErrorCode } from '../core/errors.js'

/** Exit statuses of the program; scripts rely on them (sysexits.h where it has a number). */
export const EXIT = {
  /** The work was done, whatever an answer's status. */
  done: 0,
  crash: 1,
  /** Checks found something at or above the chosen severity. */
  findings: 2,
  /** A proof of an answer did not hold. */
  proofFailed: 3,
  usage: 64,
  /** Some input could not be used; the rest was done. */
  inputUnusable: 65,
  busy: 75,
  configuration: 78,
  cancelled: 130,
} as const

export type ExitStatus = (typeof EXIT)[keyof typeof EXIT]

const STATUS_OF_ERROR: Record<ErrorCode, ExitStatus> = {
  usage: EXIT.usage,
  'not-found': EXIT.usage,
  'bad-input': EXIT.inputUnusable,
  stale: EXIT.inputUnusable,
  configuration: EXIT.configuration,
  'missing-package': EXIT.configuration,
  'index-foreign': EXIT.configuration,
  'index-corrupt': EXIT.configuration,
  'read-only': EXIT.configuration,
  'disk-full': EXIT.configuration,
  'index-busy': EXIT.busy,
  cancelled: EXIT.cancelled,
}

/** The status with which a command ends that stopped for this error. */
export function exitStatusOf(code: ErrorCode): ExitStatus {
  return STATUS_OF_ERROR[code]
}
