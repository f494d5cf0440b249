import type { ReportLanguage } from '../reports/check-words.js'

/**
 * What a chat platform and the conversation service say to each other. An adapter turns what its platform delivers into
 * a `Delivery`, hands it to `ChannelService.receive` with an `Outlet`, and shows what comes back. Everything else (who is
 * allowed, limits, conversations, buttons, splitting, wording) is the service's, so that all platforms behave alike.
 */
export interface ChannelService {
  /** Resolves when the reply was handed to the outlet, or when nothing is to be said. Never rejects. */
  receive(delivery: Delivery, outlet: Outlet): Promise<void>
  /** Choices for a field that is being typed, best first; [] for someone who is not allowed. */
  complete(request: CompletionRequest): Choice[]
  /** Takes nothing new and resolves when what is under way is answered, or after `withinMs`. */
  stop(withinMs: number): Promise<void>
}

/** One thing that happened on the platform, told once or several times under one `id`. */
export interface Delivery {
  /** Same for every delivery of the same thing: one question gets one answer. */
  id: string
  from: Person
  at: Place
  /** Language of the person's screen where the platform tells it; texts that were typed decide for themselves. */
  language: ReportLanguage | null
  content: Content
}

export interface Person {
  id: string
  /** Ids of the roles or groups that the platform says the person has, now. */
  roles: readonly string[]
  /** Messages of programs, this one included, are never answered. */
  isBot: boolean
}

export interface Place {
  /** Server, workspace or team. */
  server: string
  /** The channel that the allow-list names; the channel around a thread. */
  channel: string
  /** A thread is a conversation of its own; null outside of one. */
  thread: string | null
}

export type Content =
  | { kind: 'ask'; question: string /** Only this document id, or null for all. */; document: string | null }
  /** A document id as it was typed or chosen, or a file that came with the command. */
  | { kind: 'check'; document: string | null; file: OfferedFile | null }
  | { kind: 'compare'; item: string }
  | { kind: 'documents' }
  | { kind: 'summary' }
  /** The program was addressed in a message: a question, files, or both. The mention itself is cut out of the text. */
  | { kind: 'message'; text: string; files: readonly OfferedFile[] }
  | { kind: 'press'; button: string }
  /** What a form asked for; `form` is the id that `Outlet.form` was given. */
  | { kind: 'form'; form: string; fields: Readonly<Record<string, string>> }

/** A file that somebody dropped. Nothing is fetched before it is allowed. */
export interface OfferedFile {
  name: string
  /** Size as the platform tells it; the adapter counts again while it reads. */
  bytes: number
  /** @throws ChannelFileError when it is larger than this, lies elsewhere than on the platform's hosts, or cannot be read. */
  read(most: number): Promise<Uint8Array>
}

/** Where replies to one delivery go. The service calls `begin` or `form` first and once, then `step` and `finish`. */
export interface Outlet {
  /** Whether a reply can be shown to the person alone. Where it cannot, refusals of strangers are left unsaid. */
  readonly canBePrivate: boolean
  /** The platform hears at once that the message was taken (within 3 seconds); `text` where it shows one. */
  begin(first: { text: string; onlyForPerson: boolean }): Promise<void>
  /** What is being done, in place of the text before. */
  step(text: string): Promise<void>
  /** The reply: one message a part, in order. Called once; [] when nothing more is to be said. */
  finish(parts: readonly ReplyPart[]): Promise<void>
  /** Opens a form, in place of `begin`; false when this delivery cannot open one. */
  form(form: Form): Promise<boolean>
  /** After `begin`: id of the thread that replies to this reply are in; what is asked there goes on from here. */
  opens?(): string | null
}

/** One message. Every text in it is harmless on the surface it was made for, and fits its limits. */
export interface ReplyPart {
  tone: Tone
  /** Lines above the table. */
  text: string
  /** The figures: name and value with unit and source mark. */
  rows: readonly FigureRow[]
  /** Lines below the table: remarks, then where the figures stand. */
  below: string
  buttons: readonly Button[]
  files: readonly Attachment[]
}

/** For a colour or an icon; the text never relies on it. */
export type Tone = 'answer' | 'conflict' | 'refusal' | 'note'

export interface FigureRow {
  name: string
  value: string
}

export interface Button {
  /** Opaque; tells nothing and works for the one person it was made for. */
  id: string
  label: string
}

export interface Attachment {
  /** With an extension; letters, digits, `-` and `.` only. */
  name: string
  bytes: Uint8Array
  /** For those who cannot see a picture; '' for texts. */
  alt: string
}

export interface Form {
  id: string
  title: string
  fields: readonly { name: string; label: string; required: boolean; long: boolean; most: number }[]
}

export interface CompletionRequest {
  from: Person
  at: Place
  language: ReportLanguage
  field: 'document' | 'item'
  typed: string
}

export interface Choice {
  label: string
  value: string
}

/** What a platform can show, and how text is made to show as itself there. */
export interface Surface {
  /** Short name, part of the names of conversations: `discord`. */
  readonly name: string
  readonly limits: {
    /** Characters of `text` and `below` of a part together. */
    text: number
    rows: number
    rowName: number
    rowValue: number
    /** Characters of a part in all. */
    part: number
    /** Messages of one reply; a longer one is attached as a file. */
    parts: number
    buttons: number
    buttonLabel: number
    /** Characters of a choice's label and of its value, and the number of choices. */
    choiceLength: number
    choices: number
    attachment: number
  }
  /** Makes text show as itself: no mark-up, mention or link of a document works. Digits and their separators stay as they are. */
  escape(text: string): string
}

/** A file that cannot be taken; `reason` decides what the person is told. */
export class ChannelFileError extends Error {
  readonly reason: 'too-large' | 'elsewhere' | 'unreadable'

  constructor(reason: ChannelFileError['reason'], options: { cause?: unknown } = {}) {
    super(reason, options)
    this.name = 'ChannelFileError'
    this.reason = reason
  }
}

/** A platform that is connected. */
export interface ChannelAdapter {
  /** True while messages reach the program. */
  ready(): boolean
  /** Answers what is under way, then leaves the platform. */
  stop(withinMs: number): Promise<void>
}
