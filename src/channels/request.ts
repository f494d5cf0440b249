import { detectLanguage } from '../language/language-of.js'
import type { ReportLanguage } from '../reports/check-words.js'
import { organizationFor } from './access.js'
import type { DeskQuestion } from './desk.js'
import type { Content, Person, Place } from './port.js'
import type { ChannelSetup } from './setup.js'
import { type ChannelWords, channelWords } from './words.js'

/** One delivery that is being answered. */
export interface Request {
  /** Id of the question, for logs and for people who report a failure. */
  id: string
  from: Person
  at: Place
  language: ReportLanguage
  words: ChannelWords
  /** How the question belongs to its conversation. */
  question: DeskQuestion
  step(text: string): Promise<void>
}

/** Name of the conversation that a place and person are in: a thread's is everybody's, a channel's each person's own. */
export const conversationOf = (surface: string, { id }: Person, { server, channel, thread }: Place): string =>
  [surface, server, ...(thread === null ? [channel, id] : [thread])].join(':')

export function requestOf(
  id: string,
  from: Person,
  at: Place,
  language: ReportLanguage,
  step: (text: string) => Promise<void>,
  { access, surface }: ChannelSetup,
): Request {
  const question: DeskQuestion = {
    id,
    session: conversationOf(surface.name, from, at),
    documents: null,
    organization: organizationFor(access, from, at),
    onStep: (text) => void step(text),
  }
  return { id, from, at, language, words: channelWords(language), question, step }
}

/** A question decides its language; else the person's screen does. */
export function languageOf(content: Content, screen: ReportLanguage | null): ReportLanguage {
  const typed = content.kind === 'ask' ? content.question : content.kind === 'message' ? content.text : ''
  return /\p{L}/u.test(typed) ? detectLanguage(typed) : (screen ?? 'zh')
}
