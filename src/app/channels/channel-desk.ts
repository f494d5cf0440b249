import type { ChannelDesk } from '../../channels/desk.js'
import { heldDocument } from '../../cli/check-documents.js'
import type { Engine, OpenCorpus } from '../../cli/context.js'
import { judgedTogether } from '../../cli/judge-together.js'
import { SUPPORTED_EXTENSIONS } from '../../documents/taken-extensions.js'
import type { CheckedDocument } from '../../reports/checked-document.js'
import { summaryText } from '../../reports/summary-text.js'
import type { Config } from '../config.js'
import { askFor, goOn } from './ask-for.js'
import { openDraft } from './open-draft.js'

/** The desk of the channels over an open corpus, which stays the caller's; conversations are kept beside the index. */
export async function openChannelDesk(
  corpus: OpenCorpus,
  config: Config,
  engine: Engine,
  tell: (text: string) => void,
): Promise<ChannelDesk & { close(): void }> {
  const { library } = corpus
  const sessions = corpus.openSessions((trouble) => tell(trouble[config.language]))
  const assistant = await corpus.assistant({ engine, kept: { sessions, onDamage: () => undefined } })
  let judged: { generation: number; documents: CheckedDocument[] } | null = null
  const checked = (): CheckedDocument[] => {
    if (judged?.generation !== library.generation) {
      const held = library.documents().map((record) => heldDocument(library, record))
      judged = { generation: library.generation, documents: judgedTogether(held) }
    }
    return judged.documents
  }
  return {
    library: () => library,
    async ask(question, options) {
      const told = await askFor(assistant, question, options, corpus.stale)
      goOn(sessions, options)
      return told
    },
    pictures: () => corpus.pictures().catch(() => null),
    forget: (session) => void sessions.forget(session),
    check: (document) => checked().find(({ report }) => report.id === document) ?? null,
    summary: (language) => summaryText(checked(), corpus.summaries().last(), language),
    openDraft: (name, bytes) => openDraft(name, bytes, config),
    extensions: SUPPORTED_EXTENSIONS,
    close: () => sessions.close(),
  }
}
