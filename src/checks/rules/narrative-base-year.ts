import type { Outcome, Rule, RuleContext } from '../contract.js'
import { readProse } from '../narrative/prose.js'
import type { CheckDocument } from '../types.js'

const NAME = 'narrative-base-year'

/** A change is compared with the year before (or with a budget of the same year); any other year, or the figure itself, is a slip or an old text. */
export const narrativeBaseYear: Rule = {
  name: NAME,
  title: { zh: '增减的比较年度是上年', en: 'changes are compared with the year before' },
  *check(document: CheckDocument, { cells }: RuleContext): Iterable<Outcome> {
    const prose = readProse(document)
    const told = new Set<string>()
    for (const { fact, passage, start, end } of prose.claims) {
      const { key } = fact
      const base = key.base?.year ?? null
      if (fact.direction === null || key.year === null || base === null) continue
      if (base === key.year - 1 || (base === key.year && (key.stage !== key.base?.stage || key.stage === null)))
        continue
      const words = prose.passages[passage]?.text.slice(start, end) ?? ''
      const where = `${passage} ${base}`
      if (told.has(where) || /前年|五年|近年|规划|以来/u.test(words)) continue
      told.add(where)
      yield {
        notice: {
          rule: NAME,
          severity: 'warning',
          cells: [cells.ofFact(fact)],
          message: {
            zh: `“${fact.name}”${key.year}年的增减与${base}年比较，不是与上年（${key.year - 1}年）比较，疑为笔误或沿用旧文。`,
            en: `“${fact.name}” of ${key.year} is compared with ${base}, not with the year before (${key.year - 1}): a slip or an old text.`,
          },
          about: [fact.name, String(key.year - base)],
          expected: String(key.year - 1),
          actual: String(base),
        },
      }
    }
  },
}
