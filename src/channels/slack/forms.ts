import type { types } from '@slack/bolt'
import { z } from 'zod'
import type { Content, Form, OfferedFile } from '../port.js'
import type { CommandForm } from './commands.js'
import { fileSchema } from './files.js'
import type { Spot } from './place.js'

/** Begin the ids of forms: those that the service asks for, and those of a command. */
export const SERVICE_FORM = 'form'
export const COMMAND_FORM = 'command-'

/** Fields that are completed while they are typed. */
export const COMPLETED = /^(document|item)$/u

/** What goes along with a form and comes back with it; people cannot change it. */
const carriedSchema = z.object({
  /** Id of the service's form; '' for the form of a command. */
  form: z.string(),
  team: z.string(),
  channel: z.string(),
  /** The thread that the form belongs to, and the one where its reply goes: a reply may open a thread of its own. */
  thread: z.string().nullable(),
  below: z.string().nullable(),
})

export type Carried = z.infer<typeof carriedSchema>

export const carriedBy = (metadata: string): Carried | null => {
  try {
    return carriedSchema.parse(JSON.parse(metadata))
  } catch {
    return null
  }
}

export const carry = (form: string, spot: Spot, thread: string | null): Carried => ({
  form,
  team: spot.team,
  channel: spot.channel,
  thread,
  below: spot.thread ?? null,
})

const plain = (text: string) => ({ type: 'plain_text' as const, text, emoji: false })

function modal(callback: string, title: string, carried: Carried, blocks: types.KnownBlock[]): types.ModalView {
  return {
    type: 'modal',
    callback_id: callback,
    private_metadata: JSON.stringify(carried),
    title: plain(title.slice(0, 24)),
    submit: plain('提交 Submit'),
    close: plain('取消 Cancel'),
    blocks,
  }
}

const input = (
  name: string,
  label: string,
  element: types.InputBlock['element'],
  optional: boolean,
): types.InputBlock => ({ type: 'input', block_id: name, label: plain(label), element, optional })

const text = (long: boolean, most: number): types.PlainTextInput => ({
  type: 'plain_text_input',
  action_id: 'text',
  multiline: long,
  max_length: most,
})

const select = (name: 'document' | 'item'): types.ExternalSelect => ({
  type: 'external_select',
  action_id: name,
  min_query_length: 0,
})

/** A form that the service asks for. */
export const serviceForm = ({ title, fields }: Form, carried: Carried): types.ModalView =>
  modal(
    SERVICE_FORM,
    title,
    carried,
    fields.map(({ name, label, required, long, most }) => input(name, label, text(long, most), !required)),
  )

/** What a command that was typed alone asks for. It stands before any language is known, so it is in both. */
export function commandForm(form: CommandForm, carried: Carried): types.ModalView {
  const fields: Record<CommandForm, types.InputBlock[]> = {
    ask: [
      input('question', '问题 Question', text(false, 500), false),
      input('document', '只看这一份文件 One document only', select('document'), true),
    ],
    check: [
      input('document', '已收录的文件 A document', select('document'), true),
      input(
        'file',
        '或核对一个文件，不保留 Or a file, checked and not kept',
        { type: 'file_input', action_id: 'file', max_files: 1 },
        true,
      ),
    ],
    compare: [input('item', '项目 Item', select('item'), false)],
  }
  return modal(`${COMMAND_FORM}${form}`, 'Tieout', carried, fields[form])
}

const fieldSchema = z.record(
  z.string(),
  z.object({
    value: z.string().nullish(),
    selected_option: z.object({ value: z.string() }).nullish(),
    files: z.array(fileSchema).nullish(),
  }),
)

/** What was filled in, by the names of the fields. */
export function filledIn(values: unknown): {
  fields: Record<string, string>
  files: z.infer<typeof fileSchema>[]
} {
  const blocks = z.record(z.string(), fieldSchema).safeParse(values).data ?? {}
  const states = Object.entries(blocks).flatMap(([name, actions]) =>
    Object.values(actions).map((state) => ({ name, state })),
  )
  const fields = states.map(({ name, state }) => [name, state.value ?? state.selected_option?.value ?? ''])
  return { fields: Object.fromEntries(fields), files: states.flatMap(({ state }) => state.files ?? []) }
}

/** What a filled form of a command asks for; null for a form that this program does not have. */
export function commandContent(
  callback: string,
  { fields, files }: ReturnType<typeof filledIn>,
  offer: (file: z.infer<typeof fileSchema>) => OfferedFile,
): Content | null {
  const [file] = files
  const document = fields.document || null
  switch (callback.slice(COMMAND_FORM.length)) {
    case 'ask':
      return { kind: 'ask', question: fields.question ?? '', document }
    case 'check':
      return { kind: 'check', document, file: file === undefined ? null : offer(file) }
    case 'compare':
      return { kind: 'compare', item: fields.item ?? '' }
    default:
      return null
  }
}
