import type { Stage } from '../core/quantity.js'
import { stageName } from '../language/stages.js'
import type { Mention } from './mask.js'

const STAGES: readonly Stage[] = [
  'initial-budget',
  'adjusted-budget',
  'full-year-budget',
  'execution',
  'final-accounts',
]
/** Names in both languages with the Chinese one, which figures carry. */
export const STAGE_NAMES: readonly { name: string; stage: string }[] = STAGES.flatMap((stage) =>
  (['zh', 'en'] as const).map((language) => ({ name: stageName(stage, language), stage: stageName(stage, 'zh') })),
)

/** The stages that a text names (年初预算, final accounts …), each under its Chinese name. */
export function findStages(text: string): Mention[] {
  const lower = text.toLowerCase()
  const found: Mention[] = []
  for (const { name, stage } of STAGE_NAMES)
    for (let at = lower.indexOf(name); at >= 0; at = lower.indexOf(name, at + name.length))
      found.push({ name: stage, start: at, end: at + name.length })
  return found.sort((a, b) => a.start - b.start)
}
