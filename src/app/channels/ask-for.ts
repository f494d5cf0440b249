import type { AskOptions } from '../../answers/assistant.js'
import type { DeskAnswer, DeskQuestion } from '../../channels/desk.js'
import type { Answerer } from '../../cli/context.js'

/** Asks either engine, and tells the whole question that a follow-up was taken for. */
export async function askFor(
  assistant: Answerer,
  question: string,
  { id, session, documents, organization }: DeskQuestion,
  stale: boolean,
): Promise<DeskAnswer> {
  let whole = question
  const options: AskOptions = {
    id,
    session,
    documents,
    defaultOrganization: organization,
    stale,
    onCompleted: (completed) => {
      whole = completed
    },
  }
  return { answer: await assistant.ask(question, options), whole }
}
