import type { App } from '@slack/bolt'
import { z } from 'zod'
import type { ChannelService, Choice, Person } from '../port.js'
import { placeOf } from './place.js'

const startedSchema = z.object({
  assistant_thread: z.object({ user_id: z.string(), channel_id: z.string(), thread_ts: z.string() }),
})

/** Who opened the assistant pane, and where its conversation is. */
export const openedBy = (event: unknown) => startedSchema.safeParse(event).data?.assistant_thread ?? null

/** Questions that are offered at a time; the platform shows four. */
const MOST = 4

/** Offers first questions, made of the documents and items that are held; none to somebody who may not ask. */
export async function offerQuestions(
  { user_id: id, channel_id: channel, thread_ts: thread }: NonNullable<ReturnType<typeof openedBy>>,
  team: string,
  roles: readonly string[],
  client: App['client'],
  service: ChannelService,
): Promise<void> {
  const from: Person = { id, roles, isBot: false }
  const at = placeOf({ team, channel, thread })
  const choices = (field: 'document' | 'item'): Choice[] =>
    service.complete({ from, at, language: 'zh', field, typed: '' })
  const documents = choices('document').slice(0, 2)
  const items = choices('item').slice(0, MOST - documents.length)
  const questions = [
    ...documents.map(({ label }) => `${label}的收入总计是多少？`),
    ...items.map(({ label }) => `各单位的${label}分别是多少？`),
  ]
  const [first, ...others] = questions.map((message) => ({ title: message, message }))
  if (first === undefined) return
  await client.assistant.threads.setSuggestedPrompts({
    channel_id: channel,
    thread_ts: thread,
    title: '可以这样问 · For example',
    prompts: [first, ...others],
  })
}
