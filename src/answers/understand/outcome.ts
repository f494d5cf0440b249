import type { Turn } from '../session.js'
import { compose, referentsOf } from './referents.js'

/** The whole question that a follow-up stands for, or that its subject cannot be told, with whole questions it may mean. */
export type FollowUp = { sure: true; question: string } | { sure: false; suggestions: string[] }

export const sure = (question: string): FollowUp => ({ sure: true, question })

/** What may be meant: what was asked about lately, each with the words of the question. */
export function unsure(turns: readonly Turn[], ask: string): FollowUp {
  const plain = turns.at(-1)?.language === 'en' ? 'how much is it' : '是多少'
  const suggestions = referentsOf(turns)
    .slice(0, 3)
    .map((one) => compose(one, ask === '' ? plain : ask))
  return { sure: false, suggestions }
}

/** The question without the words that only tie it to what was said before. */
export function bare(text: string): string {
  return text
    .replace(/^(?:好的?|好吧|嗯|哦|行|ok)[,，、 ]+/, '')
    .replace(/^(?:那么|那|还有|然后|再看|and |so |then )\s*/, '')
    .replace(/^(?:what about|how about)\s+/, '')
    .replace(/[?!。.,;\s]+$/, '')
    .trim()
}
