import { keyText } from '../../core/quantity-key.js'
import type { Fact } from '../../facts/types.js'
import type { Relation, Rule, TogetherDocument } from '../contract.js'
import { displays } from '../relations/displays.js'

/**
 * One quantity told by two documents of an office: the initial budget that the accounts repeat, the year before that the
 * next budget repeats. Only complete and equal keys are compared, one display a document.
 */
export const budgetKept: Rule = {
  name: 'budget-kept',
  title: { zh: '各年文件所述同一数字一致', en: 'documents of several years tell one figure alike' },
  *together(documents: readonly TogetherDocument[]): Iterable<Relation> {
    const groups = new Map<string, Map<TogetherDocument, Fact>>()
    for (const document of documents)
      for (const fact of document.facts) {
        const key = fact.key.kind === 'target' || fact.bound !== null ? null : keyText(fact.key)
        if (key === null) continue
        const group = groups.get(key) ?? new Map<TogetherDocument, Fact>()
        groups.set(key, group)
        // Tables come before prose: the first display is the one compared; displays within a document have their own rule.
        const known = group.get(document)
        if (known === undefined || (known.origin === 'claim' && fact.origin === 'cell')) group.set(document, fact)
      }
    for (const group of groups.values()) {
      const [first] = group.values()
      if (group.size < 2 || first === undefined) continue
      const name = first.key.item?.name ?? first.name
      const year = first.key.year
      yield displays({
        rule: budgetKept.name,
        severity: 'warning',
        cells: [...group].map(([document, fact]) => document.cellOf(fact)),
        statement: {
          zh: `各文件中“${name}”${year === null ? '' : `（${year}年）`}相同`,
          en: `“${name}”${year === null ? '' : ` (${year})`} is the same in all documents`,
        },
      })
    }
  },
}
