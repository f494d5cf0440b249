import type { Answer } from '../../answers/types.js'
import { answerLines } from '../../reports/answer-lines.js'
import type { Pictures } from '../../reports/pictures/types.js'
import type { DeskAnswer } from '../desk.js'
import { draftPlace } from '../draft-shelf.js'
import type { Reply, ReplyLine } from '../lay-out.js'
import { neutralText } from '../neutral.js'
import type { Attachment, Button } from '../port.js'
import type { Request } from '../request.js'
import type { ChannelState } from '../setup.js'

/** Answers a question from the documents, in a thread with a dropped file from that file alone. */
export async function ask(question: string, document: string | null, request: Request, state: ChannelState) {
  const { desk, drafts } = state
  const place = draftPlace(request.at)
  const draft = drafts.at(place)
  const documents = document === null ? null : [document]
  if (
    draft === null &&
    document !== null &&
    !desk
      .library()
      .documents()
      .some(({ id }) => id === document)
  )
    return note(request.words.unknownDocument(document))
  const asked =
    draft === null
      ? await desk.ask(question, { ...request.question, documents })
      : await draft.ask(question, request.question)
  const { answer } = asked
  const pictures = answer.results.length > 1 ? await (draft ?? desk).pictures() : null
  const only = draft === null ? [] : [request.words.draftOnly(draft.name)]
  return answerReply(asked, {
    documents,
    draft: draft === null ? null : place,
    remarks: only,
    files: pictures === null ? [] : await chartOf(answer, pictures),
    request,
    state,
  })
}

/** A reply of words only. */
export const note = (...lines: string[]): Reply => ({ tone: 'note', lines, buttons: [], files: [] })

const TONES = { answered: 'answer', conflict: 'conflict', refused: 'refusal' } as const

function answerReply(
  { answer, whole }: DeskAnswer,
  told: {
    documents: string[] | null
    draft: string | null
    remarks: readonly string[]
    files: Attachment[]
    request: Request
    state: ChannelState
  },
): Reply {
  const { request, state } = told
  const { words, from, at } = request
  const lines = answerLines(answer)
  const said = new Set(answer.answer.split('\n'))
  const warnings = answer.warnings
    .filter((warning) => !said.has(warning))
    .map((warning) => `${request.language === 'zh' ? '注：' : 'Note: '}${warning}`)
  const choices = choicesOf(answer, told, state)
  const shown: ReplyLine[] = [
    ...lines.flatMap((line): ReplyLine[] =>
      line.kind === 'source' ? [] : line.kind === 'figure' ? [line] : [choices.lineFor(line.text)],
    ),
    ...choices.unsaid,
    ...warnings,
    ...told.remarks,
    ...lines.flatMap((line) => (line.kind === 'source' ? [line.text] : [])),
  ]
  const make = (kind: 'sources' | 'proof' | 'feedback', label: string): Button => ({
    id: state.buttons.make({ kind, answer, whole, draft: told.draft }, from, at),
    label,
  })
  const proven = answer.figures.length > 0 ? [make('sources', words.sources), make('proof', words.proof)] : []
  const buttons = [...choices.buttons, ...proven, make('feedback', words.feedback)]
  return { tone: TONES[answer.status], lines: shown, buttons, files: told.files }
}

/** Whole questions as buttons; where one is too long for a button, all are numbered in the text and on the buttons. */
function choicesOf(
  answer: Answer,
  { documents, request: { from, at } }: { documents: string[] | null; request: Request },
  { buttons, surface }: ChannelState,
) {
  const most = surface.limits.buttons - 3
  const questions = answer.suggestions.slice(0, most)
  const labels = questions.map(neutralText)
  const isNumbered = labels.some((label) => label.length > surface.limits.buttonLabel)
  const told = (at: number): string => `${isNumbered ? `(${at + 1})` : '·'} ${questions[at] ?? ''}`
  return {
    buttons: questions.map((question, n) => ({
      id: buttons.make({ kind: 'choose', question, documents }, from, at),
      label: isNumbered ? `(${n + 1})` : (labels[n] ?? ''),
    })),
    lineFor(line: string): string {
      const n = questions.findIndex((question) => line === `· ${question}`)
      return n < 0 ? line : told(n)
    },
    unsaid: questions.flatMap((question, n) => (answer.answer.includes(question) ? [] : [told(n)])),
  }
}

async function chartOf(answer: Answer, pictures: Pictures): Promise<Attachment[]> {
  const picture = await pictures.chart(answer)
  return picture === null ? [] : [{ name: 'chart.png', bytes: picture.png, alt: picture.alt }]
}
