import { createAssistant } from '../../src/answers/assistant.js'
import { createTextTier } from '../../src/answers/tie/tie-text.js'
import type { Desk } from '../../src/tools/contract.js'
import type { TextReader } from '../../src/tools/tie-text.js'
import { openToolbox, type Toolbox } from '../../src/tools/toolbox.js'
import { bundledFiles, openDesk } from '../answers/open-assistant.js'
import { shippedVocabulary } from '../facts/vocabulary-files.js'

const { vocabulary } = shippedVocabulary()

export interface View {
  id: string
  label: string
  display: string
  value: string
  unit: string
  [field: string]: unknown
}

/** Replies as tests read them: every field that some tool gives. */
export interface Reply {
  ok: boolean
  result?: {
    documents?: { id: string; organization: string; year: number }[]
    quantities?: { figures: View[]; agreement?: string; reason?: { id: string; text: string } }[]
    figure?: View
    difference?: View
    ordered?: (View & { sameAsNext?: boolean })[]
    crossings?: { dimension: string }[]
    tables?: { id: string; title: string }[]
    rows?: { name: string; cells: { column: number | null; text: string; figure?: string }[] }[]
    passages?: { kind: string; tableId?: string; sentences?: { id?: string; text: string }[] }[]
    explained?: { id?: string; term: string; text: string }[]
    items?: { name: string; code?: string }[]
    findings?: { message: string; severity: string; cells: { figure?: string }[] }[]
    cut?: { shown: number; total: number; next: number | null }
    similarNames?: string[]
    availableUnderOther?: { condition: string; values: string[] }[]
    counts?: { tied: number; contradicted: number; unknown: number }
    numbers?: { text: string; status: string; expected?: string; figure?: Partial<View> }[]
    leftBlank?: { name: string }[]
  }
  error?: { code: string; message: string; available?: string[] }
}

export interface Tools {
  desk: Desk
  toolbox: Toolbox
  call(name: string, given: unknown): Reply
  close(): void
}

/** The tools over some documents (the bundled ones), of which a conversation may open those named. */
export async function openTools(
  options: { files?: Record<string, string>; documents?: string[]; language?: 'zh' | 'en' } = {},
): Promise<Tools> {
  const { library, close } = await openDesk(options.files ?? bundledFiles())
  const { documents = null, language = 'zh' } = options
  const tier = createTextTier({ library, vocabulary, assistant: createAssistant({ library, vocabulary }) })
  const readText: TextReader = (text) => tier.tie(text, { documents, defaultOrganization: null, stale: false })
  const toolbox = openToolbox(library, vocabulary, { documents, language, readText })
  const { desk, tools } = toolbox
  return {
    desk,
    toolbox,
    call(name, given) {
      const tool = tools.find((one) => one.name === name)
      if (tool === undefined) throw new Error(`no tool ${name}`)
      return tool.call(given, desk) as unknown as Reply
    },
    close,
  }
}
