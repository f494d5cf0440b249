import type { KeptFinding } from '../../checks/compare-runs.js'
import type { ReportLanguage } from '../../reports/check-words.js'
import type { SummaryNews } from '../../reports/summary-news.js'
import type { Schedule } from './schedule.js'

/** A channel that findings are told to, as the operator configured it. */
export interface DigestPlan {
  /** Names what is kept of it: lower-case letters, digits and `-`. */
  name: string
  platform: string
  channel: string
  /** Null where it is only posted by hand. */
  schedule: Schedule | null
  /** Says nothing while nothing is new or settled. */
  onlyChanges: boolean
  language: ReportLanguage
}

/** What is remembered of a digest between two runs. */
export interface DigestState {
  /** When it last ran, or was first seen (milliseconds). */
  at: number
  /** What it found then; null when it never ran. */
  findings: KeptFinding[] | null
}

export interface DigestKeeper {
  last(): DigestState | null
  /** False when it could not be kept. */
  keep(state: DigestState): boolean
}

export type DigestOutcome = 'posted' | 'silent'

/** What one digest needs: its memory, the documents as they are now, and a way to its channel. */
export interface DigestWork {
  keeper: DigestKeeper
  news(last: KeptFinding[] | null, language: ReportLanguage): Promise<SummaryNews>
  /** `key` is the same for every attempt at one message, for platforms that drop repetitions. */
  post(text: string, key: string): Promise<void>
  now(): number
}

/** Tells a channel what is new, settled and standing, and remembers what was told. What could not be posted is not remembered. */
export async function runDigest(plan: DigestPlan, { keeper, news, post, now }: DigestWork): Promise<DigestOutcome> {
  const last = keeper.last()
  const at = now()
  const { text, hasChanged, findings } = await news(last?.findings ?? null, plan.language)
  const isSilent = plan.onlyChanges && !hasChanged
  if (!isSilent) await post(text, `${plan.name}-${last?.at ?? 0}`)
  keeper.keep({ at, findings })
  return isSilent ? 'silent' : 'posted'
}
