import type { Answer } from '../../src/answers/types.js'
import { Decimal } from '../../src/core/decimal.js'
import { describeUnit } from '../../src/core/unit.js'

interface Gold {
  value: string
  unit: string
  optional?: boolean
  alternatives?: (string | { value: string; unit: string })[]
  also_ok?: (string | { value: string; unit: string })[]
}

export interface GoldQuestion {
  id: string
  kind: string
  question: string
  status?: 'answer' | 'conflict' | 'refuse'
  gold?: Gold[]
  turns?: GoldQuestion[]
}

export type Verdict = 'correct' | 'refused' | 'wrong'

/** Judges an answer by its figures: every gold figure must be among the results; a question without an answer must be refused. */
export function judge(question: GoldQuestion, answer: Answer): Verdict {
  const shown = answer.results.flatMap((id) => answer.figures.find((figure) => figure.id === id) ?? [])
  if (question.status === 'refuse') return answer.status === 'refused' && shown.length === 0 ? 'correct' : 'wrong'
  if (answer.status === 'refused') return 'refused'
  const gold = (question.gold ?? []).filter((one) => one.optional !== true)
  const hits = gold.filter((one) =>
    (question.status === 'conflict' ? answer.figures : shown).some((figure) => equals(one, figure.value, figure.unit)),
  )
  if (question.status === 'conflict')
    return hits.length === gold.length || (hits.length > 0 && answer.status === 'conflict') ? 'correct' : 'wrong'
  return hits.length === gold.length ? 'correct' : 'wrong'
}

function equals(gold: Gold, value: string, unit: string): boolean {
  const forms = [...(gold.alternatives ?? []), ...(gold.also_ok ?? [])].map((form) =>
    typeof form === 'string' ? { value: form, unit: gold.unit } : form,
  )
  return [{ value: gold.value, unit: gold.unit }, ...forms].some((form) => {
    const [own, other] = [describeUnit(form.unit), describeUnit(unit)]
    if (own.dimension !== other.dimension) return false
    const decimals = form.value.split('.')[1]?.length ?? 0
    const tolerance = new Decimal(10).pow(-decimals).times(own.factor).times(1.01)
    return new Decimal(form.value)
      .times(own.factor)
      .abs()
      .minus(new Decimal(value).times(other.factor).abs())
      .abs()
      .lte(tolerance)
  })
}
