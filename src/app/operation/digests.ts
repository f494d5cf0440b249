import type { DigestKeeper, DigestPlan, DigestWork } from '../../channels/digest/plan.js'
import { heldDocument } from '../../cli/check-documents.js'
import { judgedTogether } from '../../cli/judge-together.js'
import { summaryNews } from '../../reports/summary-news.js'
import { openDigest } from '../../store/digest-file.js'
import type { ConfigFile } from '../channels/channel-config.js'
import { postDigest } from '../channels/post-digest.js'
import { openCorpus } from '../compose.js'
import type { Config } from '../config.js'
import { locateCorpus } from '../locate-corpus.js'

const SILENT = { step: () => undefined, end: () => undefined }

/** The digests of the configuration file. */
export const plansOf = ({ digests }: ConfigFile): DigestPlan[] =>
  digests.map(({ cron, timeZone, ...plan }) => ({ ...plan, schedule: cron === undefined ? null : { cron, timeZone } }))

/** What a digest remembers, beside the index of this corpus. */
export const digestKeeper = (folder: string | null, config: Config, { name }: DigestPlan): DigestKeeper =>
  openDigest(locateCorpus(folder, config).indexFolder, name)

/** Takes changed documents in and checks what is held now; posting goes to the plan's channel unless it is shown instead. */
export function digestWork(
  plan: DigestPlan,
  folder: string | null,
  config: Config,
  show: ((text: string) => void) | null,
): DigestWork {
  const keeper = digestKeeper(folder, config, plan)
  return {
    keeper: show === null ? keeper : { last: keeper.last, keep: () => true },
    async news(last, language) {
      const request = { folder, ingest: 'when-changed' } as const
      const { library, close } = await openCorpus(request, locateCorpus(folder, config), SILENT, config.model)
      try {
        const held = library.documents().map((record) => heldDocument(library, record))
        return summaryNews(judgedTogether(held), last, language)
      } finally {
        close()
      }
    },
    post: async (text, key) => (show === null ? postDigest(plan, text, key, config) : show(text)),
    now: () => Date.now(),
  }
}
