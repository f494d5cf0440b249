import type { Feedback } from '../../answers/judge/feedback-line.js'
import type { ButtonAction } from '../button-store.js'
import type { Reply } from '../lay-out.js'
import type { Form } from '../port.js'
import type { Request } from '../request.js'
import type { ChannelState } from '../setup.js'
import type { ChannelWords } from '../words.js'
import { ask, note } from './ask.js'
import { checkHeld } from './check.js'
import { proofReply, sourcesReply } from './evidence.js'

/** Whether only the person who pressed sees the reply. */
export const isPrivatePress = ({ kind }: ButtonAction): boolean => kind !== 'choose' && kind !== 'check'

/** What a pressed button leads to. */
export async function press(action: ButtonAction, request: Request, state: ChannelState): Promise<Reply> {
  const { words, from, at } = request
  if (action.kind === 'choose') return ask(action.question, action.documents?.[0] ?? null, request, state)
  if (action.kind === 'check') return checkHeld(action.document, request, state)
  const { answer, whole, draft: place } = action
  const held = place === null ? state.desk : state.drafts.at(place)
  switch (action.kind) {
    case 'sources':
      if (held === null) return note(words.draftGone)
      return sourcesReply(answer, held.library(), await held.pictures(), request)
    case 'proof':
      return held === null ? note(words.draftGone) : proofReply(answer, held.library(), request)
    case 'feedback': {
      const make = (kind: 'right' | 'wrong') => state.buttons.make({ kind, answer, whole, draft: place }, from, at)
      return {
        ...note(words.howWasIt),
        buttons: [
          { id: make('right'), label: words.right },
          { id: make('wrong'), label: words.wrong },
        ],
      }
    }
    case 'right':
      return keep({ verdict: 'right', answer, whole, note: '', alias: null }, held, request, state)
    // Where no form can be shown, the verdict alone is kept.
    case 'wrong':
    case 'wrong-form':
      return keep({ verdict: 'wrong', answer, whole, note: '', alias: null }, held, request, state)
  }
}

/** The form for what is wrong, and a word that should be read otherwise. */
export const wrongForm = (id: string, words: ChannelWords): Form => ({
  id,
  title: words.formTitle,
  fields: [
    { name: 'note', label: words.formNote, required: false, long: true, most: 1000 },
    { name: 'word', label: words.formWord, required: false, long: false, most: 60 },
    { name: 'means', label: words.formMeans, required: false, long: false, most: 60 },
  ],
})

/** Keeps what a filled form says of an answer. */
export function takeForm(
  action: ButtonAction,
  fields: Readonly<Record<string, string>>,
  request: Request,
  state: ChannelState,
): Reply {
  if (action.kind !== 'wrong-form') return note(request.words.expired)
  const field = (name: string, most: number): string => (fields[name] ?? '').trim().slice(0, most)
  const [word, means] = [field('word', 60), field('means', 60)]
  const alias = word === '' || means === '' ? null : { word, means }
  const held = action.draft === null ? state.desk : state.drafts.at(action.draft)
  const { answer, whole } = action
  return keep({ verdict: 'wrong', answer, whole, note: field('note', 1000), alias }, held, request, state)
}

/** Of answers from a dropped file nothing is kept: the file was promised to stay in its thread. */
function keep(feedback: Feedback, held: object | null, request: Request, state: ChannelState): Reply {
  const isDraft = held !== state.desk
  const kept = isDraft || state.feedback.add(feedback)
  const { id } = request
  state.record({ event: 'feedback', question: id, kind: feedback.verdict, ms: 0, detail: isDraft ? 'draft' : null })
  return note(kept ? request.words.thanks : request.words.notKept)
}
