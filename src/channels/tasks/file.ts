import { TieoutError } from '../../core/errors.js'
import { draftPlace } from '../draft-shelf.js'
import type { Reply } from '../lay-out.js'
import { ChannelFileError, type OfferedFile } from '../port.js'
import type { Request } from '../request.js'
import type { ChannelState } from '../setup.js'
import { note } from './ask.js'
import { checkReply } from './check.js'

/**
 * Takes a dropped file: its kind and size are judged by what the platform says before anything is read. In a thread it
 * stays for questions until its time is over; `once` checks it and removes it at once.
 */
export async function takeFile(
  file: OfferedFile,
  options: { once: boolean },
  request: Request,
  state: ChannelState,
): Promise<Reply> {
  const { words, at } = request
  const place = options.once ? null : draftPlace(at)
  if (!options.once && place === null) return note(words.dropInThread)
  const refused = unfit(file, place, request, state)
  if (refused !== null) return refused
  const draft = await opened(file, request, state)
  if ('tone' in draft) return draft
  try {
    state.record({ event: 'draft-opened', question: request.id, kind: 'file', ms: 0, detail: null })
    const reply = checkReply(draft.checked(), request)
    if (place === null) return reply
    state.drafts.put(place, draft)
    return { ...reply, lines: [words.draftOpened(draft.name, state.limits.draftMinutes), ...reply.lines] }
  } finally {
    if (state.drafts.at(place) !== draft) draft.close()
  }
}

function unfit(file: OfferedFile, place: string | null, { words }: Request, state: ChannelState): Reply | null {
  const { desk, limits, drafts } = state
  const extension = /\.([^./\\]{1,10})$/u.exec(file.name)?.[1]?.toLowerCase() ?? ''
  if (!desk.extensions.includes(extension)) return note(words.fileKind(desk.extensions.join(', ')))
  if (file.bytes > limits.fileMegabytes * 1_000_000) return note(words.fileTooLarge(limits.fileMegabytes))
  return drafts.isFull(place) ? note(words.tooManyDrafts) : null
}

async function opened(file: OfferedFile, { words }: Request, { desk, limits }: ChannelState) {
  try {
    return await desk.openDraft(file.name, await file.read(limits.fileMegabytes * 1_000_000))
  } catch (error) {
    if (error instanceof ChannelFileError) {
      if (error.reason === 'too-large') return note(words.fileTooLarge(limits.fileMegabytes))
      return note(error.reason === 'elsewhere' ? words.fileElsewhere : words.fileUnreadable)
    }
    if (error instanceof TieoutError && error.code === 'bad-input') return note(words.fileUnreadable, error.message)
    throw error
  }
}
