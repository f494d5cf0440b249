import type { Content } from '../port.js'

/** Words behind `/tieout`, in both languages. */
const WORDS: ReadonlyMap<string, 'ask' | 'check' | 'compare' | 'documents' | 'summary' | 'help'> = new Map([
  ['ask', 'ask'],
  ['问', 'ask'],
  ['提问', 'ask'],
  ['check', 'check'],
  ['核对', 'check'],
  ['compare', 'compare'],
  ['比较', 'compare'],
  ['documents', 'documents'],
  ['文件', 'documents'],
  ['summary', 'summary'],
  ['汇总', 'summary'],
  ['help', 'help'],
  ['帮助', 'help'],
])

/** A command that lacks what it is about is asked for with a form. */
export type CommandForm = 'ask' | 'check' | 'compare'

/** What was typed behind `/tieout`: one of its words with what follows, else a question. */
export function commandOf(typed: string): { content: Content; form: CommandForm | null } {
  const [first = ''] = typed.split(/\s/u, 1)
  const rest = typed.slice(first.length).trim()
  const word = WORDS.get(first.toLowerCase())
  const question = (text: string): Content => ({ kind: 'ask', question: text, document: null })
  switch (word) {
    case 'ask':
      return { content: question(rest), form: rest === '' ? 'ask' : null }
    case 'check':
      return { content: { kind: 'check', document: rest, file: null }, form: rest === '' ? 'check' : null }
    case 'compare':
      return { content: { kind: 'compare', item: rest }, form: rest === '' ? 'compare' : null }
    case 'documents':
    case 'summary':
      return { content: rest === '' ? { kind: word } : question(typed), form: null }
    case 'help':
      return { content: question(rest), form: null }
    case undefined:
      return { content: question(typed), form: null }
  }
}
