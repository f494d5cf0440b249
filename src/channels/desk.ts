import type { Feedback } from '../answers/judge/feedback-line.js'
import type { Answer } from '../answers/types.js'
import type { Library } from '../library/types.js'
import type { ReportLanguage } from '../reports/check-words.js'
import type { CheckedDocument } from '../reports/checked-document.js'
import type { Pictures } from '../reports/pictures/types.js'

/** What the conversation service needs of the rest of the program; put together in app/. */
export interface ChannelDesk {
  /** The documents at the generation that questions are answered from now. */
  library(): Library
  ask(question: string, options: DeskQuestion): Promise<DeskAnswer>
  /** Null where this installation cannot draw. */
  pictures(): Promise<Pictures | null>
  /** Ends a conversation: what it named is forgotten. */
  forget(session: string): void
  /** A document of the corpus with its findings, those against its sister documents included; null for an unknown id. */
  check(document: string): CheckedDocument | null
  /** One message about the checks of all documents and what changed since the last one that was posted. */
  summary(language: ReportLanguage): string
  /** Opens a dropped file by itself. @throws TieoutError `bad-input` for a file that cannot be used. */
  openDraft(name: string, bytes: Uint8Array): Promise<Draft>
  /** Extensions of the files that can be opened, without a dot. */
  readonly extensions: readonly string[]
}

export interface DeskQuestion {
  /** Echoed in the answer, and in logs in place of the question. */
  id: string
  session: string | null
  /** Only these document ids, or null for all. */
  documents: string[] | null
  /** Organization meant where a question names none, or null. */
  organization: string | null
  /** Told what is being done where answering takes a while. */
  onStep?: (text: string) => void
  /** Conversation that goes on from this one, where the reply begins a thread of its own; its turns are what was asked here. */
  opens?: string
}

/** An answer with the whole question: a follow-up as it was completed. */
export interface DeskAnswer {
  answer: Answer
  whole: string
}

/** A dropped file: checked and asked about by itself, kept nowhere else, gone when it is closed. */
export interface Draft {
  readonly name: string
  checked(): CheckedDocument
  library(): Library
  pictures(): Promise<Pictures | null>
  ask(question: string, options: DeskQuestion): Promise<DeskAnswer>
  close(): void
}

/** Keeps what people said of answers. */
export interface FeedbackKeeper {
  /** False when it could not be kept. */
  add(feedback: Feedback): boolean
}

/** What happened, for logs and counts: ids only, never what somebody wrote. */
export interface ChannelRecord {
  event: 'answered' | 'not-allowed' | 'limited' | 'repeated' | 'failed' | 'feedback' | 'draft-opened' | 'draft-closed'
  /** Id of the question. */
  question: string
  kind: string
  ms: number
  /** Reason of a refusal, name of an error. */
  detail: string | null
}
