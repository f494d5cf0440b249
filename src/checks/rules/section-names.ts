import type { ParagraphBlock } from '../../documents/types.js'
import type { Outcome, Rule, RuleContext } from '../contract.js'
import type { CheckDocument } from '../types.js'

const DEFINED = /^([\p{Script=Han}]{2,7}[科处室部股])[:：]/u
const LEAST_DEFINED = 2

/** Sections of the office (科室) that are described one by one are named so wherever else the description names them. */
export const sectionNames: Rule = {
  name: 'section-names',
  title: { zh: '内设机构名称一致', en: 'sections of the office keep their names' },
  *check(document: CheckDocument, { cells }: RuleContext): Iterable<Outcome> {
    const prose = document.blocks.filter(
      (block): block is ParagraphBlock => block.kind === 'paragraph' && block.role === 'prose',
    )
    const defined = prose.flatMap((block) => {
      const name = DEFINED.exec(block.text.trim())?.[1]
      return name === undefined ? [] : [{ name, block }]
    })
    if (defined.length < LEAST_DEFINED) return
    const names = new Set(defined.map(({ name }) => name))
    const said = new Set<string>()
    for (const { block } of defined)
      for (const { name, block: home } of defined) {
        const found = oneCharacterOff(block.text, name, names)
        if (found === null || said.has(found.text)) continue
        said.add(found.text)
        const line = [...block.offsets].reverse().find(({ start }) => start <= found.at)?.line ?? block.lines.first
        yield {
          notice: {
            rule: sectionNames.name,
            severity: 'warning',
            cells: [cells.ofText(home.lines.first, name), cells.ofText(line, found.text)],
            message: {
              zh: `内设机构名称不一致：${cells.where(home.lines.first).zh}为“${name}”，${cells.where(line).zh}为“${found.text}”。`,
              en: `A section is named “${name}” on ${cells.where(home.lines.first).en} and “${found.text}” on ${cells.where(line).en}.`,
            },
            about: [name, found.text],
            expected: name,
            actual: found.text,
          },
        }
      }
  },
}

/** A name of the same length that differs in one character inside and is no section of its own. */
function oneCharacterOff(text: string, name: string, names: ReadonlySet<string>): { text: string; at: number } | null {
  if (name.length < 4) return null
  for (let at = 0; at + name.length <= text.length; at += 1) {
    const part = text.slice(at, at + name.length)
    if (part.at(-1) !== name.at(-1) || part === name || names.has(part)) continue
    const odd = [...part].filter((letter, index) => letter !== name[index]).length
    if (odd === 1 && part[0] === name[0] && /^\p{Script=Han}+$/u.test(part)) return { text: part, at }
  }
  return null
}
