import type { Answered } from '../answers/agent/model-assistant.js'
import type { ModelProgress } from '../answers/agent/progress.js'
import type { ReadQuestion } from '../answers/agent/read-trace.js'
import type { Replayed } from '../answers/agent/replay.js'
import type { AskOptions } from '../answers/assistant.js'
import type { TextTier } from '../answers/tie/tie-text.js'
import type { Answer } from '../answers/types.js'
import type { DataWarning } from '../documents/types.js'
import type { SessionKeeper, SummaryKeeper } from '../library/ports.js'
import type { Library } from '../library/types.js'
import type { CheckedDocument } from '../reports/checked-document.js'
import type { Pictures } from '../reports/pictures/types.js'
import type { Toolbox } from '../tools/toolbox.js'
import type { Language, Messages } from './messages.js'
import type { Terminal } from './terminal.js'

/** What the environment sets for the command line; read and validated in app/config.ts. */
export interface Settings {
  /** Name of the organization meant when a question names none. */
  organization: string | null
  language: Language
  color: 'auto' | 'always' | 'never'
  /** What answers, unless --engine says otherwise. */
  engine: Engine
}

export type Engine = 'offline' | 'model'

/** Either engine: the offline one answers at once, a model after a while, unless `signal` ends it (then it throws its reason). */
export interface Answerer {
  ask(question: string, options: AskOptions, signal?: AbortSignal): Answer | Promise<Answer>
}

/** How questions are answered. */
export interface AssistantRequest {
  engine: Engine
  /** Conversations are kept there, else they last as long as the assistant; `onDamage` hears of those that cannot be read. */
  kept?: { sessions: SessionKeeper; onDamage(session: string): void }
  /** File that takes a trace of the model's steps, or null. */
  trace?: string | null
  /** Another model than the configured one. */
  model?: string
  /** Told what each answer cost. */
  onSpent?: (answered: Answered) => void
  /** Told what a model does while it works. */
  onProgress?: (progress: ModelProgress) => void
}

export interface CorpusRequest {
  /** Folder given with --corpus, or null for the configured one. */
  folder: string | null
  /** `when-changed` takes changed files in first; `never` opens what is there; `rebuild` starts over. */
  ingest: 'when-changed' | 'never' | 'rebuild'
  /** Documents as a person named them; files outside the corpus are opened in its place, for this once. */
  documents?: readonly string[]
  /** `required` fails where an embeddings server is configured and fails; else words alone serve meanwhile. */
  embeddings?: 'required'
}

/** A corpus opened for one command: its library at one generation and what could not be used. */
export interface OpenCorpus {
  folder: string
  indexFolder: string
  library: Library
  /** True where it holds the files that were named, in place of the corpus. */
  given?: true
  /** True when the corpus has changed since the index was built and taking it in was declined. */
  stale: boolean
  /** Files that could not be used, with a sentence each. */
  problems: DataWarning[]
  /** What is told but stops nothing: the same file twice, an exact search in place of a missing package. */
  notices: DataWarning[]
  /** What this opening did to the index. */
  changes: { added: number; changed: number; removed: number; generation: number }
  /** @throws TieoutError `configuration` when the engine is a model that is not configured. */
  assistant(request: AssistantRequest): Promise<Answerer>
  /** Runs the questions of a trace again without the model. */
  replay(trace: readonly ReadQuestion[]): Promise<Replayed[]>
  /** Holds the numbers of a text against the documents. */
  textTier(): Promise<TextTier>
  /** The tools and their desk over these documents (null for all), its labels in this language. */
  toolbox(options: { documents: readonly string[] | null; language: Language }): Promise<Toolbox>
  /** Charts of answers and cut-outs of these documents. @throws TieoutError `missing-package` when first used without the font. */
  pictures(): Promise<Pictures>
  /** Conversations kept beside the index; `tell` hears of what cannot be read or written. */
  openSessions(tell: (trouble: { zh: string; en: string }) => void): SessionKeeper
  /** What the last summary found, kept beside the index. */
  summaries(): SummaryKeeper
  close(): void
}

/** Files and folders to be checked as they are now. */
export interface FilesRequest {
  paths: readonly string[]
  /** Folder given with --corpus, or null for the configured one: its own files keep their names. */
  corpus: string | null
}

export interface CheckedFiles {
  documents: CheckedDocument[]
  /** Files that could not be used, with a sentence each. */
  problems: DataWarning[]
}

/** Chat platforms that the program can be asked on. */
export type PlatformName = 'discord' | 'slack'

export interface ServeRequest {
  /** Folder given with --corpus, or null for the configured one. */
  folder: string | null
  ingest: 'when-changed' | 'never'
  engine: Engine
  /** Null for every platform that is configured, and the digests. */
  platforms: readonly PlatformName[] | null
}

export interface DigestRequest {
  /** Null for all that are configured. */
  name: string | null
  folder: string | null
  /** Takes the texts in place of the channels; then nothing is remembered. */
  show: ((text: string) => void) | null
}

export interface ToldDigest {
  name: string
  /** Platform and channel. */
  place: string
  outcome: 'posted' | 'silent'
}

/** One line of `doctor`. */
export interface Examination {
  state: 'good' | 'note' | 'trouble'
  text: string
  hint: string | null
}

/** Everything a command needs; composed in app/. */
export interface CommandContext {
  settings: Settings
  messages: Messages
  terminal: Terminal
  openCorpus(request: CorpusRequest): Promise<OpenCorpus>
  /** Checks files by themselves; nothing of them is kept. */
  checkFiles(request: FilesRequest): Promise<CheckedFiles>
  /** The page that explains a rule, as Markdown; null when this installation has none. */
  rulePage(name: string): string | null
  /** Serves tools to another agent until that one closes the connection. */
  serveTools(toolbox: Toolbox): Promise<void>
  /** Answers in chats and posts digests until the program is told to stop. @throws TieoutError `configuration` when it is not set up. */
  serve(request: ServeRequest): Promise<void>
  /** Posts digests now. @throws TieoutError `configuration` for one that is not configured or cannot be posted. */
  digest(request: DigestRequest): Promise<ToldDigest[]>
  /** `model` asks the configured model and embeddings server, too, `channels` the chat platforms. */
  examine(folder: string | null, asked: { model: boolean; channels: boolean }): Promise<Examination[]>
  version(): string
}
