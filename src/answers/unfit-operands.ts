import { describeUnit } from '../core/unit.js'
import { type Outside, outsideOf } from './containment.js'
import { type Draft, refuse } from './draft.js'
import type { Operand } from './operands.js'
import { type ArithmeticPlan, TOTAL } from './plan-arithmetic.js'

/** A share of money needs each part inside the whole, and a sum counts nothing twice: a refusal that says why, or null. */
export function refuseUnfit(plan: ArithmeticPlan, operands: Operand[], zh: boolean): Draft | null {
  if (!operands.every(({ figure }) => describeUnit(figure.unit).dimension === 'money')) return null
  const whole = operands[plan.added]
  if (plan.operation === 'share' && whole !== undefined)
    for (const part of operands.slice(0, plan.added)) {
      const outside = relation(part, whole)
      if (outside !== null) return refuseOutside(part, whole, outside, zh)
    }
  const added = operands.slice(0, plan.operation === 'sum' ? operands.length : plan.added)
  for (const part of added)
    for (const other of added)
      if (part !== other && isBelow(part, other) && relation(part, other) === null)
        return refuseCountedTwice(part, other, zh)
  return null
}

function relation(part: Operand, whole: Operand): Outside | null {
  const [a, b] = [part.group.facts, whole.group.facts]
  const found = a.flatMap((one) => b.map((other) => outsideOf(one, other)))
  return found.includes(null) ? null : (found[0] ?? null)
}

/** Codes, totals and portions say that one contains the other; items with names only stand beside each other. */
function isBelow(part: Operand, whole: Operand): boolean {
  const [a, b] = [part.group.facts[0]?.key.item ?? null, whole.group.facts[0]?.key.item ?? null]
  if (a === null || b === null) return false
  return TOTAL.test(b.name) || a.name === b.name || (a.code !== null && b.code !== null)
}

function refuseOutside(part: Operand, whole: Operand, outside: Outside, zh: boolean): Draft {
  const [a, b] = [bare(part), bare(whole)]
  const why = {
    portion: zh
      ? `文件没有写明“${a}”都在“${b}”之内（基本支出、项目支出或人员、公用的范围不同）`
      : `the document does not show that “${a}” lies inside “${b}” (basic, project, personnel and operating money differ)`,
    fund: zh ? `“${a}”与“${b}”的资金来源范围不同` : `“${a}” and “${b}” are of different funds`,
    item: zh ? `“${a}”不是“${b}”的一部分` : `“${a}” is not a part of “${b}”`,
  }[outside]
  return refuse(
    'out-of-scope',
    [zh ? `${why}，不能算占比或相减；可以分别问这两个数。` : `Not worked out: ${why}. Ask for each figure.`],
    questionsFor([part, whole], zh),
    [a, b],
  )
}

function refuseCountedTwice(part: Operand, whole: Operand, zh: boolean): Draft {
  const [a, b] = [bare(part), bare(whole)]
  return refuse(
    'out-of-scope',
    [
      zh
        ? `“${a}”已经包含在“${b}”里，加起来会重复计算；可以分别问这两个数。`
        : `“${a}” is already inside “${b}”; adding them would count it twice. Ask for each figure.`,
    ],
    questionsFor([part, whole], zh),
    [a, b],
  )
}

/** A label to stand in quotation marks of its own. */
const bare = ({ figure }: Operand): string => figure.label.replace(/[“”]/g, '')

function questionsFor(operands: Operand[], zh: boolean): string[] {
  return operands.map(({ figure }) =>
    zh
      ? `${figure.organization ?? ''}的${figure.label}是多少？`
      : `How much is ${figure.label} of ${figure.organization ?? ''}?`,
  )
}
