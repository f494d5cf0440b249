import type { ChannelDesk } from '../../channels/desk.js'
import type { OpenCorpus } from '../../cli/context.js'

type OpenDesk = ChannelDesk & { close(): void }

/** A desk that can be told to look for changed documents. */
export interface FreshDesk extends ChannelDesk {
  /** Takes changed documents in; true when questions are answered from them now. On failure what was held stays. */
  refresh(): Promise<boolean>
  close(): void
}

/**
 * A desk over the newest documents. What was held before stays open until the next change, so that answers under way and
 * their sources end on the documents they began with.
 */
export async function openFreshDesk(
  open: () => Promise<OpenCorpus>,
  deskOver: (corpus: OpenCorpus) => Promise<OpenDesk>,
): Promise<FreshDesk> {
  const opened = async (corpus: OpenCorpus) => ({ corpus, desk: await deskOver(corpus) })
  let current = await opened(await open())
  let before: typeof current | null = null
  const end = (one: typeof current | null): void => {
    one?.desk.close()
    one?.corpus.close()
  }
  const { openDraft, extensions } = current.desk
  return {
    library: () => current.desk.library(),
    ask: (question, options) => current.desk.ask(question, options),
    pictures: () => current.desk.pictures(),
    forget: (session) => current.desk.forget(session),
    check: (document) => current.desk.check(document),
    summary: (language) => current.desk.summary(language),
    openDraft,
    extensions,
    async refresh() {
      const corpus = await open()
      if (corpus.library.generation === current.corpus.library.generation) {
        corpus.close()
        return false
      }
      const next = await opened(corpus)
      end(before)
      before = current
      current = next
      return true
    },
    close() {
      end(before)
      end(current)
    },
  }
}
