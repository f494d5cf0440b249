import { documentName } from '../../reports/check-words.js'
import type { ButtonAction } from '../button-store.js'
import type { Reply } from '../lay-out.js'
import type { Content } from '../port.js'
import type { Request } from '../request.js'
import type { ChannelState } from '../setup.js'
import { ask, note } from './ask.js'
import { checkHeld } from './check.js'
import { takeFile } from './file.js'
import { press } from './press.js'

/** Whether there is anything to work out: a mention without words or files is answered with what could be asked. */
export function isWork(content: Content): boolean {
  if (content.kind === 'message') return content.text.trim() !== '' || content.files.length > 0
  if (content.kind === 'ask') return content.question.trim() !== ''
  return true
}

/** Works out the reply to what is allowed. @param action what a pressed button does, null for anything else. */
export async function work(
  content: Content,
  action: ButtonAction | null,
  request: Request,
  state: ChannelState,
): Promise<Reply> {
  const { words } = request
  switch (content.kind) {
    case 'ask':
      return ask(content.question.trim(), content.document, request, state)
    case 'compare':
      return content.item.trim() === ''
        ? note(words.noItem)
        : ask(words.compareQuestion(content.item.trim()), null, request, state)
    case 'check':
      return content.file === null
        ? checkHeld(content.document ?? '', request, state)
        : takeFile(content.file, { once: true }, request, state)
    case 'documents':
      return documents(request, state)
    case 'summary':
      return note(...state.desk.summary(request.language).split('\n'))
    case 'message':
      return message(content.text.trim(), content.files, request, state)
    case 'press':
      return action === null ? note(words.expired) : press(action, request, state)
    case 'form':
      return note(words.expired)
  }
}

function documents({ language, words }: Request, { desk }: ChannelState): Reply {
  const records = desk.library().documents()
  if (records.length === 0) return note(words.noDocuments)
  return note(
    ...records.map((record) => `· ${documentName({ ...record, stage: record.kind }, language)} — ${record.id}`),
  )
}

/** A message may bring a file, a question, or a file and a question about it. */
async function message(
  text: string,
  files: Extract<Content, { kind: 'message' }>['files'],
  request: Request,
  state: ChannelState,
): Promise<Reply> {
  const [file, another] = files
  if (file === undefined) return ask(text, null, request, state)
  if (another !== undefined) return note(request.words.oneFile)
  const taken = await takeFile(file, { once: false }, request, state)
  const isTaken = taken.files.length > 0
  if (!isTaken || text === '') return taken
  const answered = await ask(text, null, request, state)
  return {
    tone: answered.tone,
    lines: [...taken.lines, ...answered.lines],
    buttons: answered.buttons,
    files: [...taken.files, ...answered.files],
  }
}
