import type { AskOptions } from '../../answers/assistant.js'
import type { DeskAnswer, DeskQuestion } from '../../channels/desk.js'
import type { Answerer } from '../../cli/context.js'
import type { SessionKeeper } from '../../library/ports.js'

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

/** Lets a conversation that has not begun yet go on from another. */
export function goOn(sessions: SessionKeeper, { session, opens }: DeskQuestion): void {
  if (session === null || opens === undefined || sessions.turns(opens).length > 0) return
  for (const turn of sessions.turns(session)) sessions.append(opens, turn)
}
