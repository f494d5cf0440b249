import { isGlossary, lineAt } from '../../facts/narrative/sections.js'
import type { Outcome, Rule, RuleContext } from '../contract.js'
import { readProse } from '../narrative/prose.js'
import type { CheckDocument } from '../types.js'

const NAME = 'narrative-repeat'
const SHORTEST = 12
const LONGEST_TOPIC = 24
/** How many sentences back the same one counts as a slip. */
const NEAR = 2

/** The same sentence with a figure twice in a row under one heading: one of the two was probably meant to say something else. */
export const narrativeRepeat: Rule = {
  name: NAME,
  title: { zh: '同一句话不重复', en: 'no sentence stands twice' },
  *check(document: CheckDocument, { cells }: RuleContext): Iterable<Outcome> {
    let headings = ''
    let recent: { words: string; line: number; topic: string }[] = []
    let topic = ''
    for (const passage of readProse(document).passages) {
      if (isGlossary(passage)) continue
      const under = passage.headings.join('\n')
      if (under !== headings) recent = []
      headings = under
      for (const { text, start } of sentencesOf(passage.text)) {
        const words = text.replace(/\s/gu, '')
        const line = lineAt(passage, start)
        const before = recent.find((other) => other.words === words && other.topic === topic)
        if (before !== undefined && words.length >= SHORTEST && /\d/.test(words))
          yield {
            notice: {
              rule: NAME,
              severity: 'warning',
              cells: [cells.ofText(line, words), cells.ofText(before.line, words)],
              message: { zh: `同一句话写了两遍：“${words}”。`, en: `The same sentence stands twice: “${words}”.` },
              about: [words],
            },
          }
        recent = [...recent, { words, line, topic }].slice(-NEAR)
        if (isTopic(words)) topic = words
      }
    }
  },
}

/** 1.公务接待费。 names what the next sentences are about: the same words of another item say something else. */
const isTopic = (words: string): boolean =>
  words.length <= LONGEST_TOPIC && !/\d/u.test(words.replace(/^[（(]?\d+[.．、）)]*/u, ''))

function sentencesOf(text: string): { text: string; start: number }[] {
  const found: { text: string; start: number }[] = []
  let start = 0
  for (const part of text.split('。')) {
    const blanks = part.length - part.trimStart().length
    if (part.trim() !== '') found.push({ text: part.trim(), start: start + blanks })
    start += part.length + 1
  }
  return found
}
