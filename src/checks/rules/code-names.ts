import { placeWords } from '../../language/place-words.js'
import type { Outcome, Rule, RuleContext } from '../contract.js'
import { namesByCode } from '../forms/printed-names.js'
import type { CheckDocument } from '../types.js'

/** One code has one name in all forms of a document. A name that another merely cuts short by layout is not told apart from a shorter one. */
export const codeNames: Rule = {
  name: 'code-names',
  title: { zh: '同一科目编码名称一致', en: 'one code, one name' },
  *check(document: CheckDocument, { cells }: RuleContext): Iterable<Outcome> {
    for (const [code, names] of namesByCode(document, cells)) {
      if (names.size < 2) continue
      const printed = [...names.values()]
      const list = printed.map(({ name, cell }) => `“${name}”（${cell.tableTitle ?? ''}${placeWords(cell).zh}）`)
      yield {
        notice: {
          rule: codeNames.name,
          severity: 'warning',
          cells: printed.map(({ cell }) => cell),
          message: {
            zh: `科目${code}的名称不一致：${list.join('、')}。`,
            en: `Code ${code} has several names: ${printed.map(({ name, cell }) => `“${name}” (${cell.tableTitle ?? ''}, ${placeWords(cell).en})`).join(', ')}.`,
          },
          about: [code],
        },
      }
    }
  },
}
