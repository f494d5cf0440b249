import type { Figure } from '../core/figure.js'
import { displayValue } from '../gate/display.js'
import { distinctDisplays, judgeDisplays, orderDisplays } from '../gate/displays.js'
import { factName } from '../gate/fact-name.js'
import { sourceLine } from '../gate/source-line.js'
import type { FigureGroup } from '../tools/find-figures.js'
import type { Draft } from './draft.js'
import type { KindContext } from './kinds/contract.js'
import { refuseTooMany } from './refusals.js'
import { resolveSubject } from './resolve-subject.js'
import type { Reading, Term } from './understand/reading.js'
import type { Scope } from './understand/scope.js'

/** One figure that a calculation works with. */
export interface Operand {
  figure: Figure
  group: FigureGroup
  scope: Scope
  /** Number of its source line. */
  mark: number
}

export type OperandResult = { found: true; operand: Operand } | { found: false; draft: Draft | null }

/** Finds the one figure that some words mean and enters it into the ledger; several values are asked back. */
export function resolveOperand(
  reading: Reading,
  terms: Term[],
  organization: string,
  context: KindContext,
  draft: Draft,
  sources: string[],
): OperandResult {
  const resolved = resolveSubject(reading, terms, organization, context)
  if (!resolved.found) return resolved
  const [group, ...more] = resolved.groups
  if (group === undefined) return { found: false, draft: null }
  if (more.length > 0) return { found: false, draft: refuseTooMany(reading, organization, resolved.groups) }
  return { found: true, operand: enterOperand(reading, group, resolved.scope, draft, sources) }
}

/** Enters the most precise display of a quantity; displays that disagree are told as a conflict of the answer. */
export function enterOperand(
  reading: Reading,
  group: FigureGroup,
  scope: Scope,
  draft: Draft,
  sources: string[],
): Operand {
  const ordered = orderDisplays(group.facts)
  const distinct = distinctDisplays(group.facts)
  const agreement = judgeDisplays(distinct)
  const [first] = ordered
  if (first === undefined) throw new Error('a group of figures has at least one')
  const shown = agreement === 'one' ? [first] : distinct
  const figures = shown.map((fact) =>
    draft.ledger.addFact(
      fact,
      factName(fact, reading.language),
      agreement === 'one' ? ordered.filter((other) => other !== fact) : [],
    ),
  )
  const figure = figures[0]
  if (figure === undefined) throw new Error('a group of figures has at least one')
  const firstMark = sources.length + 1
  for (const one of figures)
    if (one.source !== null) sources.push(sourceLine(sources.length + 1, one.source, reading.language))
  if (agreement !== 'one') {
    draft.status = 'conflict'
    const shownAs = figures
      .map((one) => displayValue(one.value, one.unit))
      .join(reading.language === 'zh' ? '、' : ', ')
    const zh = reading.language === 'zh'
    const note = zh
      ? `${figure.label}在文件中有不同的数（${shownAs}）${agreement === 'variant' ? '，相差可由舍入解释' : '，前后不一致'}`
      : `${figure.label} is displayed with different numbers (${shownAs})${agreement === 'variant' ? '; rounding explains it' : '; the document contradicts itself'}`
    draft.conflicts.push({ kind: agreement, figures: figures.map((one) => one.id), note })
  }
  return { figure, group, scope, mark: firstMark }
}
